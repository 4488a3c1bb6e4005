"""Item definitions as FEEL types (DMN 1.5, 7.3.2 and 10.3.2.9)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from feel.dmn import model
from feel.dmn.border import Compiler
from feel.dmn.errors import Problem
from feel.dmn.graph import Graph, LinkedModel
from feel.dmn.reading import FEEL_NAMESPACES
from feel.dmn.run import current_run
from feel.types import (
    ANY,
    SIMPLE_TYPES,
    ConstrainedType,
    ContextType,
    FeelType,
    FunctionType,
    ListType,
)


class TypeScope:
    """The types a model can name: its own, those of merged models, and those of its imports."""

    def __init__(self, linked: LinkedModel, types: ModelTypes) -> None:
        self.linked = linked
        self._types = types
        self._items: dict[str, tuple[LinkedModel, model.ItemDefinition]] = {}
        for near in linked.all_merged():
            for item in near.definitions.items:
                self._items.setdefault(item.name, (near, item))
        #: All of them, bare, by the names FEEL texts use.
        self.named: dict[str, FeelType] = {}

    def find(self, reference: str) -> FeelType | None:
        """The type a typeRef means; None where there is none."""
        reference = reference.strip()
        found = self._local(reference) or self._imported(reference) or SIMPLE_TYPES.get(reference)
        if found is None and ":" in reference:
            # A QName, as in DMN 1.1; an undeclared prefix means this very model.
            prefix, _, name = reference.partition(":")
            namespace = self.linked.definitions.prefixes.get(prefix, self.linked.namespace)
            if namespace in FEEL_NAMESPACES:
                return SIMPLE_TYPES.get(name)
            for other in (self.linked, *self.linked.imports.values(), *self.linked.merged):
                if other.namespace == namespace:
                    return self._types.scope(other)._local(name)
            return self._local(name)
        return found

    def _local(self, name: str) -> FeelType | None:
        found = self._items.get(name)
        return None if found is None else self._types.of_item(*found)

    def _imported(self, reference: str) -> FeelType | None:
        for name, other in self.linked.imports.items():
            if reference.startswith(f"{name}."):
                return self._types.scope(other)._local(reference[len(name) + 1 :])
        return None

    def names(self) -> Iterator[str]:
        """Every name a FEEL text may give to `instance of`."""
        yield from self._items
        for prefix, other in self.linked.imports.items():
            for item in other.definitions.items:
                yield f"{prefix}.{item.name}"


class ModelTypes:
    """The types of all linked models, built once; a definition may refer to later ones and to itself.

    Bare types leave out allowed values: FEEL's `instance of` and its typed parameters look at types
    alone (10.3.2.9.1), only results and inputs of the model are held to their values.
    """

    def __init__(
        self, graph: Graph, compiler: Compiler, problems: list[Problem], *, bare: bool = False
    ) -> None:
        self._compiler = compiler
        self._problems = problems
        self._bare = bare
        self._built: dict[int, FeelType] = {}
        self._building: list[int] = []
        #: The text of allowed values by type: Priority ranks by it where a table lists none.
        self.allowed_texts: dict[int, str] = {}
        self._scopes = {id(linked): TypeScope(linked, self) for linked in graph.models}
        if bare:
            return
        simple = ModelTypes(graph, compiler, [], bare=True)
        for linked in graph.models:
            scope, known = self.scope(linked), simple.scope(linked)
            for name in scope.names():
                # Looked up in both: what is wrong with a definition is reported though nothing uses it.
                if scope.find(name) is not None and (found := known.find(name)) is not None:
                    scope.named[name] = found

    def scope(self, linked: LinkedModel) -> TypeScope:
        """The names one model can use."""
        return self._scopes[id(linked)]

    def of(self, linked: LinkedModel, reference: str | None, element: model.Element) -> FeelType:
        """The type of a typeRef; an unknown one is reported and accepts everything."""
        if not reference:
            return ANY
        found = self.scope(linked).find(reference)
        if found is None:
            choices = ", ".join(sorted(SIMPLE_TYPES))
            params = {"name": reference, "choices": choices}
            self._problems.append(Problem("unknown-type", element.id, element.line, params))
            return ANY
        return found

    def source(self, linked: LinkedModel) -> TypeSource:
        """The types as seen from one model."""
        return TypeSource(self, linked)

    def of_item(self, linked: LinkedModel, item: model.ItemDefinition) -> FeelType:
        """The type an item definition or component defines."""
        key = id(item)
        if key in self._built:
            return self._built[key]
        if key in self._building:
            self._problems.append(Problem("circular-type", item.id, item.line, {"name": item.name}))
            return ANY
        self._building.append(key)
        built = self._build(linked, item)
        self._building.pop()
        self._built[key] = built
        return built

    def _build(self, linked: LinkedModel, item: model.ItemDefinition) -> FeelType:
        if item.components:
            return self._context(linked, item)
        if item.function is not None:
            parameters = tuple(self.of(linked, each.type_ref, each) for each in item.function.parameters)
            result = self.of(linked, item.function.output_type_ref, item.function)
            return self._collected(item, FunctionType("function", parameters, result))
        return self._collected(item, self.of(linked, item.type_ref, item))

    def _context(self, linked: LinkedModel, item: model.ItemDefinition) -> FeelType:
        entries: dict[str, FeelType] = {}
        built = self._collected(item, ContextType(item.name, entries))
        # Known before its components are read: a component may be a list of the type itself.
        self._built[id(item)] = built
        for component in item.components:
            entries[component.name] = self.of_item(linked, component)
        return built

    def _collected(self, item: model.ItemDefinition, base: FeelType) -> FeelType:
        """The base with the item's values and, where asked, as a list (7.3.2: who constrains what)."""
        built = base
        if self._bare:
            return ListType("list", built) if item.is_collection else built
        if item.allowed_values:
            allows = self._allows(item, item.allowed_values)
            if isinstance(base, ListType) and not item.is_collection:
                # Allowed values speak of the elements of a collection.
                built = ListType("list", ConstrainedType(item.name, base.element, allows))
            else:
                built = ConstrainedType(item.name, base, allows)
            self.allowed_texts[id(built)] = item.allowed_values
        if item.is_collection:
            built = ListType("list", built)
        if item.type_constraint:
            built = ConstrainedType(item.name, built, self._allows(item, item.type_constraint))
        return built

    def _allows(self, item: model.ItemDefinition, text: str) -> Callable[[object], bool]:
        tests = self._compiler.cell(text, (), item.id, item.line)

        def allows(value: Any) -> bool:
            return tests.test(value, {}, current_run()) is True

        return allows


class TypeSource:
    """What compiling an expression asks of the types of its model."""

    def __init__(self, types: ModelTypes, linked: LinkedModel) -> None:
        self._types = types
        self._linked = linked
        self.named = types.scope(linked).named

    def of(self, reference: str | None, element: model.Element) -> FeelType:
        """The type of a typeRef; everything where there is none."""
        return self._types.of(self._linked, reference, element)

    def allowed_text(self, kind: FeelType) -> str | None:
        """The allowed values of a type as written."""
        return self._types.allowed_texts.get(id(kind))
