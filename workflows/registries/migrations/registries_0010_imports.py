"""Imported history: registrations, party coverage, regulations under consultation."""

from __future__ import annotations

revision = "registries_0010"
down_revision = "registries_0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""
