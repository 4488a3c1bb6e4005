"""The values of one pass over the graph: what was given, and what has been computed from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from feel.dmn.conversion import convert
from feel.dmn.run import Run
from feel.values.convert import UnknownHostValue, from_host

if TYPE_CHECKING:
    from feel.dmn.program import InputNode

#: Namespace and id: unique among all models of an evaluation.
Key = tuple[str, str]


class Frame:
    """What a decision service was called with; nothing else is visible inside."""

    def __init__(self, given: Mapping[Key, Any]) -> None:
        self._given = given
        self.results: dict[Key, Any] = {}

    def given(self, key: Key, name: str) -> tuple[bool, Any]:
        """Whether a value was given for an element, and the value."""
        return key in self._given, self._given.get(key)

    def input(self, node: InputNode, run: Run) -> Any:
        """The value of an input, converted to its type once."""
        results = self.results
        if node.key in results:
            return results[node.key]
        element = node.element
        found, value = self.given(node.key, element.name)
        if not found:
            run.report("missing-input", element.id, element.line, name=element.name)
        try:
            value = from_host(value)
        except UnknownHostValue as exc:
            run.report("host-value", element.id, element.line, name=element.name, type=str(exc))
            value = None
        value = results[node.key] = convert(value, node.type, element.variable, element.name, run)
        return value


class RootFrame(Frame):
    """What the caller gave, by name; inputs of imported models by namespace or below the import's name."""

    def __init__(
        self,
        namespaces: frozenset[str],
        inputs: Mapping[str, Any],
        imported: Mapping[str, Mapping[str, Any]],
        import_names: Mapping[str, str],
    ) -> None:
        super().__init__({})
        self._namespaces = namespaces
        self._inputs = inputs
        self._imported = imported
        self._import_names = import_names

    def given(self, key: Key, name: str) -> tuple[bool, Any]:
        """Look in the inputs of the element's own model first, then among all."""
        namespace = key[0]
        if namespace not in self._namespaces:
            nested = self._inputs.get(self._import_names.get(namespace, ""))
            for values in (self._imported.get(namespace), nested):
                if isinstance(values, Mapping) and name in values:
                    return True, values[name]
        return name in self._inputs, self._inputs.get(name)
