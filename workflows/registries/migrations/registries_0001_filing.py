"""Number sequences, organisations, filings, documents, publications."""

from __future__ import annotations

from alembic import op

from workflows.registries.tables import metadata

revision = "registries_0001"
down_revision = None
branch_labels = ("registries",)
depends_on = ("0001",)


def upgrade() -> None:
    # while version 0.1.0 is being made; written out before its release
    metadata.create_all(op.get_bind())


def downgrade() -> None:
    metadata.drop_all(op.get_bind())
