"""What grants need beside their register."""

from __future__ import annotations

revision = "registries_0007"
down_revision = "registries_0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""
