"""What people do to a comparison outside its user tasks."""

from __future__ import annotations

from datetime import date
from typing import Final

from engine.actor import Actor
from engine.commands.idempotency import once
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance
from workflows.procurement_plan.objecting import ObjectionRaised, Publicity, raise_online
from workflows.procurement_small.errors import NobodyObjects


def object_to_selection(
    session: Session,
    actor: Actor,
    project_id: int,
    objector: str,
    text: str,
    *,
    idempotency_key: str | None = None,
) -> ObjectionRaised:
    """Object to a selection while it stands before the public; it is answered by internal rules.

    One that comes while another is being answered waits its turn, one to a suspended case until that goes on.
    Raises EntryNotFound, NobodyObjects."""

    def act() -> ObjectionRaised:
        return raise_online(session, actor, SELECTION, project_id, objector, text)

    arguments = {"project_id": project_id, "objector": objector, "text": text}
    return once(session, actor, idempotency_key, "object-to-selection", arguments, ObjectionRaised, act)


def _from_receipt(_: Session, __: int, raised_on: date) -> date:
    return raised_on


def _is_answering(session: Session, instance: StoredInstance) -> bool:
    """Whether the case of a selection is busy with an objection that came before."""
    row = session.one(
        "SELECT 1 FROM user_task WHERE tenant_id = ? AND instance_id = ?"
        " AND element_id = 'answer-objection' AND status = 'open'",
        (session.tenant_id, instance.id),
    )
    return row is not None


SELECTION: Final = Publicity(
    notice="COMPARISON_RESULT",
    message="procurement-small-objection",
    answer_step="send-answer",
    answer_period="procurement-small.objection-period",
    counts_from=_from_receipt,
    is_busy=_is_answering,
    refusal=lambda number: NobodyObjects(project_no=number),
)
