"""What people do to a comparison outside its user tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from engine.actor import Actor
from engine.commands.idempotency import once
from engine.commands.messages import publish_message
from engine.persistence.session import Session
from engine.persistence.store import lock_instance
from workflows.calendar import current_calendar, local_date
from workflows.objecting import WAITING_DAYS, is_answered_by
from workflows.procurement_plan import objections
from workflows.procurement_plan.projects import project
from workflows.procurement_small.errors import NobodyObjects
from workflows.registries.notices import standing_case
from workflows.registries.objections import new_objection_id
from workflows.registries.project_cases import cases_of
from workflows.registries.terms import rules_day
from workflows.rules import current_rules

OBJECTION_MESSAGE = "procurement-small-objection"
#: The notice that is objected to.
NOTICE: Final = "COMPARISON_RESULT"
#: The step that sends the answer.
_ANSWER: Final = "send-answer"
ANSWER_PERIOD: Final = "procurement-small.objection-period"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionRaised:
    """An objection to a selection that stands before the public."""

    project_id: int
    instance_id: int
    objection_id: int
    #: ISO day: an answer told twice comes back from JSON
    due_on: str


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
        this = project(session, project_id)
        number, objection_id, today = this["project_no"], new_objection_id(), local_date(session.now)
        standing = standing_case(session, cases_of(session, project_id), NOTICE)
        if standing is None:
            raise NobodyObjects(project_no=number)
        # lock before looking: of two at once the second finds the first being answered, and waits for it
        instance = lock_instance(session, standing)
        if not is_answered_by(session, instance, _ANSWER):
            raise NobodyObjects(project_no=number)
        payload = {
            "objection": {
                "id": str(objection_id),
                "by": objector,
                "text": text,
                "raised_at": session.now.isoformat(timespec="seconds"),
                "raised_on": today.isoformat(),
            }
        }
        waits = instance.status == "suspended" or _is_answering(session, standing)
        keep = timedelta(days=WAITING_DAYS) if waits else timedelta(0)
        published = publish_message(session, actor, OBJECTION_MESSAGE, number, payload, time_to_live=keep)
        if published.instance_id is None and not waits:
            raise NobodyObjects(project_no=number)
        taken_by = published.instance_id or standing
        due_on = _answer_due(session, project_id, today)
        objections.raised(
            session,
            actor,
            this,
            id=objection_id,
            instance_id=taken_by,
            kind=NOTICE,
            objector=objector,
            text=text,
            due_on=due_on,
        )
        return ObjectionRaised(
            project_id=project_id, instance_id=taken_by, objection_id=objection_id, due_on=due_on.isoformat()
        )

    arguments = {"project_id": project_id, "objector": objector, "text": text}
    return once(session, actor, idempotency_key, "object-to-selection", arguments, ObjectionRaised, act)


def _answer_due(session: Session, project_id: int, raised_on: date) -> date:
    """The last day of the answer, by the rules that bind the purchase."""
    on = rules_day(session, project_id, raised_on)
    due = current_rules().deadline(ANSWER_PERIOD, raised_on, current_calendar(), on=on).due_on
    assert due is not None, "a period without pauses ends"
    return due


def _is_answering(session: Session, instance_id: int) -> bool:
    """Whether the case of a selection is busy with an objection that came before."""
    row = session.one(
        "SELECT 1 FROM user_task WHERE tenant_id = ? AND instance_id = ?"
        " AND element_id = 'answer-objection' AND status = 'open'",
        (session.tenant_id, instance_id),
    )
    return row is not None
