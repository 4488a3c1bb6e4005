"""Cases begun before summaries were searched are found by what their tasks showed, from now on.

Written as the search of this release looks for them; what is there already stays, so that it may run again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from alembic import op
from sqlalchemy import text

from engine.persistence.inbox import summary_terms

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

#: User tasks read at a time; each has some dozen terms.
BATCH: Final = 500
_LOWEST: Final = -(2**63)


def upgrade() -> None:
    connection, last = op.get_bind(), ("", _LOWEST, 0)
    tasks = text(
        "SELECT tenant_id, instance_id, activity_id, summary FROM user_task"
        " WHERE summary IS NOT NULL"
        " AND (tenant_id, instance_id, activity_id) > (:tenant, :instance, :activity)"
        " ORDER BY tenant_id, instance_id, activity_id LIMIT :batch"
    )
    write = text(
        "INSERT INTO search_term (tenant_id, term, instance_id) VALUES (:tenant, :term, :instance)"
        " ON CONFLICT (tenant_id, term, instance_id) DO NOTHING"
    )
    while True:
        place = dict(zip(("tenant", "instance", "activity"), last, strict=True))
        rows = connection.execute(tasks, {**place, "batch": BATCH}).all()
        if terms := list(_terms(rows)):
            connection.execute(write, terms)
        if len(rows) < BATCH:
            return
        last = (rows[-1][0], rows[-1][1], rows[-1][2])


def downgrade() -> None:
    """They do no harm, and which of them were there before is not known."""


def _terms(rows: Sequence[Any]) -> Iterator[dict[str, Any]]:
    found: set[tuple[str, str, int]] = set()
    for tenant, instance, _, summary in rows:
        try:
            shown = [(str(label), value) for label, value in json.loads(summary)]
        except (TypeError, ValueError):
            continue  # nothing that this engine wrote
        found |= {(tenant, term, instance) for term in summary_terms([shown])}
    # in one order, so that no two who write terms wait for each other
    for tenant, term, instance in sorted(found):
        yield {"tenant": tenant, "term": term, "instance": instance}
