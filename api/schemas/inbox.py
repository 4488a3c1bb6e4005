"""Lists of user tasks."""

from __future__ import annotations

from marshmallow import fields, validate

from api.fields import (
    Answer,
    Body,
    Count,
    CountText,
    Key,
    Moment,
    Name,
    PageAnswer,
    PageRequest,
    Text,
    Whole,
    page_of,
)
from api.schemas.guidance import TaskStanding
from api.schemas.instances import STATUSES
from api.schemas.named import SummaryField
from api.schemas.user_tasks import STATES, TaskKey

LISTS = ("todo", "mine", "offered", "done", "all")
SORTS = ("created", "due", "priority")


class UserTaskFilter(Body):
    """Every part that is given must hold."""

    process_key = Name(data_key="processDefinitionId")
    element_id = Name()
    assignee = Name(metadata={"description": "For the list `all`"})
    due_from = Moment(metadata={"description": "This date or later"})
    due_before = Moment()
    priority_from = Count(0, 100)
    priority_to = Count(0, 100)
    text = Text(
        limit=100,
        metadata={
            "description": "In the name of task or process, or at the beginning of a part of the business key"
            " or of what the summary shows"
        },
    )


class Ordered(Body):
    name = fields.String(
        data_key="list",
        load_default="todo",
        validate=validate.OneOf(LISTS),
        metadata={
            "description": "`mine`: held by the caller; `offered`: to the caller, and nobody holds it;"
            " `todo`: both; `done`: by the caller; `all`: open tasks of every case that the caller may see"
        },
    )
    sort = fields.String(
        load_default="created",
        validate=validate.OneOf(SORTS),
        metadata={"description": "What is done is sorted by when it was"},
    )
    descending = fields.Boolean(truthy={True, "true"}, falsy={False, "false"}, load_default=False)


class ListQuery(UserTaskFilter, Ordered, PageRequest):
    """The list in a URL, so that it can be asked for conditionally."""

    limit = CountText(1, 1000, load_default=20)
    priority_from = CountText(0, 100)
    priority_to = CountText(0, 100)


class UserTaskSearch(Ordered):
    filter = fields.Nested(UserTaskFilter, load_default=dict)
    page = fields.Nested(PageRequest, load_default=lambda: {"limit": 20, "after": None})


class ListedTask(Answer):
    id = TaskKey(data_key="userTaskKey")
    instance_id = Key(data_key="processInstanceKey")
    process_key = fields.String(data_key="processDefinitionId")
    process_name = fields.String()
    business_key = fields.String(allow_none=True)
    instance_status = fields.String(validate=validate.OneOf(STATUSES))
    started_by = fields.String()
    started_at = Moment()
    element_id = fields.String()
    name = fields.String()
    lane = fields.String(allow_none=True)
    status = fields.String(data_key="state", validate=validate.OneOf(STATES))
    assignee = fields.String(allow_none=True)
    created_at = Moment(data_key="creationDate")
    claimed_at = Moment(allow_none=True)
    due_at = Moment(data_key="dueDate", allow_none=True)
    follow_up_at = Moment(data_key="followUpDate", allow_none=True)
    priority = fields.Integer()
    form_key = fields.String(data_key="formId", allow_none=True)
    completed_at = Moment(data_key="completionDate", allow_none=True)
    completed_by = fields.String(allow_none=True)
    summary = fields.List(
        fields.Nested(SummaryField), metadata={"description": "What `gongzhi:summary` names"}
    )
    started_by_name = fields.String(metadata={"description": "The id itself where no name is known"})
    assignee_name = fields.String(allow_none=True)
    standing = fields.Nested(
        TaskStanding, allow_none=True, metadata={"description": "null: no due date, or done"}
    )


class UserTaskPage(Answer):
    items = fields.List(fields.Nested(ListedTask))
    page = Whole(PageAnswer)
    is_partial = fields.Boolean(
        metadata={"description": "Not every case whose number begins so was looked at: search for more of it"}
    )


class InboxCount(Answer):
    value = fields.Integer()
    is_more = fields.Boolean(metadata={"description": "There are more than that"})


class InboxCounts(Answer):
    todo = fields.Nested(InboxCount)
    mine = fields.Nested(InboxCount)
    offered = fields.Nested(InboxCount)
    done = fields.Nested(InboxCount)
    started = fields.Nested(InboxCount)


class WaitingFor(Answer):
    element_id = fields.String()
    name = fields.String()
    assignee = fields.String(allow_none=True)
    due_at = Moment(data_key="dueDate", allow_none=True)
    assignee_name = fields.String(allow_none=True)


class StartedItem(Answer):
    id = Key(data_key="processInstanceKey")
    process_key = fields.String(data_key="processDefinitionId")
    process_name = fields.String()
    business_key = fields.String(allow_none=True)
    status = fields.String(validate=validate.OneOf(STATUSES))
    started_at = Moment()
    ended_at = Moment(allow_none=True)
    incident_count = fields.Integer()
    waiting_for = fields.List(fields.Nested(WaitingFor))
    summary = fields.List(
        fields.Nested(SummaryField),
        metadata={"description": "Of its newest user task: what the case is about"},
    )


StartedPage = page_of("Started", StartedItem)


class StartedQuery(PageRequest):
    limit = CountText(1, 1000, load_default=20)
    process_key = Name(data_key="processDefinitionId")
    text = Text(
        limit=100,
        metadata={
            "description": "At the beginning of a part of the business key, or of what the summary shows"
        },
    )
