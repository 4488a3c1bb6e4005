"""A replay is a list of steps: who does what at which moment, under a clock that the replay moves.

Between two steps every job that falls due runs at the instant it is due, so that silence, deadlines and
midnights take effect as they would have. A step and the note that it is done are one transaction: an
interrupted replay goes on exactly where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from engine import clock
from engine.jobs.execute import run_due_jobs
from engine.jobs.lease import next_due
from engine.persistence.database import Database, reading, transaction
from engine.persistence.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something a person does at a moment; ``key`` names it for good, so it is never done twice."""

    at: datetime
    key: str
    act: Callable[[Session], object]

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError(f"step {self.key}: a moment needs its time zone")


#: Called with steps done, steps in all, and the moment of the demonstration.
Progress = Callable[[int, int, datetime], None]


def play(
    database: Database,
    steps: Iterable[Step],
    progress: Progress | None = None,
    *,
    until: datetime | None = None,
    runs_jobs: bool = True,
) -> int:
    """Play the steps up to ``until`` in the order of time and leave the clock there; gives how many were new.

    Without ``runs_jobs`` no timer fires: jobs know no houses, and a house that has no process must not move
    the time of another one in the same database. Steps of one instant keep the order they are given in.
    Raises what a step raises: it is undone, the steps before it stay.
    """
    ordered = sorted(_distinct(steps), key=lambda step: step.at)
    if until is not None:
        ordered = [step for step in ordered if step.at <= until]
    done = _done(database)
    new = [step for step in ordered if step.key not in done]
    played = len(ordered) - len(new)
    if done or new:
        clock.freeze(_resumed_at(list(done.values()), new))
    move = partial(pass_time, database) if runs_jobs else clock.freeze
    for number, step in enumerate(new, start=played):
        if progress is not None:
            progress(number, len(ordered), step.at)
        move(step.at)
        _do(database, step)
        if runs_jobs:
            run_due_jobs(database)
    if until is not None:
        move(until)
    if progress is not None and ordered:
        progress(len(ordered), len(ordered), until or ordered[-1].at)
    return len(new)


def is_done(session: Session, key: str) -> bool:
    """Whether a step has been played."""
    sql = "SELECT 1 FROM replay_step WHERE tenant_id = ? AND key = ?"
    return session.one(sql, (session.tenant_id, key)) is not None


def pass_time(database: Database, to: datetime) -> None:
    """Move the clock on to an instant; every job due on the way runs when it is due."""
    while True:
        with reading(database) as session:
            due = next_due(session)
        if due is None or due > to:
            break
        # a job that was due before the clock began runs now: time does not go back
        clock.freeze(max(due, clock.now()))
        if not run_due_jobs(database):
            break
    clock.freeze(max(to, clock.now()))


def _resumed_at(done: list[datetime], new: list[Step]) -> datetime:
    """Where the clock stood: what fell due since the last step has not run yet."""
    before = [at for at in done if not new or at <= new[0].at]
    return max(before) if before else new[0].at


def _do(database: Database, step: Step) -> None:
    with transaction(database) as session:
        session.insert("replay_step", ("tenant_id", "key", "at"), [(session.tenant_id, step.key, step.at)])
        step.act(session)


def _done(database: Database) -> dict[str, datetime]:
    with reading(database) as session:
        rows = session.all("SELECT key, at FROM replay_step WHERE tenant_id = ?", (session.tenant_id,))
    return {row[0]: row[1] for row in rows}


def _distinct(steps: Iterable[Step]) -> list[Step]:
    """Raises ValueError for a key that two steps bear."""
    found: dict[str, Step] = {}
    for step in steps:
        if step.key in found:
            raise ValueError(f"two steps are called {step.key}")
        found[step.key] = step
    return list(found.values())
