"""An application or a round is ended from outside: nobody gets anything, what was reserved returns."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from engine.cancellation import Cancelling, cancellation
from engine.commands.messages import publish_message
from engine.host import EngineHost
from engine.spiff import runner
from workflows.ended import context_of, reason_of
from workflows.registries.grants import advance_grant, grant_by_number
from workflows.registries.objections import waiting_objections
from workflows.so_funding import objections
from workflows.so_funding.rounds import in_state

PROCESS_KEY: Final = "so-funding"
ROUND_KEY: Final = "so-funding-round"
RESULT_MESSAGE: Final = "so-funding-result"
#: After these an agreement binds both sides; ending a case does not undo it.
_OPEN: Final = frozenset({"APPLIED", "READY", "APPROVED"})
#: Days that the case of an application may take to come to where it waits for the result.
_WAITING_DAYS: Final = 90


@cancellation("so-funding: the application ends, its reservation returns to the budget line")
def give_up_grant(cancelling: Cancelling) -> None:
    """The register says why; the entry is an event of the case."""
    session, actor, instance, reason = cancelling
    if instance.process_key != PROCESS_KEY:
        return
    number = runner.variables(instance.state, EngineHost(session, instance, actor)).get("grant_no")
    row = grant_by_number(session, str(number)) if number is not None else None
    if row is not None and row["state"] in _OPEN:
        advance_grant(session, actor, row["id"], "REFUSED", reason=reason or None, instance_id=instance.id)


@cancellation("so-funding-round: its applications end, who objected is told, its reservations return")
def give_up_round(cancelling: Cancelling) -> None:
    """Nobody waits for a result or an answer that never comes."""
    session, actor, instance, reason = cancelling
    if instance.process_key != ROUND_KEY:
        return
    known = runner.variables(instance.state, EngineHost(session, instance, actor))
    if known.get("round_id") is None:
        return  # no guide went out: nobody applied
    context, on = context_of(cancelling), date.fromisoformat(str(known["rules_on"]))
    for row in waiting_objections(session, instance.id):
        finding = {"verdict": "ENDED", "text": reason_of(cancelling)}
        objections.answer(context, {"id": row["id"]}, finding, on)
    for grant in in_state(session, int(known["round_id"]), "READY", "APPROVED"):
        advance_grant(session, actor, grant["id"], "REFUSED", reason=reason or None, instance_id=instance.id)
        result = {"grant_no": grant["grant_no"], "approved": 0, "score": None, "rank": None}
        keep = timedelta(days=_WAITING_DAYS)
        publish_message(
            session, actor, RESULT_MESSAGE, grant["grant_no"], {"result": result}, time_to_live=keep
        )
