"""All service tasks of funding: importing this module makes them known to the engine."""

from __future__ import annotations

from workflows.so_funding import applications, decisions, grants, recoveries, rounds, scoring

__all__ = ["applications", "decisions", "grants", "recoveries", "rounds", "scoring"]
