"""What people do to a single-source purchase outside its user tasks."""

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
from workflows.procurement_single_source.errors import NoPublicityRunning
from workflows.registries.notices import standing_case
from workflows.registries.objections import new_objection_id
from workflows.registries.project_cases import cases_of, notice_end
from workflows.registries.terms import rules_day
from workflows.rules import current_rules

OBJECTION_MESSAGE = "procurement-single-source-objection"
#: The notice that is objected to.
NOTICE: Final = "SINGLE_SOURCE_PUBLICITY"
#: The step that sends the answers.
_ANSWER: Final = "send-answers"
ANSWER_PERIOD: Final = "procurement-single-source.extra-argument-period"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionReceived:
    """An objection to a single source that stands before the public."""

    project_id: int
    instance_id: int
    objection_id: int
    #: ISO day: an answer told twice comes back from JSON
    due_on: str


def object_to_single_source(
    session: Session,
    actor: Actor,
    project_id: int,
    objector: str,
    text: str,
    *,
    idempotency_key: str | None = None,
) -> ObjectionReceived:
    """Anybody objects while the publicity runs (实施条例 38). Raises EntryNotFound, NoPublicityRunning."""

    def act() -> ObjectionReceived:
        this = project(session, project_id)
        number, objection_id = this["project_no"], new_objection_id()
        standing = standing_case(session, cases_of(session, project_id), NOTICE)
        if standing is None:
            raise NoPublicityRunning(project_no=number)
        instance = lock_instance(session, standing)
        if not is_answered_by(session, instance, _ANSWER):
            raise NoPublicityRunning(project_no=number)
        payload = {"objection": {"id": str(objection_id), "by": objector, "text": text}}
        waits = instance.status == "suspended"
        keep = timedelta(days=WAITING_DAYS) if waits else timedelta(0)
        published = publish_message(session, actor, OBJECTION_MESSAGE, number, payload, time_to_live=keep)
        if published.instance_id is None and not waits:
            raise NoPublicityRunning(project_no=number)
        taken_by = published.instance_id or standing
        due_on = _answer_due(session, project_id)
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
        return ObjectionReceived(
            project_id=project_id,
            instance_id=taken_by,
            objection_id=objection_id,
            due_on=due_on.isoformat(),
        )

    arguments = {"project_id": project_id, "objector": objector, "text": text}
    return once(session, actor, idempotency_key, "object-to-single-source", arguments, ObjectionReceived, act)


def _answer_due(session: Session, project_id: int) -> date:
    """All objections are argued together after the publicity (74号令 40): its end starts the period."""
    today = local_date(session.now)
    start = notice_end(session, project_id, NOTICE) or today
    on = rules_day(session, project_id, today)
    due = current_rules().deadline(ANSWER_PERIOD, start, current_calendar(), on=on).due_on
    assert due is not None, "a period without pauses ends"
    return due
