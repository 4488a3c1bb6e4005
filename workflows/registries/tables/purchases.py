"""What is bought, how it is announced, who bids, who judges, who wins."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    text,
)

from engine.persistence.tables.base import at_column, id_column, key_column, name_column, tenant_column
from workflows.registries.tables.base import day_column, kept_by, metadata, money_column

#: One row for each code in each version of the catalogue; a version is in force between its days.
service_catalog = Table(
    "service_catalog",
    metadata,
    tenant_column(),
    key_column("id"),
    Column("code", String(32), nullable=False),
    Column("catalog_version", String(32), nullable=False),
    Column("category", String(8), nullable=False),
    name_column("level1", nullable=False),
    name_column("level2"),
    name_column("level3"),
    Column("is_negative", Boolean, nullable=False),
    day_column("effective_from", nullable=False),
    day_column("effective_to"),
    *kept_by(),
    Index("service_catalog_code_key", "tenant_id", "code", "catalog_version", unique=True),
)

purchase_project = Table(
    "purchase_project",
    metadata,
    tenant_column(),
    key_column("id"),
    Column("project_no", String(32), nullable=False),
    name_column("name", nullable=False),
    name_column("purchaser", nullable=False),
    Column("catalog_code", String(32), nullable=False),
    Column("category", String(8), nullable=False),
    id_column("budget_line_id"),
    Column("year", Integer, nullable=False),
    money_column("budget", nullable=False),
    money_column("max_price"),
    Column("method", String(32)),
    Column("state", String(16), nullable=False),
    # the rules by which the method was chosen, for whoever asks years later
    Column("rule_versions", Text),
    id_column("instance_id"),
    #: the first, and one more whenever a purchase that failed is begun anew
    Column("round", Integer, nullable=False, server_default=text("1")),
    *kept_by(),
    Index("purchase_project_no_key", "tenant_id", "project_no", unique=True),
    Index(None, "tenant_id", "purchaser", "year"),
    Index(None, "tenant_id", "state"),
    CheckConstraint("budget > 0 AND (max_price IS NULL OR max_price <= budget)", name="price"),
)

#: A round that came to nothing (流标, 废标), why, and what followed; the round under way is in its project.
purchase_round = Table(
    "purchase_round",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("project_id", nullable=False),
    Column("round", Integer, nullable=False),
    Column("method", String(32)),
    #: FAILED or ANNULLED
    Column("outcome", String(16), nullable=False),
    Column("reason", Text),
    day_column("ended_on", nullable=False),
    #: RETENDER, OTHER_METHOD or END; null until it is decided
    Column("next_step", String(16)),
    day_column("decided_on"),
    #: the case in which it is decided, when it is not that of the tender itself
    id_column("restart_id"),
    *kept_by(),
    Index("purchase_round_project_key", "tenant_id", "project_id", "round", unique=True),
)

#: What may be known of a bid from outside; the sealed content has tables of its own.
bid = Table(
    "bid",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("project_id", nullable=False),
    id_column("organization_id", nullable=False),
    at_column("received_at", nullable=False),
    Column("sealed_hash", LargeBinary(32), nullable=False),
    Column("state", String(16), nullable=False),
    money_column("price"),
    Column("void_reason", Text),
    #: a failed tender is repeated under its project
    Column("round", Integer, nullable=False, server_default=text("1")),
    *kept_by(),
    Index("bid_organization_key", "tenant_id", "project_id", "round", "organization_id", unique=True),
)

bid_opening = Table(
    "bid_opening",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("project_id", nullable=False),
    at_column("opened_at", nullable=False),
    Column("record", Text, nullable=False),
    Column("round", Integer, nullable=False, server_default=text("1")),
    *kept_by(),
    Index("bid_opening_project_key", "tenant_id", "project_id", "round", unique=True),
)

expert = Table(
    "expert",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("person_id", nullable=False),
    name_column("specialty", nullable=False),
    name_column("employer"),
    Column("is_finance", Boolean, nullable=False),
    Column("status", String(16), nullable=False),
    #: the account by which the expert works; one without is not drawn
    name_column("user_id"),
    *kept_by(),
    Index("expert_person_key", "tenant_id", "person_id", unique=True),
)

committee = Table(
    "committee",
    metadata,
    tenant_column(),
    key_column("id"),
    #: TENDER, CONSULTATION, FUNDING, ASSESSMENT, REVIEW ...
    Column("kind", String(32), nullable=False),
    #: the project, round or batch it judges
    id_column("subject_id", nullable=False),
    Column("state", String(16), nullable=False),
    *kept_by(),
    Index(None, "tenant_id", "kind", "subject_id"),
)

committee_seat = Table(
    "committee_seat",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("committee_id", nullable=False),
    #: null for a representative who is known by the account alone
    id_column("person_id"),
    #: EXPERT or PURCHASER
    Column("role", String(16), nullable=False),
    Column("is_chair", Boolean, nullable=False),
    #: the declaration of interests: null until made
    Column("declaration", Text),
    Column("state", String(16), nullable=False),
    #: the account that gets the tasks of the seat
    name_column("user_id"),
    *kept_by(),
    Index("committee_seat_person_key", "tenant_id", "committee_id", "person_id", unique=True),
    Index("committee_seat_user_key", "tenant_id", "committee_id", "user_id", unique=True),
)

#: The sheet of one member on one candidate; once locked it never changes.
score = Table(
    "score",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("committee_id", nullable=False),
    id_column("seat_id", nullable=False),
    id_column("candidate_id", nullable=False),
    Column("items", Text, nullable=False),
    #: in thousandths of a point
    Column("total", Integer, nullable=False),
    at_column("locked_at"),
    Column("hash", LargeBinary(32)),
    *kept_by(),
    Index("score_sheet_key", "tenant_id", "seat_id", "candidate_id", unique=True),
    Index(None, "tenant_id", "committee_id"),
)

award = Table(
    "award",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("project_id", nullable=False),
    id_column("organization_id", nullable=False),
    Column("rank", Integer, nullable=False),
    money_column("price", nullable=False),
    day_column("decided_on", nullable=False),
    #: contracts wait until this day is over
    day_column("standstill_to"),
    Column("state", String(16), nullable=False),
    #: the round of the purchase that was decided
    Column("round", Integer, nullable=False, server_default=text("1")),
    *kept_by(),
    Index(None, "tenant_id", "project_id"),
)

#: 质疑 and 投诉.
challenge = Table(
    "challenge",
    metadata,
    tenant_column(),
    key_column("id"),
    Column("kind", String(16), nullable=False),
    Column("challenge_no", String(64), nullable=False),
    id_column("project_id", nullable=False),
    id_column("organization_id", nullable=False),
    Column("target", String(16), nullable=False),
    day_column("received_on", nullable=False),
    day_column("due_on"),
    Column("state", String(16), nullable=False),
    Column("result", String(16)),
    Column("effect", Text),
    *kept_by(),
    Index("challenge_no_key", "tenant_id", "challenge_no", unique=True),
)
