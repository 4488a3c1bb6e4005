"""Initial tables."""

from __future__ import annotations

from alembic import op

from engine.persistence.schema import metadata

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    # while version 0.1.0 is being made; written out before its release
    metadata.create_all(op.get_bind())


def downgrade() -> None:
    metadata.drop_all(op.get_bind())
