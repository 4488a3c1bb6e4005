"""What a new version of a form, a decision or a called process changes for cases that run.

A case stays on the version of its diagram. What a step of it refers to is looked up when the step is reached:
the newest version, unless the diagram is bound to what was deployed with it. An open task keeps its form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from engine.bpmn.references import Reference, ReferenceKind, references
from engine.persistence.session import Session
from engine.queries.overview import MOST, Counted
from engine.queries.resources import definition_content
from engine.queries.running import RunningVersion, running_versions

_CACHE_SIZE: Final = 2_000
_OPEN: Final = (
    f"SELECT count(*) FROM (SELECT 1 FROM user_task WHERE tenant_id = ? AND status = 'open'"
    f" AND form_definition_id IN (SELECT id FROM form_definition WHERE tenant_id = ? AND key = ?)"
    f" LIMIT {MOST}) AS counted"
)
_CALLED: Final = "SELECT id, key FROM process_definition WHERE tenant_id = ? AND key = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A version on which cases run whose steps use what is asked about."""

    version: RunningVersion
    #: a step that is reached later takes a version deployed meanwhile; else it keeps the one deployed with it
    takes_newest: bool
    #: false where the diagram works the key out, so that it may be another
    is_certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """Who uses one form, decision or called process."""

    kind: ReferenceKind
    key: str
    #: open user tasks, which keep the version of the form they opened with; none for other kinds
    open_tasks: Counted
    versions: list[Use]


def uses_of(session: Session, wanted: Sequence[tuple[ReferenceKind, str]]) -> list[Uses]:
    """Who uses each of these, in their order; start forms are of no use to a case that runs.

    Diagrams that a running version calls count as its own, in the version that it would call now."""
    running = running_versions(session)
    named = [(each, _all_references(session, each.definition_id, each.key)) for each in running]
    return [
        Uses(
            kind=kind,
            key=key,
            open_tasks=_open_tasks(session, key) if kind == "form" else Counted(count=0, is_exact=True),
            versions=[use for version, found in named if (use := _use(version, found, kind, key))],
        )
        for kind, key in wanted
    ]


def _use(version: RunningVersion, found: Iterable[Reference], kind: ReferenceKind, key: str) -> Use | None:
    of_kind = [each for each in found if each.kind == kind]
    meant = [each for each in of_kind if each.key == key] or [each for each in of_kind if each.is_worked_out]
    if not meant:
        return None
    return Use(
        version=version,
        takes_newest=any(each.binding != "deployment" for each in meant),
        is_certain=any(each.key == key and each.binding != "versionTag" for each in meant),
    )


def _all_references(session: Session, definition_id: int, key: str) -> frozenset[Reference]:
    """The references of a definition and of all that it calls."""
    seen: set[int] = set()
    waiting = [(definition_id, key)]
    found: set[Reference] = set()
    while waiting:
        current, process_key = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        own = _references(session, current, process_key)
        found |= own
        waiting += _called(session, current, own)
    return frozenset(found)


def _called(session: Session, caller: int, own: Iterable[Reference]) -> Iterator[tuple[int, str]]:
    for each in own:
        if each.kind != "process" or each.is_worked_out:
            continue
        sql, params = _CALLED, list[str | int]([session.tenant_id, each.key])
        if each.binding == "deployment":
            sql += (
                " AND deployment_id = (SELECT deployment_id FROM process_definition"
                " WHERE tenant_id = ? AND id = ?)"
            )
            params += [session.tenant_id, caller]
        row = session.one(sql + " ORDER BY version DESC LIMIT 1", params)
        if row is not None:
            yield int(row[0]), str(row[1])


def _references(session: Session, definition_id: int, key: str) -> frozenset[Reference]:
    """What one version refers to; it never changes, so this process remembers it."""
    cache = session.database.cache
    place = ("references", session.tenant_id, definition_id)
    found: frozenset[Reference] | None = cache.get(place)
    if found is None:
        if len(cache) >= _CACHE_SIZE:
            cache.clear()
        found = cache[place] = references(definition_content(session, "process", definition_id), key)
    return found


def _open_tasks(session: Session, form_key: str) -> Counted:
    row = session.one(_OPEN, (session.tenant_id, session.tenant_id, form_key))
    count = int(row[0]) if row else 0
    return Counted(count=count, is_exact=count < MOST)
