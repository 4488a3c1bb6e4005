"""What stopping a clock does to the case itself: its dates, and what its register says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from engine.actor import Actor
from engine.commands.instances import modify_variables, recompute_due_dates
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance
from workflows.registries import clock_stops
from workflows.registries.filings import FILINGS
from workflows.registries.followups import FOLLOWUPS
from workflows.registries.register import Register, change, find

#: What ``deadline`` takes as pauses.
VARIABLE: Final = "clock_stops"
#: ``case_state`` of a case whose clock stands still (DOMAIN.md F.3).
SUSPENDED: Final = "SUSPENDED"
#: Registers that tell the state of a case under the key of its process instance.
_REGISTERS: Final[Mapping[str, Register]] = {
    "so-filing": FILINGS,
    "so-filing-change": FOLLOWUPS,
    "so-filing-renewal": FOLLOWUPS,
    "so-filing-cancel": FOLLOWUPS,
    "so-filing-revocation": FOLLOWUPS,
}


def tell_dates(session: Session, actor: Actor, instance_id: int) -> None:
    """Give the case its pauses and compute its open dates anew; both are events of the case."""
    pauses = clock_stops.as_variable(clock_stops.stops_of(session, instance_id))
    modify_variables(session, actor, instance_id, {VARIABLE: pauses})
    recompute_due_dates(session, actor, instance_id)


def swap_state(session: Session, actor: Actor, instance: StoredInstance, state: str | None) -> str | None:
    """What the register of the case said; it says ``state`` from now on. None where no register tells."""
    register = _REGISTERS.get(instance.process_key)
    if register is None or state is None:
        return None
    before: str = find(session, register, instance.id)["state"]
    change(session, actor, register, instance.id, {"state": state}, instance_id=instance.id)
    return before
