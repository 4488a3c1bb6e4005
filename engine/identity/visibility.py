"""Who sees which case: one rule for process instances, user tasks, history, variables and files.

A case is seen by whoever started it, holds, is offered or did a task of it (or was represented in doing
so), by supervisors of a unit it concerns, and by auditors, whose reading is recorded. Administrators see none
by virtue of their office. What somebody may not see does not exist for them (404); what they see but may not
do is refused (403) by the command.

Each way of seeing is a query of instance ids that an index answers alone, so that both questions are cheap:
which instances (:func:`visible_instances`), and whether this one (:func:`sees_instance`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

from engine.actor import Actor
from engine.errors import ProcessInstanceNotFound, TaskNotFound
from engine.history.chain import Event
from engine.identity.roles import AUDITOR
from engine.persistence.administration import record_administrative
from engine.persistence.database import Database, transaction
from engine.persistence.session import Session
from engine.persistence.store import split_task_id


@dataclass(frozen=True, slots=True, kw_only=True)
class VisibilityPolicy:
    """What is switched off for the cases of a process; those who work on a case always see it."""

    #: a petition, say, is nobody's business but that of who handles it
    supervisors: bool = True
    auditors: bool = True


_EVERYBODY: Final = VisibilityPolicy()
_policies: dict[str, VisibilityPolicy] = {}


def set_policy(process_key: str, policy: VisibilityPolicy) -> None:
    """Let the cases of a process be seen by fewer; the default policy lifts it again."""
    if policy == _EVERYBODY:
        _policies.pop(process_key, None)
    else:
        _policies[process_key] = policy


#: Whoever supervises more units than this sees a large part of all cases: they are found sooner by looking at
#: the cases of a list one by one than by collecting all that are seen.
_WIDE: Final = 32


class Predicate(NamedTuple):
    """A condition to AND into a query: ``sql`` with ``?`` for ``params``."""

    sql: str
    params: tuple[Any, ...] = ()


class _Way(NamedTuple):
    """A query of the ids of instances that are seen in one way."""

    column: str
    sql: str
    params: tuple[Any, ...]


def visible_instances(session: Session, actor: Actor, column: str = "i.id") -> Predicate:
    """The instances an actor sees, as a condition on a column of instance ids."""
    if actor.is_trusted:
        return Predicate("TRUE")
    parts: list[str] = []
    params: list[Any] = []
    if AUDITOR in actor.roles:
        hidden = _hidden("auditors")
        if not hidden:
            return Predicate("TRUE")
        sql, more = _not_of(session, "audited.id", hidden, "audited.process_key")
        parts.append(f"SELECT audited.id FROM process_instance audited WHERE {sql}")
        params += more
    wide = len(actor.supervised_units) > _WIDE
    for way in _ways(session, replace(actor, supervised_units=frozenset()) if wide else actor):
        parts.append(way.sql)
        params += way.params
    sql = f"{column} IN ({' UNION ALL '.join(parts)})"
    if wide:
        way = _supervised(session, actor.supervised_units)
        # a scalar, since PostgreSQL would answer EXISTS by collecting them all after all
        probe = way.sql.replace("SELECT u.instance_id", "SELECT 1", 1)
        sql = f"({sql} OR ({probe} AND {way.column} = {column} LIMIT 1) = 1)"
        params += way.params
    return Predicate(sql, tuple(params))


def sees_instance(session: Session, actor: Actor, instance_id: int) -> bool:
    """Whether an actor sees one instance."""
    if actor.is_trusted:
        return True
    if AUDITOR in actor.roles:
        key = session.one(
            "SELECT process_key FROM process_instance WHERE tenant_id = ? AND id = ?",
            (session.tenant_id, instance_id),
        )
        if key is not None and key[0] not in _hidden("auditors"):
            return True
    ways = list(_ways(session, actor))
    sql = " UNION ALL ".join(f"{way.sql} AND {way.column} = ?" for way in ways)
    params = tuple(value for way in ways for value in (*way.params, instance_id))
    return session.one(f"SELECT 1 FROM ({sql}) AS seen LIMIT 1", params) is not None


def check_visible(session: Session, actor: Actor, instance_id: int) -> None:
    """Raises ProcessInstanceNotFound, as for one that does not exist."""
    if not sees_instance(session, actor, instance_id):
        raise ProcessInstanceNotFound(instance_id=instance_id)


def check_task_visible(session: Session, actor: Actor, task_id: str) -> None:
    """Raises TaskNotFound for a task of a case the actor does not see, as for one that does not exist."""
    instance_id, _ = split_task_id(task_id)
    if not sees_instance(session, actor, instance_id):
        raise TaskNotFound(task_id=task_id)


def record_reading(database: Database, actor: Actor, instance_id: int, what: str) -> None:
    """Write into the administrative chain that an auditor read a case; nothing for anybody else."""
    if AUDITOR in actor.roles:
        with transaction(database) as session:
            data = {"instance_id": str(instance_id), "what": what}
            record_administrative(session, actor, [Event("case-read", data)])


def _ways(session: Session, actor: Actor) -> Iterator[_Way]:
    # a deputy sees what is offered to the posts they stand in for, not the principal's own affairs
    tenant, who = session.tenant_id, (session.tenant_id, actor.user_id)
    yield _Way("s.id", "SELECT s.id FROM process_instance s WHERE s.tenant_id = ? AND s.started_by = ?", who)
    yield _task("assignee = ? AND t.status = 'open' AND t.assignee IS NOT NULL", who)
    yield _task("completed_by = ? AND t.status = 'completed'", who)
    yield _task("completed_on_behalf_of = ? AND t.completed_on_behalf_of IS NOT NULL", who)
    yield _Way(
        "c.instance_id",
        "SELECT c.instance_id FROM user_task_candidate c"
        " WHERE c.tenant_id = ? AND c.kind = 'user' AND c.ref = ?",
        who,
    )
    if actor.groups:
        sql, params = _any(session, "c.ref", actor.groups)
        yield _Way(
            "c.instance_id",
            "SELECT c.instance_id FROM user_task_candidate c"
            f" WHERE c.tenant_id = ? AND c.kind = 'group' AND {sql}",
            (tenant, *params),
        )
    if actor.supervised_units:
        yield _supervised(session, actor.supervised_units)


def _task(condition: str, who: tuple[str, str]) -> _Way:
    return _Way(
        "t.instance_id",
        f"SELECT t.instance_id FROM user_task t WHERE t.tenant_id = ? AND t.{condition}",
        who,
    )


def _supervised(session: Session, units: Iterable[str]) -> _Way:
    sql, params = _any(session, "u.unit_key", units)
    query = f"SELECT u.instance_id FROM process_instance_unit u WHERE u.tenant_id = ? AND {sql}"
    given = (session.tenant_id, *params)
    if hidden := _hidden("supervisors"):
        condition, more = _not_of(session, "h.id", hidden, "h.process_key")
        query += f" AND EXISTS (SELECT 1 FROM process_instance h WHERE h.id = u.instance_id AND {condition})"
        given = (*given, *more)
    return _Way("u.instance_id", query, given)


def _hidden(kind: str) -> list[str]:
    """Processes whose cases are hidden from supervisors, or from auditors."""
    return sorted(key for key, policy in _policies.items() if not getattr(policy, kind))


def _not_of(session: Session, id_: str, keys: list[str], column: str) -> tuple[str, tuple[Any, ...]]:
    alias = id_.partition(".")[0]
    marks = ", ".join("?" * len(keys))
    return f"{alias}.tenant_id = ? AND {column} NOT IN ({marks})", (session.tenant_id, *keys)


def _any(session: Session, column: str, values: Iterable[str]) -> tuple[str, tuple[Any, ...]]:
    """``column`` is one of the values: on PostgreSQL one plan for any number of them."""
    listed = sorted(values)
    if session.is_sqlite:
        return f"{column} IN ({', '.join('?' * len(listed))})", tuple(listed)
    return f"{column} = ANY(CAST(? AS text[]))", (listed,)
