"""Who took a document that was delivered, and what proves it (送达回证)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "registries_0019"
down_revision = "registries_0018"
branch_labels = None
depends_on = None

_COLUMNS = ("delivery_receiver", "delivery_receipt")


def upgrade() -> None:
    for name in _COLUMNS:
        op.add_column("document", sa.Column(name, sa.String(length=255), nullable=True))


def downgrade() -> None:
    for name in reversed(_COLUMNS):
        op.drop_column("document", name)
