"""Rounds of a purchase."""

from __future__ import annotations

revision = "registries_0016"
down_revision = "registries_0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
