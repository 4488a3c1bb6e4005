"""The processes of this house, and the registers they write."""

from __future__ import annotations

#: Modules of a process's package that make themselves known when imported.
PARTS = frozenset({"actions", "cancelling", "guards", "messages", "functions"})


def load() -> None:
    """Make actions, guards, FEEL functions and migrations known to the engine; harmless when repeated.

    To be called once by every program before it migrates, deploys, serves or works.
    """
    from importlib import import_module
    from importlib.resources import files
    from pathlib import Path
    from pkgutil import iter_modules

    from engine.persistence.migrate import register_migrations

    registers = ("registries.in_force", "registries.sealing", "registries.verification")
    for module in ("functions", "duty", "days_done", "own_case", "recusal", "handing_on", *registers):
        import_module(f"workflows.{module}")
    for package in iter_modules(__path__, "workflows."):
        if package.ispkg:
            found = {module.name for module in iter_modules(import_module(package.name).__path__)}
            for part in sorted(found & PARTS):
                import_module(f"{package.name}.{part}")
    register_migrations(Path(str(files("workflows.registries") / "migrations")))
