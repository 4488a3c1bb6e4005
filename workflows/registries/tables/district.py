"""The pilot and what goes with it: streets on trial, schemes of evaluation, Party organisations, drafts."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, String, Table, Text

from engine.persistence.tables.base import id_column, key_column, name_column, tenant_column
from workflows.registries.tables.base import day_column, kept_by, metadata

#: A street on trial (试点街道), with its guidance centre for social organisations.
pilot_program = Table(
    "pilot_program",
    metadata,
    tenant_column(),
    key_column("id"),
    Column("street", String(16), nullable=False),
    name_column("centre"),
    day_column("starts_on", nullable=False),
    day_column("ends_on"),
    *kept_by(),
    Index("pilot_program_street_key", "tenant_id", "street", unique=True),
)

#: A kind of evaluation that is established (两项评估), and the body that makes it.
evaluation_scheme = Table(
    "evaluation_scheme",
    metadata,
    tenant_column(),
    key_column("id"),
    #: ORGANIZATION or PROJECT
    Column("kind", String(16), nullable=False),
    name_column("name", nullable=False),
    name_column("body", nullable=False),
    day_column("established_on", nullable=False),
    *kept_by(),
    Index("evaluation_scheme_kind_key", "tenant_id", "kind", unique=True),
)

party_org = Table(
    "party_org",
    metadata,
    tenant_column(),
    key_column("id"),
    Column("party_no", String(32), nullable=False),
    #: ``party_form``: BRANCH, JOINT_BRANCH, PARTY_GROUP, INSTRUCTOR …
    Column("form", String(16), nullable=False),
    Column("street", String(16), nullable=False),
    #: of a joint branch, the organisation that leads
    id_column("lead_organization_id"),
    Column("members", Integer, nullable=False),
    #: CAMPAIGN: formed by the pilot; EARLIER: there before it
    Column("origin", String(16), nullable=False),
    day_column("formed_on", nullable=False),
    day_column("dissolved_on"),
    *kept_by(),
    Index("party_org_no_key", "tenant_id", "party_no", unique=True),
    Index(None, "tenant_id", "street"),
    CheckConstraint("members >= 0", name="members"),
)

#: Which organisation a Party organisation covers, from when to when.
party_link = Table(
    "party_link",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("party_org_id", nullable=False),
    id_column("organization_id", nullable=False),
    day_column("valid_from", nullable=False),
    day_column("valid_to"),
    *kept_by(),
    Index("party_link_organization_key", "tenant_id", "party_org_id", "organization_id", unique=True),
    Index(None, "tenant_id", "organization_id"),
)

#: A version of a normative document (规范性文件); a draft is one more version of the same title.
regulation = Table(
    "regulation",
    metadata,
    tenant_column(),
    key_column("id"),
    name_column("title", nullable=False),
    Column("edition", Integer, nullable=False),
    #: DISTRICT, or the code of the street it holds in
    Column("scope", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    name_column("drafter"),
    #: null where only the year's end is recorded; ``issued_text`` says what is
    day_column("issued_on"),
    name_column("issued_text"),
    day_column("consult_from"),
    day_column("consult_to"),
    *kept_by(),
    Index("regulation_edition_key", "tenant_id", "title", "edition", unique=True),
    CheckConstraint("consult_to IS NULL OR consult_from <= consult_to", name="consultation"),
)

consultation_comment = Table(
    "consultation_comment",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("regulation_id", nullable=False),
    Column("number", Integer, nullable=False),
    name_column("commenter", nullable=False),
    Column("text", Text, nullable=False),
    day_column("received_on", nullable=False),
    #: ADOPTED, PARTLY, REJECTED; null until it is answered
    Column("result", String(16)),
    Column("answer", Text),
    *kept_by(),
    Index("consultation_comment_number_key", "tenant_id", "regulation_id", "number", unique=True),
)
