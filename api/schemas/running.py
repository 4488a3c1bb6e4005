"""What runs, by version and by element."""

from __future__ import annotations

from marshmallow import fields, validate

from api.fields import Answer, Body, Key, Name
from api.schemas.work import Counted


class RunningQuery(Body):
    process_key = Name(
        data_key="processDefinitionId", load_default=None, metadata={"description": "Else of every process"}
    )


class RunningVersion(Answer):
    definition_id = Key(data_key="processDefinitionKey")
    key = fields.String(data_key="processDefinitionId")
    version = fields.Integer()
    name = fields.String()
    active = fields.Nested(Counted)
    suspended = fields.Nested(Counted)
    broken = fields.Nested(Counted, metadata={"description": "Cases that stand still for an incident"})


class RunningVersions(Answer):
    items = fields.List(fields.Nested(RunningVersion))


class ElementCount(Answer):
    element_id = fields.String()
    tasks = fields.Integer(metadata={"description": "Open user tasks"})
    timers = fields.Integer()
    jobs = fields.Integer(metadata={"description": "Service work that is due or in the hands of a worker"})
    messages = fields.Integer(metadata={"description": "Messages waited for"})
    incidents = fields.Integer()


class RunningElements(Answer):
    instances = fields.Nested(Counted, metadata={"description": "Running cases that were counted"})
    elements = fields.List(fields.Nested(ElementCount))


class Ids(fields.List[str]):
    """Up to a hundred ids."""

    def __init__(self, data_key: str) -> None:
        super().__init__(Name(), data_key=data_key, load_default=list, validate=validate.Length(max=100))


class UsesQuery(Body):
    form = Ids("formIds")
    decision = Ids("decisionDefinitionIds")
    process = Ids("processDefinitionIds")


class Use(Answer):
    version = fields.Nested(RunningVersion)
    takes_newest = fields.Boolean(
        metadata={
            "description": "Steps reached later take the newest version; else the one deployed with them"
        }
    )
    is_certain = fields.Boolean(
        metadata={"description": "False: the diagram works out at the step which one it takes"}
    )


class Uses(Answer):
    kind = fields.String(validate=validate.OneOf(["form", "decision", "process"]))
    key = fields.String(data_key="id", metadata={"example": "so-filing-acceptance"})
    open_tasks = fields.Nested(Counted, metadata={"description": "Open user tasks, which keep their form"})
    versions = fields.List(fields.Nested(Use))


class UsesList(Answer):
    items = fields.List(fields.Nested(Uses))
