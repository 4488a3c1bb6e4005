"""The service tasks of the evaluation; importing this makes all of them known to the engine."""

from __future__ import annotations

from workflows.procurement_evaluation import judging, reporting, seating

__all__ = ["judging", "reporting", "seating"]
