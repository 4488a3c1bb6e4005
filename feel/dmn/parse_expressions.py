"""Boxed expressions from XML (DMN 1.5, 7.3 and 10.2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from feel.dmn import model
from feel.dmn.parse_tables import parse_decision_table
from feel.dmn.reading import Reading
from feel.dmn.xml_source import Node, local_name


def parse_expression(reading: Reading, node: Node) -> model.Expression | None:
    """The one boxed expression among the children of `node`, if there is one."""
    found = [child for child in reading.children(node) if local_name(child) in _PARSERS]
    if len(found) > 1:
        reading.report("two-expressions", found[1], parent=local_name(node))
    return _PARSERS[local_name(found[0])](reading, found[0]) if found else None


def expressions(reading: Reading, node: Node) -> tuple[model.Expression, ...]:
    """All boxed expressions among the children, in order."""
    return tuple(
        _PARSERS[local_name(child)](reading, child)
        for child in reading.children(node)
        if local_name(child) in _PARSERS
    )


def parse_variable(reading: Reading, node: Node) -> model.Variable:
    """An information item: variable, formal parameter, column."""
    return model.Variable(
        **reading.where(node),
        name=reading.required(node, "name"),
        type_ref=node.get("typeRef"),
    )


def parse_literal(reading: Reading, node: Node) -> model.Literal:
    """A literal expression; text in another language is kept, refused, and reported."""
    refused = None
    if not reading.is_feel(node.get("expressionLanguage")):
        refused = "other-language"
        reading.report(refused, node, language=node.get("expressionLanguage") or reading.default_language)
    if reading.child(node, "importedValues") is not None:
        refused = "imported-values"
        reading.report(refused, node)
    reading.expect_only(node, "text", "importedValues")
    return model.Literal(
        **reading.where(node),
        type_ref=node.get("typeRef"),
        text=reading.text(node, "text") or "",
        refused=refused,
    )


def parse_function(reading: Reading, node: Node) -> model.FunctionDefinition:
    """A function definition: boxed, or the encapsulated logic of a business knowledge model."""
    reading.expect_only(node, "formalParameter", *_PARSERS)
    parameters = tuple(parse_variable(reading, child) for child in reading.children(node, "formalParameter"))
    _report_repeated(reading, node, [parameter.name for parameter in parameters])
    kind = node.get("kind") or "FEEL"
    if kind != "FEEL":
        reading.report("external-function", node, kind=kind)
    return model.FunctionDefinition(
        **reading.where(node),
        type_ref=node.get("typeRef"),
        kind=kind,
        parameters=parameters,
        body=parse_expression(reading, node),
    )


def _report_repeated(reading: Reading, node: Node, names: Sequence[str]) -> None:
    for name in sorted({name for name in names if name and names.count(name) > 1}):
        reading.report("repeated-name", node, name=name)


def _parse_invocation(reading: Reading, node: Node) -> model.Invocation:
    reading.expect_only(node, "binding", *_PARSERS)
    function = parse_expression(reading, node)
    if function is None:
        reading.report("missing-expression", node, element="invocation")
    bindings = []
    for child in reading.children(node, "binding"):
        parameter = reading.child(child, "parameter")
        if parameter is None:
            reading.report("missing-element", child, name="parameter", parent="binding")
            continue
        bindings.append(
            model.Binding(
                **reading.where(child),
                parameter=reading.required(parameter, "name"),
                value=parse_expression(reading, child),
            )
        )
    _report_repeated(reading, node, [binding.parameter for binding in bindings])
    return model.Invocation(
        **reading.where(node),
        type_ref=node.get("typeRef"),
        function=function,
        bindings=tuple(bindings),
    )


def _parse_context(reading: Reading, node: Node) -> model.Context:
    reading.expect_only(node, "contextEntry")
    entries = []
    for child in reading.children(node, "contextEntry"):
        reading.expect_only(child, "variable", *_PARSERS)
        variable = reading.child(child, "variable")
        value = parse_expression(reading, child)
        if value is None:
            reading.report("missing-expression", child, element="contextEntry")
        entries.append(
            model.ContextEntry(
                **reading.where(child),
                variable=None if variable is None else parse_variable(reading, variable),
                value=value,
            )
        )
    for entry in entries[:-1]:
        if entry.variable is None:
            reading.report("result-not-last", node)
            break
    _report_repeated(reading, node, [entry.variable.name for entry in entries if entry.variable])
    return model.Context(**reading.where(node), type_ref=node.get("typeRef"), entries=tuple(entries))


def _parse_relation(reading: Reading, node: Node) -> model.Relation:
    reading.expect_only(node, "column", "row")
    columns = tuple(parse_variable(reading, child) for child in reading.children(node, "column"))
    rows = []
    for child in reading.children(node, "row"):
        row = expressions(reading, child)
        if len(row) != len(columns):
            reading.report("row-length", child, expected=len(columns), found=len(row))
        rows.append(row)
    return model.Relation(
        **reading.where(node),
        type_ref=node.get("typeRef"),
        columns=columns,
        rows=tuple(rows),
    )


def _parse_list(reading: Reading, node: Node) -> model.ListExpression:
    return model.ListExpression(
        **reading.where(node),
        type_ref=node.get("typeRef"),
        items=expressions(reading, node),
    )


def _part(reading: Reading, node: Node, name: str) -> model.Expression | None:
    """The expression inside a named part (`if`, `in`, `match` …), which must be there."""
    child = reading.child(node, name)
    value = None if child is None else parse_expression(reading, child)
    if value is None:
        reading.report("missing-expression", node, element=name)
    return value


def _parse_conditional(reading: Reading, node: Node) -> model.Conditional:
    reading.expect_only(node, "if", "then", "else")
    return model.Conditional(
        **reading.where(node),
        type_ref=node.get("typeRef"),
        condition=_part(reading, node, "if"),
        then=_part(reading, node, "then"),
        otherwise=_part(reading, node, "else"),
    )


def _parse_filter(reading: Reading, node: Node) -> model.Filter:
    reading.expect_only(node, "in", "match")
    return model.Filter(
        **reading.where(node),
        type_ref=node.get("typeRef"),
        source=_part(reading, node, "in"),
        match=_part(reading, node, "match"),
    )


def _parse_for(reading: Reading, node: Node) -> model.For:
    reading.expect_only(node, "in", "return")
    return model.For(
        **reading.where(node),
        type_ref=node.get("typeRef"),
        variable=reading.required(node, "iteratorVariable"),
        source=_part(reading, node, "in"),
        body=_part(reading, node, "return"),
    )


def _parse_quantified(reading: Reading, node: Node) -> model.Quantified:
    reading.expect_only(node, "in", "satisfies")
    return model.Quantified(
        **reading.where(node),
        type_ref=node.get("typeRef"),
        every=local_name(node) == "every",
        variable=reading.required(node, "iteratorVariable"),
        source=_part(reading, node, "in"),
        condition=_part(reading, node, "satisfies"),
    )


_PARSERS: dict[str, Callable[[Reading, Node], model.Expression]] = {
    "literalExpression": parse_literal,
    "decisionTable": lambda reading, node: parse_decision_table(reading, node, parse_literal),
    "invocation": _parse_invocation,
    "context": _parse_context,
    "relation": _parse_relation,
    "list": _parse_list,
    "functionDefinition": parse_function,
    "conditional": _parse_conditional,
    "filter": _parse_filter,
    "for": _parse_for,
    "some": _parse_quantified,
    "every": _parse_quantified,
}
