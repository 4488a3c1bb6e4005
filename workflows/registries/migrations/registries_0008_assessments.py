"""What assessments need beside their register."""

from __future__ import annotations

revision = "registries_0008"
down_revision = "registries_0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""
