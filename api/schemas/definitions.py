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
