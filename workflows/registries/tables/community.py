"""Registers of work without a process here: petitions by agency, advice, volunteers, credit, catalogues."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Index, Integer, String, Table, Text

from engine.persistence.tables.base import id_column, key_column, name_column, tenant_column
from workflows.registries.tables.base import day_column, kept_by, metadata, money_column

#: A petition taken on by the agency station (信访代理). Who petitions is not in it: only how many.
petition_case = Table(
    "petition_case",
    metadata,
    tenant_column(),
    key_column("id"),
    Column("case_no", String(32), nullable=False),
    day_column("accepted_on", nullable=False),
    name_column("category", nullable=False),
    Column("subject", Text, nullable=False),
    #: PERSON or GROUP
    Column("petitioner", String(16), nullable=False),
    Column("representatives", Integer, nullable=False),
    name_column("route", nullable=False),
    #: ``pet_result``; null while it is under way
    Column("result", String(16)),
    #: the station's own advice (代理处理意见书), which has no force of law
    Column("opinion_no", String(64)),
    day_column("opinion_on"),
    day_column("closed_on"),
    *kept_by(),
    Index("petition_case_no_key", "tenant_id", "case_no", unique=True),
    CheckConstraint("representatives > 0", name="representatives"),
)

#: Legal advice, counted in 宗 for units and 人次 for persons: tickets and heads differ.
consultation_ticket = Table(
    "consultation_ticket",
    metadata,
    tenant_column(),
    key_column("id"),
    Column("ticket_no", String(32), nullable=False),
    #: UNIT or PERSON
    Column("kind", String(16), nullable=False),
    name_column("asked_by", nullable=False),
    name_column("subject", nullable=False),
    Column("quantity", Integer, nullable=False),
    day_column("asked_on", nullable=False),
    *kept_by(),
    Index("consultation_ticket_no_key", "tenant_id", "ticket_no", unique=True),
    CheckConstraint("quantity > 0", name="quantity"),
)

volunteer_team = Table(
    "volunteer_team",
    metadata,
    tenant_column(),
    key_column("id"),
    name_column("name", nullable=False),
    name_column("community", nullable=False),
    name_column("partner"),
    day_column("founded_on"),
    *kept_by(),
    Index("volunteer_team_name_key", "tenant_id", "name", unique=True),
)

volunteer = Table(
    "volunteer",
    metadata,
    tenant_column(),
    key_column("id"),
    Column("volunteer_no", String(32), nullable=False),
    id_column("team_id", nullable=False),
    name_column("name", nullable=False),
    #: ``volunteer_source``: PARTY, YOUTH_LEAGUE, PROFESSIONAL, STUDENT, RETIREE, OTHER
    Column("source", String(16), nullable=False),
    day_column("joined_on", nullable=False),
    day_column("left_on"),
    *kept_by(),
    Index("volunteer_no_key", "tenant_id", "volunteer_no", unique=True),
    Index(None, "tenant_id", "team_id"),
)

#: A joint promise of banks to the members of a federation (联合授信); no split is known.
credit_line = Table(
    "credit_line",
    metadata,
    tenant_column(),
    key_column("id"),
    name_column("federation", nullable=False),
    money_column("amount", nullable=False),
    name_column("banks", nullable=False),
    #: whether more banks are meant than are named (「等」)
    Column("more_banks", Boolean, nullable=False),
    name_column("counsel"),
    day_column("granted_on"),
    *kept_by(),
    CheckConstraint("amount > 0", name="amount"),
)

#: An administrative affair that may be handed to communities (准入事项).
community_affair_item = Table(
    "community_affair_item",
    metadata,
    tenant_column(),
    key_column("id"),
    Column("item_no", String(32), nullable=False),
    name_column("department", nullable=False),
    name_column("name", nullable=False),
    #: ``admission_result``: ADMIT, CONDITIONAL, REJECT, RETURN
    Column("result", String(16), nullable=False),
    day_column("decided_on", nullable=False),
    *kept_by(),
    Index("community_affair_item_no_key", "tenant_id", "item_no", unique=True),
)

#: A duty of government to be transferred to social organisations (转移事项), publicised before it is listed.
function_transfer_item = Table(
    "function_transfer_item",
    metadata,
    tenant_column(),
    key_column("id"),
    Column("item_no", String(32), nullable=False),
    name_column("department", nullable=False),
    name_column("name", nullable=False),
    #: ``transfer_mode``: TRANSFER, ENTRUST, PURCHASE
    Column("mode", String(16), nullable=False),
    day_column("publicised_from", nullable=False),
    day_column("publicised_to", nullable=False),
    Column("state", String(16), nullable=False),
    *kept_by(),
    Index("function_transfer_item_no_key", "tenant_id", "item_no", unique=True),
)
