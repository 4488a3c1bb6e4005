"""Alembic runs this with the connection that :func:`engine.persistence.migrate.migrate` holds."""

from __future__ import annotations

from alembic import context

from engine.persistence.schema import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    compare_type=True,
    render_as_batch=connection.dialect.name == "sqlite",
    # the caller holds the transaction, so that two processes cannot migrate at once
    transactional_ddl=False,
)
context.run_migrations()
