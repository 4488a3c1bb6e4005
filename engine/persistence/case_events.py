"""What is written beside the interpreter and belongs to a case, a register entry say, joins the case's chain.

It waits in the session until the command records what the interpreter did, and stands before the end of the
activity it happened in. What no command of the transaction takes up is chained before the commit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import groupby
from typing import Final, NamedTuple

from engine.actor import Actor
from engine.errors import ProcessInstanceNotFound
from engine.history.chain import ChainableEvent, Event
from engine.persistence.administration import record_administrative
from engine.persistence.session import Session
from engine.persistence.store import lock_instance

_END_OF_ACTIVITY: Final = "activity-completed"


class CaseEvent(NamedTuple):
    """An event that waits for its place in the chain of a process instance."""

    instance_id: int
    actor: Actor
    event: Event


#: Whoever did something, and what, in the order of the chain.
Deed = tuple[Actor, ChainableEvent]


def note(session: Session, actor: Actor, instance_id: int, event: Event) -> None:
    """Let an event join the chain of a process instance, in this transaction."""
    if not session.before_commit:
        session.before_commit.append(partial(_chain_the_rest, session))
    session.case_events.append(CaseEvent(instance_id, actor, event))


@contextmanager
def of_activity(session: Session, element_id: str, activity_id: int) -> Iterator[None]:
    """What is noted in the block happened in this activity."""
    before = len(session.case_events)
    yield
    noted = session.case_events
    noted[before:] = [
        it._replace(event=it.event._replace(element_id=element_id, activity_id=activity_id))
        for it in noted[before:]
    ]


def with_noted(
    session: Session, instance_id: int, actor: Actor, events: Iterable[ChainableEvent]
) -> list[Deed]:
    """The events of a command with those that wait for the instance, each of these before the end of its
    activity, or after all others."""
    waiting = [it for it in session.case_events if it.instance_id == instance_id]
    session.case_events[:] = [it for it in session.case_events if it.instance_id != instance_id]
    deeds: list[Deed] = []
    for event in events:
        if event.type == _END_OF_ACTIVITY:
            deeds += [(it.actor, it.event) for it in waiting if it.event.activity_id == event.activity_id]
            waiting = [it for it in waiting if it.event.activity_id != event.activity_id]
        deeds.append((actor, event))
    return deeds + [(it.actor, it.event) for it in waiting]


def _chain_the_rest(session: Session) -> None:
    """Chain what nobody took up; without such an instance it is an administrative act."""
    from engine.persistence.outcomes import record_events  # which asks here what is noted

    # in one order, so that no two transactions wait for each other
    for instance_id in sorted({it.instance_id for it in session.case_events}):
        noted = [it for it in session.case_events if it.instance_id == instance_id]
        try:
            instance = lock_instance(session, instance_id)
        except ProcessInstanceNotFound:
            session.case_events[:] = [it for it in session.case_events if it.instance_id != instance_id]
            for actor, found in groupby(noted, key=lambda it: it.actor):
                record_administrative(session, actor, [it.event for it in found])
        else:
            record_events(session, instance, noted[0].actor, ())
