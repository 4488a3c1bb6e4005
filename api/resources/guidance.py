"""What helps a person with a task, beside its form: deadline, reasons, the course so far, who is next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from api.acting import Call, query
from api.errors import caller_language
from api.resource import Resource
from api.rules import allowed
from api.schemas import guidance as schemas
from api.schemas.named import named
from api.sight import check_sees_case
from engine.actor import Actor
from engine.errors import ProcessInstanceNotFound
from engine.identity.visibility import check_task_visible
from engine.persistence.store import read_task, split_task_id
from engine.queries.following import Described, described
from engine.queries.names import group_names, person_names
from engine.queries.started import last_summaries
from engine.queries.tasks import TaskDetail, task_detail, task_summary
from engine.queries.timeline import Received, Step, timeline
from engine.signatures import legal_words, needs_signature
from workflows.calendar import local_date
from workflows.duty import barriers_of
from workflows.errors import RuleNotInForce, RuleUnknown
from workflows.registries.revealing import may_reveal
from workflows.rules import current_rules
from workflows.said import saying
from workflows.standing import proof_of, standing_of
from workflows.starters.chosen import by_name

blueprint = Resource("guidance", __name__, description="What helps people with a task")
blueprints = (blueprint,)

_RULE: Final = "gongzhi:limit-rule"


@blueprint.get("/user-tasks/<task:user_task_key>/guidance")
@allowed("signed-in")
@blueprint.response(200, schemas.Guidance)
def get_guidance(user_task_key: str) -> Any:
    """How a task stands, why it is the caller's, what would stop the caller, and what may follow."""
    with query() as call:
        check_task_visible(call.session, call.actor, user_task_key)
        task = task_detail(call.session, user_task_key)
        call.read.append((task.instance_id, "guidance"))
        return _guidance(call, task)


@blueprint.get("/process-instances/<key:process_instance_key>/timeline")
@allowed("signed-in")
@blueprint.response(200, schemas.Timeline)
def get_timeline(process_instance_key: int) -> Any:
    """The user tasks of an instance in the order they opened, and what was said to it outside of them."""
    with query() as call:
        check_sees_case(call, process_instance_key, "timeline")
        found = timeline(call.session, process_instance_key)
        if found is None:
            raise ProcessInstanceNotFound(instance_id=process_instance_key)
        said = _said(found.received)
        speakers = [id for each in said for id in (each["by"], each["on_behalf_of"])]
        people = person_names(call.session, [found.started_by, *_people(found.steps), *speakers])
        groups = group_names(call.session, [each for step in found.steps for each in step.candidate_groups])
        summary = last_summaries(call.session, [process_instance_key]).get(process_instance_key, [])
        filled = by_name(call.session, found.filled)
    return {
        "started_at": found.started_at,
        "started_by": named(found.started_by, people),
        "ended_at": found.ended_at,
        "status": found.status,
        "filled": filled,
        "steps": [_step(step, people, groups) for step in found.steps],
        "said": [
            {**each, "by": named(each["by"], people), "on_behalf_of": named(each["on_behalf_of"], people)}
            for each in said
        ],
        "summary": [{"label": label, "value": value} for label, value in summary],
        "files": found.files,
        "may_reveal": may_reveal(call.actor),
    }


def _said(received: Sequence[Received]) -> list[dict[str, Any]]:
    """What people said, in words; messages of other cases are left out."""
    lang = caller_language()
    told = [(each, saying(each.message, each.variables, lang)) for each in received]
    return [
        {
            "at": each.at,
            "by": each.by,
            "on_behalf_of": each.on_behalf_of,
            "element_id": each.element_id,
            "name": words.name,
            "filled": words.filled,
        }
        for each, words in told
        if words is not None
    ]


def _people(steps: Any) -> list[str | None]:
    return [
        id
        for step in steps
        for id in (step.assignee, step.completed_by, step.completed_on_behalf_of, *step.candidate_users)
    ]


def _step(step: Step, people: dict[str, str], groups: dict[str, str]) -> dict[str, Any]:
    offered = [named(id, people) for id in step.candidate_users]
    return {
        **{name: getattr(step, name) for name in step.__slots__},
        "assignee": named(step.assignee, people),
        "completed_by": named(step.completed_by, people),
        "on_behalf_of": named(step.completed_on_behalf_of, people),
        "offered_to": offered + [named(id, groups) for id in step.candidate_groups],
        "signature": None if step.signature is None else _signature(step.signature),
    }


