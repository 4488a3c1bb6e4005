"""What contracts, challenges and complaints keep beside their registers: terms, changes, letters, pauses."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Index, Integer, String, Table, Text

from engine.persistence.tables.base import id_column, key_column, name_column, tenant_column
from workflows.registries.tables.base import day_column, kept_by, metadata, money_column

#: What was announced and tendered, and what the contract must therefore say (87号令71).
purchase_terms = Table(
    "purchase_terms",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("project_id", nullable=False),
    Column("requirements", Text, nullable=False),
    Column("service_targets", Text),
    Column("period_months", Integer),
    #: JSON list of node, share (percent), stage, condition
    Column("payment_plan", Text, nullable=False),
    Column("acceptance_plan", Text, nullable=False),
    #: JSON list of name, unit, target, weight
    Column("indicators", Text, nullable=False),
    Column("subcontract_allowed", Boolean, nullable=False),
    #: the day whose rules bind the later cases of the project; null: the day each of them starts
    day_column("rules_on"),
    *kept_by(),
    Index("purchase_terms_project_key", "tenant_id", "project_id", unique=True),
)

#: Supplements to a contract, one row each.
contract_change = Table(
    "contract_change",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("contract_id", nullable=False),
    Column("number", Integer, nullable=False),
    money_column("amount", nullable=False),
    Column("reason", Text, nullable=False),
    day_column("signed_on", nullable=False),
    *kept_by(),
    Index("contract_change_number_key", "tenant_id", "contract_id", "number", unique=True),
    CheckConstraint("amount > 0", name="positive"),
)

#: Monthly and quarterly reports of a supplier.
contract_report = Table(
    "contract_report",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("contract_id", nullable=False),
    Column("number", Integer, nullable=False),
    day_column("period_to", nullable=False),
    day_column("submitted_on", nullable=False),
    Column("content", Text, nullable=False),
    *kept_by(),
    Index("contract_report_number_key", "tenant_id", "contract_id", "number", unique=True),
)

performance_bond = Table(
    "performance_bond",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("contract_id", nullable=False),
    money_column("amount", nullable=False),
    #: the transfer's or the guarantee's number
    name_column("voucher", nullable=False),
    day_column("received_on", nullable=False),
    day_column("returned_on"),
    *kept_by(),
    Index("performance_bond_contract_key", "tenant_id", "contract_id", unique=True),
    CheckConstraint("amount > 0", name="positive"),
)

#: The contents of a challenge's or complaint's letter; the register ``challenge`` has its course.
challenge_letter = Table(
    "challenge_letter",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("challenge_id", nullable=False),
    #: the challenge a complaint follows
    id_column("earlier_id"),
    #: JSON: items, claims, facts, law, agent
    Column("content", Text, nullable=False),
    #: the day its period began (知道或应知), and the last day of it
    day_column("known_on"),
    day_column("last_day"),
    *kept_by(),
    Index("challenge_letter_challenge_key", "tenant_id", "challenge_id", unique=True),
)

#: Intervals in which nothing is signed, performed or paid because of a challenge or complaint.
purchase_pause = Table(
    "purchase_pause",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("project_id", nullable=False),
    id_column("challenge_id", nullable=False),
    day_column("paused_from", nullable=False),
    #: the last day it may last; null for a challenge, which ends with its answer
    day_column("paused_until"),
    day_column("resumed_on"),
    Column("reason", Text, nullable=False),
    #: what follows of it: NONE, AMEND, NEXT_CANDIDATE, RESTART; null while it lasts
    Column("effect", String(16)),
    #: whether the contract's case has drawn the consequence
    Column("is_settled", Boolean, nullable=False),
    *kept_by(),
    Index("purchase_pause_challenge_key", "tenant_id", "challenge_id", unique=True),
    Index(None, "tenant_id", "project_id"),
)

supplier_inquiry = Table(
    "supplier_inquiry",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("project_id", nullable=False),
    id_column("organization_id", nullable=False),
    Column("question", Text, nullable=False),
    day_column("received_on", nullable=False),
    day_column("due_on", nullable=False),
    Column("answer", Text),
    day_column("answered_on"),
    *kept_by(),
    Index(None, "tenant_id", "project_id"),
)

#: 不良行为记录: who made complaints without ground again and again (94号令37).
conduct_record = Table(
    "conduct_record",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("organization_id", nullable=False),
    Column("reason", Text, nullable=False),
    day_column("recorded_on", nullable=False),
    day_column("barred_to", nullable=False),
    *kept_by(),
    Index(None, "tenant_id", "organization_id"),
)

#: The file of a finished purchase, and how long it is kept (采购法42).
archive_entry = Table(
    "archive_entry",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("project_id", nullable=False),
    id_column("contract_id", nullable=False),
    day_column("archived_on", nullable=False),
    day_column("keep_until", nullable=False),
    #: JSON list of code, number and hash of every document of the project's cases
    Column("contents", Text, nullable=False),
    *kept_by(),
    Index("archive_entry_contract_key", "tenant_id", "contract_id", unique=True),
)
