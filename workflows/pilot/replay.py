"""The whole replay of Jinjiang's pilot: imports, filings, and the scenes of the other processes."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from workflows.pilot import filings
from workflows.pilot.imports import party, people, purchases, regulations
from workflows.pilot.script import Step

#: Modules of ``workflows.pilot`` that play one or more processes live: each has ``steps()``, and names in
#: ``LIVE`` the recorded purchases that it plays and that are therefore not imported.
SCENES: Final[tuple[str, ...]] = (
    "funding", "assessment", "purchases", "consultation", "tender", "contracts", "reports",
)  # fmt: skip


def jinjiang_steps(password_hash: str | None = None) -> list[Step]:
    """Every step of the pilot and of the tender after it, in no particular order."""
    scenes = [import_module(f"workflows.pilot.{name}") for name in SCENES]
    live: set[str] = set().union(*(getattr(scene, "LIVE", ()) for scene in scenes))
    return [
        *people.steps(password_hash),
        *purchases.steps(live),
        *regulations.steps(),
        *party.steps(),
        *filings.steps(),
        *(step for scene in scenes for step in scene.steps()),
    ]
