"""The service tasks of the open tender; importing this makes all of them known to the engine."""

from __future__ import annotations

from workflows.procurement_open_tender import awarding, ending, opening, preparation

__all__ = ["awarding", "ending", "opening", "preparation"]
