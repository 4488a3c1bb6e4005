"""Put diagrams, decisions and forms in force together: all of them, or none with every reason told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from engine import actions
from engine.actor import Actor
from engine.bpmn.lint import LintContext
from engine.bpmn.lint.timers import MOST_FIRINGS
from engine.bpmn.problem import Problem, phrase
from engine.errors import Invalid
from engine.functions import function_registry
from engine.history.chain import Event
from engine.messages import DEFAULT_LANGUAGE, language, message
from engine.persistence import deployments as rows
from engine.persistence.administration import lock_administration, record_administrative
from engine.persistence.deployments import DefinitionKind, StartSubscription, StoredResource
from engine.persistence.jobs import insert_jobs, job_row
from engine.persistence.session import Session
from engine.resources import Bundle, Definition, check_resources
from engine.spiff import timers
from engine.spiff.expressions import StepFailure, Text
from engine.spiff.program import Program, StartEvent

#: Problems in the text of the exception; ``problems`` has them all.
_SHOWN = 20
RESOURCE_SUFFIXES = frozenset({".bpmn", ".dmn", ".form"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DeployedDefinition:
    """A definition and the version of it that is in force now; ``is_new`` when this deployment made it."""

    kind: DefinitionKind
    id: int
    key: str
    version: int
    resource_name: str
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Deployment:
    """What a deployment did. ``id`` is ``None`` when everything was in force already."""

    id: int | None
    name: str
    definitions: tuple[DeployedDefinition, ...]
    warnings: tuple[Problem, ...] = ()


class DeploymentRefused(Invalid):
    """The resources have errors; ``problems`` lists them all, warnings included."""

    def __init__(self, *, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(**self._parts("en"))

    def message(self, lang: str = DEFAULT_LANGUAGE) -> str:
        """How many errors, and the first of them."""
        return message(self.key, lang, **self._parts(language(lang)))

    def _parts(self, lang: str) -> dict[str, Any]:
        errors = [problem for problem in self.problems if problem.is_error]
        shown = "\n".join(problem.text(lang) for problem in errors[:_SHOWN])
        return {"errors": len(errors), "problems": shown}

    def __reduce__(self) -> Any:
        return _refused, (self.problems,)


def _refused(problems: tuple[Problem, ...]) -> DeploymentRefused:
    return DeploymentRefused(problems=problems)


def deploy(session: Session, actor: Actor, resources: Mapping[str, bytes], *, name: str = "") -> Deployment:
    """Put resources (file name → content) in force together; unchanged content makes no new version.

    Running instances stay on the version they started with. Raises DeploymentRefused."""
    # checked before the lock is taken: definitions are never withdrawn, so what is known stays known
    bundle = check_resources(resources, known_context(session))
    if bundle.is_refused:
        raise DeploymentRefused(problems=bundle.problems)
    lock_administration(session)
    newest = _newest(session, bundle.definitions)
    changed = [item for item in bundle.definitions if _has_changed(item, newest)]
    if changed and bundle.binds_by_deployment:
        # what calls “the one deployed with me” must find it under the same deployment
        changed = bundle.definitions
    if not changed:
        return Deployment(
            id=None, name=name, definitions=_in_force(bundle, newest, {}), warnings=tuple(bundle.problems)
        )
    deployment_id, made = _record(session, actor, name, bundle, resources, changed, newest)
    definitions = _in_force(bundle, newest, made)
    return Deployment(id=deployment_id, name=name, definitions=definitions, warnings=tuple(bundle.problems))


def check(session: Session, resources: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """What :func:`deploy` would say of the resources, without deploying them; more files may come."""
    return tuple(check_resources(resources, known_context(session), is_whole=False).problems)


def known_context(session: Session) -> LintContext:
    """What a diagram may refer to here and now: definitions in force, registered actions and functions."""
    return LintContext(
        forms=rows.known_keys(session, "form"),
        decisions=rows.known_keys(session, "decision"),
        processes=rows.known_keys(session, "process"),
        actions=actions.known_types(),
        functions=function_registry(),
    )


def deploy_folder(
    session: Session, actor: Actor, folder: Path | Traversable, *, name: str | None = None
) -> Deployment:
    """Deploy the resources that lie directly in a folder together. Raises DeploymentRefused."""
    return deploy(session, actor, read_folder(folder), name=folder.name if name is None else name)


def deploy_packages(
    session: Session, actor: Actor, root: Path | Traversable, *, name: str = ""
) -> Deployment:
    """Deploy every folder directly below ``root`` together, so that their order does not matter.

    A file name that two folders share is refused. Raises DeploymentRefused."""
    resources: dict[str, bytes] = {}
    problems: list[Problem] = []
    for folder in sorted((item for item in root.iterdir() if item.is_dir()), key=lambda item: item.name):
        for file, content in read_folder(folder).items():
            if file in resources:
                params = {"key": file, "other": folder.name}
                problems.append(Problem(rule="duplicate-definition", resource=file, params=params))
            resources[file] = content
    if problems:
        raise DeploymentRefused(problems=problems)
    return deploy(session, actor, resources, name=name or root.name)


def read_folder(folder: Path | Traversable) -> dict[str, bytes]:
    """The resources directly in a folder, by file name, in sorted order."""
    files = sorted((item for item in folder.iterdir() if item.is_file()), key=lambda item: item.name)
    return {item.name: item.read_bytes() for item in files if Path(item.name).suffix in RESOURCE_SUFFIXES}


# -- versions --------------------------------------------------------------------------------------------

_Newest = Mapping[tuple[DefinitionKind, str], rows.StoredDefinition]


def _newest(session: Session, definitions: Iterable[Definition]) -> _Newest:
    keys: dict[DefinitionKind, list[str]] = {}
    for item in definitions:
        keys.setdefault(item.kind, []).append(item.key)
    return {
        (kind, found.key): found
        for kind, wanted in keys.items()
        for found in rows.newest_definitions(session, kind, wanted).values()
    }


def _has_changed(item: Definition, newest: _Newest) -> bool:
    before = newest.get((item.kind, item.key))
    return before is None or before.content_hash != item.content_hash


def _in_force(
    bundle: Bundle, newest: _Newest, made: Mapping[tuple[DefinitionKind, str], tuple[int, int]]
) -> tuple[DeployedDefinition, ...]:
    found: list[DeployedDefinition] = []
    for item in bundle.definitions:
        key = (item.kind, item.key)
        id, version = made[key] if key in made else (newest[key].id, newest[key].version)
        found.append(
            DeployedDefinition(
                kind=item.kind,
                id=id,
                key=item.key,
                version=version,
                resource_name=item.resource_name,
                is_new=key in made,
            )
        )
    return tuple(found)


# -- record ----------------------------------------------------------------------------------------------


def _record(
    session: Session,
    actor: Actor,
    name: str,
    bundle: Bundle,
    resources: Mapping[str, bytes],
    changed: Sequence[Definition],
    newest: _Newest,
) -> tuple[int, dict[tuple[DefinitionKind, str], tuple[int, int]]]:
    files = [
        StoredResource(
            name=file, kind=bundle.kinds[file], sha256=bundle.hashes[file], content=bytes(resources[file])
        )
        for file in dict.fromkeys(item.resource_name for item in changed)
    ]
    deployment_id = rows.insert_deployment(session, name, actor.user_id, files)
    made: dict[tuple[DefinitionKind, str], tuple[int, int]] = {}
    listed = [{"name": file.name, "kind": file.kind, "sha256": file.sha256} for file in files]
    events = [
        Event("deployment-created", {"deployment_id": deployment_id, "name": name, "resources": listed})
    ]
    for item in changed:
        before = newest.get((item.kind, item.key))
        version = 1 if before is None else before.version + 1
        definition_id = rows.insert_definition(
            session,
            item.kind,
            key=item.key,
            version=version,
            deployment_id=deployment_id,
            resource_name=item.resource_name,
            content_hash=item.content_hash,
            name=item.name,
            version_tag=item.version_tag,
        )
        made[item.kind, item.key] = (definition_id, version)
        listens: Sequence[StartSubscription] = ()
        if item.program is not None:
            listens = _listen(session, item, item.program, definition_id)
        events.append(_created(item, definition_id, version, listens))
    record_administrative(session, actor, events)
    return deployment_id, made


def _created(
    item: Definition, definition_id: int, version: int, listens: Sequence[StartSubscription]
) -> Event:
    data: dict[str, Any] = {
        "definition_id": definition_id,
        "key": item.key,
        "version": version,
        "resource": item.resource_name,
        "sha256": item.content_hash,
    }
    if item.kind != "form":
        data["name"] = item.name
    if item.kind == "process":
        data["version_tag"] = item.version_tag
        data["listens"] = [(each.element_id, each.kind, each.name) for each in listens]
    return Event(f"{item.kind}-definition-created", data)


def _listen(
    session: Session, item: Definition, program: Program, definition_id: int
) -> Sequence[StartSubscription]:
    """Start events of the new version wait; those of the version before wait no longer.

    Jobs of the old version's timers stay: they find their subscription gone when they are due and do nothing,
    which spares a search through every waiting timer and a wait for one that is being fired."""
    subscriptions: list[StartSubscription] = []
    for start in program.start_events:
        name = start.timer if start.kind == "timer" else start.name
        if start.kind == "none" or name is None:
            continue
        subscription = StartSubscription(
            definition_id=definition_id,
            element_id=start.element_id,
            process_key=item.key,
            kind=start.kind,
            name=name,
        )
        subscriptions.append(subscription)
        if start.kind == "timer":
            _schedule(session, item, start, subscription)
    rows.replace_start_subscriptions(session, item.key, subscriptions)
    return subscriptions


def _schedule(session: Session, item: Definition, start: StartEvent, subscription: StartSubscription) -> None:
    due_at, remaining = _first_firing(session.now, item, start)
    payload = {
        "definition_id": subscription.definition_id,
        "element_id": start.element_id,
        "process_key": item.key,
        "timer": subscription.name,
        "remaining": remaining,
    }
    job = job_row(session, "timer-start", due_at, element_id=start.element_id, payload=payload)
    insert_jobs(session, [job])


def _first_firing(now: datetime, item: Definition, start: StartEvent) -> tuple[datetime, int | None]:
    """When a start timer fires first, and how often after that (``None``: for ever).

    Raises DeploymentRefused when its expression gives no time."""
    text = ""
    try:
        text = Text(start.timer or "", function_registry()).string({}) or ""
        if not timers.is_cycle(text):
            return timers.due_at(text, now), 0
        cycle = timers.parse_cycle(text, now)
        if cycle.count is not None and not 0 < cycle.count <= MOST_FIRINGS:
            raise timers.BadTimer(text)
    except (ValueError, StepFailure, OverflowError) as error:
        problem = Problem(
            rule="timer-syntax",
            resource=item.resource_name,
            element_id=start.element_id,
            element_type="startEvent",
            params={"text": text or start.timer, "expected": phrase("due"), "example": "R/PT24H"},
        )
        raise DeploymentRefused(problems=[problem]) from error
    return cycle.first, None if cycle.count is None else cycle.count - 1
