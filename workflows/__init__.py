"""The processes of this house, and the registers they write."""

from __future__ import annotations


def load() -> None:
    """Make actions, guards, FEEL functions and migrations known to the engine; harmless when repeated.

    To be called once by every program before it migrates, deploys, serves or works.
    """
    from importlib import import_module
    from importlib.resources import files
    from pathlib import Path

    from engine.persistence.migrate import register_migrations

    for module in ("functions", "duty", "so_filing.actions", "so_filing.guards"):
        import_module(f"workflows.{module}")
    register_migrations(Path(str(files("workflows.registries") / "migrations")))
