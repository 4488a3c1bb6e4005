"""Responses and the group of a consultation."""

from __future__ import annotations

revision = "registries_0013"
down_revision = "registries_0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
