"""Which values a cell of literals matches, read off its syntax tree; other cells must be run."""

from __future__ import annotations

from decimal import Decimal

from feel.builtins import BUILTINS
from feel.dmn.regions import Region, Span, locate
from feel.errors import FeelError
from feel.limits import DEFAULT_LIMITS
from feel.syntax import nodes
from feel.syntax.parser import Parser
from feel.values.temporal import parse_date


def region_of(tests: nodes.Tests) -> Region | None:
    """The region of a cell whose tests are all literals, comparisons or ranges of one family."""
    if tests.tests is None:
        return None
    families: set[str] = set()
    spans: list[Span] = []
    for test in tests.tests:
        found = _spans(test)
        if found is None:
            return None
        families.add(found[0])
        spans.extend(found[1])
    if len(families) != 1:
        return None
    return Region(families.pop(), tuple(spans), tests.negated)


def regions_of(tests: nodes.Tests) -> list[Region | None]:
    """The region of each test by itself."""
    return [region_of(nodes.Tests(test.offset, [test], False)) for test in tests.tests or ()]


def is_constant(tests: nodes.Tests) -> bool:
    """Whether a cell without a region speaks of nothing but literals either: of several families, of null."""
    return tests.tests is None or all(_is_literal(test) for test in tests.tests)


def literal_of(text: str) -> tuple[object] | None:
    """The value of an output that is one literal, in a tuple, as null is a value; None for all others."""
    tree = tree_of(text)
    if tree is None or tree.tests is None or tree.negated or len(tree.tests) != 1:
        return None
    match tree.tests[0]:
        case nodes.Literal(value=value):
            return (value,)
        case nodes.Negation(operand=nodes.Literal(value=int() | Decimal() as number)):
            return (-number,)
    return None


def tree_of(text: str) -> nodes.Tests | None:
    """The tests as a tree, where they need no names in scope; others cannot be analysed anyway."""
    try:
        return Parser(text, BUILTINS.keys(), {}, DEFAULT_LIMITS).whole_unary_tests()
    except FeelError:
        return None


def _is_literal(node: nodes.Node) -> bool:
    if isinstance(node, nodes.UnaryRange):
        node = node.endpoint
    return isinstance(node, nodes.Literal)


def _place(node: nodes.Node) -> tuple[str, object] | None:
    """The place of a literal, a negated number, or date("…")."""
    match node:
        case nodes.Literal(value=value):
            return locate(value)
        case nodes.Negation(operand=nodes.Literal(value=value)):
            found = locate(value)
            return ("number", -found[1]) if found is not None and found[0] == "number" else None
        case nodes.Invocation(
            callee=nodes.Name(name="date"), arguments=[nodes.Literal(value=str() as text)], names=None
        ):
            parsed = parse_date(text)
            return None if parsed is None else locate(parsed)
    return None


def _spans(node: nodes.Node) -> tuple[str, list[Span]] | None:
    match node:
        case nodes.UnaryRange(operator=operator, endpoint=endpoint):
            return _compared(operator, endpoint)
        case nodes.Comparison(operator=operator, left=nodes.Name(name="?"), right=right):
            return _compared(operator, right)
        case nodes.RangeNode(start=start, end=end, start_included=start_included, end_included=end_included):
            low, high = _place(start), _place(end)
            if low is None or high is None or low[0] != high[0] or low[0] == "boolean":
                return None
            return low[0], [Span(low[1], start_included, high[1], end_included)]
        case nodes.Between(value=nodes.Name(name="?"), low=start, high=end):
            low, high = _place(start), _place(end)
            if low is None or high is None or low[0] != high[0] or low[0] == "boolean":
                return None
            return low[0], [Span(low[1], True, high[1], True)]
    place = _place(node)
    return None if place is None else (place[0], [Span.point(place[1])])


def _compared(operator: str, endpoint: nodes.Node) -> tuple[str, list[Span]] | None:
    found = _place(endpoint)
    if found is None:
        return None
    family, place = found
    spans = {
        "=": [Span.point(place)],
        "!=": [Span(None, False, place, False), Span(place, False, None, False)],
        "<": [Span(None, False, place, False)],
        "<=": [Span(None, False, place, True)],
        ">": [Span(place, False, None, False)],
        ">=": [Span(place, True, None, False)],
    }[operator]
    # Booleans can be equal or not; they have no order.
    return None if family == "boolean" and operator not in ("=", "!=") else (family, spans)
