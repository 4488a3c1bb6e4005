"""Rules of the filing that hold whatever page or program completes its tasks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.guards import Attempt, guard
from engine.host import EngineHost
from engine.spiff import runner
from workflows.errors import ChecklistInconsistent, SamePersonTwice, SecondCorrectionNotice

PROCESS_KEY = "so-filing"


def _concerns(attempt: Attempt, element_id: str) -> bool:
    return attempt.instance.process_key == PROCESS_KEY and attempt.task.element_id == element_id


@guard("so-filing: the conclusion agrees with the checklist", "complete")
def checklist_agrees(attempt: Attempt) -> None:
    """Acceptance needs every material complete; a correction notice lists what is not (form F1c)."""
    if not _concerns(attempt, "acceptance-review"):
        return
    conclusion, items = attempt.variables.get("conclusion"), _items(attempt.variables)
    faulty = _faulty(items)
    consistent = {
        "ACCEPTED": bool(items) and not faulty,
        "CORRECTION": bool(faulty),
        "NOT_ACCEPTED": bool(attempt.variables.get("reason")),
    }
    if not consistent.get(str(conclusion), False):
        raise ChecklistInconsistent(conclusion=conclusion)


@guard("so-filing: one correction notice only", "complete")
def one_correction_notice(attempt: Attempt) -> None:
    """A second notice may only concern newly submitted material (行政许可法32)."""
    if not _concerns(attempt, "acceptance-review") or attempt.variables.get("conclusion") != "CORRECTION":
        return
    host = EngineHost(attempt.session, attempt.instance, attempt.actor)
    known = runner.variables(attempt.instance.state, host)
    if not known.get("correction_count"):
        return
    old = _faulty(_items(attempt.variables)) - set(known.get("resubmitted") or ())
    if old:
        raise SecondCorrectionNotice(materials=", ".join(sorted(old)))


@guard("so-filing: two officers make the site check", "complete")
def two_officers(attempt: Attempt) -> None:
    """Who has reported already cannot be the second officer of the same check (行政许可法34)."""
    if not _concerns(attempt, "site-check"):
        return
    # the tasks of one check are opened in one instant; a check repeated after a return is another one
    earlier = attempt.session.one(
        "SELECT 1 FROM user_task WHERE tenant_id = ? AND instance_id = ? AND element_id = ?"
        " AND created_at = ? AND completed_by = ?",
        (
            attempt.session.tenant_id,
            attempt.instance.id,
            attempt.task.element_id,
            attempt.task.created_at,
            attempt.actor.user_id,
        ),
    )
    if earlier is not None:
        raise SamePersonTwice(user=attempt.actor.user_id)


def _items(variables: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    items = variables.get("items")
    return [item for item in items if isinstance(item, Mapping)] if isinstance(items, list) else []


def _faulty(items: list[Mapping[str, Any]]) -> set[str]:
    return {str(item.get("material")) for item in items if item.get("state") != "COMPLETE"}
