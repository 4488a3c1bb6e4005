"""The values of one pass over the graph: what was given, and what has been computed from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from feel.dmn import model
from feel.dmn.conversion import Converter
from feel.dmn.run import Run
from feel.values.convert import UnknownHostValue, from_host

#: Namespace and id: unique among all models of an evaluation.
Key = tuple[str, str]


class Valued(Protocol):
    """An input or a decision: a place for one value."""

    @property
    def key(self) -> Key: ...

    @property
    def element(self) -> model.DrgElement: ...

    @property
    def convert(self) -> Converter: ...


class Frame:
    """What a decision service was called with; nothing else is visible inside."""

    __slots__ = ("_given", "results")

    def __init__(self, given: Mapping[Valued, Any]) -> None:
        self._given = given
        self.results: dict[Valued, Any] = {}

    def given(self, node: Valued) -> tuple[bool, Any]:
        """Whether a value was given for an element, and the value."""
        return node in self._given, self._given.get(node)

    def input(self, node: Valued, run: Run) -> Any:
        """The value given for an input, converted to its type once."""
        results = self.results
        if node in results:
            return results[node]
        found, value = self.given(node)
        element = node.element
        if not found:
            run.report("missing-input", element.id, element.line, name=element.name)
        try:
            value = from_host(value)
        except UnknownHostValue as exc:
            run.report("host-value", element.id, element.line, name=element.name, type=str(exc))
            value = None
        value = results[node] = node.convert(value, run)
        return value


class Naming:
    """How a caller names the inputs of a model and of its imports."""

    def __init__(self, namespaces: frozenset[str], import_names: Mapping[str, str]) -> None:
        self.namespaces = namespaces
        self.import_names = import_names


class RootFrame(Frame):
    """What the caller gave, by name; inputs of imported models by namespace or below the import's name."""

    __slots__ = ("_imported", "_inputs", "_naming")

    def __init__(
        self, naming: Naming, inputs: Mapping[str, Any], imported: Mapping[str, Mapping[str, Any]] | None
    ) -> None:
        super().__init__({})
        self._naming = naming
        self._inputs = inputs
        self._imported = imported or {}

    def given(self, node: Valued) -> tuple[bool, Any]:
        """Look in the inputs of the element's own model first, then among all."""
        namespace = node.key[0]
        name = node.element.name
        inputs = self._inputs
        own = self._imported.get(namespace)
        if own is not None and name in own:
            return True, own[name]
        if namespace not in self._naming.namespaces:
            nested = inputs.get(self._naming.import_names.get(namespace, ""))
            if isinstance(nested, Mapping) and name in nested:
                return True, nested[name]
        return (True, inputs[name]) if name in inputs else (False, None)
