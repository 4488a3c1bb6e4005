"""A case of a purchase is ended from outside: nothing will be bought, the money it held is free again.

Who waits for the answer to an objection is told why none comes."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from engine.cancellation import Cancelling, cancellation
from engine.host import EngineHost
from engine.spiff import runner
from workflows.ended import context_of, reason_of
from workflows.procurement_plan import objections
from workflows.procurement_plan.projects import CONTRACT_PROCESS, METHOD_PROCESSES, RESTART_PROCESS
from workflows.registries import budgets
from workflows.registries.purchases import PROJECTS, advance_project
from workflows.registries.register import find

#: The cases that carry a purchase, one after the other; those beside them (evaluation, challenge) do not.
CARRIERS: Final = frozenset(
    {"procurement-plan", *METHOD_PROCESSES.values(), RESTART_PROCESS, CONTRACT_PROCESS}
)
#: A signed contract is not undone by ending a case, nor is what it bound.
_BOUND: Final = frozenset({"CONTRACTED", "PERFORMING", "ACCEPTING", "SETTLED", "TERMINATED"})


@cancellation("procurement: the project ends, its reservation returns to the budget line")
def give_up_purchase(cancelling: Cancelling) -> None:
    """The register says why; both entries are events of the case."""
    session, actor, instance, reason = cancelling
    if instance.process_key not in CARRIERS:
        return
    project_id = runner.variables(instance.state, EngineHost(session, instance, actor)).get("projectId")
    if project_id is None:
        return  # not registered yet: nothing is held
    this = find(session, PROJECTS, int(project_id), lock=True)
    if this["state"] in _BOUND:
        return
    advance_project(session, actor, this["id"], "TERMINATED", reason=reason or None, instance_id=instance.id)
    objections.end(context_of(cancelling), this, reason_of(cancelling))
    line_id, number = this["budget_line_id"], this["project_no"]
    held = budgets.claim(session, line_id, number).reserved if line_id is not None else Decimal(0)
    if held > 0:
        budgets.release(session, actor, line_id, number, held, instance_id=instance.id)
