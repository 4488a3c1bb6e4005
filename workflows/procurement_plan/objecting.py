"""Object to what a purchase has before the public: online in one's own name, or by a letter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from engine.actor import Actor
from engine.commands.messages import publish_message
from engine.errors import Conflict
from engine.guards import Attempt
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance, lock_instance
from workflows.attempts import known
from workflows.calendar import current_calendar, local_date
from workflows.objecting import WAITING_DAYS, is_answered_by
from workflows.procurement_plan import objections
from workflows.procurement_plan.errors import LetterNotInPeriod
from workflows.procurement_plan.projects import project
from workflows.registries.notices import NOTICES, standing_case
from workflows.registries.objections import new_objection_id
from workflows.registries.project_cases import cases_of
from workflows.registries.register import Row, page
from workflows.registries.terms import rules_day
from workflows.rules import current_rules

#: The user task by which a handler enters letters.
LETTERS: Final = "record-objection"
#: More than the notices of one kind that a case may ever publish.
_MOST: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Publicity:
    """What of a purchase stands before the public, and how its case comes to answer objections to it."""

    notice: str
    message: str
    #: the step that sends answers; older diagrams have none
    answer_step: str
    #: the rule of the time for the answer, and the day it counts from, of a project and a day of receipt
    answer_period: str
    counts_from: Callable[[Session, int, date], date]
    #: whether a case is busy with an objection that came before, so that another waits for its turn
    is_busy: Callable[[Session, StoredInstance], bool]
    #: that nobody can object now, by the number of the project
    refusal: Callable[[str], Conflict]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionRaised:
    """An objection to a notice of a purchase."""

    project_id: int
    instance_id: int
    objection_id: int
    #: ISO day: an answer told twice comes back from JSON
    due_on: str


def raise_online(
    session: Session, actor: Actor, publicity: Publicity, project_id: int, objector: str, text: str
) -> ObjectionRaised:
    """Tell the case whose notice stands before the public; a busy or suspended one is told when it goes on.

    Raises EntryNotFound and what the publicity refuses with."""
    this, today, id = project(session, project_id), local_date(session.now), new_objection_id()
    number = this["project_no"]
    standing = standing_case(session, cases_of(session, project_id), publicity.notice)
    if standing is None:
        raise publicity.refusal(number)
    # lock before looking: of two at once the second finds the first being answered, and waits for it
    instance = lock_instance(session, standing)
    if not is_answered_by(session, instance, publicity.answer_step):
        raise publicity.refusal(number)
    payload = {"objection": _told(session, id, objector, text, today)}
    waits = instance.status == "suspended" or publicity.is_busy(session, instance)
    keep = timedelta(days=WAITING_DAYS) if waits else timedelta(0)
    published = publish_message(session, actor, publicity.message, number, payload, time_to_live=keep)
    if published.instance_id is None and not waits:
        raise publicity.refusal(number)
    taken_by = published.instance_id or standing
    due_on = _answer_due(session, publicity, project_id, today)
    objections.raised(
        session,
        actor,
        this,
        id=id,
        instance_id=taken_by,
        kind=publicity.notice,
        objector=objector,
        account=actor.user_id,
        text=text,
        raised_on=today,
        due_on=due_on,
    )
    return ObjectionRaised(
        project_id=project_id, instance_id=taken_by, objection_id=id, due_on=due_on.isoformat()
    )


def keep_letter(attempt: Attempt, publicity: Publicity) -> Mapping[str, Any]:
    """Enter a letter (``procurement-objection-letter``); gives the case what one online would tell it.

    The day of receipt decides, not the day of entry. Raises LetterNotInPeriod."""
    session, given = attempt.session, attempt.variables
    this = project(session, int(known(attempt)["projectId"]))
    received_on = date.fromisoformat(str(given["letterReceivedOn"])[:10])
    _in_period(session, attempt.instance.id, publicity.notice, received_on)
    id, objector, text = new_objection_id(), str(given["letterFrom"]).strip(), str(given["letterText"])
    objections.raised(
        session,
        attempt.actor,
        this,
        id=id,
        instance_id=attempt.instance.id,
        kind=publicity.notice,
        objector=objector,
        account=None,
        text=text,
        raised_on=received_on,
        due_on=_answer_due(session, publicity, this["id"], received_on),
    )
    return {**given, "objection": _told(session, id, objector, text, received_on)}


def _in_period(session: Session, instance_id: int, kind: str, received_on: date) -> None:
    """Also one to a notice that was taken down meanwhile, for another stands in its place."""
    notices: tuple[Row, ...] = page(session, NOTICES, instance_id=instance_id, kind=kind, limit=_MOST).rows
    is_future = received_on > local_date(session.now)
    if is_future or not any(row["published_on"] <= received_on <= row["period_end"] for row in notices):
        until = max((row["period_end"].isoformat() for row in notices), default="—")
        raise LetterNotInPeriod(day=received_on.isoformat(), until=until)


def _told(session: Session, id: int, objector: str, text: str, raised_on: date) -> dict[str, str]:
    return {
        "id": str(id),
        "by": objector,
        "text": text,
        "raised_at": session.now.isoformat(timespec="seconds"),
        "raised_on": raised_on.isoformat(),
    }


def _answer_due(session: Session, publicity: Publicity, project_id: int, raised_on: date) -> date:
    """The last day of the answer, by the rules that bind the purchase."""
    start = publicity.counts_from(session, project_id, raised_on)
    on = rules_day(session, project_id, raised_on)
    due = current_rules().deadline(publicity.answer_period, start, current_calendar(), on=on).due_on
    assert due is not None, "a period without pauses ends"
    return due
