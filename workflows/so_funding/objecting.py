"""Object to a proposed grant while it stands before the public, in the name of one's own account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from engine.actor import SYSTEM, Actor
from engine.commands.idempotency import once
from engine.commands.messages import publish_message
from engine.host import EngineHost
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance, lock_instance
from engine.spiff import runner
from workflows.calendar import local_date
from workflows.objecting import WAITING_DAYS, is_answered_by
from workflows.registries.grants import ROUNDS
from workflows.registries.notices import standing_case
from workflows.registries.objections import enter_objection, new_objection_id
from workflows.registries.register import Row, find
from workflows.so_funding import objections
from workflows.so_funding.common import grant_of
from workflows.so_funding.errors import NoGrantPublicity

MESSAGE: Final = "so-funding-objection"
#: The event by which the case of a round takes objections; older diagrams have none.
_TAKES: Final = "objection-raised"


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantObjection:
    """An objection to a proposed grant."""

    grant_no: str
    objection_id: int
    #: ISO day: an answer told twice comes back from JSON
    due_on: str


def object_to_grant(
    session: Session,
    actor: Actor,
    grant_no: str,
    objector: str,
    text: str,
    *,
    idempotency_key: str | None = None,
) -> GrantObjection:
    """Anybody objects to a proposed grant while it stands before the public; it is re-examined and answered.

    One that comes while another is re-examined waits its turn, whatever becomes of the period meanwhile.
    Raises GrantNotFound, NoGrantPublicity, ProcessInstanceEnded."""

    def act() -> GrantObjection:
        round_ = find(session, ROUNDS, grant_of(session, grant_no)["round_id"])
        # lock first: of two at once the second finds the first being re-examined, and waits for it
        instance = lock_instance(session, round_["instance_id"])
        grant = grant_of(session, grant_no)
        if not _is_before_the_public(session, instance, grant):
            raise NoGrantPublicity(grant_no=grant_no)
        instance.check_not_ended()
        new = objections.entry(
            grant,
            instance_id=instance.id,
            objector=objector,
            text=text,
            raised_on=local_date(session.now),
            rules_on=_rules_on(session, instance),
            account=actor.user_id,
        )
        objection_id = enter_objection(session, actor, new, id=new_objection_id())
        payload = {"objection": objections.line(objection_id, new)}
        keep = timedelta(days=WAITING_DAYS)
        publish_message(session, actor, MESSAGE, round_["batch_no"], payload, time_to_live=keep)
        assert new.due_on is not None, "an answer has a last day"
        return GrantObjection(grant_no=grant_no, objection_id=objection_id, due_on=new.due_on.isoformat())

    arguments = {"grant_no": grant_no, "objector": objector, "text": text}
    return once(session, actor, idempotency_key, "object-to-grant", arguments, GrantObjection, act)


def _is_before_the_public(session: Session, instance: StoredInstance, grant: Row) -> bool:
    """Whether a grant is still proposed, its notice stands today, and its case takes objections online."""
    return (
        grant["state"] == "APPROVED"
        and standing_case(session, (instance.id,), objections.NOTICE) is not None
        and is_answered_by(session, instance, _TAKES)
    )


def _rules_on(session: Session, instance: StoredInstance) -> date:
    """The day whose rules bind the round."""
    known = runner.variables(instance.state, EngineHost(session, instance, SYSTEM))
    return date.fromisoformat(str(known["rules_on"]))
