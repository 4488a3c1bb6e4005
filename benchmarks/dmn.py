"""``dmn``: a decision table here and in SpiffWorkflow's engine, and ten times the rules.

The tables are equal: amount band, district, urgency and year, one rule per band; each evaluation hits one
rule, and the inputs go through all rules evenly, so neither engine gains by finding its rule early.
SpiffWorkflow's cells are Python, ours FEEL; ours also keeps the trace of inputs and hits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import cycle
from types import SimpleNamespace
from typing import Any
from xml.sax.saxutils import escape

from benchmarks.common import Emit, median_seconds
from feel.dmn import load_dmn

INPUTS = (("amount", "number"), ("district", "string"), ("urgent", "boolean"), ("year", "number"))
DISTRICTS = 8
SAMPLES = 25


def run(emit: Emit) -> None:
    """Microseconds per evaluation, beside SpiffWorkflow's and beside a table of a tenth of the rules."""
    ours = {rules: _ours(feel_rules(rules), rules) for rules in (100, 1000)}
    theirs = _theirs(100)
    emit(
        bench="dmn", case="Unique 100 rules x 4 inputs; ratio: times faster than SpiffWorkflow",
        value=ours[100], unit="us", floor=theirs, ratio=theirs / ours[100],
    )  # fmt: skip
    emit(
        bench="dmn", case="Unique 1000 rules x 4 inputs; ratio: cost per rule beside 100 rules",
        value=ours[1000], unit="us", floor=ours[100], ratio=ours[1000] / ours[100] / 10,
    )  # fmt: skip
    computed = {rules: _ours(computed_rules(rules), rules) for rules in (100, 1000)}
    emit(
        bench="dmn", case="the same, first cell computed; ratio: times faster",
        value=computed[100], unit="us", floor=theirs, ratio=theirs / computed[100],
    )  # fmt: skip
    emit(
        bench="dmn", case="1000 rules, first cell computed; ratio: cost per rule",
        value=computed[1000], unit="us", floor=computed[100], ratio=computed[1000] / computed[100] / 10,
    )  # fmt: skip


def feel_rules(count: int) -> list[tuple[str, str, str, str]]:
    """Cells of literals, which the table's index answers."""
    return [
        (f"[{10 * index}..{10 * index + 10})", f'"d{index % DISTRICTS}"', "true", ">= 2020")
        for index in range(count)
    ]


def computed_rules(count: int) -> list[tuple[str, str, str, str]]:
    """Cells that read another input, so that no index can answer for them."""
    return [
        (
            f"[{10 * index} * urgent_factor..{10 * index + 10} * urgent_factor)",
            f'"d{index % DISTRICTS}"',
            "true",
            "-",
        )
        for index in range(count)
    ]


def given(count: int) -> list[dict[str, Any]]:
    """Inputs that hit every rule once."""
    return [
        {
            "amount": 10 * index + 5,
            "district": f"d{index % DISTRICTS}",
            "urgent": True,
            "year": 2026,
            "urgent_factor": 1,
        }
        for index in range(count)
    ]


def table_xml(rules: Sequence[Sequence[str]]) -> bytes:
    """A model with one decision, one Unique table."""
    data = [*INPUTS, ("urgent_factor", "number")]
    inputs = "".join(
        f'<inputData id="i-{name}" name="{name}"><variable name="{name}" typeRef="{kind}"/></inputData>'
        for name, kind in data
    )
    required = "".join(
        f'<informationRequirement><requiredInput href="#i-{name}"/></informationRequirement>'
        for name, _ in data
    )
    columns = "".join(
        f'<input><inputExpression typeRef="{kind}"><text>{name}</text></inputExpression></input>'
        for name, kind in INPUTS
    )
    rows = "".join(
        "<rule>"
        + "".join(f"<inputEntry><text>{escape(cell)}</text></inputEntry>" for cell in rule)
        + f"<outputEntry><text>{index}</text></outputEntry></rule>"
        for index, rule in enumerate(rules)
    )
    return (
        '<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="bench" name="bench"'
        f' namespace="urn:bench">{inputs}<decision id="level" name="level"><variable name="level"/>'
        f'{required}<decisionTable id="table" hitPolicy="UNIQUE">{columns}<output name="level"/>{rows}'
        "</decisionTable></decision></definitions>"
    ).encode()


def _microseconds(evaluate: Callable[[dict[str, Any]], object], count: int, calls: int) -> float:
    inputs = cycle(given(count))

    def several() -> None:
        for _ in range(calls):
            evaluate(next(inputs))

    return median_seconds(several, repeat=SAMPLES, warm_up=1) / calls * 1e6


def _ours(rules: Sequence[Sequence[str]], count: int) -> float:
    model = load_dmn(table_xml(rules))
    for index, inputs in enumerate(given(count)):
        assert model.evaluate_decision("level", inputs).value == index
    return _microseconds(lambda inputs: model.evaluate_decision("level", inputs), count, 100)


def _theirs(count: int) -> float:
    from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
    from SpiffWorkflow.dmn.engine.DMNEngine import DMNEngine
    from SpiffWorkflow.dmn.specs import model as spiff

    table = spiff.DecisionTable("table", "table", spiff.HitPolicy.UNIQUE.value)
    columns = [spiff.Input(name, name, name, name, kind) for name, kind in INPUTS]
    output = spiff.Output("level", "level", "level", "number")
    for index in range(count):
        rule = spiff.Rule(f"r{index}")
        low, high = 10 * index, 10 * index + 10
        cells = (f"? >= {low} and ? < {high}", f'"d{index % DISTRICTS}"', "True", ">= 2020")
        for column, cell in zip(columns, cells, strict=True):
            entry = spiff.InputEntry(f"r{index}-{column.id}", column)
            entry.lhs = [cell]
            rule.inputEntries.append(entry)
        result = spiff.OutputEntry(f"r{index}-out", output)
        result.text = str(index)
        rule.outputEntries = [result]
        table.rules.append(rule)
    engine = DMNEngine(table)
    workflow = SimpleNamespace(script_engine=PythonScriptEngine())

    def evaluate(inputs: dict[str, Any]) -> Any:
        return engine.result(SimpleNamespace(data=dict(inputs), workflow=workflow))

    for index, inputs in enumerate(given(count)):
        assert evaluate(inputs)["level"] == index
    return _microseconds(evaluate, count, 4)
