"""Decision tables compiled once: indexed columns first, other cells after, then the hit policy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from feel.dmn import model
from feel.dmn.border import CellTest, Compiler, feel_text
from feel.dmn.conversion import Converter, converter
from feel.dmn.hit_policies import Ranking, decide
from feel.dmn.item_types import TypeSource
from feel.dmn.regions import ColumnIndex, Region, locate
from feel.dmn.run import Evaluator, RuleHit, Run, Scope, TableTrace, shorten
from feel.types import ANY, FeelType

MAX_CELLS = 200_000
#: An index may hold this many bits (8 MiB); a column beyond it is tested cell by cell.
MAX_INDEX_BITS = 64_000_000

_CHUNK = 1024
_CHUNK_MASK = (1 << _CHUNK) - 1


@dataclass(slots=True)
class Column:
    """One input: its value, and the rules its cells let through."""

    clause: model.InputClause
    label: str
    evaluate: Evaluator
    type: FeelType
    convert: Converter | None
    allowed: CellTest | None
    #: The values its type allows; they were checked with the type.
    type_allowed: CellTest | None
    cells: list[CellTest]
    index: ColumnIndex | None
    #: Rules whose cell is not in the index, as bits; with no index, all that are not "-".
    loose: int
    #: Rules whose cell is not "-", as bits.
    testing: int
    #: Whether all cells speak of literals only, so that a value always meets the same answers.
    is_constant: bool
    null_mask: int | None = None


@dataclass(slots=True)
class Output:
    """One output: its entries, type and allowed values, and its default."""

    clause: model.OutputClause
    type: FeelType
    convert: Converter
    allowed: CellTest | None
    entries: list[Evaluator]
    default: Evaluator | None


def compile_table(
    table: model.DecisionTable, names: frozenset[str], compiler: Compiler, types: TypeSource
) -> Evaluator:
    """The evaluator of a table; its result is a value, a context of outputs, or a list of those."""
    cells = len(table.rules) * (len(table.inputs) + len(table.outputs))
    if cells > MAX_CELLS:
        compiler.problem("table-too-large", table.id, table.line, cells=cells, limit=MAX_CELLS)
        return lambda scope, run: None
    columns = [
        _column(table, position, clause, names, compiler, types)
        for position, clause in enumerate(table.inputs)
    ]
    outputs = [
        _output(table, position, clause, names, compiler, types)
        for position, clause in enumerate(table.outputs)
    ]
    ranking = Ranking.of(table, [types.allowed_text(output.type) for output in outputs], compiler)
    compiled = CompiledTable(table, columns, outputs, ranking)
    compiler.tables.append(compiled)
    return compiled.evaluate


def _column(
    table: model.DecisionTable,
    position: int,
    clause: model.InputClause,
    names: frozenset[str],
    compiler: Compiler,
    types: TypeSource,
) -> Column:
    cells = [
        compiler.cell(rule.inputs[position].text or "-", names, rule.inputs[position].id, rule.line)
        for rule in table.rules
    ]
    testing = 0
    for index, cell in enumerate(cells):
        if not cell.is_any:
            testing |= 1 << index
    column_index, loose = _index(cells, testing)
    expression = clause.expression
    values = clause.values
    kind = types.of(expression.type_ref, expression)
    typed = types.allowed_text(kind)
    return Column(
        clause=clause,
        label=clause.label or expression.text,
        evaluate=compiler.expression(expression.text, names, expression.id, expression.line),
        type=kind,
        convert=None if kind is ANY else converter(kind, expression, clause.label or expression.text),
        type_allowed=compiler.cell(typed, (), clause.id, clause.line) if typed else None,
        allowed=compiler.cell(values.text, names, values.id, values.line) if values and values.text else None,
        cells=cells,
        index=column_index,
        loose=loose,
        testing=testing,
        is_constant=all(cell.is_constant for cell in cells),
    )


def _index(cells: Sequence[CellTest], testing: int) -> tuple[ColumnIndex | None, int]:
    """An index over the family most cells speak of, and the rules it leaves to be tested."""
    families: dict[str, int] = {}
    for cell in cells:
        if cell.region is not None:
            families[cell.region.family] = families.get(cell.region.family, 0) + 1
    if not families:
        return None, testing
    family = max(families, key=lambda name: families[name])
    regions: list[Region | None] = []
    loose = 0
    for index, cell in enumerate(cells):
        region = cell.region if cell.region is not None and cell.region.family == family else None
        regions.append(region)
        if region is None and not cell.is_any:
            loose |= 1 << index
    # Bounded before it is built: slots times rules.
    ends = {end for region in regions if region for span in region.spans for end in (span.low, span.high)}
    if (2 * len(ends) + 1) * len(cells) > MAX_INDEX_BITS:
        return None, testing
    return ColumnIndex(family, regions), loose


def _output(
    table: model.DecisionTable,
    position: int,
    clause: model.OutputClause,
    names: frozenset[str],
    compiler: Compiler,
    types: TypeSource,
) -> Output:
    def entry(literal: model.Literal) -> Evaluator:
        return compiler.expression(literal.text or "null", names, literal.id, literal.line)

    values = clause.values
    kind = types.of(clause.type_ref, clause)
    return Output(
        clause=clause,
        type=kind,
        convert=converter(kind, clause, clause.name or clause.label or table.id),
        allowed=compiler.cell(values.text, names, values.id, values.line) if values and values.text else None,
        entries=[entry(rule.outputs[position]) for rule in table.rules],
        default=entry(clause.default) if clause.default is not None and clause.default.text else None,
    )


class CompiledTable:
    """A table ready to be asked."""

    def __init__(
        self, table: model.DecisionTable, columns: list[Column], outputs: list[Output], ranking: Ranking
    ) -> None:
        self.table = table
        self.columns = columns
        self.outputs = outputs
        self.ranking = ranking
        self.labels = [column.label for column in columns]
        self.all_rules = (1 << len(table.rules)) - 1
        self.stops_early = table.hit_policy is model.HitPolicy.FIRST

    def evaluate(self, scope: Scope, run: Run) -> Any:
        """The result, with a trace of inputs and hits left in the run."""
        table = self.table
        trace = TableTrace(table.id, table.hit_policy.value)
        run.tables.append(trace)
        run.tick(1 + (len(table.rules) >> 6))
        values = self._inputs(scope, run, trace)
        if values is None:
            return None
        hits = trace.rules = [self._hit(index, scope, run) for index in self._matches(values, scope, run)]
        if not hits:
            return self._no_hit(scope, run, trace)
        return decide(table, hits, self.ranking, run)

    def _inputs(self, scope: Scope, run: Run, trace: TableTrace) -> list[Any] | None:
        """The input values; None when one of them is outside the values its clause allows."""
        values: list[Any] = []
        refused = False
        for column in self.columns:
            value = column.evaluate(scope, run)
            if column.convert is not None:
                value = column.convert(value, run)
            if column.allowed is not None:
                refused |= not _allowed(
                    column.allowed, value, column.clause, column.label, "input", run, scope
                )
            values.append(value)
        trace.inputs = tuple(zip(self.labels, values, strict=True))
        return None if refused else values

    def _matches(self, values: list[Any], scope: Scope, run: Run) -> Iterator[int]:
        """The rules that hit, in their order; one only, where the policy wants no more."""
        mask = self.all_rules
        pending: list[tuple[Column, Any, int]] = []
        for column, value in zip(self.columns, values, strict=True):
            place = locate(value) if column.index is not None else None
            if column.index is not None and place is not None and place[0] == column.index.family:
                mask &= column.index.look_up(place[1])
                rest = column.loose
            elif value is None and column.is_constant:
                mask &= self._null_mask(column, scope, run)
                rest = 0
            else:
                rest = column.testing
            if not mask:
                return
            if rest:
                pending.append((column, value, rest))
        base = 0
        while mask:
            # In chunks: taking single bits off a mask of very many rules would cost its whole length each.
            chunk = mask & _CHUNK_MASK
            tests = [
                (column.cells, value, here)
                for column, value, rest in pending
                if (here := (rest >> base) & chunk)
            ]
            while chunk:
                bit = chunk & -chunk
                chunk ^= bit
                index = base + bit.bit_length() - 1
                if all(
                    not here & bit or cells[index].test(value, scope, run) is True
                    for cells, value, here in tests
                ):
                    yield index
                    if self.stops_early:
                        return
            mask >>= _CHUNK
            base += _CHUNK

    def _null_mask(self, column: Column, scope: Scope, run: Run) -> int:
        """The rules that null lets through: asked once, as no cell of the column can answer otherwise."""
        if column.null_mask is None:
            found = 0
            for index, cell in enumerate(column.cells):
                if cell.is_any or cell.test(None, scope, run) is True:
                    found |= 1 << index
            column.null_mask = found
        return column.null_mask

    def _hit(self, index: int, scope: Scope, run: Run) -> RuleHit:
        run.tick(1)
        rule = self.table.rules[index]
        outputs = tuple([self._checked(each, each.entries[index](scope, run), run) for each in self.outputs])
        return RuleHit(index + 1, rule.id, outputs, rule.annotations)

    def _checked(self, output: Output, value: Any, run: Run) -> Any:
        """An output as its clause wants it, null where it does not fit."""
        if value is None:
            return None
        clause = output.clause
        name = clause.name or clause.label or self.table.id
        value = output.convert(value, run)
        if value is None or output.allowed is None:
            return value
        return value if _allowed(output.allowed, value, clause, name, "output", run, {}) else None

    def _no_hit(self, scope: Scope, run: Run, trace: TableTrace) -> Any:
        """The default outputs, or what the policy makes of nothing (8.2.11)."""
        table = self.table
        if any(output.default is not None for output in self.outputs):
            trace.used_default = True
            values = tuple(
                None if output.default is None else self._checked(output, output.default(scope, run), run)
                for output in self.outputs
            )
            return self.ranking.result(values)
        if table.aggregation is model.Aggregation.COUNT:
            return 0
        if table.hit_policy is model.HitPolicy.COLLECT and table.aggregation is None:
            return []
        run.report("no-rule", table.id, table.line)
        return None


def _allowed(
    tests: CellTest, value: Any, clause: model.Element, name: str, kind: str, run: Run, scope: Scope
) -> bool:
    """Whether a value is among those its clause lists (8.3.2, 8.3.3); if not, the run is told."""
    if tests.test(value, scope, run) is True:
        return True
    shown = shorten(value, feel_text)
    run.report(f"{kind}-not-allowed", clause.id, clause.line, name=name, value=shown, allowed=tests.text)
    return False