def _signature(kept: Mapping[str, Any]) -> dict[str, Any]:
    words = legal_words(kept, caller_language())
    return {**kept, "is_certified": "certificate" in kept, "legal_effect": words}


def _guidance(call: Call, task: TaskDetail) -> dict[str, Any]:
    session = call.session
    instance = session.one(
        "SELECT i.definition_id, i.process_key, d.name, i.business_key, i.status, i.started_at, i.started_by"
        " FROM process_instance i JOIN process_definition d ON d.tenant_id = i.tenant_id"
        " AND d.id = i.definition_id WHERE i.tenant_id = ? AND i.id = ?",
        (session.tenant_id, task.instance_id),
    )
    assert instance is not None, "a task has an instance"
    # a task inside of a called process belongs to the diagram of that
    stored = read_task(session, *split_task_id(task.id))
    told = described(session, stored.definition_id, task.element_id, task.variables)
    barriers = barriers_of(session, call.actor, task.instance_id, stored)
    names = person_names(
        session,
        [instance[6], task.assignee, task.completed_by, *(each.done_by for each in barriers)]
        + [user for each in told.following for user in each.candidate_users],
    )
    return {
        "task_id": task.id,
        "instance_id": task.instance_id,
        "definition_id": stored.definition_id,
        "process_key": instance[1],
        "process_name": instance[2],
        "business_key": instance[3],
        "instance_status": instance[4],
        "started_at": instance[5],
        "started_by": named(instance[6], names),
        "assignee": named(task.assignee, names),
        "completed_by": named(task.completed_by, names),
        "needs_signature": needs_signature(task.properties),
        "documentation": told.documentation,
        "legal_basis": task.properties.get("gongzhi:legal-basis", ""),
        "evidence": task.properties.get("gongzhi:evidence", ""),
        "rule": _rule(task),
        **_standing(call, task, told),
        "why": _why(call, task),
        "barriers": [
            {"element_id": each.element_id, "name": each.name, "done_by": named(each.done_by, names)}
            for each in barriers
        ],
        "following": _following(call, told, names),
        "summary": [{"label": label, "value": value} for label, value in task_summary(session, task.id)],
    }


def _rule(task: TaskDetail) -> Any:
    key = task.properties.get(_RULE)
    if not key:
        return None
    on = local_date(task.created_at)
    try:
        return current_rules().rule(key, on)
    except (RuleUnknown, RuleNotInForce):
        return None


def _standing(call: Call, task: TaskDetail, told: Described) -> dict[str, Any]:
    """Of an open task; what is done is neither early nor late any more."""
    if task.due_at is None or task.status != "open":
        return {"standing": None, "proof": []}
    proof = proof_of(told.due_expression, task.variables, task.created_at, task.due_at)
    return {"standing": standing_of(task.created_at, task.due_at, call.session.now), "proof": proof}


def _why(call: Call, task: TaskDetail) -> list[dict[str, str]]:
    """By what the task comes to the caller; empty for somebody who merely looks."""
    actor: Actor = call.actor
    mine = {actor.user_id, actor.on_behalf_of} - {None}
    reasons = [{"kind": "assigned", "ref": task.assignee, "name": ""}] if task.assignee in mine else []
    groups = sorted((actor.groups or frozenset()) & set(task.candidate_groups))
    names = group_names(call.session, groups)
    reasons += [{"kind": "group", "ref": each, "name": names[each]} for each in groups]
    reasons += [{"kind": "user", "ref": each, "name": ""} for each in task.candidate_users if each in mine]
    if not reasons and not task.candidate_groups and not task.candidate_users and task.assignee is None:
        reasons = [{"kind": "open", "ref": "", "name": ""}]
    return [{name: text or "" for name, text in each.items()} for each in reasons]


def _following(call: Call, told: Described, names: Mapping[str, str]) -> list[dict[str, Any]]:
    groups = group_names(call.session, [each for way in told.following for each in way.candidate_groups])
    return [
        {
            **{name: getattr(way, name) for name in way.__slots__},
            "groups": [named(each, groups) for each in way.candidate_groups],
            "users": [named(each, dict(names)) for each in way.candidate_users],
        }
        for way in told.following
    ]
