"""Deployed definitions of every kind: lists, one of them, and the file it was deployed with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from engine.errors import DecisionNotFound, FormNotFound, NotFound, ProcessDefinitionNotFound
from engine.host import load_program
from engine.persistence.deployments import DefinitionKind
from engine.persistence.forms import form_in_force
from engine.persistence.session import Row, Session
from engine.queries.paging import Page, checked_limit, page_of, read_cursor

_TABLES: Final[dict[DefinitionKind, str]] = {
    "process": "process_definition",
    "decision": "decision_definition",
    "form": "form_definition",
}
_NAMES: Final[dict[DefinitionKind, str]] = {
    "process": "name, version_tag",
    "decision": "name, NULL",
    "form": "key, NULL",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One version of a process, a decision or a form."""

    id: int
    key: str
    version: int
    name: str
    version_tag: str | None
    deployment_id: int
    resource_name: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeploymentItem:
    """A deployment in a list."""

    id: int
    name: str
    deployed_at: datetime
    deployed_by: str


def definitions(
    session: Session,
    kind: DefinitionKind,
    *,
    key: str | None = None,
    version: int | None = None,
    is_latest_version: bool | None = None,
    limit: int = 20,
    cursor: str | None = None,
) -> Page[Definition]:
    """Definitions, newest first (ids grow with time). Raises InvalidCursor."""
    limit = checked_limit(limit)
    table = _TABLES[kind]
    where, params = "d.tenant_id = ?", [session.tenant_id]
    given: dict[str, object] = {"key": key, "version": version}
    for column, value in given.items():
        if value is not None:
            where += f" AND d.{column} = ?"
            params.append(value)  # type: ignore[arg-type]
    if is_latest_version:
        where += (
            f" AND NOT EXISTS (SELECT 1 FROM {table} n WHERE n.tenant_id = d.tenant_id"
            " AND n.key = d.key AND n.version > d.version)"
        )
    before = read_cursor(cursor, int)
    if before is not None:
        where += " AND d.id < ?"
        params.append(before[0])
    sql = f"SELECT {_columns(kind)} FROM {table} d WHERE {where} ORDER BY d.id DESC LIMIT ?"
    return page_of(session.all(sql, (*params, limit + 1)), limit, _definition, lambda row: (row[0],))


def definition(session: Session, kind: DefinitionKind, definition_id: int) -> Definition:
    """One definition. Raises ProcessDefinitionNotFound, DecisionNotFound or FormNotFound."""
    row = session.one(
        f"SELECT {_columns(kind)} FROM {_TABLES[kind]} d WHERE d.tenant_id = ? AND d.id = ?",
        (session.tenant_id, definition_id),
    )
    if row is None:
        raise _missing(kind, definition_id)
    return _definition(row)


def definition_content(session: Session, kind: DefinitionKind, definition_id: int) -> bytes:
    """The file of a definition as it was deployed. Raises what :func:`definition` raises."""
    row = session.one(
        f"SELECT r.content FROM {_TABLES[kind]} d JOIN resource r ON r.tenant_id = d.tenant_id"
        " AND r.deployment_id = d.deployment_id AND r.name = d.resource_name"
        " WHERE d.tenant_id = ? AND d.id = ?",
        (session.tenant_id, definition_id),
    )
    if row is None:
        raise _missing(kind, definition_id)
    return bytes(row[0])


def start_form(session: Session, definition_id: int) -> Definition:
    """The form of the none start event, in the version that a submission is checked by.

    Raises ProcessDefinitionNotFound, and FormNotFound when it has none."""
    found = definition(session, "process", definition_id)
    for event in load_program(session, definition_id).start_events:
        if event.kind == "none" and event.form_key:
            form_id = form_in_force(session, event.form_key, definition_id, event.element_id)
            if form_id is None:
                raise FormNotFound(form=event.form_key)
            return definition(session, "form", form_id)
    raise FormNotFound(form=found.key)


def deployments(session: Session, *, limit: int = 20, cursor: str | None = None) -> Page[DeploymentItem]:
    """Deployments, newest first. Raises InvalidCursor."""
    limit = checked_limit(limit)
    before = read_cursor(cursor, int)
    where, params = ("", ()) if before is None else (" AND id < ?", before)
    rows = session.all(
        f"SELECT id, name, deployed_at, deployed_by FROM deployment WHERE tenant_id = ?{where}"
        " ORDER BY id DESC LIMIT ?",
        (session.tenant_id, *params, limit + 1),
    )
    return page_of(rows, limit, _deployment, lambda row: (row[0],))


def _columns(kind: DefinitionKind) -> str:
    return f"id, key, version, {_NAMES[kind]}, deployment_id, resource_name, created_at"


def _definition(row: Row) -> Definition:
    return Definition(**dict(zip(Definition.__dataclass_fields__, row, strict=True)))


def _deployment(row: Row) -> DeploymentItem:
    return DeploymentItem(**dict(zip(DeploymentItem.__dataclass_fields__, row, strict=True)))


def _missing(kind: DefinitionKind, key: int | str) -> NotFound:
    if kind == "process":
        return ProcessDefinitionNotFound(process=key)
    return DecisionNotFound(decision=key) if kind == "decision" else FormNotFound(form=key)
