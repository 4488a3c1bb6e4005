"""The SQL of deployments: resources, definitions and their versions, start subscriptions. A cold path."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from engine.persistence.ids import new_id
from engine.persistence.session import Row, Session

DefinitionKind = Literal["process", "decision", "form"]
ResourceKind = Literal["bpmn", "dmn", "form"]

_TABLES: Final[dict[DefinitionKind, str]] = {
    "process": "process_definition",
    "decision": "decision_definition",
    "form": "form_definition",
}
_COMMON = (
    "tenant_id", "id", "key", "version", "deployment_id", "resource_name", "content_hash", "created_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDefinition:
    """The newest version of a definition."""

    id: int
    key: str
    version: int
    content_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredResource:
    """A file of a deployment."""

    name: str
    kind: ResourceKind
    sha256: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class StartSubscription:
    """A message, signal or timer start event of the newest version of a process."""

    definition_id: int
    element_id: str
    process_key: str
    kind: Literal["message", "signal", "timer"]
    name: str


def known_keys(session: Session, kind: DefinitionKind) -> frozenset[str]:
    """The keys of every definition of a kind that is in force."""
    rows = session.all(f"SELECT DISTINCT key FROM {_TABLES[kind]} WHERE tenant_id = ?", (session.tenant_id,))
    return frozenset(row[0] for row in rows)


def newest_definitions(
    session: Session, kind: DefinitionKind, keys: Iterable[str]
) -> dict[str, StoredDefinition]:
    """The newest version of each key that has one."""
    found: dict[str, StoredDefinition] = {}
    for key in keys:
        row = session.one(
            f"SELECT id, version, content_hash FROM {_TABLES[kind]}"
            " WHERE tenant_id = ? AND key = ? ORDER BY version DESC LIMIT 1",
            (session.tenant_id, key),
        )
        if row is not None:
            found[key] = StoredDefinition(id=row[0], key=key, version=row[1], content_hash=row[2])
    return found


def insert_deployment(session: Session, name: str, actor: str, resources: Sequence[StoredResource]) -> int:
    """Write a deployment with its files; gives its id."""
    deployment_id = new_id()
    session.insert(
        "deployment",
        ("tenant_id", "id", "name", "deployed_at", "deployed_by"),
        [(session.tenant_id, deployment_id, name, session.now, actor)],
    )
    rows: list[Row] = [
        (session.tenant_id, deployment_id, item.name, item.kind, item.sha256, item.content)
        for item in resources
    ]
    session.insert("resource", ("tenant_id", "deployment_id", "name", "kind", "sha256", "content"), rows)
    return deployment_id


def insert_definition(
    session: Session,
    kind: DefinitionKind,
    *,
    key: str,
    version: int,
    deployment_id: int,
    resource_name: str,
    content_hash: str,
    name: str = "",
    version_tag: str | None = None,
) -> int:
    """Write one version, for ever; gives its id."""
    definition_id = new_id()
    common = (
        session.tenant_id, definition_id, key, version, deployment_id, resource_name, content_hash,
        session.now,
    )  # fmt: skip
    more: dict[str, str | None] = {}
    if kind != "form":
        more["name"] = name
    if kind == "process":
        more["version_tag"] = version_tag
    session.insert(_TABLES[kind], (*_COMMON, *more), [(*common, *more.values())])
    return definition_id


def replace_start_subscriptions(
    session: Session, process_key: str, subscriptions: Sequence[StartSubscription]
) -> None:
    """Let the start events of the new version listen instead of those of the version before."""
    session.write(
        "DELETE FROM start_subscription WHERE tenant_id = ? AND process_key = ?",
        (session.tenant_id, process_key),
    )
    rows: list[Row] = [
        (
            session.tenant_id, item.definition_id, item.element_id, item.process_key, item.kind, item.name,
            session.now,
        )
        for item in subscriptions
    ]  # fmt: skip
    columns = ("tenant_id", "definition_id", "element_id", "process_key", "kind", "name", "created_at")
    session.insert("start_subscription", columns, rows)
