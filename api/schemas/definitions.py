"""Deployments, process definitions, decision definitions and forms."""

from __future__ import annotations

from marshmallow import fields, validate

from api.fields import Answer, Body, Count, Key, Moment, Name, page_of, search_of


class DefinitionFields(Answer):
    version = fields.Integer(metadata={"example": 3})
    deployment_id = Key(data_key="deploymentKey")
    resource_name = fields.String(metadata={"example": "so-filing.bpmn"})
    created_at = Moment()


class ProcessDefinition(DefinitionFields):
    id = Key(data_key="processDefinitionKey")
    key = fields.String(data_key="processDefinitionId", metadata={"example": "so-filing"})
    name = fields.String(metadata={"example": "Filing of community organisations"})
    version_tag = fields.String(allow_none=True)
    may_begin = fields.Boolean(
        metadata={
            "description": "Whether the caller may begin a case of it; their entries may still be refused"
        }
    )
    begun_by = fields.List(
        fields.String(),
        allow_none=True,
        metadata={
            "description": "Posts whose holders begin its cases; null: anybody; empty: no person does",
            "example": ["需求岗"],
        },
    )


class DiagramProperty(Answer):
    name = fields.String(metadata={"example": "gongzhi:legal-basis"})
    meaning = fields.String()
    type = fields.String(validate=validate.OneOf(["text", "integer", "choice", "name-list"]))
    elements = fields.List(fields.String(), metadata={"description": "BPMN tags; empty: any element"})
    choices = fields.List(fields.String())


class DiagramProperties(Answer):
    items = fields.List(fields.Nested(DiagramProperty))


class DiagramBox(Answer):
    x = fields.Float()
    y = fields.Float()
    width = fields.Float()
    height = fields.Float()


class DiagramPoint(Answer):
    x = fields.Function(lambda point: point[0], metadata={"type": "number"})
    y = fields.Function(lambda point: point[1], metadata={"type": "number"})


class DiagramShape(Answer):
    element_id = fields.String(metadata={"example": "acceptance-review"})
    kind = fields.String(metadata={"description": "BPMN tag", "example": "userTask"})
    name = fields.String(metadata={"example": "受理审查"})
    box = fields.Nested(DiagramBox)
    event = fields.String(allow_none=True, metadata={"example": "timer"})
    lane = fields.String(allow_none=True)
    attached_to = fields.String(allow_none=True)
    is_interrupting = fields.Boolean()
    is_multiple = fields.Boolean()
    label = fields.Nested(DiagramBox, allow_none=True)


class DiagramEdge(Answer):
    element_id = fields.String()
    kind = fields.String()
    name = fields.String()
    source = fields.String(allow_none=True)
    target = fields.String(allow_none=True)
    points = fields.List(fields.Nested(DiagramPoint))
    is_default = fields.Boolean()
    label = fields.Nested(DiagramBox, allow_none=True)


class Diagram(Answer):
    box = fields.Nested(DiagramBox)
    shapes = fields.List(fields.Nested(DiagramShape))
    edges = fields.List(fields.Nested(DiagramEdge))


class DecisionDefinition(DefinitionFields):
    id = Key(data_key="decisionDefinitionKey")
    key = fields.String(data_key="decisionDefinitionId", metadata={"example": "dt_track"})
    name = fields.String()


class FormDefinition(DefinitionFields):
    id = Key(data_key="formKey")
    key = fields.String(data_key="formId", metadata={"example": "so-filing-application"})


class Form(FormDefinition):
    form_schema = fields.Dict(data_key="schema", metadata={"description": "form-js JSON"})


def _filters(id_name: str) -> dict[str, fields.Field]:  # type: ignore[type-arg]
    return {
        "key": Name(data_key=id_name),
        "version": Count(1, 2**31 - 1),
        "is_latest_version": fields.Boolean(truthy={True}, falsy={False}),
    }


ProcessDefinitionSearch = search_of("ProcessDefinition", **_filters("processDefinitionId"))
ProcessDefinitionPage = page_of("ProcessDefinition", ProcessDefinition)
DecisionDefinitionSearch = search_of("DecisionDefinition", **_filters("decisionDefinitionId"))
DecisionDefinitionPage = page_of("DecisionDefinition", DecisionDefinition)
FormSearch = search_of("Form", **_filters("formId"))
FormPage = page_of("Form", FormDefinition)


class DeployedDefinition(Answer):
    kind = fields.String(validate=validate.OneOf(["process", "decision", "form"]))
    id = Key(data_key="definitionKey")
    key = fields.String(data_key="definitionId")
    version = fields.Integer()
    resource_name = fields.String()
    is_new = fields.Boolean(metadata={"description": "Whether this deployment made the version"})


class DiagramProblem(Answer):
    rule = fields.String()
    severity = fields.String(metadata={"example": "warning"})
    resource = fields.String()
    element_id = fields.String(allow_none=True)
    line = fields.Integer(allow_none=True)
    message = fields.String()
    way_out = fields.String()


class Deployment(Answer):
    id = Key(data_key="deploymentKey", allow_none=True, metadata={"description": "null: nothing changed"})
    name = fields.String()
    definitions = fields.List(fields.Nested(DeployedDefinition))
    warnings = fields.List(fields.Nested(DiagramProblem))


class ResourceCheck(Answer):
    problems = fields.List(fields.Nested(DiagramProblem))


class DeploymentItem(Answer):
    id = Key(data_key="deploymentKey")
    name = fields.String()
    deployed_at = Moment()
    deployed_by = fields.String()


DeploymentSearch = search_of("Deployment")
DeploymentPage = page_of("Deployment", DeploymentItem)


class DeploymentForm(Body):
    name = Name(least=0, load_default="")
