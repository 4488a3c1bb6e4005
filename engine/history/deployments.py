"""Are deployed files, definitions and what begins processes as the administrative chain tells them?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, Final

from engine.history.comparing import Told, about, administrative, columns_of, differing
from engine.history.walk import Finding
from engine.persistence.session import Session

_LOWEST: Final = -(2**63)
_DEFINITIONS: Final = ("process", "decision", "form")
_DEPLOYED: Final = "deployment-created"
_TYPES: Final = (_DEPLOYED, *(f"{kind}-definition-created" for kind in _DEFINITIONS))
_DEPLOYMENT: Final = ("id", "name", "deployed_at", "deployed_by")
_VERSION: Final = ("id", "key", "version", "resource_name", "content_hash", "deployment_id", "created_at")
_MORE: Final[Mapping[str, tuple[str, ...]]] = {
    "process": ("name", "version_tag"), "decision": ("name",), "form": ()
}  # fmt: skip
_LISTENS: Final = ("process_key", "definition_id", "element_id", "kind", "name")


class _Deployed:
    """What the events tell."""

    def __init__(self) -> None:
        self.deployments: dict[int, dict[str, Any]] = {}
        self.resources: dict[tuple[int, str], dict[str, Any]] = {}
        self.definitions: dict[str, dict[int, dict[str, Any]]] = {kind: {} for kind in _DEFINITIONS}
        #: by process, what its newest version begins by; not of versions of an earlier release
        self.listens: dict[str, set[tuple[Any, ...]] | None] = {}
        self._last = 0

    def hear(self, event: Told) -> None:
        data = event.data
        if event.type == _DEPLOYED:
            self._last = data["deployment_id"]
            self.deployments[self._last] = {
                "name": data["name"], "deployed_at": event.at, "deployed_by": event.actor
            }  # fmt: skip
            for each in data["resources"]:
                more = {"kind": each["kind"]} if "kind" in each else {}
                self.resources[self._last, each["name"]] = {
                    "sha256": each["sha256"], "content": each["sha256"], **more
                }  # fmt: skip
            return
        kind = event.type.removesuffix("-definition-created")
        told = {name: data[name] for name in _MORE[kind] if name in data}
        self.definitions[kind][data["definition_id"]] = {
            "key": data["key"], "version": data["version"], "resource_name": data["resource"],
            "content_hash": data["sha256"], "deployment_id": self._last, "created_at": event.at, **told,
        }  # fmt: skip
        if kind == "process":
            self.listens[data["key"]] = None
            if "listens" in data:
                every = (tuple(each) for each in data["listens"])
                self.listens[data["key"]] = {(data["definition_id"], *each) for each in every}


def verify_deployments(session: Session) -> Iterator[Finding]:
    """The first thing that is wrong with each deployment, deployed file, definition and start event."""
    told = _Deployed()
    for event in administrative(session, _TYPES):
        try:
            told.hear(event)
        except (TypeError, ValueError, KeyError):
            continue  # an altered event, which the chain shows
    yield from _rows(session, "deployment", _DEPLOYMENT, told.deployments)
    yield from _resources(session, told.resources)
    for kind in _DEFINITIONS:
        yield from _rows(session, f"{kind}_definition", (*_VERSION, *_MORE[kind]), told.definitions[kind])
    yield from _starts(session, told.listens)


def _rows(
    session: Session, table: str, names: tuple[str, ...], told: Mapping[int, dict[str, Any]]
) -> Iterator[Finding]:
    expected = dict(told)
    for values in session.all(
        f"SELECT {columns_of(session, names)} FROM {table} WHERE tenant_id = ? ORDER BY id",
        (session.tenant_id,),
    ):
        row = dict(zip(names, values, strict=True))
        meant = expected.pop(row["id"], None)
        if meant is None:
            yield about(session, "entry-inserted", table, row["id"], "no event tells of it")
        elif wrong := differing(row, meant):
            yield about(
                session, "entry-changed", table, row["id"], "it is not what was deployed", wrong=wrong
            )
    for id_ in sorted(expected):
        yield about(session, "entry-missing", table, id_, "an event tells of it")


def _resources(session: Session, told: Mapping[tuple[int, str], dict[str, Any]]) -> Iterator[Finding]:
    expected = dict(told)
    after: tuple[int, str] = (_LOWEST, "")
    # one at a time: a file may have megabytes
    query = (
        "SELECT deployment_id, name, kind, sha256, content FROM resource"
        " WHERE tenant_id = ? AND (deployment_id, name) > (?, ?) ORDER BY deployment_id, name LIMIT 1"
    )
    while row := session.one(query, (session.tenant_id, *after)):
        deployment_id, name, kind, hash_, content = row
        after = (deployment_id, name)
        held = content if isinstance(content, bytes) else str(content).encode()
        here = {"kind": kind, "sha256": hash_, "content": sha256(held).hexdigest()}
        meant, place = expected.pop(after, None), f"{deployment_id} {name}"
        if meant is None:
            yield about(session, "entry-inserted", "resource", place, "no event tells of it")
        elif wrong := differing(here, meant):
            yield about(
                session, "entry-changed", "resource", place, "it is not what was deployed", wrong=wrong
            )
    for deployment_id, name in sorted(expected):
        yield about(session, "entry-missing", "resource", f"{deployment_id} {name}", "an event tells of it")


def _starts(session: Session, told: Mapping[str, set[tuple[Any, ...]] | None]) -> Iterator[Finding]:
    """The messages, signals and timers that begin a process are those of its newest version."""
    here: dict[str, set[tuple[Any, ...]]] = {}
    for process, *rest in session.all(
        f"SELECT {', '.join(_LISTENS)} FROM start_subscription WHERE tenant_id = ?", (session.tenant_id,)
    ):
        here.setdefault(process, set()).add(tuple(rest))
    for process in sorted(here.keys() | told.keys()):
        meant, found = told.get(process, set()), here.get(process, set())
        if meant is not None and meant != found:
            wrong = {"listens": (sorted(map(list, meant)), sorted(map(list, found)))}
            yield about(
                session, "entry-changed", "start_subscription", process, "not as deployed", wrong=wrong
            )
