"""What a caller may see of cases: what one may not see does not exist."""

from __future__ import annotations

from typing import Any

from api.acting import Call
from engine.identity.roles import SYSTEM_ADMINISTRATOR
from engine.identity.visibility import check_visible


def check_sees_case(call: Call, instance_id: int, what: str) -> None:
    """For what is in a case: variables, history. An auditor's reading is recorded.

    Raises ProcessInstanceNotFound."""
    check_visible(call.session, call.actor, instance_id)
    call.read.append((instance_id, what))


def check_sees_instance(call: Call, instance_id: int) -> None:
    """For what tells nothing of its content: administrators see it too. Raises ProcessInstanceNotFound."""
    if SYSTEM_ADMINISTRATOR not in call.actor.roles:
        check_visible(call.session, call.actor, instance_id)


def limits_of(call: Call) -> dict[str, Any]:
    """What limits a list of instances to those the caller may see, as arguments of the query."""
    return {} if SYSTEM_ADMINISTRATOR in call.actor.roles else {"seen_by": call.actor}
