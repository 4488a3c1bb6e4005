"""An application is ended from outside: it gets nothing, what was reserved for it goes back to the line."""

from __future__ import annotations

from typing import Final

from engine.cancellation import Cancelling, cancellation
from engine.host import EngineHost
from engine.spiff import runner
from workflows.registries.grants import advance_grant, grant_by_number

PROCESS_KEY: Final = "so-funding"
#: After these an agreement binds both sides; ending a case does not undo it.
_OPEN: Final = frozenset({"APPLIED", "READY", "APPROVED"})


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
