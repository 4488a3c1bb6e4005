"""回避改派 (B.10): whoever declares an interest leaves the case; the task goes back to its pool.

The refusal of the declared task is in the history of the case (``command-refused``); it is what keeps the
person from this case for good, and what auditors list.
"""

from __future__ import annotations

import json
from typing import Final

from engine.actor import Actor
from engine.commands.tasks import unclaim_task
from engine.errors import EngineError, Refused
from engine.guards import Attempt, guard
from engine.messages import register_messages
from engine.persistence.database import transaction
from engine.persistence.session import Session
from engine.persistence.store import task_id_of

#: What the guards of the packages say to somebody who declares an interest.
DECLARATIONS: Final = frozenset({"conflict-declared", "recusal-needed", "tender-conflict-declared"})

register_messages(
    {
        "recused-from-case": {
            "zh-CN": "{user} 在本案中申报过利害关系，应当回避，不能再办理“{task}”；"
            "请由同岗位的其他人签收，或者由上级转办。",
            "en": "{user} declared an interest in this case and stays out of {task!r}: "
            "another holder of the post claims it, or a superior hands it on.",
        },
    }
)


class RecusedFromCase(Refused):
    """Who declared an interest does nothing more in the case (公务员法76, 77)."""


@guard("workflows: who declares an interest hands the task back", "complete")
def declared_task_goes_back(attempt: Attempt) -> None:
    """The guard of the process refuses the declared task; what it leaves open returns to its candidates.

    A committee's seat is another matter: there the declaration is the task, and completes it."""
    if not attempt.variables.get("conflictDeclared"):
        return
    database, tenant_id = attempt.session.database, attempt.session.tenant_id
    actor, task_id = attempt.actor, task_id_of(attempt.instance.id, attempt.task.activity_id)

    def hand_back() -> None:
        try:
            with transaction(database, tenant_id) as session:
                unclaim_task(session, actor, task_id)
        except EngineError:
            pass  # completed all the same, or held by nobody

    attempt.session.afterwards(hand_back)


@guard("workflows: who declared an interest has left the case", "claim", "complete", "assign")
def recused_stay_away(attempt: Attempt) -> None:
    """Neither in person, nor through a deputy, nor as the one a task is handed to. Raises RecusedFromCase."""
    if not attempt.task.has_refusals:
        return
    people = _people(attempt)
    for person in sorted(people & recused(attempt.session, attempt.instance.id)):
        raise RecusedFromCase(user=person, task=attempt.task.name)


def recused(session: Session, instance_id: int) -> frozenset[str]:
    """Who declared an interest in a case, in person or for whom they act."""
    rows = session.all(
        "SELECT actor, on_behalf_of, data FROM event"
        " WHERE tenant_id = ? AND instance_id = ? AND type = 'command-refused'",
        (session.tenant_id, instance_id),
    )
    declared = [row for row in rows if _reason(row[2]) in DECLARATIONS]
    return frozenset(person for row in declared for person in row[:2] if person)


def _reason(data: object) -> str:
    found = json.loads(data) if isinstance(data, str | bytes) else data
    return str(found.get("reason")) if isinstance(found, dict) else ""


def _people(attempt: Attempt) -> set[str]:
    actor: Actor = attempt.actor
    if attempt.verb == "assign":
        handed_to = attempt.variables.get("assignee")
        return {str(handed_to)} if handed_to else set()
    return {person for person in (actor.user_id, actor.on_behalf_of) if person}
