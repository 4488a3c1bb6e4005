"""What an assessment needs beside batch, case, vote and rating: experts, their seats, sheets, meetings."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text

from engine.persistence.tables.base import at_column, id_column, key_column, name_column, tenant_column
from workflows.registries.tables.base import day_column, kept_by, metadata

#: The pool of assessment experts, one of three separate pools (DOMAIN.md D.1); ``account`` is who signs in.
assessment_expert = Table(
    "assessment_expert",
    metadata,
    tenant_column(),
    key_column("id"),
    name_column("account", nullable=False),
    name_column("name", nullable=False),
    name_column("specialty", nullable=False),
    name_column("employer"),
    Column("is_finance", Boolean, nullable=False),
    #: the natural person, where their memberships shall be compared with the register
    id_column("person_id"),
    Column("status", String(16), nullable=False),
    *kept_by(),
    Index("assessment_expert_account_key", "tenant_id", "account", unique=True),
)

#: What ties an expert or committee member to an organisation; without an end it goes on (SoD-07, SoD-09).
assessment_tie = Table(
    "assessment_tie",
    metadata,
    tenant_column(),
    key_column("id"),
    name_column("account", nullable=False),
    id_column("organization_id", nullable=False),
    Column("relation", String(16), nullable=False),
    day_column("ended_on"),
    Column("statement", Text),
    *kept_by(),
    Index(None, "tenant_id", "organization_id", "account"),
)

#: One draw from the pool: the seed orders the accounts, so that anybody can draw again and compare.
assessment_draw = Table(
    "assessment_draw",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("case_id", nullable=False),
    Column("number", Integer, nullable=False),
    Column("seed", String(64), nullable=False),
    Column("pool", Text, nullable=False),
    Column("excluded", Text, nullable=False),
    Column("drawn", Text, nullable=False),
    *kept_by(),
    Index("assessment_draw_number_key", "tenant_id", "case_id", "number", unique=True),
)

assessment_seat = Table(
    "assessment_seat",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("case_id", nullable=False),
    name_column("account", nullable=False),
    Column("is_finance", Boolean, nullable=False),
    #: sections to score, separated by commas; none until the group is complete
    Column("sections", String(255)),
    Column("declaration", Text),
    Column("state", String(16), nullable=False),
    *kept_by(),
    # who was drawn once is not drawn for this case again
    Index("assessment_seat_account_key", "tenant_id", "case_id", "account", unique=True),
)

#: Points on one indicator; never changed: a joint review and a re-examination are rounds of their own.
assessment_score = Table(
    "assessment_score",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("case_id", nullable=False),
    name_column("account", nullable=False),
    #: SINGLE, JOINT, JOINT_2 ..., REREVIEW
    Column("round", String(16), nullable=False),
    Column("section", String(32), nullable=False),
    Column("indicator", String(32), nullable=False),
    #: in thousandths of a point
    Column("points", Integer, nullable=False),
    #: VISIT, DOCUMENT, INTERVIEW
    Column("basis", String(16)),
    Column("reason", Text),
    at_column("locked_at", nullable=False),
    *kept_by(),
    Index(
        "assessment_score_indicator_key",
        "tenant_id",
        "case_id",
        "round",
        "account",
        "indicator",
        unique=True,
    ),
)

#: A committee's meeting on one case: who belongs, who came, what was put to the vote (D.5, 8).
assessment_meeting = Table(
    "assessment_meeting",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("case_id", nullable=False),
    #: FINAL or REREVIEW
    Column("kind", String(16), nullable=False),
    Column("number", Integer, nullable=False),
    day_column("held_on", nullable=False),
    name_column("chair", nullable=False),
    Column("members", Text, nullable=False),
    Column("present", Text, nullable=False),
    Column("grade", String(8)),
    Column("proposal", Text),
    at_column("closed_at"),
    #: PASSED, NOT_PASSED, NO_QUORUM
    Column("outcome", String(16)),
    *kept_by(),
    Index("assessment_meeting_number_key", "tenant_id", "case_id", "kind", "number", unique=True),
)

#: What supervision found about an organisation: annual inspection, penalty, investigation, listing.
supervision_record = Table(
    "supervision_record",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("organization_id", nullable=False),
    Column("kind", String(16), nullable=False),
    Column("year", Integer, nullable=False),
    #: PASS, BASIC, FAIL, ABSENT, EXEMPT of an inspection; the type of penalty or list of the others
    Column("result", String(32), nullable=False),
    day_column("starts_on", nullable=False),
    #: the day a penalty is executed, an investigation closed, an entry taken off the list
    day_column("ends_on"),
    Column("source", Text),
    *kept_by(),
    Index(None, "tenant_id", "organization_id", "kind"),
)
