"""Checks of decision tables: rules that overlap, gaps, and rules that never decide anything.

Exact where cells are literals, comparisons and ranges; other cells are named in the report, and the
rules that hold them are then only judged as far as their remaining cells allow. Null is left out: a
missing input is a matter of the caller.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from feel.dmn import model
from feel.dmn.axes import Axis, Stretch, axis_of
from feel.dmn.border import same, to_json
from feel.dmn.cells import literal_of
from feel.dmn.decisions import DmnModel
from feel.dmn.errors import Problem
from feel.dmn.regions import Region
from feel.dmn.run import RuleHit, Run
from feel.dmn.tables import Column, CompiledTable
from feel.messages import DEFAULT_LANGUAGE

MAX_FINDINGS = 50
#: Steps of search per table; beyond it the report says that it is not complete.
MAX_STEPS = 300_000


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at in a table: which rules, and an input that shows it."""

    kind: str
    severity: str
    rules: tuple[int, ...]
    sample: Mapping[str, Any]
    where: Mapping[str, str]

    def message(self, lang: str = DEFAULT_LANGUAGE) -> str:
        """The sentence an editor shows."""
        return self._problem().message(lang)

    def way_out(self, lang: str = DEFAULT_LANGUAGE) -> str:
        """What to do about it."""
        return self._problem().way_out(lang)

    def _problem(self) -> Problem:
        where = "; ".join(f"{label}: {text}" for label, text in self.where.items())
        rules = ", ".join(map(str, self.rules))
        return Problem(f"check-{self.kind}", params={"rules": rules, "where": where})

    def to_json(self, lang: str = DEFAULT_LANGUAGE) -> dict[str, Any]:
        """The form an editor receives."""
        return {
            "kind": self.kind,
            "severity": self.severity,
            "rules": list(self.rules),
            "sample": {label: to_json(value) for label, value in self.sample.items()},
            "where": dict(self.where),
            "message": self.message(lang),
            "way_out": self.way_out(lang),
        }


@dataclass(frozen=True, slots=True)
class OpaqueCell:
    """A cell that could not be analysed: it names variables or calls functions."""

    rule: int
    input: str
    text: str


@dataclass(frozen=True, slots=True)
class TableReport:
    """What the checks found; `complete` is false where the search met its bound."""

    table: str
    findings: tuple[Finding, ...]
    not_analysed: tuple[OpaqueCell, ...]
    complete: bool

    def to_json(self, lang: str = DEFAULT_LANGUAGE) -> dict[str, Any]:
        """The form an editor receives."""
        return {
            "table": self.table,
            "findings": [finding.to_json(lang) for finding in self.findings],
            "not_analysed": [
                {"rule": cell.rule, "input": cell.input, "text": cell.text} for cell in self.not_analysed
            ],
            "complete": self.complete,
        }


def check_model(loaded: DmnModel) -> list[TableReport]:
    """A report for each decision table of a model, in the order they stand in it."""
    return [check_table(table) for table in loaded.tables]


class _Exhausted(Exception):
    """The search took too many steps."""


