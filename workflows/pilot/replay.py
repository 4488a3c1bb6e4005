"""The whole replay of Jinjiang's pilot: imports, filings, and the scenes of the other processes."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from workflows.pilot import filings
from workflows.pilot.imports import party, people, purchases, regulations
from workflows.pilot.script import Step

#: Modules of ``workflows.pilot`` that play one or more processes live: each has ``steps()``.
SCENES: Final[tuple[str, ...]] = ()


def jinjiang_steps(password_hash: str | None = None) -> list[Step]:
    """Every step of the pilot and of the tender after it, in no particular order."""
    steps = [
        *people.steps(password_hash),
        *purchases.steps(live=()),
        *regulations.steps(),
        *party.steps(),
        *filings.steps(),
    ]
    for scene in SCENES:
        steps += import_module(f"workflows.pilot.{scene}").steps()
    return steps
