"""What plans, contracts and challenges need beside their registers."""

from __future__ import annotations

revision = "registries_0009"
down_revision = "registries_0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""