class _Search:
    """The space of inputs of one table as a product of stretches."""

    def __init__(self, table: CompiledTable) -> None:
        self.table = table
        labels: list[str] = []
        for column in table.columns:
            taken = labels.count(column.label)
            labels.append(f"{column.label} ({len(labels) + 1})" if taken else column.label)
        self.axes = [
            axis_of(column, label, _domain(column))
            for column, label in zip(table.columns, labels, strict=True)
        ]
        self.everything = table.all_rules
        self._steps = MAX_STEPS

    def step(self, count: int = 1) -> None:
        """Charge the search."""
        self._steps -= count
        if self._steps < 0:
            raise _Exhausted

    def box(self, rule: int) -> list[list[Stretch]]:
        """The stretches where a rule may match, axis by axis."""
        bit = 1 << rule
        self.step(sum(len(axis.stretches) for axis in self.axes) // 16 + 1)
        return [[each for each in axis.stretches if each.maybe & bit] for axis in self.axes]

    def uncovered(self, box: list[list[Stretch]], rules: int, sure: bool) -> Iterator[list[Stretch]]:
        """The parts of a box in which none of the rules matches; each is a stretch per axis."""
        covered: set[tuple[int, int]] = set()

        def visit(depth: int, left: int, chosen: list[Stretch]) -> Iterator[list[Stretch]]:
            self.step()
            if not left:
                yield chosen
                return
            if depth == len(box) or (depth, left) in covered:
                return
            found = False
            for stretch in box[depth]:
                rest = left & (stretch.sure if sure else stretch.maybe)
                for part in visit(depth + 1, rest, [*chosen, stretch]):
                    found = True
                    yield part
            if not found:
                covered.add((depth, left))

        return visit(0, rules, [])

    def sample(self, chosen: list[Stretch], box: list[list[Stretch]] | None = None) -> dict[str, Any]:
        """An input inside the chosen stretches; the axes left open take what their box holds first."""
        rest = (box if box is not None else [list(axis.stretches) for axis in self.axes])[len(chosen) :]
        stretches = [*chosen, *(each[0] for each in rest if each)]
        return {axis.label: each.sample for axis, each in zip(self.axes, stretches, strict=False)}

    def where(self, chosen: list[Stretch]) -> dict[str, str]:
        """The chosen stretches in words; axes left open are not mentioned."""
        return {
            axis.label: each.text for axis, each in zip(self.axes, chosen, strict=False) if each.text != "-"
        }


def check_table(table: CompiledTable) -> TableReport:
    """All checks that make sense under the table's hit policy."""
    search = _Search(table)
    findings: list[Finding] = []
    complete = True
    try:
        findings.extend(_empty(search))
        findings.extend(_overlaps(search))
        findings.extend(
            _unreachable(search, {finding.rules[0] for finding in findings if finding.kind == "empty"})
        )
        findings.extend(_gaps(search))
    except _Exhausted:
        complete = False
    opaque = [
        OpaqueCell(rule + 1, axis.label, column.cells[rule].text)
        for axis, column in zip(search.axes, table.columns, strict=True)
        for rule in axis.opaque
    ]
    opaque.sort(key=lambda cell: cell.rule)
    return TableReport(table.table.id, tuple(findings), tuple(opaque), complete)


def _domain(column: Column) -> Region | None:
    """The values an input can have at all: those its clause lists, else those of its type."""
    for allowed in (column.allowed, column.type_allowed):
        if allowed is not None and allowed.region is not None:
            return allowed.region
    return None


def _empty(search: _Search) -> Iterator[Finding]:
    """Rules that no input can match."""
    for rule in range(len(search.table.table.rules)):
        if any(not stretches for stretches in search.box(rule)):
            yield Finding("empty", "warning", (rule + 1,), {}, {})


def _overlaps(search: _Search) -> Iterator[Finding]:
    """Pairs of rules for one input, where the policy wants one rule or equal outputs."""
    policy = search.table.table.hit_policy
    if policy not in (model.HitPolicy.UNIQUE, model.HitPolicy.ANY):
        return
    reported = 0
    for rule, others in _partners(search):
        while others:
            bit = others & -others
            others ^= bit
            other = bit.bit_length() - 1
            if policy is model.HitPolicy.ANY and _same_outputs(search.table, rule, other) is not False:
                continue
            both = (1 << rule) | bit
            chosen = [
                next(each for each in axis.stretches if each.sure & both == both) for axis in search.axes
            ]
            rules = (rule + 1, other + 1)
            yield Finding("overlap", "error", rules, search.sample(chosen), search.where(chosen))
            reported += 1
            if reported >= MAX_FINDINGS:
                return


def _partners(search: _Search) -> Iterator[tuple[int, int]]:
    """For each rule the later rules that meet it on every axis: rules are boxes, so they meet."""
    for rule in range(len(search.table.table.rules)):
        bit = 1 << rule
        later = search.everything & ~((bit << 1) - 1)
        for axis in search.axes:
            meeting = 0
            search.step(len(axis.stretches) // 64 + 1)
            for stretch in axis.stretches:
                if stretch.sure & bit:
                    meeting |= stretch.sure
            later &= meeting
            if not later:
                break
        if later:
            yield rule, later


def _same_outputs(table: CompiledTable, rule: int, other: int) -> bool | None:
    """Whether two rules give equal outputs; None where that depends on the input."""
    known: bool | None = True
    for one, two in zip(table.table.rules[rule].outputs, table.table.rules[other].outputs, strict=True):
        if one.text == two.text:
            continue
        first, second = literal_of(one.text), literal_of(two.text)
        if first is None or second is None:
            known = None
        elif not same(first[0], second[0], Run()):
            return False
    return known


def _unreachable(search: _Search, skip: set[int]) -> Iterator[Finding]:
    """Rules that always give way to others: earlier ones under First, better ones under Priority."""
    policy = search.table.table.hit_policy
    if policy not in (model.HitPolicy.FIRST, model.HitPolicy.PRIORITY):
        return
    ranks = _ranks(search.table) if policy is model.HitPolicy.PRIORITY else None
    if policy is model.HitPolicy.PRIORITY and ranks is None:
        return
    for rule in range(len(search.table.table.rules)):
        if rule + 1 in skip:
            continue
        winners = (1 << rule) - 1
        if ranks is not None:
            mine = (ranks[rule], rule)
            winners = sum(1 << index for index, rank in enumerate(ranks) if (rank, index) < mine)
        box = search.box(rule)
        if winners and next(search.uncovered(box, winners, sure=True), None) is None:
            yield Finding("unreachable", "warning", (rule + 1,), search.sample([], box), {})


def _ranks(table: CompiledTable) -> list[tuple[int, ...]] | None:
    """The priority of each rule, where all outputs that are ranked are literals."""
    ranks = []
    for index, rule in enumerate(table.table.rules):
        values = [literal_of(output.text) for output in rule.outputs]
        ranked = table.ranking.ranked_outputs
        if any(values[position] is None for position in ranked):
            return None
        outputs = tuple(value[0] if value is not None else None for value in values)
        hit = RuleHit(index + 1, rule.id, outputs)
        ranks.append(table.ranking.rank(hit, Run()))
    return ranks


def _gaps(search: _Search) -> Iterator[Finding]:
    """Inputs that no rule covers; a default output covers everything."""
    table = search.table
    if any(output.default is not None for output in table.outputs) or not table.table.rules:
        return
    single = table.table.hit_policy in (
        model.HitPolicy.UNIQUE,
        model.HitPolicy.ANY,
        model.HitPolicy.FIRST,
        model.HitPolicy.PRIORITY,
    )
    everywhere = [list(axis.stretches) for axis in search.axes]
    for count, chosen in enumerate(search.uncovered(everywhere, search.everything, sure=False)):
        if count >= MAX_FINDINGS:
            return
        severity = "warning" if single else "note"
        yield Finding("gap", severity, (), search.sample(chosen), search.where(chosen))


__all__ = ["Axis", "Finding", "OpaqueCell", "TableReport", "check_model", "check_table"]
