"""What assessments make known to the engine: service tasks, keepers and the committees' guards."""

from __future__ import annotations

from workflows.so_assessment import (
    applications,
    batches,
    committee,
    committee_guards,
    downgrades,
    evaluations,
    keepers,
    ratings,
    reexaminations,
)

__all__ = [
    "applications",
    "batches",
    "committee",
    "committee_guards",
    "downgrades",
    "evaluations",
    "keepers",
    "ratings",
    "reexaminations",
]
