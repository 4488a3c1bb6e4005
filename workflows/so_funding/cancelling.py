"""An application or a round is ended from outside: nobody gets anything, what was reserved returns."""

from __future__ import annotations

from datetime import date
from typing import Final

from engine.cancellation import Cancelling, cancellation
from engine.commands.instances import cancel_process_instance
from engine.host import EngineHost
from engine.persistence.store import read_instance
from engine.spiff import runner
from workflows.calendar import local_date
from workflows.ended import context_of, reason_of
from workflows.registries import notices
from workflows.registries.grants import advance_grant, grant_by_number
from workflows.registries.objections import waiting_objections
from workflows.registries.organizations import ORGANIZATIONS
from workflows.registries.register import Row, find, page
from workflows.rules import current_rules
from workflows.so_funding import objections
from workflows.so_funding.common import issue_document, reason
from workflows.so_funding.rounds import in_state

PROCESS_KEY: Final = "so-funding"
ROUND_KEY: Final = "so-funding-round"
RECOVERY_KEY: Final = "so-funding-recovery"
#: After these an agreement binds both sides; ending a case does not undo it.
_OPEN: Final = ("APPLIED", "READY", "APPROVED")
_REMEDIES: Final = ("remedies.administrative-review", "remedies.litigation")
#: More than the notices that a round ever publishes.
_MOST: Final = 100


@cancellation("so-funding: the application ends, its reservation returns to the budget line")
def give_up_grant(cancelling: Cancelling) -> None:
    """The register says why, and a paper tells the applicant (DOC-312)."""
    session, actor, instance, why = cancelling
    if instance.process_key != PROCESS_KEY:
        return
    known = runner.variables(instance.state, EngineHost(session, instance, actor))
    number = known.get("grant_no")
    row = grant_by_number(session, str(number)) if number is not None else None
    if row is not None and row["state"] in _OPEN:
        advance_grant(session, actor, row["id"], "REFUSED", reason=why or None, instance_id=instance.id)
        _tell_applicant(cancelling, row, date.fromisoformat(str(known["rules_on"])))


def _tell_applicant(cancelling: Cancelling, grant: Row, on: date) -> None:
    name = find(cancelling.session, ORGANIZATIONS, grant["organization_id"])["name"]
    content = {
        "org_name": name,
        "grant_no": grant["grant_no"],
        "project_name": grant["project_name"],
        "reason": reason_of(cancelling),
        "remedies": [current_rules().rule(key, on).text for key in _REMEDIES],
    }
    issue_document(context_of(cancelling), "DOC-312", name, content)


@cancellation("so-funding-round: its applications end, who objected is told, its notices are taken down")
def give_up_round(cancelling: Cancelling) -> None:
    """Nobody waits for a check, a result or an answer that never comes.

    Who is filling in an application still learns it when handing it in."""
    session, actor, instance, _ = cancelling
    if instance.process_key != ROUND_KEY:
        return
    known = runner.variables(instance.state, EngineHost(session, instance, actor))
    if known.get("round_id") is None:
        return  # no guide went out: nobody applied
    context, on = context_of(cancelling), date.fromisoformat(str(known["rules_on"]))
    why = reason_of(cancelling)
    for row in waiting_objections(session, instance.id):
        objections.answer(context, {"id": row["id"]}, {"verdict": "ENDED", "text": why}, on)
    for grant in in_state(session, int(known["round_id"]), *_OPEN):
        _end_application(cancelling, grant, reason("round-ended", text=why))
    _take_down(cancelling, reason("round-ended", text=why))


@cancellation("so-funding-recovery: a closed grant whose money is not waited for any more is closed again")
def give_up_recovery(cancelling: Cancelling) -> None:
    """The order and the bar stand; a running grant has a case of its own that waits for the money."""
    session, actor, instance, _ = cancelling
    if instance.process_key != RECOVERY_KEY:
        return
    known = runner.variables(instance.state, EngineHost(session, instance, actor))
    is_ordered = (known.get("recovery_approval") or {}).get("opinion") == "AGREE"
    if not (known.get("grant_closed") and is_ordered):
        return
    row = grant_by_number(session, str(known["grant_no"]))
    if row is not None and row["state"] == "RECOVERING":
        why = reason_of(cancelling)
        advance_grant(session, actor, row["id"], "CLOSED", reason=why, instance_id=instance.id)


def _end_application(cancelling: Cancelling, grant: Row, why: str) -> None:
    """Wherever its case stands, in the formal check or waiting for the result; suspended ones, too."""
    session, actor = cancelling.session, cancelling.actor
    case = None if grant["instance_id"] is None else read_instance(session, grant["instance_id"])
    if case is None or case.status in ("completed", "cancelled"):
        advance_grant(session, actor, grant["id"], "REFUSED", reason=why, instance_id=cancelling.instance.id)
    else:
        cancel_process_instance(session, actor, case.id, reason=why)


def _take_down(cancelling: Cancelling, why: str) -> None:
    """What still stands before the public invites to apply or to object in vain."""
    session, today = cancelling.session, local_date(cancelling.session.now)
    for row in page(session, notices.NOTICES, instance_id=cancelling.instance.id, limit=_MOST).rows:
        if row["withdrawn_on"] is None and row["period_end"] is not None and row["period_end"] >= today:
            notices.withdraw(session, cancelling.actor, row["id"], why)
