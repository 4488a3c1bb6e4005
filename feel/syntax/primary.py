"""Literals, names, paths, filters, calls, lists, ranges and contexts."""

from __future__ import annotations

from abc import abstractmethod
from decimal import DecimalException

from feel.errors import FeelLimitExceeded, FeelSyntaxError
from feel.syntax import nodes
from feel.syntax.compound import CompoundParser
from feel.syntax.lexer import KEYWORDS, string_value
from feel.syntax.names import PROPERTIES, add, longest, table_of
from feel.syntax.nodes import Node
from feel.values import numbers
from feel.values.literals import parse_at_literal

_CONSTANTS = {"true": True, "false": False, "null": None}
_RANGE_OPERATORS = frozenset({"<", "<=", ">", ">="})
_PROPERTIES = table_of(PROPERTIES)


class PrimaryParser(CompoundParser):
    """The parts of the grammar between operators."""

    #: Inside a filter, names may be entries of items nobody declared.
    filters = 0
    chain = 0
    #: Parsing the upper end of a bracketed range, where “[” may close it.
    closing = False

    @abstractmethod
    def tests(self) -> list[Node]: ...

    @abstractmethod
    def test(self) -> Node: ...

    @abstractmethod
    def unary_range(self) -> Node: ...

    @abstractmethod
    def binary(self, lowest: int) -> Node: ...

    def count_chain(self) -> None:
        """Left-deep chains nest as deeply as brackets do."""
        self.chain += 1
        if self.chain > self.limits.nesting * 8:
            raise FeelLimitExceeded("nesting", self.limits.nesting)

    def postfix(self, sign: str = "") -> Node:
        """A primary, then any number of “.name”, “[filter]” and “(arguments)”."""
        node = self.number(sign) if sign else self.primary()
        links = 0
        while self.token.kind == "op":
            text = self.token.text
            if text == ".":
                offset = self.advance().offset
                node = nodes.Path(offset, node, self.path_name())
            elif text == "[" and not (self.closing and self.closes_range()):
                node = self.filter(node)
            elif text == "(":
                node = self.invocation(node)
            else:
                break
            links += 1
            if links > self.limits.nesting:
                raise FeelLimitExceeded("nesting", self.limits.nesting)
        return node

    def path_name(self) -> str:
        """The name after a dot: a known one, else all the words that follow."""
        if self.token.kind != "name":
            raise self.unexpected("expect.name")
        known = (
            self.known_name()
            or longest(_PROPERTIES, self.tokens, self.index)
            or longest(self.keys, self.tokens, self.index)
        )
        if known:
            self.skip(known[1])
            return known[0]
        return self.words(self.advance())

    def filter(self, base: Node) -> Node:
        offset = self.advance().offset
        closing, self.closing = self.closing, False
        self.filters += 1
        condition = self.expression()
        self.filters -= 1
        self.closing = closing
        self.expect("]")
        return nodes.Filter(offset, base, condition)

    def invocation(self, callee: Node) -> Node:
        offset = self.advance().offset
        closing, self.closing = self.closing, False
        arguments: list[Node] = []
        names: list[str] | None = [] if self.named_argument() else None
        while not self.at(")"):
            if names is not None:
                names.append(self.defined_name(":"))
                self.expect(":")
            arguments.append(self.expression())
            if not self.take(","):
                break
        self.closing = closing
        self.expect(")")
        return nodes.Invocation(
            callee.offset if isinstance(callee, nodes.Name) else offset, callee, arguments, names
        )

    def named_argument(self) -> bool:
        """Whether the next argument is “name: value”, where the name may be several tokens."""
        if self.token.kind != "name":
            return False
        ahead = 1
        while self.peek(ahead).kind in ("name", "number") or self.peek(ahead).text in (
            "-",
            "'",
            "’",
            "/",
            "+",
            "*",
        ):
            ahead += 1
        return self.peek(ahead).text == ":" and self.peek(ahead).kind == "op"

    def primary(self) -> Node:
        token = self.token
        kind = token.kind
        if kind == "name":
            return self.word()
        if kind == "number":
            return self.number("")
        if kind == "string":
            self.advance()
            return nodes.Literal(token.offset, string_value(self.source, token))
        if kind == "op":
            text = token.text
            if text == "(":
                node = self.parenthesis()
                assert not isinstance(node, list)
                return node
            if text == "[":
                return self.bracket()
            if text == "]":
                return self.open_range()
            if text == "{":
                return self.context()
            if text == "@":
                return self.at_literal()
            if text in _RANGE_OPERATORS:
                return self.unary_range()
        raise self.unexpected("expect.expression")

    def word(self) -> Node:
        """A keyword construct or a name."""
        token = self.token
        known = self.known_name()
        if known:
            self.skip(known[1])
            return nodes.Name(token.offset, known[0])
        if token.text in _CONSTANTS:
            self.advance()
            return nodes.Literal(token.offset, _CONSTANTS[token.text])
        if token.text in KEYWORDS:
            return self.keyword()
        self.advance()
        if self.filters:
            return nodes.Name(token.offset, self.words(token))
        if self.token.kind == "name" and self.token.text not in KEYWORDS:
            raise self.unexpected("expect.operator")
        return nodes.Name(token.offset, token.text)

    def number(self, sign: str) -> Node:
        token = self.advance()
        if len(token.text) > self.limits.digits:
            raise FeelLimitExceeded("digits", self.limits.digits)
        try:
            return nodes.Literal(token.offset, numbers.parse(sign + token.text))
        except DecimalException:
            raise FeelLimitExceeded("digits", self.limits.digits) from None

    def at_literal(self) -> Node:
        offset = self.advance().offset
        if self.token.kind != "string":
            raise self.unexpected("expect.string")
        text = string_value(self.source, self.advance())
        value = parse_at_literal(text)
        if value is None:
            raise FeelSyntaxError("syntax.at_literal", self.source, offset, found=f"“{text}”")
        return nodes.Literal(offset, value)

    # -- brackets

    def parenthesis(self, *, many: bool = False) -> Node | list[Node]:
        """“(expression)”, “(a..b)”, “(< a)”; with `many`, also a list of tests."""
        opening = self.advance()
        closing, self.closing = self.closing, False
        self.enter()
        first = self.test()
        if self.at(".."):
            node: Node | list[Node] = self.range_from(opening.offset, first, start_included=False)
        else:
            tests = [first]
            while many and self.take(","):
                tests.append(self.test())
            self.expect(")")
            node = tests if many else first
        self.leave()
        self.closing = closing
        return node

    def bracket(self) -> Node:
        """A list, or a range closed at its start."""
        opening = self.advance()
        closing, self.closing = self.closing, False
        self.enter()
        items: list[Node] = []
        node: Node | None = None
        while not self.at("]"):
            items.append(self.test())
            if len(items) == 1 and self.at(".."):
                node = self.range_from(opening.offset, items[0], start_included=True)
                break
            if not self.take(","):
                break
        if node is None:
            self.expect("]")
            node = nodes.ListNode(opening.offset, items)
        self.leave()
        self.closing = closing
        return node

    def open_range(self) -> Node:
        """“]a..b]”"""
        opening = self.advance()
        self.enter()
        start = self.expression()
        if not self.at(".."):
            raise self.unexpected("“..”")
        node = self.range_from(opening.offset, start, start_included=False)
        self.leave()
        return node

    def range_from(self, offset: int, start: Node, *, start_included: bool) -> Node:
        self.expect("..")
        closing, self.closing = self.closing, True
        end = self.expression()
        self.closing = closing
        if self.take("]"):
            return nodes.RangeNode(offset, start, end, start_included, True)
        if self.take(")") or self.take("["):
            return nodes.RangeNode(offset, start, end, start_included, False)
        raise self.unexpected("“]”")

    def closes_range(self) -> bool:
        """Whether “[” ends a range rather than beginning a filter: after a filter the range still ends."""
        depth = 0
        for index in range(self.index, len(self.tokens)):
            token = self.tokens[index]
            if token.kind == "op" and token.text == "[":
                depth += 1
            elif token.kind == "op" and token.text == "]":
                depth -= 1
                if depth == 0:
                    following = self.tokens[index + 1]
                    empty = index == self.index + 1
                    return empty or following.kind != "op" or following.text not in ("]", ")", "[", ".")
        return True

    def context(self) -> Node:
        """Rule 57; later entries see earlier ones, and a function sees itself."""
        opening = self.advance()
        closing, self.closing = self.closing, False
        self.enter()
        self.locals.append({})
        entries: dict[str, Node] = {}
        while not self.at("}"):
            token = self.token
            if token.kind == "string":
                key = string_value(self.source, self.advance())
            else:
                key = self.defined_name(":")
            if key in entries:
                raise FeelSyntaxError("syntax.duplicate_key", self.source, token.offset, found=f"“{key}”")
            self.expect(":")
            if self.at("function"):
                self.declare(key)
            entries[key] = self.expression()
            self.declare(key)
            add(self.keys, key)
            if not self.take(","):
                break
        self.locals.pop()
        self.leave()
        self.closing = closing
        self.expect("}")
        return nodes.ContextNode(opening.offset, list(entries.items()))
