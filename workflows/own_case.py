"""Nobody decides in their own matter (SoD-01, SoD-15, D.4): in a case they began, or of their organisation.

The property of a diagram keeps apart those who did its user tasks; whoever applied did none. So an officer
who is also an applicant, or acts for an organisation in another post, is kept from what posts of the
administration do in that case, in person and through a deputy, however the task comes to them.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from engine.actor import Actor
from engine.errors import Refused
from engine.guards import Attempt, guard
from engine.identity.actors import actor_of
from engine.identity.errors import PersonNotFound
from engine.messages import register_messages
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance, StoredTask, candidates
from engine.persistence.units import unit_of_group
from workflows.duty import beginners
from workflows.starters.guards import SPEAKERS, anybody

register_messages(
    {
        "own-case": {
            "zh-CN": "{user} 发起了本件，不能再办理“{task}”，请由同岗位的其他人办理。",
            "en": "{user} began this case and may not do {task!r}: another holder of the post does.",
        },
        "own-organization": {
            "zh-CN": "{user} 在本件所涉组织任职，应当回避，不能办理“{task}”，请由同岗位的其他人办理。",
            "en": "{user} acts for the organisation this case is about and stays out of {task!r}: "
            "another holder of the post does it.",
        },
    }
)

#: Whose matter a case is does their own tasks in it: those offered to nobody else, or to their organisation.
_OWN: Final = frozenset(SPEAKERS)


class OwnCase(Refused):
    """Who applied does not decide on it."""


class OwnOrganization(Refused):
    """Who acts for an organisation does not decide on it."""


@guard("workflows: nobody decides in their own matter", "claim", "complete", "assign")
def nobody_decides_in_their_own_matter(attempt: Attempt) -> None:
    """Raises OwnCase, OwnOrganization."""
    actor = _meant(attempt)
    if actor is not None and (refusal := own_matter(attempt.session, actor, attempt.instance, attempt.task)):
        raise refusal


def own_matter(session: Session, actor: Actor, instance: StoredInstance, task: StoredTask) -> Refused | None:
    """What keeps somebody from a task because the case is their own, or their organisation's."""
    own = _organizations(actor.groups or ())
    began = set[str]()
    if instance.process_key in anybody():
        people = {person for person in (actor.user_id, actor.on_behalf_of) if person}
        began = people & beginners(session, instance)
    if not (began or own) or not _is_official(session, instance, task):
        return None
    if began:
        return OwnCase(user=min(began), task=task.name)
    if own & _organizations_of(session, instance):
        return OwnOrganization(user=actor.user_id, task=task.name)
    return None


def _meant(attempt: Attempt) -> Actor | None:
    """Who is to do the task: the actor, or the one it is handed to."""
    if attempt.verb != "assign":
        return attempt.actor
    handed_to = attempt.variables.get("assignee")
    try:
        return None if handed_to is None else actor_of(attempt.session, str(handed_to))
    except PersonNotFound:
        return None  # who is nobody gets nothing, which another guard says


def _organizations(groups: Collection[str]) -> set[str]:
    """The organisations that somebody of these groups speaks for."""
    held = (unit_of_group(group) for group in groups if group.partition(":")[0] in _OWN)
    return {unit for unit in held if unit is not None}


def _organizations_of(session: Session, instance: StoredInstance) -> set[str]:
    """The organisations a case is about: those offered a task of it, and those of whoever began it."""
    rows = session.all(
        "SELECT unit_key FROM process_instance_unit WHERE tenant_id = ? AND instance_id = ?",
        (session.tenant_id, instance.id),
    )
    began = (_person(session, person) for person in beginners(session, instance))
    held = (_organizations(person.groups or ()) for person in began if person is not None)
    return {row[0] for row in rows}.union(*held)


def _person(session: Session, person_id: str) -> Actor | None:
    try:
        return actor_of(session, person_id)
    except PersonNotFound:
        return None


def _is_official(session: Session, instance: StoredInstance, task: StoredTask) -> bool:
    """Whether a task is offered to posts of the administration alone; what parties say too is no decision."""
    offered = candidates(session, instance.id, task.activity_id)["group"]
    posts = {group.partition(":")[0] for group in offered if unit_of_group(group) is not None}
    return bool(posts) and not posts & _OWN
