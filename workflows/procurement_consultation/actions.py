"""The service tasks of consultations; importing this makes all of them known to the engine."""

from __future__ import annotations

from workflows.procurement_consultation import awarding, group, opening, preparation, quoting

__all__ = ["awarding", "group", "opening", "preparation", "quoting"]
