"""A DMN file from XML: item definitions and the decision requirements graph (DMN 1.5, 6 and 7)."""

from __future__ import annotations

from feel.dmn import model
from feel.dmn.errors import NotDmn, Problem
from feel.dmn.parse_expressions import parse_expression, parse_function, parse_variable
from feel.dmn.parse_tables import parse_tests
from feel.dmn.reading import VERSIONS, Reading
from feel.dmn.xml_source import Node, local_name, namespace_of

# Parts of a model that carry no decision logic; they may be there and are not read.
_SILENT = frozenset(
    {
        "description",
        "extensionElements",
        "knowledgeSource",
        "performanceIndicator",
        "organizationUnit",
        "elementCollection",
        "businessContextElement",
        "group",
        "textAnnotation",
        "association",
        "artifact",
    }
)


def parse_definitions(root: Node) -> tuple[model.Definitions, list[Problem]]:
    """The model a `definitions` element states, and everything found wrong in it."""
    namespace = namespace_of(root)
    if local_name(root) != "definitions" or namespace not in VERSIONS:
        raise NotDmn(element=local_name(root), namespace=namespace or "—")
    reading = Reading(namespace, root.get("expressionLanguage"))
    imports: list[model.Import] = []
    items: list[model.ItemDefinition] = []
    elements: list[model.DrgElement] = []
    for child in reading.children(root):
        name = local_name(child)
        if name == "import":
            imports.append(_parse_import(reading, child))
        elif name == "itemDefinition":
            items.append(parse_item(reading, child))
        elif name in _ELEMENTS:
            elements.append(_ELEMENTS[name](reading, child))
        elif name not in _SILENT:
            reading.report("unexpected-element", child, name=name, parent="definitions")
    _report_clashes(reading, root)
    definitions = model.Definitions(
        **reading.where(root),
        name=reading.required(root, "name"),
        namespace=reading.required(root, "namespace"),
        version=VERSIONS[namespace],
        imports=tuple(imports),
        items=tuple(items),
        elements=tuple(elements),
        prefixes={prefix: uri for prefix, uri in root.nsmap.items() if prefix},
    )
    return definitions, reading.problems


def _report_clashes(reading: Reading, root: Node) -> None:
    """Ids are unique in a file; names are unique among the graph's elements and among types."""
    ids: set[str] = set()
    for node in root.iter():
        written = node.get("id") if namespace_of(node) == reading.namespace else None
        if written is not None:
            if written in ids:
                reading.report("repeated-id", node, id=written)
            ids.add(written)
    for kinds in (tuple(_ELEMENTS), ("itemDefinition",)):
        names: set[str] = set()
        for child in reading.children(root, *kinds):
            name = child.get("name") or ""
            if name and name in names:
                reading.report("repeated-name", child, name=name)
            names.add(name)


def parse_item(reading: Reading, node: Node) -> model.ItemDefinition:
    """An item definition or component (7.3.2)."""
    reading.expect_only(node, "typeRef", "allowedValues", "typeConstraint", "itemComponent", "functionItem")
    components = tuple(parse_item(reading, child) for child in reading.children(node, "itemComponent"))
    function = reading.child(node, "functionItem")
    type_ref = reading.text(node, "typeRef") or node.get("typeRef")
    if sum((bool(components), function is not None, bool(type_ref))) > 1:
        reading.report("two-bases", node)
    allowed = parse_tests(reading, reading.child(node, "allowedValues"))
    constraint = parse_tests(reading, reading.child(node, "typeConstraint"))
    return model.ItemDefinition(
        **reading.where(node),
        name=reading.required(node, "name"),
        type_ref=type_ref,
        is_collection=(node.get("isCollection") or "").strip() in ("true", "1"),
        components=components,
        function=None if function is None else _parse_function_item(reading, function),
        allowed_values=allowed.text if allowed and allowed.text else None,
        type_constraint=constraint.text if constraint and constraint.text else None,
    )


def _parse_function_item(reading: Reading, node: Node) -> model.FunctionItem:
    return model.FunctionItem(
        **reading.where(node),
        parameters=tuple(parse_variable(reading, child) for child in reading.children(node, "parameters")),
        output_type_ref=node.get("outputTypeRef"),
    )


def _parse_import(reading: Reading, node: Node) -> model.Import:
    return model.Import(
        **reading.where(node),
        # DMN 1.1 had no name; an empty name imports into this model's own namespace (1.5).
        name=(node.get("name") or "").strip(),
        namespace=reading.required(node, "namespace"),
        import_type=reading.required(node, "importType"),
        location=node.get("locationURI"),
    )


def _variable(reading: Reading, node: Node) -> tuple[str, model.Variable]:
    """The name of a graph element and its variable, which bears the same name (6.3.7)."""
    name = reading.required(node, "name")
    child = reading.child(node, "variable")
    if child is None:
        return name, model.Variable(**reading.where(node), name=name)
    variable = parse_variable(reading, child)
    if name and variable.name and variable.name != name:
        reading.report("variable-name", child, name=name, variable=variable.name)
    return name, variable


def _references(reading: Reading, node: Node, requirement: str, *required: str) -> tuple[str, ...]:
    """The hrefs of one kind of requirement."""
    found = []
    for child in reading.children(node, requirement):
        for target in reading.children(child, *required):
            found.append(reading.required(target, "href"))
    return tuple(href for href in found if href)


def _links(reading: Reading, node: Node, name: str) -> tuple[str, ...]:
    return tuple(href for child in reading.children(node, name) if (href := reading.required(child, "href")))


def _parse_input_data(reading: Reading, node: Node) -> model.InputData:
    name, variable = _variable(reading, node)
    return model.InputData(**reading.where(node), name=name, variable=variable)


def _parse_decision(reading: Reading, node: Node) -> model.Decision:
    name, variable = _variable(reading, node)
    return model.Decision(
        **reading.where(node),
        name=name,
        label=node.get("label"),
        variable=variable,
        question=reading.text(node, "question"),
        allowed_answers=reading.text(node, "allowedAnswers"),
        required_inputs=_references(reading, node, "informationRequirement", "requiredInput"),
        required_decisions=_references(reading, node, "informationRequirement", "requiredDecision"),
        required_knowledge=_references(reading, node, "knowledgeRequirement", "requiredKnowledge"),
        expression=parse_expression(reading, node),
    )


def _parse_knowledge(reading: Reading, node: Node) -> model.BusinessKnowledgeModel:
    name, variable = _variable(reading, node)
    logic = reading.child(node, "encapsulatedLogic")
    return model.BusinessKnowledgeModel(
        **reading.where(node),
        name=name,
        variable=variable,
        required_knowledge=_references(reading, node, "knowledgeRequirement", "requiredKnowledge"),
        logic=None if logic is None else parse_function(reading, logic),
    )


def _parse_service(reading: Reading, node: Node) -> model.DecisionService:
    name, variable = _variable(reading, node)
    outputs = _links(reading, node, "outputDecision")
    if not outputs:
        reading.report("missing-element", node, name="outputDecision", parent="decisionService")
    return model.DecisionService(
        **reading.where(node),
        name=name,
        variable=variable,
        output_decisions=outputs,
        encapsulated_decisions=_links(reading, node, "encapsulatedDecision"),
        input_decisions=_links(reading, node, "inputDecision"),
        input_data=_links(reading, node, "inputData"),
    )


_ELEMENTS = {
    "inputData": _parse_input_data,
    "decision": _parse_decision,
    "businessKnowledgeModel": _parse_knowledge,
    "decisionService": _parse_service,
}
