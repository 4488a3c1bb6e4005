"""Which units a process instance concerns, written when their posts are offered a user task of it.

Candidates are forgotten when a task is done; supervisors must still find the case years later.
"""

from __future__ import annotations

from collections.abc import Iterable

from engine.persistence.session import Session


def unit_of_group(group: str) -> str | None:
    """The unit of a candidate group that is a post: ``003`` of ``street-acceptance:003``; None of others."""
    post, colon, unit = group.partition(":")
    return unit if post and colon and unit else None


def record_units(session: Session, instance_id: int, groups: Iterable[str]) -> None:
    """Remember the units of these candidate groups for the instance, with the next flush."""
    for unit in sorted({unit for group in groups if (unit := unit_of_group(group)) is not None}):
        session.write(
            "INSERT INTO process_instance_unit (tenant_id, unit_key, instance_id) VALUES (?, ?, ?)"
            " ON CONFLICT (tenant_id, unit_key, instance_id) DO NOTHING",
            (session.tenant_id, unit, instance_id),
        )
