"""What a register held on a day is found by the day from which it holds."""

from __future__ import annotations

from alembic import op

revision = "registries_0017"
down_revision = "registries_0016"
branch_labels = None
depends_on = None

_INDEX = "register_history_tenant_id_register_effective_on_idx"


def upgrade() -> None:
    op.create_index(_INDEX, "register_history", ["tenant_id", "register", "effective_on"])


def downgrade() -> None:
    op.drop_index(_INDEX, table_name="register_history")
