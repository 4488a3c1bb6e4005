"""Tokens to tree: operators by precedence, everything else by recursive descent (10.3.1.2)."""

from __future__ import annotations

from feel.syntax import nodes
from feel.syntax.lexer import KEYWORDS
from feel.syntax.nodes import Node
from feel.syntax.primary import PrimaryParser

_OR, _AND, _COMPARISON, _ADDITIVE, _FACTOR, _POWER = range(1, 7)

_PRECEDENCE = {
    "or": _OR,
    "and": _AND,
    "=": _COMPARISON,
    "!=": _COMPARISON,
    "<": _COMPARISON,
    "<=": _COMPARISON,
    ">": _COMPARISON,
    ">=": _COMPARISON,
    "between": _COMPARISON,
    "in": _COMPARISON,
    "+": _ADDITIVE,
    "-": _ADDITIVE,
    "*": _FACTOR,
    "/": _FACTOR,
    "**": _POWER,
}

_TEST_OPERATORS = frozenset({"<", "<=", ">", ">=", "=", "!="})


class Parser(PrimaryParser):
    """One text, parsed once; see `parse_expression` and `parse_unary_tests` for its two entries."""

    def whole_expression(self) -> Node:
        """An expression and nothing after it."""
        node = self.expression()
        if self.token.kind != "end":
            raise self.unexpected("expect.operator")
        return node

    def whole_unary_tests(self) -> nodes.Tests:
        """Rule 15: tests, “not(tests)”, or “-”."""
        start = self.token.offset
        if self.at("-") and self.peek().kind == "end":
            return nodes.Tests(start, None, False)
        if self.at("not") and self.peek().text == "(":
            mark = self.index
            self.advance()
            self.advance()
            tests = self.tests()
            self.expect(")")
            if self.token.kind == "end":
                return nodes.Tests(start, tests, True)
            # “not(a) and b” is an expression that begins with a call.
            self.index = mark
            self.token = self.tokens[mark]
        tests = self.tests()
        if self.token.kind != "end":
            raise self.unexpected("expect.operator")
        return nodes.Tests(start, tests, False)

    def tests(self) -> list[Node]:
        """Rule 14: positive unary tests, separated by commas."""
        tests = [self.test()]
        while self.take(","):
            tests.append(self.test())
        return tests

    def test(self) -> Node:
        """Rule 13 with rule 7: an operator and an endpoint, or an expression."""
        if self.token.kind == "op" and self.token.text in _TEST_OPERATORS:
            return self.unary_range()
        return self.expression()

    def expression(self) -> Node:
        self.enter()
        node = self.binary(_OR)
        self.leave()
        return node

    def endpoint(self) -> Node:
        """What may stand after a comparison operator or beside “..”."""
        self.enter()
        node = self.binary(_ADDITIVE)
        self.leave()
        return node

    def binary(self, lowest: int) -> Node:
        """Operands and operators of at least that precedence; all are left associative."""
        left = self.unary()
        while True:
            token = self.token
            if token.kind not in ("op", "name"):
                return left
            precedence = _PRECEDENCE.get(token.text, 0)
            if precedence < lowest or (token.kind == "name" and token.text not in KEYWORDS):
                return left
            if precedence >= _ADDITIVE:
                left = self.arithmetic(left, precedence)
            elif precedence == _COMPARISON:
                left = self.comparison(left)
            else:
                left = self.logic(left, precedence)

    def logic(self, left: Node, precedence: int) -> Node:
        operator = self.token.text
        operands = [left]
        while self.take(operator):
            operands.append(self.binary(precedence + 1))
        return nodes.Logic(left.offset, operator, operands)

    def arithmetic(self, left: Node, precedence: int) -> Node:
        operators: list[str] = []
        offsets: list[int] = []
        operands = [left]
        while self.token.kind == "op" and _PRECEDENCE.get(self.token.text) == precedence:
            token = self.advance()
            operators.append(token.text)
            offsets.append(token.offset)
            operands.append(self.binary(precedence + 1))
        return nodes.Arithmetic(left.offset, operators, offsets, operands)

    def comparison(self, left: Node) -> Node:
        token = self.advance()
        if token.text == "between":
            low = self.binary(_ADDITIVE)
            self.expect("and")
            node: Node = nodes.Between(token.offset, left, low, self.binary(_ADDITIVE))
        elif token.text == "in":
            node = nodes.In(token.offset, left, self.in_tests())
        else:
            node = nodes.Comparison(token.offset, token.text, left, self.binary(_ADDITIVE))
        self.count_chain()
        return node

    def in_tests(self) -> list[Node]:
        """Rules 49.c: one test, or tests in parentheses; “(a..b)” is a range, not a list of one test."""
        if self.at("("):
            parsed = self.parenthesis(many=True)
            return parsed if isinstance(parsed, list) else [parsed]
        if self.token.kind == "op" and self.token.text in _TEST_OPERATORS:
            return [self.unary_range()]
        return [self.binary(_ADDITIVE)]

    def unary_range(self) -> Node:
        token = self.advance()
        return nodes.UnaryRange(token.offset, token.text, self.endpoint())

    def unary(self) -> Node:
        if not self.at("-") or self.token.kind != "op":
            return self.typed()
        token = self.advance()
        # Rule 35: a sign right before digits belongs to the number, so that -2 ** 2 is 4.
        if self.token.kind == "number" and self.token.offset == token.offset + 1:
            return self.typed(sign="-")
        self.enter()
        node = nodes.Negation(token.offset, self.unary())
        self.leave()
        return node

    def typed(self, sign: str = "") -> Node:
        """A primary with what follows it, and “instance of”, which binds tighter than arithmetic."""
        node = self.postfix(sign)
        while self.at("instance") and self.peek().text == "of":
            token = self.advance()
            self.advance()
            node = nodes.InstanceOf(token.offset, node, self.type())
            self.count_chain()
        return node
