"""Rules that must hold: asked before a person begins a case, claims or completes a user task.

A guard raises a :class:`~engine.errors.Refused` to refuse. The refusal is part of the instance's history,
written in a transaction of its own, since that of the command is rolled back.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from engine.actor import Actor
from engine.errors import Refused
from engine.history.chain import Event
from engine.persistence.administration import record_administrative
from engine.persistence.database import transaction
from engine.persistence.outcomes import record_events
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance, StoredTask, lock_instance

Verb = Literal["claim", "complete", "assign"]


class Attempt(NamedTuple):
    """What somebody is about to do; instance and task are read under the lock."""

    session: Session
    actor: Actor
    verb: Verb
    instance: StoredInstance
    task: StoredTask
    #: what is submitted; whom and why when assigning; nothing when claiming
    variables: Mapping[str, Any] = {}

    def is_at(self, *element_ids: str) -> bool:
        """Whether it is about one of these user tasks of the process."""
        return self.task.element_id in element_ids


#: User tasks of processes: key of the process -> ids of the elements.
Places = Mapping[str, Collection[str]]

Guard = Callable[[Attempt], None]


class _Registered(NamedTuple):
    verbs: frozenset[Verb]
    #: nothing: every user task there is
    at: Places | None
    check: Guard


_guards: dict[str, _Registered] = {}


def guard(name: str, *verbs: Verb, at: Places | None = None) -> Callable[[Guard], Guard]:
    """Register a rule under a name for some verbs, of all user tasks or of those it names.

    Raises ValueError for a name that is taken."""

    def register(check: Guard) -> Guard:
        if name in _guards and _guards[name].check is not check:
            raise ValueError(f"guard {name!r} is registered already")
        _guards[name] = _Registered(frozenset(verbs), at, check)
        _asked.cache_clear()
        return check

    return register


def withdraw_guard(name: str) -> None:
    """Forget a rule; for tests that register their own."""
    _guards.pop(name, None)
    _asked.cache_clear()


def places_of_guards() -> Mapping[str, Places]:
    """Every rule that names its user tasks, by its name, with these."""
    return {name: found.at for name, found in _guards.items() if found.at is not None}


@lru_cache(maxsize=4096)
def _asked(verb: Verb, process_key: str, element_id: str) -> tuple[tuple[str, Guard], ...]:
    """The guards of one act: many rules are registered, and few concern a step."""
    return tuple(
        (name, found.check)
        for name, found in _guards.items()
        if verb in found.verbs and (found.at is None or element_id in found.at.get(process_key, ()))
    )


def check_guards(attempt: Attempt) -> None:
    """Ask every guard of the act. Raises the first refusal, which will be recorded."""
    for name, check in _asked(attempt.verb, attempt.instance.process_key, attempt.task.element_id):
        try:
            check(attempt)
        except Refused as refusal:
            record_refusal(attempt, refusal, rule=name)
            raise


class Beginning(NamedTuple):
    """A case somebody is about to begin, by what the start form made of their entries."""

    session: Session
    actor: Actor
    process_key: str
    variables: Mapping[str, Any]
    business_key: str | None


BeginningGuard = Callable[[Beginning], None]

_beginning_guards: dict[str, BeginningGuard] = {}


def beginning_guard(name: str) -> Callable[[BeginningGuard], BeginningGuard]:
    """Register a rule about who begins cases, and how. Raises ValueError for a name that is taken."""

    def register(check: BeginningGuard) -> BeginningGuard:
        if _beginning_guards.get(name, check) is not check:
            raise ValueError(f"guard {name!r} is registered already")
        _beginning_guards[name] = check
        return check

    return register


def check_beginning(beginning: Beginning) -> None:
    """Ask every guard, unless somebody vouches for the actor: another case, or the house itself.

    Raises the first refusal, which the administrative chain keeps, since there is no case to keep it."""
    if beginning.actor.is_trusted:
        return
    for name, check in _beginning_guards.items():
        try:
            check(beginning)
        except Refused as refusal:
            _record_not_begun(beginning, refusal, rule=name)
            raise


def _record_not_begun(beginning: Beginning, refusal: Refused, *, rule: str) -> None:
    database, tenant_id = beginning.session.database, beginning.session.tenant_id
    data = {"process": beginning.process_key, "rule": rule, "reason": refusal.key, "params": refusal.params}

    def record() -> None:
        with transaction(database, tenant_id) as session:
            record_administrative(session, beginning.actor, [Event("beginning-refused", data)])

    beginning.session.afterwards(record)


ResumptionGuard = Callable[[Session, Actor, StoredInstance], None]

_resumption_guards: dict[str, ResumptionGuard] = {}


def resumption_guard(name: str) -> Callable[[ResumptionGuard], ResumptionGuard]:
    """Register a rule that a suspended, locked instance must meet to go on; it raises what it refuses with.

    Raises ValueError for a name that is taken."""

    def register(check: ResumptionGuard) -> ResumptionGuard:
        if _resumption_guards.get(name, check) is not check:
            raise ValueError(f"guard {name!r} is registered already")
        _resumption_guards[name] = check
        return check

    return register


def check_resumption(session: Session, actor: Actor, instance: StoredInstance) -> None:
    """Ask every guard whether a suspended instance may go on."""
    for check in _resumption_guards.values():
        check(session, actor, instance)


def refuse(attempt: Attempt, refusal: Refused) -> Refused:
    """The refusal to raise, after arranging that it is recorded."""
    record_refusal(attempt, refusal, rule=refusal.key)
    return refusal


def record_refusal(attempt: Attempt, refusal: Refused, *, rule: str) -> None:
    """Write the refusal into history once the command's transaction has ended."""
    database, tenant_id = attempt.session.database, attempt.session.tenant_id
    event = Event(
        "command-refused",
        {"command": attempt.verb, "rule": rule, "reason": refusal.key, "params": refusal.params},
        attempt.task.element_id,
        attempt.task.activity_id,
        attempt.task.scope_id,
    )

    def record() -> None:
        with transaction(database, tenant_id) as session:
            instance = lock_instance(session, attempt.instance.id)
            record_events(session, instance, attempt.actor, [event])

    attempt.session.afterwards(record)
