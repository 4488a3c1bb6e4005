"""Corrections of cases from outside, and warnings about the separation of duty."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table, Text

from engine.persistence.tables.base import id_column, key_column, name_column, tenant_column
from workflows.registries.tables.base import day_column, kept_by, metadata

#: Variables of a case wait here for a second person (D.7.6); what was decided stays, the old values too.
correction = Table(
    "correction",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("instance_id", nullable=False),
    #: the activity whose variables they are; 0 is the case itself
    Column("scope_id", Integer, nullable=False),
    #: what stands still for it and is tried again with it
    id_column("incident_id"),
    #: JSON, name -> value; a name missing before has no value yet
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("reason", Text, nullable=False),
    #: PROPOSED, APPROVED, REJECTED
    Column("state", String(16), nullable=False),
    #: the last day on which it may be approved
    day_column("expires_on", nullable=False),
    name_column("decided_by"),
    day_column("decided_on"),
    Column("opinion", Text),
    *kept_by(),
    Index(None, "tenant_id", "state"),
    Index(None, "tenant_id", "instance_id"),
)

#: What is no obstacle and yet for the auditor to look at (D.4, effect WARN); one row a rule, seat and ground.
duty_warning = Table(
    "duty_warning",
    metadata,
    tenant_column(),
    key_column("id"),
    #: the rule's id in the handbook, such as SoD-20
    Column("rule", String(16), nullable=False),
    #: COUNT or SHARE
    Column("ground", String(16), nullable=False),
    day_column("warned_on", nullable=False),
    name_column("user_id"),
    id_column("person_id"),
    #: who drew: a purchaser, or the unit that runs the pool
    name_column("unit_key", nullable=False),
    #: the kind of committee, which names the pool
    Column("pool", String(16), nullable=False),
    id_column("seat_id", nullable=False),
    #: times drawn, or per cent of the pool's draws, and what the rule allows
    Column("found", Integer, nullable=False),
    Column("allowed", Integer, nullable=False),
    id_column("instance_id"),
    *kept_by(),
    Index("duty_warning_seat_key", "tenant_id", "seat_id", "rule", "ground", unique=True),
    Index(None, "tenant_id", "warned_on"),
)
