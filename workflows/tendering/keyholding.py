"""Who holds the keys of a sealed purchase: three posts, three people, each with a key of their own."""

from __future__ import annotations

from typing import Final

from engine.guards import Attempt
from engine.persistence.session import Session
from workflows.posts import single_units
from workflows.tendering.desk import Holder
from workflows.tendering.errors import KeyholderTwice
from workflows.tendering.opening_keys import opening_key_of

#: The user task by which somebody takes on a key.
HOLD_KEY: Final = "hold-key"


def keyholder_posts(purchaser: str) -> list[str]:
    """Agency, purchaser, monitor: no two of them under one roof."""
    units = single_units()
    return [
        f"agency-manager:{units['agency']}",
        f"purchase-handler:{purchaser}",
        f"monitor:{units['discipline']}",
    ]


def holders_of_case(session: Session, instance_id: int) -> list[Holder]:
    """Whoever took on a key in this case, in the order of their posts. Raises NoOpeningKey."""
    rows = session.all(
        "SELECT completed_by FROM user_task WHERE tenant_id = ? AND instance_id = ?"
        " AND element_id = ? AND status = 'completed' ORDER BY activity_id",
        (session.tenant_id, instance_id, HOLD_KEY),
    )
    holders = []
    for number, (user_id,) in enumerate(rows, 1):
        key = opening_key_of(session, user_id)
        holders.append(
            Holder(
                number=number,
                user_id=user_id,
                opening_key_id=key["id"],
                public_key=bytes(key["public_key"]),
            )
        )
    return holders


def check_keyholder(attempt: Attempt) -> None:
    """Whoever takes on a key has one, and none of this case yet. Raises NoOpeningKey, KeyholderTwice."""
    opening_key_of(attempt.session, attempt.actor.user_id)
    earlier = attempt.session.one(
        "SELECT 1 FROM user_task WHERE tenant_id = ? AND instance_id = ? AND element_id = ?"
        " AND status = 'completed' AND completed_by = ?",
        (attempt.session.tenant_id, attempt.instance.id, HOLD_KEY, attempt.actor.user_id),
    )
    if earlier is not None:
        raise KeyholderTwice(user=attempt.actor.user_id)
