"""The decision requirements graph: models linked to what they import, references to elements."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from feel.dmn import model
from feel.dmn.errors import NotDmn, Problem
from feel.dmn.parser import parse_definitions
from feel.dmn.reading import VERSIONS
from feel.dmn.xml_source import Node, parse_xml

MAX_IMPORTS = 100

# Given the namespace and the location an import states; None where there is no such model.
Importer = Callable[[str, str | None], bytes | Node | None]

KINDS: dict[type[model.DrgElement], str] = {
    model.Decision: "kind.decision",
    model.InputData: "kind.input",
    model.BusinessKnowledgeModel: "kind.knowledge",
}


@dataclass(eq=False, slots=True)
class LinkedModel:
    """A file with the models it imports; imports may run in a circle."""

    definitions: model.Definitions
    imports: dict[str, LinkedModel] = field(default_factory=dict)
    merged: list[LinkedModel] = field(default_factory=list)
    by_id: dict[str, model.DrgElement] = field(default_factory=dict)

    @property
    def namespace(self) -> str:
        """The namespace its elements live in."""
        return self.definitions.namespace

    def all_merged(self) -> Iterator[LinkedModel]:
        """This model and those it imports without a name, nearest first, each once (DMN 1.5, 6.3.3)."""
        seen: set[int] = set()
        waiting = [self]
        while waiting:
            linked = waiting.pop()
            if id(linked) in seen:
                continue
            seen.add(id(linked))
            yield linked
            waiting.extend(reversed(linked.merged))


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference leads to: the element, its model, and the path by which expressions see it."""

    linked: LinkedModel
    element: model.DrgElement
    path: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str]:
        """Unique among all linked models."""
        return (self.linked.namespace, self.element.id)


class Graph:
    """All models an evaluation can reach, and everything found wrong while linking them."""

    def __init__(self, root: LinkedModel, problems: list[Problem], models: list[LinkedModel]) -> None:
        self.root = root
        self.problems = problems
        self.models = models

    def resolve(
        self, linked: LinkedModel, href: str, kinds: tuple[type[model.DrgElement], ...]
    ) -> Target | None:
        """The element a reference means, when it is of the right kind."""
        namespace, _, identifier = href.strip().rpartition("#")
        if not namespace or namespace == linked.namespace:
            for near in linked.all_merged():
                element = near.by_id.get(identifier)
                if isinstance(element, kinds):
                    return Target(near, element, (element.name,))
            return None
        for name, imported in linked.imports.items():
            element = imported.by_id.get(identifier)
            if imported.namespace == namespace and isinstance(element, kinds):
                return Target(imported, element, (name, element.name))
        for near in linked.all_merged():
            element = near.by_id.get(identifier)
            if near.namespace == namespace and isinstance(element, kinds):
                return Target(near, element, (element.name,))
        return None


def link(source: bytes | Node, importer: Importer | None) -> Graph:
    """Read a model and all it imports; only an unreadable root model raises."""
    definitions, problems = parse_definitions(parse_xml(source))
    root = _linked(definitions)
    models = {definitions.namespace: root}
    waiting = [root]
    while waiting:
        linked = waiting.pop()
        for imported in linked.definitions.imports:
            other = _import(imported, importer, models, problems)
            if other is None:
                continue
            if imported.name:
                linked.imports[imported.name] = other
            else:
                linked.merged.append(other)
            if other.namespace not in models:
                models[other.namespace] = other
                waiting.append(other)
    graph = Graph(root, problems, list(models.values()))
    for linked in graph.models:
        _check_references(graph, linked)
    return graph


def _linked(definitions: model.Definitions) -> LinkedModel:
    return LinkedModel(definitions, by_id={element.id: element for element in definitions.elements})


def _import(
    imported: model.Import,
    importer: Importer | None,
    models: dict[str, LinkedModel],
    problems: list[Problem],
) -> LinkedModel | None:
    if imported.import_type not in VERSIONS:
        problems.append(Problem("import-type", imported.id, imported.line, {"type": imported.import_type}))
        return None
    known = models.get(imported.namespace)
    if known is not None:
        return known
    if len(models) >= MAX_IMPORTS:
        problems.append(Problem("too-many-imports", imported.id, imported.line, {"limit": MAX_IMPORTS}))
        return None
    source = importer(imported.namespace, imported.location) if importer else None
    if source is None:
        params = {"name": imported.name, "namespace": imported.namespace}
        problems.append(Problem("import-not-found", imported.id, imported.line, params))
        return None
    try:
        definitions, found = parse_definitions(parse_xml(source))
    except NotDmn:
        problems.append(Problem("import-type", imported.id, imported.line, {"type": imported.import_type}))
        return None
    problems.extend(found)
    return _linked(definitions)


def _check_references(graph: Graph, linked: LinkedModel) -> None:
    knowledge = (model.BusinessKnowledgeModel, model.DecisionService)
    for element in linked.definitions.elements:
        wanted: list[tuple[tuple[str, ...], tuple[type[model.DrgElement], ...]]] = []
        match element:
            case model.Decision():
                wanted = [
                    (element.required_inputs, (model.InputData,)),
                    (element.required_decisions, (model.Decision,)),
                    (element.required_knowledge, knowledge),
                ]
            case model.BusinessKnowledgeModel():
                wanted = [(element.required_knowledge, knowledge)]
            case model.DecisionService():
                wanted = [
                    (element.output_decisions, (model.Decision,)),
                    (element.encapsulated_decisions, (model.Decision,)),
                    (element.input_decisions, (model.Decision,)),
                    (element.input_data, (model.InputData,)),
                ]
        for hrefs, kinds in wanted:
            for href in hrefs:
                if graph.resolve(linked, href, kinds) is None:
                    params = {"href": href, "kind": KINDS[kinds[0]]}
                    graph.problems.append(Problem("unknown-reference", element.id, element.line, params))
