"""Process instances, what is in them, and what became of them."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from api.fields import Answer, Body, Count, CountText, Key, Moment, Name, Text, Variables, page_of, search_of
from api.messages import text
from api.schemas.named import SummaryField

STATUSES = ("active", "suspended", "completed", "cancelled")
_STATUS = validate.OneOf(STATUSES)


class InstanceStart(Body):
    process_key = Name(
        data_key="processDefinitionId",
        metadata={"description": "Starts the newest version", "example": "so-filing"},
    )
    definition_id = Key(data_key="processDefinitionKey", metadata={"description": "Starts this very version"})
    variables = Variables(load_default=dict)
    business_key = Name(allow_none=True, metadata={"description": "Made up when none is given"})
    draft_version = Count(
        1,
        2**31 - 1,
        metadata={"description": "Of the caller's draft that is submitted hereby: it is gone with it"},
    )

    @validates_schema
    def _one_process(self, data: dict[str, Any], **_: Any) -> None:
        if ("process_key" in data) == ("definition_id" in data):
            names = "processDefinitionId, processDefinitionKey"
            raise ValidationError(text("http.one-of", names=names), "processDefinitionId")


class StartedInstance(Answer):
    instance_id = Key(data_key="processInstanceKey")
    definition_id = Key(data_key="processDefinitionKey")
    business_key = fields.String()
    status = fields.String(validate=_STATUS)


class Instance(Answer):
    id = Key(data_key="processInstanceKey")
    definition_id = Key(data_key="processDefinitionKey")
    process_key = fields.String(data_key="processDefinitionId")
    business_key = fields.String(allow_none=True)
    status = fields.String(validate=_STATUS)
    started_at = Moment()
    started_by = fields.String()
    started_by_name = fields.String(allow_none=True, metadata={"description": "null: of nobody we know"})
    ended_at = Moment(allow_none=True)
    revision = fields.Integer(metadata={"description": "Grows with every change; the ETag"})
    incident_count = fields.Integer()
    summary = fields.List(
        fields.Nested(SummaryField),
        metadata={
            "description": "Of its newest user task: what the case is about; empty for who runs the house",
        },
    )


InstanceSearch = search_of(
    "ProcessInstance",
    process_key=Name(data_key="processDefinitionId"),
    definition_id=Key(data_key="processDefinitionKey", metadata={"description": "Of this very version"}),
    status=fields.String(validate=_STATUS),
    business_key=Name(),
    started_by=Name(),
    acted=Name(data_key="actor", metadata={"description": "Who did anything in it", "example": "lx_shouli"}),
    text=Text(
        limit=100,
        metadata={
            "description": "At the beginning of a part of the business key, or of what the summary shows"
        },
    ),
    started_from=Moment(metadata={"description": "Started at or after"}),
    started_until=Moment(metadata={"description": "Started before"}),
    with_incidents=fields.Boolean(truthy={True}, falsy={False}, data_key="hasIncident"),
)
InstancePage = page_of("ProcessInstance", Instance)


class Activity(Answer):
    activity_id = Key(data_key="elementInstanceKey")
    scope_id = Key(data_key="scopeKey")
    element_id = fields.String()
    element_type = fields.String(data_key="type", metadata={"example": "userTask"})
    name = fields.String(data_key="elementName")
    definition_id = Key(data_key="processDefinitionKey")
    incident = fields.Boolean(data_key="hasIncident")


class Activities(Answer):
    items = fields.List(fields.Nested(Activity))


class InstanceVariables(Answer):
    variables = Variables()


class ScopeQuery(Body):
    element_instance_key = Key(metadata={"description": "What this activity sees; else the whole instance"})


class Reason(Body):
    reason = Text(load_default="", metadata={"description": "Written into history"})


class InstanceStatus(Answer):
    instance_id = Key(data_key="processInstanceKey")
    status = fields.String(validate=_STATUS)


class PageQuery(Body):
    limit = CountText(1, 1000, load_default=100)
    after = fields.String(load_default=None, validate=validate.Length(max=2000))


class HistoryEvent(Answer):
    seq = fields.Integer()
    at = Moment()
    actor = fields.String()
    actor_name = fields.String(allow_none=True, metadata={"description": "null: of nobody we know"})
    on_behalf_of = fields.String(allow_none=True)
    on_behalf_of_name = fields.String(allow_none=True)
    type = fields.String(metadata={"example": "user-task-completed"})
    label = fields.String(metadata={"description": "The type, for people"})
    element_id = fields.String(allow_none=True)
    activity_id = Key(data_key="elementInstanceKey", allow_none=True)
    scope_id = Key(data_key="scopeKey")
    data = fields.Dict()
    hash = fields.Function(
        lambda event: bytes(event["hash"]).hex(),
        metadata={"type": "string", "description": "SHA-256 over this event and the hash before it"},
    )


HistoryPage = page_of("History", HistoryEvent)


class HistoryFinding(Answer):
    instance_id = Key(data_key="processInstanceKey", allow_none=True)
    seq = fields.Integer(allow_none=True, metadata={"description": "The first bad event"})
    problem = fields.String(metadata={"example": "changed"})
    message = fields.String()
    table = fields.String(allow_none=True, metadata={"description": "Of a row beside history, its table"})
    row = fields.String(allow_none=True, metadata={"description": "The key of that row"})
    expected = fields.Dict(metadata={"description": "What history says, hidden values by their hash"})
    found = fields.Dict(metadata={"description": "What the row holds"})


class InstanceVerification(Answer):
    is_intact = fields.Boolean()
    events = fields.Integer()
    checkpoint = fields.Integer(allow_none=True, metadata={"description": "The newest that seals this case"})
    sealed_at = fields.String(allow_none=True)
    sealed_seq = fields.Integer(allow_none=True, metadata={"description": "Sealed up to this event"})
    finding = fields.Nested(HistoryFinding, allow_none=True)


class Verification(Answer):
    is_intact = fields.Boolean()
    chains = fields.Integer()
    events = fields.Integer()
    checkpoints = fields.Integer()
    signatures = fields.Integer()
    sealed_heads = fields.Integer()
    incomplete = fields.Boolean(metadata={"description": "There are more findings than are told"})
    findings = fields.List(fields.Nested(HistoryFinding))


class TakenFlow(Answer):
    flow_id = fields.String(data_key="sequenceFlowId")
    times = fields.Integer()
    first_at = Moment()
    last_at = Moment()


class VisitedElement(Answer):
    element_id = fields.String()
    started = fields.Integer()
    completed = fields.Integer()
    cancelled = fields.Integer()


class Path(Answer):
    flows = fields.List(fields.Nested(TakenFlow), data_key="sequenceFlows")
    elements = fields.List(fields.Nested(VisitedElement))


class Incident(Answer):
    id = Key(data_key="incidentKey")
    instance_id = Key(data_key="processInstanceKey", allow_none=True)
    activity_id = Key(data_key="elementInstanceKey", allow_none=True)
    job_id = Key(data_key="jobKey", allow_none=True)
    element_id = fields.String(allow_none=True)
    kind = fields.String(data_key="errorType")
    message_key = fields.String(data_key="errorCode")
    text = fields.String(data_key="errorMessage")
    detail = fields.String(allow_none=True)
    status = fields.String(data_key="state", validate=validate.OneOf(["open", "resolved"]))
    created_at = Moment(data_key="creationTime")


IncidentSearch = search_of("Incident", instance_id=Key(data_key="processInstanceKey"))
IncidentPage = page_of("Incident", Incident)


class IncidentResolution(Body):
    """Nothing: what has to be corrected first is proposed as a correction with the incident's key."""


class ResolvedIncident(Answer):
    incident_id = Key(data_key="incidentKey")
    resolved = fields.Boolean(metadata={"description": "false: it happened again"})
