"""Handing a user task on (转办): by its holder or a superior, to somebody who could have claimed it.

Whoever gets it is one of its candidates and free of the duties that exclude each other, so that handing on
opens no way around the posts of a process. The reason is kept in the case's history.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from engine.actor import Actor
from engine.errors import Refused
from engine.guards import Attempt, guard
from engine.identity.actors import actor_of
from engine.identity.directory import group_members, post_holders
from engine.identity.errors import PersonNotFound
from engine.messages import register_messages
from engine.persistence.session import Session
from engine.persistence.store import StoredTask, candidates, read_instance, read_task, split_task_id
from engine.persistence.units import unit_of_group
from workflows.duty import barriers_of
from workflows.errors import DutiesNotSeparate, ReasonNeeded
from workflows.own_case import own_matter

#: Characters of a reason.
REASON_MINIMUM: Final = 4

register_messages(
    {
        "not-yours-to-hand-on": {
            "zh-CN": "只有正在办理“{task}”的人或其上级可以转办；待签收的事项请由上级转办。",
            "en": "Only who holds “{task}”, or a superior, hands it on; what nobody holds, a superior does.",
        },
        "not-a-successor": {
            "zh-CN": "{user} 不在“{task}”的候选岗位或已离岗，不能转办给此人；请从候选人员中选择。",
            "en": "{user} is no candidate of “{task}”, or has left; choose one of its candidates.",
        },
    }
)


class NotYoursToHandOn(Refused):
    """Who hands a task on holds it, or supervises a unit it is offered to."""


class NotASuccessor(Refused):
    """Who gets a task is one of its candidates."""


@guard("workflows: tasks are handed on among their candidates", "assign")
def is_handed_on_properly(attempt: Attempt) -> None:
    """Nothing is asked of a caller who is vouched for. Raises ReasonNeeded beside the refusals."""
    actor, task = attempt.actor, attempt.task
    if actor.is_trusted:
        return
    session, instance_id = attempt.session, attempt.instance.id
    if not may_hand_on(session, actor, instance_id, task):
        raise NotYoursToHandOn(task=task.name)
    if len(str(attempt.variables["reason"]).strip()) < REASON_MINIMUM:
        raise ReasonNeeded(minimum=REASON_MINIMUM)
    assignee = attempt.variables["assignee"]
    if assignee is None:
        return
    successor = _person(session, assignee)
    if successor is None or not _could_claim(session, successor, instance_id, task):
        raise NotASuccessor(user=assignee, task=task.name)
    if found := barriers_of(session, successor, instance_id, task):
        raise DutiesNotSeparate(user=found[0].done_by, done=found[0].name, task=task.name)


def may_hand_on(session: Session, actor: Actor, instance_id: int, task: StoredTask) -> bool:
    """Whether an actor holds an open task that others could do, or supervises a unit it is offered to."""
    offered = candidates(session, instance_id, task.activity_id)
    if not offered["group"] and not offered["user"]:
        # somebody's own business, the applicant's correction, say
        return False
    if task.assignee is not None and task.assignee in (actor.user_id, actor.on_behalf_of):
        return True
    return bool(actor.supervised_units & {unit_of_group(group) for group in offered["group"]})


def successors(session: Session, actor: Actor, task_id: str) -> list[str] | None:
    """To whom an actor may hand an open task on, by id; None when it is not theirs to hand on.

    Raises TaskNotFound."""
    instance_id, activity_id = split_task_id(task_id)
    task = read_task(session, instance_id, activity_id)
    if task.status != "open" or not may_hand_on(session, actor, instance_id, task):
        return None
    offered = candidates(session, instance_id, activity_id)
    people = {*offered["user"], *_members(session, offered["group"])} - {task.assignee}
    instance = read_instance(session, instance_id)
    known = ((person, _person(session, person)) for person in sorted(people))
    return [
        person
        for person, successor in known
        if successor is not None
        and not barriers_of(session, successor, instance_id, task)
        and own_matter(session, successor, instance, task) is None
    ]


def _members(session: Session, groups: Iterable[str]) -> Collection[str]:
    found: set[str] = set()
    for group in groups:
        unit = unit_of_group(group)
        post = group.partition(":")[0]
        holdings = post_holders(session, unit, post) if unit else group_members(session, group)
        found.update(holding.person_id for holding in holdings)
    return found


def _could_claim(session: Session, successor: Actor, instance_id: int, task: StoredTask) -> bool:
    offered = candidates(session, instance_id, task.activity_id)
    return successor.user_id in offered["user"] or bool((successor.groups or frozenset()) & offered["group"])


def _person(session: Session, person_id: str) -> Actor | None:
    """Somebody who may act at all."""
    try:
        return actor_of(session, person_id)
    except PersonNotFound:
        return None
