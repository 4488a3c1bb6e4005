"""What every part of the parser shares: the version read, and the problems met on the way."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from typing import TypedDict

from feel.dmn.errors import Problem
from feel.dmn.xml_source import Node, local_name, namespace_of

VERSIONS = {
    "http://www.omg.org/spec/DMN/20151101/dmn.xsd": "1.1",
    "http://www.omg.org/spec/DMN/20180521/MODEL/": "1.2",
    "https://www.omg.org/spec/DMN/20191111/MODEL/": "1.3",
    "https://www.omg.org/spec/DMN/20211108/MODEL/": "1.4",
    "https://www.omg.org/spec/DMN/20230324/MODEL/": "1.5",
    "https://www.omg.org/spec/DMN/20240513/MODEL/": "1.6",
}

FEEL_NAMESPACES = frozenset(
    {
        "http://www.omg.org/spec/FEEL/20140401",
        "http://www.omg.org/spec/DMN/20180521/FEEL/",
        "https://www.omg.org/spec/DMN/20191111/FEEL/",
        "https://www.omg.org/spec/DMN/20211108/FEEL/",
        "https://www.omg.org/spec/DMN/20230324/FEEL/",
        "https://www.omg.org/spec/DMN/20240513/FEEL/",
        # What editors write where the standard wants a namespace.
        "feel",
        "FEEL",
    }
)


#: How many parents the numbering of nameless elements keeps in mind: a path from the root at least.
_REMEMBERED = 512


class Reading:
    """One pass over one file."""

    def __init__(self, namespace: str, default_language: str | None) -> None:
        self.namespace = namespace
        self.default_language = default_language
        self.problems: list[Problem] = []
        self._last: OrderedDict[tuple[Node, object], tuple[Node, int]] = OrderedDict()

    def where(self, node: Node) -> Where:
        """The identity of an element and its line in the file."""
        return {"id": self.identity(node), "line": line_of(node)}

    def identity(self, node: Node) -> str:
        """The id, or failing that the name, or where the element stands in the file."""
        for attribute in ("id", "name"):
            value = node.get(attribute)
            if value:
                return value
        parent = node.getparent()
        if parent is None:
            return local_name(node)
        return f"{self.identity(parent)}/{local_name(node)}[{self._position(parent, node)}]"

    def _position(self, parent: Node, node: Node) -> int:
        """The place among siblings of the same name; files are read in order, so the last one helps."""
        key = (parent, node.tag)
        last = self._last.pop(key, None)
        before = next(node.itersiblings(node.tag, preceding=True), None)
        if last is not None and last[0] is node:
            position = last[1]
        elif before is None:
            position = 1
        elif last is not None and last[0] is before:
            position = last[1] + 1
        else:
            position = sum(1 for _ in node.itersiblings(node.tag, preceding=True)) + 1
        self._last[key] = (node, position)
        if len(self._last) > _REMEMBERED:
            self._last.popitem(last=False)
        return position

    def report(self, key: str, node: Node, **params: object) -> None:
        """Note a problem and go on, so that the author sees all of them at once."""
        self.problems.append(Problem(key, self.identity(node), line_of(node), params))

    def children(self, node: Node, *names: str) -> Iterator[Node]:
        """DMN's own children of those names; extension elements are nobody's business here."""
        for child in node:
            if namespace_of(child) == self.namespace and (not names or local_name(child) in names):
                yield child

    def child(self, node: Node, name: str) -> Node | None:
        """The child of that name; a second one is a problem."""
        found = list(self.children(node, name))
        if len(found) > 1:
            self.report("repeated-element", found[1], name=name)
        return found[0] if found else None

    def text(self, node: Node, name: str) -> str | None:
        """The text of a child, stripped; None where there is no such child."""
        child = self.child(node, name)
        return None if child is None else content(child)

    def required(self, node: Node, attribute: str) -> str:
        """An attribute that must be there and not be blank."""
        value = (node.get(attribute) or "").strip()
        if not value:
            self.report("missing-attribute", node, attribute=attribute, element=local_name(node))
        return value

    def expect_only(self, node: Node, *names: str) -> None:
        """Report children of DMN's namespace that this element does not have."""
        for child in self.children(node):
            name = local_name(child)
            if name not in names and name not in ("description", "extensionElements"):
                self.report("unexpected-element", child, name=name, parent=local_name(node))

    def is_feel(self, language: str | None) -> bool:
        """Whether an expressionLanguage attribute (or the file's default) means FEEL."""
        language = language or self.default_language
        return not language or language in FEEL_NAMESPACES


class Where(TypedDict):
    """What every element of a model is made with."""

    id: str
    line: int


def line_of(node: Node) -> int:
    """The line of the start tag; 0 in a tree that was not parsed from text."""
    line = node.sourceline
    return line if isinstance(line, int) else 0


def content(node: Node) -> str:
    """All text below a node, stripped: CDATA and character references included."""
    return "".join(str(part) for part in node.itertext()).strip()
