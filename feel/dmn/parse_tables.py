"""Decision tables from XML (DMN 1.5, 8.3); the layout (rule as row or column) changes nothing here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from feel.dmn import model
from feel.dmn.reading import Reading
from feel.dmn.xml_source import Node

Literals = Callable[[Reading, Node], model.Literal]
Entry = TypeVar("Entry")


def parse_decision_table(reading: Reading, node: Node, parse_literal: Literals) -> model.DecisionTable:
    """A decision table; `parse_literal` comes from the caller, as both parsers need each other."""
    reading.expect_only(node, "input", "output", "rule", "annotation")
    inputs = tuple(_parse_input(reading, child, parse_literal) for child in reading.children(node, "input"))
    outputs = tuple(
        _parse_output(reading, child, parse_literal) for child in reading.children(node, "output")
    )
    if not outputs:
        reading.report("missing-element", node, name="output", parent="decisionTable")
    if len(outputs) > 1:
        for output, child in zip(outputs, reading.children(node, "output"), strict=True):
            if not output.name:
                reading.report("output-without-name", child)
    hit_policy = _hit_policy(reading, node)
    aggregation = _aggregation(reading, node, hit_policy)
    if aggregation not in (None, model.Aggregation.COUNT) and len(outputs) > 1:
        reading.report("aggregation-of-many", node, aggregation=node.get("aggregation"))
    rules = tuple(
        _parse_rule(reading, child, parse_literal, len(inputs), len(outputs))
        for child in reading.children(node, "rule")
    )
    return model.DecisionTable(
        **reading.where(node),
        type_ref=node.get("typeRef"),
        hit_policy=hit_policy,
        aggregation=aggregation,
        inputs=inputs,
        outputs=outputs,
        rules=rules,
    )


def _hit_policy(reading: Reading, node: Node) -> model.HitPolicy:
    written = node.get("hitPolicy") or "UNIQUE"
    try:
        return model.HitPolicy(written)
    except ValueError:
        choices = ", ".join(policy.value for policy in model.HitPolicy)
        reading.report("unknown-value", node, attribute="hitPolicy", value=written, choices=choices)
        return model.HitPolicy.UNIQUE


def _aggregation(reading: Reading, node: Node, policy: model.HitPolicy) -> model.Aggregation | None:
    written = node.get("aggregation")
    if not written:
        return None
    if policy is not model.HitPolicy.COLLECT:
        reading.report("aggregation-without-collect", node, policy=policy.value)
        return None
    try:
        return model.Aggregation(written)
    except ValueError:
        choices = ", ".join(choice.value for choice in model.Aggregation)
        reading.report("unknown-value", node, attribute="aggregation", value=written, choices=choices)
        return None


def parse_tests(reading: Reading, node: Node | None) -> model.Tests | None:
    """Unary tests: an input entry, or the values allowed somewhere."""
    if node is None:
        return None
    if not reading.is_feel(node.get("expressionLanguage")):
        reading.report("other-language", node, language=node.get("expressionLanguage"))
    return model.Tests(**reading.where(node), text=reading.text(node, "text") or "")


def _parse_input(reading: Reading, node: Node, parse_literal: Literals) -> model.InputClause:
    reading.expect_only(node, "inputExpression", "inputValues")
    child = reading.child(node, "inputExpression")
    if child is None:
        reading.report("missing-element", node, name="inputExpression", parent="input")
        expression = model.Literal(**reading.where(node), text="null")
    else:
        expression = parse_literal(reading, child)
        if not expression.text:
            reading.report("missing-expression", node, element="inputExpression")
    return model.InputClause(
        **reading.where(node),
        label=node.get("label"),
        expression=expression,
        values=parse_tests(reading, reading.child(node, "inputValues")),
    )


def _parse_output(reading: Reading, node: Node, parse_literal: Literals) -> model.OutputClause:
    reading.expect_only(node, "outputValues", "defaultOutputEntry")
    default = reading.child(node, "defaultOutputEntry")
    return model.OutputClause(
        **reading.where(node),
        label=node.get("label"),
        name=(node.get("name") or "").strip() or None,
        type_ref=node.get("typeRef"),
        values=parse_tests(reading, reading.child(node, "outputValues")),
        default=None if default is None else parse_literal(reading, default),
    )


def _parse_rule(
    reading: Reading, node: Node, parse_literal: Literals, inputs: int, outputs: int
) -> model.Rule:
    reading.expect_only(node, "inputEntry", "outputEntry", "annotationEntry")
    blank = model.Tests(**reading.where(node), text="-")
    nothing = model.Literal(**reading.where(node), text="null")
    tests = [parse_tests(reading, child) or blank for child in reading.children(node, "inputEntry")]
    results = [parse_literal(reading, child) for child in reading.children(node, "outputEntry")]
    return model.Rule(
        **reading.where(node),
        inputs=tuple(_fit(reading, node, tests, inputs, blank, "inputEntry")),
        outputs=tuple(_fit(reading, node, results, outputs, nothing, "outputEntry")),
        annotations=tuple(
            reading.text(child, "text") or "" for child in reading.children(node, "annotationEntry")
        ),
    )


def _fit(
    reading: Reading, node: Node, entries: list[Entry], expected: int, filler: Entry, name: str
) -> list[Entry]:
    """As many entries as the table has columns, so that a lenient reading can still evaluate."""
    if len(entries) != expected:
        reading.report("rule-length", node, name=name, expected=expected, found=len(entries))
    return (entries + [filler] * expected)[:expected]
