"""Corrections by two people; warnings of separation of duty."""

from __future__ import annotations

revision = "registries_0014"
down_revision = "registries_0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
