"""Put drawn diagrams into a database without the linter in the way."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from engine.actor import Actor
from engine.bpmn.xml import parse_strict
from engine.history.chain import Event
from engine.persistence.administration import record_administrative
from engine.persistence.database import Database, transaction
from engine.persistence.deployments import (
    DefinitionKind,
    StartSubscription,
    StoredResource,
    insert_definition,
    insert_deployment,
    newest_definitions,
    replace_start_subscriptions,
)
from engine.persistence.session import Session
from engine.spiff.compiler import compile_program
from tests.support.drawing import Diagram, Process, as_diagram

TESTER = Actor(user_id="tester")
BPMN, DMN = "diagram.bpmn", "decisions.dmn"


def put_in_force(
    database: Database,
    drawn: Diagram | Process,
    *,
    decisions: tuple[bytes, tuple[str, ...]] | None = None,
    tenant_id: str | None = None,
) -> list[int]:
    """Deploy every process of a diagram, and decisions as (DMN XML, ids); gives the definition ids."""
    files: dict[str, bytes] = {BPMN: as_diagram(drawn).xml}
    if decisions is not None:
        files[DMN] = decisions[0]
    with transaction(database, tenant_id) as session:
        deployment_id = _write_files(session, files)
        for key in decisions[1] if decisions else ():
            _write_version(session, "decision", key, deployment_id, DMN)
        written = [
            _write_process(session, as_diagram(drawn), process, deployment_id)
            for process in as_diagram(drawn).processes
        ]
        record_administrative(session, TESTER, _told(session, deployment_id))
        return written


def _told(session: Session, deployment_id: int) -> list[Event]:
    """What the command would tell history of a deployment."""
    of = (session.tenant_id, deployment_id)
    files = session.all(
        "SELECT name, kind, sha256 FROM resource WHERE tenant_id = ? AND deployment_id = ?", of
    )
    listed = [{"name": name, "kind": kind, "sha256": hash_} for name, kind, hash_ in files]
    told = {"deployment_id": deployment_id, "name": "test", "resources": listed}
    events = [Event("deployment-created", told)]
    for kind in ("process", "decision"):
        names = ("definition_id", "key", "version", "resource", "sha256", "name")
        rows = session.all(
            f"SELECT id, key, version, resource_name, content_hash, name FROM {kind}_definition"
            " WHERE tenant_id = ? AND deployment_id = ?",
            of,
        )
        for row in rows:
            more = {"listens": _listens(session, row[0])} if kind == "process" else {}
            events.append(Event(f"{kind}-definition-created", dict(zip(names, row, strict=True)) | more))
    return events


def _listens(session: Session, definition_id: int) -> list[list[str]]:
    found = session.all(
        "SELECT element_id, kind, name FROM start_subscription WHERE tenant_id = ? AND definition_id = ?",
        (session.tenant_id, definition_id),
    )
    return [list(row) for row in found]


def _write_files(session: Session, files: Mapping[str, bytes]) -> int:
    resources = [
        StoredResource(
            name=name,
            kind="bpmn" if name == BPMN else "dmn",
            sha256=sha256(content).hexdigest(),
            content=content,
        )
        for name, content in files.items()
    ]
    return insert_deployment(session, "test", "tester", resources)


def _write_process(session: Session, drawn: Diagram, process: Process, deployment_id: int) -> int:
    id = _write_version(session, "process", process.id, deployment_id, BPMN, version_tag=process.version_tag)
    program = compile_program(parse_strict(drawn.xml), process.id, definition_id=id)
    subscriptions = [
        StartSubscription(
            definition_id=id,
            element_id=start.element_id,
            process_key=process.id,
            kind=start.kind,
            name=start.name or start.timer or "",
        )
        for start in program.start_events
        if start.kind != "none"
    ]
    replace_start_subscriptions(session, process.id, subscriptions)
    return id


def _write_version(
    session: Session,
    kind: DefinitionKind,
    key: str,
    deployment_id: int,
    resource: str,
    *,
    version_tag: str | None = None,
) -> int:
    newest = newest_definitions(session, kind, [key]).get(key)
    return insert_definition(
        session,
        kind,
        key=key,
        version=newest.version + 1 if newest else 1,
        deployment_id=deployment_id,
        resource_name=resource,
        content_hash="",
        name=key,
        version_tag=version_tag,
    )
