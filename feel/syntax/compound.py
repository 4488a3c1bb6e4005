"""Constructs that begin with a keyword, and types."""

from __future__ import annotations

from abc import abstractmethod

from feel.errors import FeelSyntaxError
from feel.syntax import nodes
from feel.syntax.names import Table, longest, table_of
from feel.syntax.nodes import Node
from feel.syntax.stream import TokenStream
from feel.types import SIMPLE_TYPES

_TYPE_NAMES = table_of(SIMPLE_TYPES)


class CompoundParser(TokenStream):
    """if, for, some, every, function, and the types after “instance of” and “:”."""

    type_names: Table = {}

    @abstractmethod
    def expression(self) -> Node: ...

    def keyword(self) -> Node:
        """The construct that the current keyword begins."""
        text = self.token.text
        if text == "if":
            return self.conditional()
        if text == "for":
            return self.loop()
        if text in ("some", "every"):
            return self.quantified()
        if text == "function" and self.peek().text == "(":
            return self.function()
        raise self.unexpected("expect.expression")

    def conditional(self) -> Node:
        """“else if” is followed in a loop: a long ladder is not deep."""
        offset = self.token.offset
        branches: list[tuple[Node, Node]] = []
        while self.take("if"):
            condition = self.expression()
            self.expect("then")
            then = self.expression()
            self.expect("else")
            branches.append((condition, then))
        return nodes.If(offset, branches, self.expression())

    def loop(self) -> Node:
        offset = self.advance().offset
        self.locals.append({})
        iterations = self.iterations("return")
        self.expect("return")
        body = self.expression()
        self.locals.pop()
        return nodes.For(offset, iterations, body)

    def quantified(self) -> Node:
        token = self.advance()
        self.locals.append({})
        iterations = self.iterations("satisfies")
        self.expect("satisfies")
        condition = self.expression()
        self.locals.pop()
        return nodes.Quantified(token.offset, token.text == "every", iterations, condition)

    def iterations(self, stop: str) -> list[nodes.Iteration]:
        """“name in source, …” up to the keyword that follows."""
        result = []
        while True:
            offset = self.token.offset
            name = self.defined_name("in")
            self.expect("in")
            source = self.expression()
            end = self.expression() if self.take("..") else None
            result.append(nodes.Iteration(offset, name, source, end))
            self.declare(name)
            if not self.take(","):
                break
        if not self.at(stop):
            raise self.unexpected(f"“{stop}”")
        return result

    def function(self) -> Node:
        """Rule 55; external functions are no part of this FEEL."""
        offset = self.advance().offset
        self.expect("(")
        self.locals.append({})
        parameters: list[tuple[str, nodes.TypeNode | None]] = []
        while not self.at(")"):
            name = self.defined_name(":", ",", ")")
            parameters.append((name, self.type() if self.take(":") else None))
            self.declare(name)
            if not self.take(","):
                break
        self.expect(")")
        if self.at("external"):
            raise FeelSyntaxError("syntax.external", self.source, self.token.offset)
        body = self.expression()
        self.locals.pop()
        return nodes.FunctionNode(offset, parameters, body)

    # -- types (rule 52)

    def type(self) -> nodes.TypeNode:
        token = self.token
        self.enter()
        name = self.type_name()
        node = nodes.TypeNode(token.offset, name)
        if self.at("<") and name in ("list", "range", "context", "function"):
            node.bracketed = True
            self.type_parameters(node)
        self.leave()
        return node

    def type_name(self) -> str:
        """A known type, else words joined by dots (types of imported models)."""
        known = longest(self.type_names, self.tokens, self.index) or longest(
            _TYPE_NAMES, self.tokens, self.index
        )
        if known:
            self.skip(known[1])
            return known[0]
        if self.token.kind != "name":
            raise self.unexpected("expect.type")
        name = self.advance().text
        while self.at(".") and self.peek().kind == "name":
            self.advance()
            name += f".{self.advance().text}"
        return name

    def type_parameters(self, node: nodes.TypeNode) -> None:
        self.expect("<")
        while not self.at(">"):
            if node.name == "context":
                node.entries.append(self.defined_name(":"))
                self.expect(":")
            node.parameters.append(self.type())
            if not self.take(","):
                break
        self.expect(">")
        if node.name == "function":
            self.expect("->")
            node.result = self.type()
