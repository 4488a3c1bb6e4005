"""Where the cases of the assessment batch stand, read as the scene goes on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.actor import SYSTEM
from engine.host import EngineHost
from engine.persistence.session import Session
from engine.persistence.store import read_instance
from engine.spiff import runner


def case_of(session: Session, organization_id: int) -> int:
    """The instance of an organisation's application."""
    row = session.one(
        "SELECT instance_id FROM assessment_case WHERE tenant_id = ? AND organization_id = ?",
        (session.tenant_id, organization_id),
    )
    assert row is not None, f"organisation {organization_id} applies before anybody works on it"
    return int(row[0])


def evaluation_of(session: Session, organization_id: int) -> int:
    """The instance in which its experts were drawn."""
    row = session.one(
        "SELECT h.instance_id FROM assessment_case c JOIN assessment_draw d"
        " ON d.tenant_id = c.tenant_id AND d.case_id = c.id JOIN register_history h"
        " ON h.tenant_id = d.tenant_id AND h.register = 'assessment_draw' AND h.row_id = d.id"
        " WHERE c.tenant_id = ? AND c.organization_id = ? AND h.version = 1 AND d.number = 1",
        (session.tenant_id, organization_id),
    )
    assert row is not None, f"nobody was drawn for organisation {organization_id}"
    return int(row[0])


def latest(session: Session, process_key: str) -> int:
    """The newest instance of a process."""
    row = session.one(
        "SELECT max(id) FROM process_instance WHERE tenant_id = ? AND process_key = ?",
        (session.tenant_id, process_key),
    )
    assert row is not None and row[0] is not None, process_key
    return int(row[0])


def variables_of(session: Session, instance_id: int) -> Mapping[str, Any]:
    """The variables of a case."""
    instance = read_instance(session, instance_id)
    return runner.variables(instance.state, EngineHost(session, instance, SYSTEM))


def holders_of_open(session: Session, instance_id: int, element_id: str) -> list[str]:
    """The one person to whom each open task of an element is offered, the oldest task first."""
    rows = session.all(
        "SELECT c.ref FROM user_task t JOIN user_task_candidate c ON c.tenant_id = t.tenant_id"
        " AND c.instance_id = t.instance_id AND c.activity_id = t.activity_id WHERE t.tenant_id = ?"
        " AND t.instance_id = ? AND t.element_id = ? AND t.status = 'open' AND c.kind = 'user'"
        " ORDER BY t.activity_id",
        (session.tenant_id, instance_id, element_id),
    )
    return [row[0] for row in rows]
