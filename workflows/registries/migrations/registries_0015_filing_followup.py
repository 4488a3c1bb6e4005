"""Stopped clocks, follow-ups of a filing."""

from __future__ import annotations

revision = "registries_0015"
down_revision = "registries_0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
