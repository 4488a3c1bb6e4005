"""Steps of a replay that are done."""

from __future__ import annotations

revision = "registries_0005"
down_revision = "registries_0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""
