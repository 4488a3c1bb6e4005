"""Cases that have had no user task are found by what lists show of them, those begun before included.

A watch over a validity waits for years before its first task. Written as the search of this release looks for
them; what is there already stays, so that it may run again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from alembic import op
from sqlalchemy import text

from engine.bpmn.xml import parse_strict
from engine.persistence.inbox import summary_terms
from engine.spiff.elements import properties_of
from engine.spiff.summary import PROPERTY, labels, summarise
from engine.spiff.values import decode

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

#: Cases read at a time, with their state.
BATCH: Final = 200
_LOWEST: Final = -(2**63)


def upgrade() -> None:
    connection, last = op.get_bind(), ("", _LOWEST)
    cases = text(
        "SELECT i.tenant_id, i.id, i.definition_id, i.state FROM process_instance i"
        " WHERE (i.tenant_id, i.id) > (:tenant, :instance) AND NOT EXISTS (SELECT 1 FROM user_task t"
        " WHERE t.tenant_id = i.tenant_id AND t.instance_id = i.id)"
        " ORDER BY i.tenant_id, i.id LIMIT :batch"
    )
    write = text(
        "INSERT INTO search_term (tenant_id, term, instance_id) VALUES (:tenant, :term, :instance)"
        " ON CONFLICT (tenant_id, term, instance_id) DO NOTHING"
    )
    wanted: dict[tuple[str, int], str] = {}
    while True:
        place = {"tenant": last[0], "instance": last[1], "batch": BATCH}
        rows = connection.execute(cases, place).all()
        for tenant, definition in {(row[0], row[2]) for row in rows} - wanted.keys():
            wanted[tenant, definition] = _named(connection, tenant, definition)
        if terms := _terms(rows, wanted):
            connection.execute(write, terms)
        if len(rows) < BATCH:
            return
        last = (rows[-1][0], rows[-1][1])


def downgrade() -> None:
    """They do no harm, and which of them were there before is not known."""


def _named(connection: Any, tenant: str, definition_id: int) -> str:
    """What a definition names for lists; nothing where it cannot be read any more."""
    found = connection.execute(
        text(
            "SELECT d.key, r.content FROM process_definition d JOIN resource r ON r.tenant_id = d.tenant_id"
            " AND r.deployment_id = d.deployment_id AND r.name = d.resource_name"
            " WHERE d.tenant_id = :tenant AND d.id = :id"
        ),
        {"tenant": tenant, "id": definition_id},
    ).first()
    if found is None:
        return ""
    processes = parse_strict(bytes(found[1])).iter("{*}process")
    node = next((each for each in processes if each.get("id") == found[0]), None)
    return "" if node is None else properties_of(node).get(PROPERTY, "")


def _terms(rows: Sequence[Any], wanted: Mapping[tuple[str, int], str]) -> list[dict[str, Any]]:
    found: set[tuple[str, str, int]] = set()
    for tenant, instance, definition, state in rows:
        if not wanted[tenant, definition]:
            continue
        shown = summarise(labels(wanted[tenant, definition]), _variables(state))
        found |= {(tenant, term, instance) for term in summary_terms([shown])}
    # in one order, so that no two who write terms wait for each other
    return [
        {"tenant": tenant, "term": term, "instance": instance} for tenant, term, instance in sorted(found)
    ]


def _variables(state: bytes) -> Mapping[str, Any]:
    """Of the case itself in a state of format 1 (engine.spiff.codec), the only one until now."""
    try:
        _, _, _, scopes = decode(bytes(state))
        values = scopes[0][4]
    except (ValueError, TypeError, LookupError):
        return {}  # nothing that this engine wrote; verification says so
    return values if isinstance(values, dict) else {}
