"""Rules that must hold: asked before a person claims or completes a user task.

A guard raises a :class:`~engine.errors.Refused` to refuse. The refusal is part of the instance's history,
written in a transaction of its own, since that of the command is rolled back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple

from engine.actor import Actor
from engine.errors import Refused
from engine.history.chain import Event
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
    #: what is submitted; nothing when claiming and assigning
    variables: Mapping[str, Any] = {}


Guard = Callable[[Attempt], None]

_guards: dict[str, tuple[frozenset[str], Guard]] = {}


def guard(name: str, *verbs: Verb) -> Callable[[Guard], Guard]:
    """Register a rule under a name for some verbs. Raises ValueError for a name that is taken."""

    def register(check: Guard) -> Guard:
        if _guards.get(name, (None, check))[1] is not check:
            raise ValueError(f"guard {name!r} is registered already")
        _guards[name] = (frozenset(verbs), check)
        return check

    return register


def withdraw_guard(name: str) -> None:
    """Forget a rule; for tests that register their own."""
    _guards.pop(name, None)


def check_guards(attempt: Attempt) -> None:
    """Ask every guard of the verb. Raises the first refusal, which will be recorded."""
    for name, (verbs, check) in _guards.items():
        if attempt.verb in verbs:
            try:
                check(attempt)
            except Refused as refusal:
                record_refusal(attempt, refusal, rule=name)
                raise


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
