"""Budget lines and what is claimed on them."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, String, Table

from engine.persistence.tables.base import at_column, id_column, key_column, name_column, tenant_column
from workflows.registries.tables.base import day_column, kept_by, metadata, money_column

budget_line = Table(
    "budget_line",
    metadata,
    tenant_column(),
    key_column("id"),
    name_column("unit_key", nullable=False),
    Column("year", Integer, nullable=False),
    Column("code", String(64), nullable=False),
    name_column("name", nullable=False),
    money_column("amount", nullable=False),
    money_column("reserved", nullable=False),
    money_column("committed", nullable=False),
    money_column("paid", nullable=False),
    *kept_by(),
    Index("budget_line_code_key", "tenant_id", "unit_key", "year", "code", unique=True),
    CheckConstraint("reserved >= 0 AND committed >= 0 AND paid >= 0", name="not_negative"),
    # the last word on overspending, whatever the program does
    CheckConstraint("reserved + committed + paid <= amount", name="not_overspent"),
)

#: What one project, contract or grant holds of a line.
budget_claim = Table(
    "budget_claim",
    metadata,
    tenant_column(),
    key_column("line_id"),
    name_column("reference", primary_key=True),
    money_column("reserved", nullable=False),
    money_column("committed", nullable=False),
    money_column("paid", nullable=False),
    CheckConstraint("reserved >= 0 AND committed >= 0 AND paid >= 0", name="not_negative"),
)

#: Append-only: every movement, so that the sums can be proved.
budget_movement = Table(
    "budget_movement",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("line_id", nullable=False),
    name_column("reference", nullable=False),
    Column("kind", String(16), nullable=False),
    money_column("amount", nullable=False),
    id_column("instance_id"),
    day_column("booked_on", nullable=False),
    at_column("at", nullable=False),
    name_column("actor", nullable=False),
    Index(None, "tenant_id", "line_id"),
    CheckConstraint("kind IN ('RESERVE', 'COMMIT', 'PAY', 'RELEASE', 'UNCOMMIT', 'REFUND')", name="kind"),
    CheckConstraint("amount > 0", name="positive"),
)
