"""What a change of user tasks writes for inboxes: their kinds, what finds them, that something changed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Final, Literal

from engine.actor import Actor
from engine.persistence.ids import new_id
from engine.persistence.session import Row, Session
from engine.persistence.store import StoredInstance
from engine.spiff.border import Outcome

#: ("user" or "group", its id): whose lists change.
Ref = tuple[str, str]
Kind = Literal["user", "group"]
#: (label, value) as a list shows a user task
Summary = Sequence[tuple[str, object]]

#: The date that stands for none wherever dates are put in order.
FAR: Final = datetime(9999, 12, 31, tzinfo=UTC)

#: Parts of a business key that searches may begin with.
_TERMS_AT_MOST: Final = 12
#: Of each value of a summary, which may be a long name without a blank.
_SUMMARY_TERMS_AT_MOST: Final = 40
_TERM_LENGTH: Final = 64
#: a run of letters, a run of digits without its zeros, or a character of a script without blanks
_PART: Final = re.compile(r"[a-z]+|[1-9][0-9]*|0+|[^\W0-9a-z_]")
_KINDS_KEPT: Final = 20_000
_SUMMARIES_KEPT: Final = 20_000
_CHANGE_COLUMNS: Final = ("tenant_id", "kind", "ref", "id", "changes")


def folded(text: str) -> str:
    """A text as search compares it."""
    return " ".join(text.casefold().split())


# -- kinds of user tasks -----------------------------------------------------------------------------------


def task_kind(session: Session, instance: StoredInstance, element_id: str, name: str) -> int:
    """The id of the kind of a user task, which is written down when this process sees it first."""
    title = folded(f"{_process_name(session, instance)} {name}".replace("\0", ""))
    whole = "\0".join((instance.process_key, element_id, title))
    id = int.from_bytes(blake2b(whole.encode(errors="replace"), digest_size=8).digest()) >> 1
    known: set[tuple[str, int]] = session.database.cache.setdefault("task-kinds", set())
    if (session.tenant_id, id) not in known:
        session.write(
            "INSERT INTO task_kind (tenant_id, id, process_key, element_id, title) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (tenant_id, id) DO NOTHING",
            (session.tenant_id, id, instance.process_key, element_id, title),
        )
        session.afterwards(lambda: _keep(session, known, id))
    return id


def _process_name(session: Session, instance: StoredInstance) -> str:
    cache = session.database.cache
    key = ("process-name", session.tenant_id, instance.definition_id)
    if key not in cache:
        row = session.one(
            "SELECT name FROM process_definition WHERE tenant_id = ? AND id = ?",
            (session.tenant_id, instance.definition_id),
        )
        cache[key] = row[0] if row else instance.process_key
    return str(cache[key])


def _keep(session: Session, known: set[tuple[str, int]], id: int) -> None:
    if session.ended == "committed" and len(known) < _KINDS_KEPT:
        known.add((session.tenant_id, id))


# -- search by business key and summary --------------------------------------------------------------------


def search_terms(text: str, at_most: int = _TERMS_AT_MOST) -> list[str]:
    """The text from each of its parts onwards: ``so-2026-007`` also as ``2026-007``, ``007`` and ``7``."""
    text = folded(text.replace("\0", ""))
    starts = [0, *(found.start() for found in _PART.finditer(text))]
    return list(dict.fromkeys(text[at : at + _TERM_LENGTH] for at in starts))[:at_most]


def write_search_terms(session: Session, instance: StoredInstance) -> None:
    """Let the instance be found by its business key; one that is only its own id is found as it is."""
    if instance.business_key in (None, "", str(instance.id)):
        return
    _write_terms(session, instance.id, search_terms(instance.business_key or ""))


def write_summary_terms(session: Session, instance_id: int, summaries: Iterable[Summary]) -> None:
    """Let the instance be found by what lists show of it: whoever looks for it has its title, not its number.

    What was shown once finds it for good. Most tasks of a case show the same, which each process writes once:
    written with every task, it was a tenth of the cost of a completion."""
    known: set[tuple[str, int, object]] = session.database.cache.setdefault("summaries", set())
    shown = [(session.tenant_id, instance_id, value) for each in summaries for _, value in each]
    fresh = [each for each in dict.fromkeys(shown) if isinstance(each[2], str) and each not in known]
    if not fresh:
        return
    _write_terms(session, instance_id, summary_terms([[("", value) for *_, value in fresh]]))
    session.afterwards(lambda: _remember(session, known, fresh))


def _remember(
    session: Session, known: set[tuple[str, int, object]], fresh: Sequence[tuple[str, int, object]]
) -> None:
    if session.ended == "committed":
        if len(known) > _SUMMARIES_KEPT:
            known.clear()
        known.update(fresh)


def summary_terms(summaries: Iterable[Summary]) -> list[str]:
    """What finds a case by what lists show of it."""
    texts = dict.fromkeys(value for shown in summaries for _, value in shown if isinstance(value, str))
    return list(dict.fromkeys(term for text in texts for term in search_terms(text, _SUMMARY_TERMS_AT_MOST)))


def _write_terms(session: Session, instance_id: int, terms: Collection[str]) -> None:
    """Key and summary share terms, and either may be written first."""
    if not terms:
        return
    session.write(
        "INSERT INTO search_term (tenant_id, term, instance_id) VALUES "
        + ", ".join(["(?, ?, ?)"] * len(terms))
        + " ON CONFLICT (tenant_id, term, instance_id) DO NOTHING",
        [value for term in terms for value in (session.tenant_id, term, instance_id)],
    )


# -- changes -----------------------------------------------------------------------------------------------


def touch(session: Session, refs: Iterable[Ref]) -> None:
    """Say that the lists of these people and groups changed."""
    id = new_id()
    rows: list[Row] = [(session.tenant_id, kind, ref, id, 1) for kind, ref in dict.fromkeys(refs)]
    session.insert("inbox_change", _CHANGE_COLUMNS, rows)


def touch_outcome(session: Session, instance: StoredInstance, outcome: Outcome, actor: Actor) -> None:
    """Say whose lists an outcome changed, but for those who saw a task that it closed: see touch_tasks."""
    refs: list[Ref] = []
    for task in outcome.user_tasks_opened:
        refs += [("group", group) for group in task.candidate_groups]
        refs += [("user", user) for user in (*task.candidate_users, task.assignee) if user]
    if outcome.user_tasks_closed:
        refs.append(("user", actor.user_id))
    is_news = outcome.status != "active" or outcome.incidents_raised or outcome.incidents_closed
    if refs or is_news or not instance.revision:
        # what somebody started is listed with what it waits for
        refs.append(("user", instance.started_by))
    touch(session, refs)


def touch_tasks(session: Session, instance_id: int, activity_ids: Sequence[int] | None = None) -> None:
    """Say that the lists of everyone who sees these open tasks changed; without ids, all of the instance.

    To be called before the rows of candidates and the assignee change."""
    where, ids = "", tuple(activity_ids or ())
    if activity_ids is not None:
        where = f" AND activity_id IN ({', '.join('?' * len(ids))})"
    # one id for both halves, so that UNION leaves one row for each person
    key = (new_id(), session.tenant_id, instance_id, *ids)
    session.write(
        "INSERT INTO inbox_change (tenant_id, kind, ref, id, changes)"
        " SELECT tenant_id, kind, ref, ?, 1 FROM user_task_candidate"
        f" WHERE tenant_id = ? AND instance_id = ?{where} UNION"
        " SELECT tenant_id, 'user', assignee, ?, 1 FROM user_task"
        f" WHERE tenant_id = ? AND instance_id = ?{where} AND status = 'open' AND assignee IS NOT NULL",
        (*key, *key),
    )


def sum_up_changes(session: Session) -> int:
    """Add the changes of each person and group into one row; gives the number of rows taken away.

    Every sum stays what it was, whoever writes or sums up at the same time."""
    sums: dict[Ref, int] = {}
    taken = session.all(
        "DELETE FROM inbox_change WHERE tenant_id = ? AND id > 0 RETURNING kind, ref, changes",
        (session.tenant_id,),
    )
    for kind, ref, changes in taken:
        sums[kind, ref] = sums.get((kind, ref), 0) + changes
    # always in the same order, so that two who do this at once wait for each other and no more
    for (kind, ref), changes in sorted(sums.items()):
        session.write(
            "INSERT INTO inbox_change (tenant_id, kind, ref, id, changes) VALUES (?, ?, ?, 0, ?)"
            " ON CONFLICT (tenant_id, kind, ref, id)"
            " DO UPDATE SET changes = inbox_change.changes + excluded.changes",
            (session.tenant_id, kind, ref, changes),
        )
    return len(taken)
