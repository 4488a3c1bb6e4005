"""Sealed bids and their openings."""

from __future__ import annotations

revision = "registries_0006"
down_revision = "registries_0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""
