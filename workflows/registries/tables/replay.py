"""What a replay of recorded work keeps for itself: the steps that are done, and what the house is told."""

from __future__ import annotations

from sqlalchemy import Column, String, Table, Text

from engine.persistence.tables.base import at_column, name_column, tenant_column
from workflows.registries.tables.base import metadata

#: A row is written in the transaction of the step itself, so that each step is done exactly once.
replay_step = Table(
    "replay_step",
    metadata,
    tenant_column(),
    name_column("key", primary_key=True),
    #: the instant of the demonstration's clock
    at_column("at", nullable=False),
)

#: Few words about a house, for example that it is a demonstration and what time it is in it.
tenant_setting = Table(
    "tenant_setting",
    metadata,
    tenant_column(),
    Column("key", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)
