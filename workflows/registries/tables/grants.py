"""Rounds of grants (资助批次), applications and grants, who decided on them by name, who is barred."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, String, Table, Text

from engine.persistence.tables.base import id_column, key_column, name_column, tenant_column
from workflows.registries.tables.base import day_column, kept_by, metadata, money_column

funding_round = Table(
    "funding_round",
    metadata,
    tenant_column(),
    key_column("id"),
    Column("batch_no", String(32), nullable=False),
    name_column("name", nullable=False),
    Column("year", Integer, nullable=False),
    id_column("budget_line_id"),
    money_column("total", nullable=False),
    day_column("opens_on", nullable=False),
    day_column("closes_on", nullable=False),
    #: the case in which the round is reviewed and decided
    id_column("instance_id"),
    *kept_by(),
    Index("funding_round_no_key", "tenant_id", "batch_no", unique=True),
)

grant_award = Table(
    "grant_award",
    metadata,
    tenant_column(),
    key_column("id"),
    Column("grant_no", String(32), nullable=False),
    id_column("round_id", nullable=False),
    id_column("organization_id", nullable=False),
    Column("support_type", String(32), nullable=False),
    name_column("project_name", nullable=False),
    money_column("requested", nullable=False),
    money_column("approved"),
    money_column("paid", nullable=False),
    money_column("recovered", nullable=False),
    Column("state", String(16), nullable=False),
    #: the case of the application
    id_column("instance_id"),
    Column("street", String(16)),
    #: the most this type of support gives this applicant (D6)
    money_column("ceiling"),
    #: mean of the sheets in thousandths of a point, and the place among the round's applications
    Column("score", Integer),
    Column("rank", Integer),
    money_column("proposed"),
    #: DEPUTY, MEETING, JOINT (D6c)
    Column("level", String(16)),
    day_column("period_from"),
    day_column("period_to"),
    name_column("account_name"),
    name_column("bank"),
    Column("account_masked", String(64)),
    #: the sealed value of the case that has the whole number; opened for a reason only
    Column("account_sealed", String(32)),
    #: EXCELLENT, GOOD, PASS, FAIL
    Column("grade", String(16)),
    Column("closed_reason", Text),
    #: JSON: what was applied for, without the account
    Column("content", Text),
    *kept_by(),
    Index("grant_award_no_key", "tenant_id", "grant_no", unique=True),
    # one application an organisation, type and round
    Index("grant_award_type_key", "tenant_id", "round_id", "organization_id", "support_type", unique=True),
    Index(None, "tenant_id", "organization_id"),
    CheckConstraint("recovered <= paid AND (approved IS NULL OR paid <= approved)", name="sums"),
)

#: A meeting (or a single leader) that decided on part of a round: who belongs, who came (D.5, 8).
funding_meeting = Table(
    "funding_meeting",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("round_id", nullable=False),
    Column("level", String(16), nullable=False),
    day_column("held_on", nullable=False),
    Column("members", Text, nullable=False),
    Column("present", Text, nullable=False),
    *kept_by(),
    Index(None, "tenant_id", "round_id"),
)

#: A vote by name on one application.
funding_vote = Table(
    "funding_vote",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("meeting_id", nullable=False),
    id_column("grant_id", nullable=False),
    name_column("account", nullable=False),
    Column("choice", String(8), nullable=False),
    *kept_by(),
    Index("funding_vote_account_key", "tenant_id", "meeting_id", "grant_id", "account", unique=True),
)

#: Organisations that get nothing until a day, and why.
funding_bar = Table(
    "funding_bar",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("organization_id", nullable=False),
    id_column("grant_id", nullable=False),
    day_column("valid_from", nullable=False),
    day_column("valid_to", nullable=False),
    Column("reason", Text, nullable=False),
    *kept_by(),
    Index(None, "tenant_id", "organization_id"),
)

#: What an expert wrote beside the points; kept with the sheet, locked with it.
funding_remark = Table(
    "funding_remark",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("score_id", nullable=False),
    money_column("suggested", nullable=False),
    Column("comment", Text, nullable=False),
    *kept_by(),
    Index("funding_remark_score_key", "tenant_id", "score_id", unique=True),
)
