"""Standing lists and findings."""

from __future__ import annotations

revision = "registries_0017"
down_revision = "registries_0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
