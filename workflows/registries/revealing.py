"""Personal data in clear: who may look, and the record of everybody who did."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import or_, select

from engine.actor import Actor
from engine.history.chain import Event
from engine.identity.roles import AUDITOR
from engine.identity.visibility import sees_instance
from engine.persistence.administration import record_administrative
from engine.persistence.database import transaction
from engine.persistence.session import Session
from workflows.errors import EntryNotFound
from workflows.registries import people, sealing
from workflows.registries.errors import RevealRefused
from workflows.registries.reading import entry, posts_of
from workflows.registries.tables import org_member, register_history
from workflows.registries.tables.sealed_values import sealed_value

#: Posts that handle cases of persons (D.6: 案件经办人员); who merely applies holds none of them.
HANDLERS: Final = ("street-*", "civil-*")
#: Of a case they see, its own fields: money and assessment have personal data of their own.
CASE_HANDLERS: Final = (*HANDLERS, "finance-*", "unit-finance", "evaluation-office", "purchase-handler")
#: They also look at persons whom no case brought in: the registers are theirs to keep.
KEEPERS: Final = ("civil-*",)


def reveal_person(session: Session, actor: Actor, person_id: int, part: str, reason: str) -> str | None:
    """A part of a person in clear; who looked and why is an administrative event.

    Raises RegisterUnknown, EntryNotFound, RevealRefused, ReasonNeeded, PersonalDataSealed."""
    entry(session, actor, people.PEOPLE.name, person_id)
    if not _may_reveal(session, actor, person_id):
        raise _refused(session, actor, {"register": people.PEOPLE.name, "id": str(person_id), "part": part})
    return people.reveal(session, actor, person_id, part, reason)


def reveal_sealed_value(session: Session, actor: Actor, sealed_id: int, reason: str) -> str:
    """A personal field of a form in clear, for whoever handles the case; kept in the case's history.

    Raises EntryNotFound, as for one that does not exist, RevealRefused, ReasonNeeded, PersonalDataSealed."""
    case = sealing.case_of(session, sealed_id)
    if not sees_instance(session, actor, case):
        raise EntryNotFound(register=sealed_value.name, id=sealed_id)
    if not may_reveal(actor):
        raise _refused(session, actor, {"instance_id": str(case), "sealed": [str(sealed_id)]})
    return sealing.reveal_sealed(session, actor, sealed_id, reason)


def may_reveal(actor: Actor) -> bool:
    """Whether somebody may have the personal fields of cases they see in clear, for a reason."""
    return actor.is_trusted or AUDITOR in actor.roles or bool(posts_of(actor, CASE_HANDLERS))


def _refused(session: Session, actor: Actor, what: Mapping[str, Any]) -> RevealRefused:
    """The refusal, which is on record although the transaction it happened in is rolled back (D.7)."""

    def record() -> None:
        with transaction(session.database, session.tenant_id) as after:
            record_administrative(after, actor, [Event("personal-data-refused", what)])

    session.afterwards(record)
    return RevealRefused()


def _may_reveal(session: Session, actor: Actor, person_id: int) -> bool:
    if actor.is_trusted or AUDITOR in actor.roles or posts_of(actor, KEEPERS):
        return True
    if not posts_of(actor, HANDLERS):
        return False
    return any(sees_instance(session, actor, case) for case in _cases_of(session, person_id))


def _cases_of(session: Session, person_id: int) -> list[int]:
    """The cases in which the person was registered, or became a member of an organisation."""
    history, members = register_history, org_member
    memberships = select(members.c.id).where(
        members.c.tenant_id == session.tenant_id, members.c.person_id == person_id
    )
    statement = (
        select(history.c.instance_id)
        .where(
            history.c.tenant_id == session.tenant_id,
            history.c.instance_id.is_not(None),
            or_(
                (history.c.register == people.PEOPLE.name) & (history.c.row_id == person_id),
                (history.c.register == people.MEMBERS.name) & history.c.row_id.in_(memberships),
            ),
        )
        .distinct()
    )
    return [int(row[0]) for row in session.core.execute(statement)]
