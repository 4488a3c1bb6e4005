"""Contracts and what becomes of them: milestones, service, acceptance, payment, evaluation."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, String, Table, Text

from engine.persistence.tables.base import id_column, key_column, name_column, tenant_column
from workflows.registries.tables.base import day_column, kept_by, metadata, money_column

contract = Table(
    "contract",
    metadata,
    tenant_column(),
    key_column("id"),
    Column("contract_no", String(64), nullable=False),
    id_column("project_id", nullable=False),
    id_column("organization_id", nullable=False),
    id_column("budget_line_id"),
    money_column("amount", nullable=False),
    #: supplements to it, together at most a tenth
    money_column("supplements", nullable=False),
    day_column("signed_on", nullable=False),
    day_column("valid_from"),
    day_column("valid_to"),
    Column("state", String(16), nullable=False),
    *kept_by(),
    Index("contract_no_key", "tenant_id", "contract_no", unique=True),
    Index(None, "tenant_id", "project_id"),
    CheckConstraint("amount > 0 AND supplements >= 0 AND supplements * 10 <= amount", name="supplements"),
)

milestone = Table(
    "milestone",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("contract_id", nullable=False),
    Column("number", Integer, nullable=False),
    name_column("name", nullable=False),
    money_column("amount", nullable=False),
    Column("condition", Text),
    #: SIGNING, INTERIM, FINAL, or RETENTION for what was held back; null in entries of history
    Column("stage", String(16)),
    day_column("due_on"),
    Column("state", String(16), nullable=False),
    *kept_by(),
    Index("milestone_number_key", "tenant_id", "contract_id", "number", unique=True),
)

service_log = Table(
    "service_log",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("contract_id", nullable=False),
    day_column("served_on", nullable=False),
    name_column("activity", nullable=False),
    name_column("place"),
    Column("participants", Integer, nullable=False),
    money_column("spent", nullable=False),
    Column("details", Text),
    *kept_by(),
    Index(None, "tenant_id", "contract_id", "served_on"),
)

acceptance = Table(
    "acceptance",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("contract_id", nullable=False),
    day_column("accepted_on", nullable=False),
    Column("result", String(16), nullable=False),
    Column("items", Text, nullable=False),
    Column("user_opinions", Text),
    *kept_by(),
    Index(None, "tenant_id", "contract_id"),
)

payment = Table(
    "payment",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("contract_id", nullable=False),
    id_column("milestone_id"),
    money_column("amount", nullable=False),
    day_column("paid_on", nullable=False),
    name_column("voucher"),
    *kept_by(),
    Index(None, "tenant_id", "contract_id"),
    # a milestone is paid once
    Index("payment_milestone_key", "tenant_id", "milestone_id", unique=True),
    CheckConstraint("amount > 0", name="positive"),
)

project_evaluation = Table(
    "project_evaluation",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("contract_id", nullable=False),
    #: MID or END
    Column("phase", String(8), nullable=False),
    name_column("evaluator", nullable=False),
    Column("items", Text, nullable=False),
    Column("total", Integer, nullable=False),
    Column("grade", String(16), nullable=False),
    day_column("evaluated_on", nullable=False),
    *kept_by(),
    Index("project_evaluation_phase_key", "tenant_id", "contract_id", "phase", unique=True),
)
