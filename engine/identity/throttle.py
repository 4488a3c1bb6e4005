"""Guessing made slow: waits that double with each failure, for an account and for a network address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from math import ceil
from typing import Final

from engine.identity.errors import TooManyAttempts
from engine.persistence.session import Session

_FIRST_WAIT: Final = timedelta(seconds=30)
_LONGEST_WAIT: Final = timedelta(minutes=15)
#: Failures older than this do not count any more.
_FORGET: Final = timedelta(hours=24)
#: Failures without a wait. A whole office shares an address.
_FREE: Final = {"account": 4, "address": 49}


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt that was counted before it was known to fail, so that parallel guesses count too."""

    subjects: tuple[tuple[str, str], ...]
    #: the kinds that wait from here on, unless the attempt succeeds
    locked: tuple[str, ...]


def begin_attempt(session: Session, account: str, address: str) -> Attempt:
    """Count an attempt. Raises TooManyAttempts, the same for accounts that do not exist."""
    subjects = [("account", _subject(account.casefold()))]
    if address:
        subjects.append(("address", _subject(address)))
    counts = [_counted(session, kind, subject) for kind, subject in subjects]
    locked: list[str] = []
    for (kind, subject), failures in zip(subjects, counts, strict=True):
        until = _locked_until(session.now, failures + 1 - _FREE[kind])
        if until is not None:
            locked.append(kind)
        session.execute(
            "UPDATE sign_in_attempt SET failures = ?, last_at = ?, locked_until = ?"
            " WHERE tenant_id = ? AND kind = ? AND subject = ?",
            (failures + 1, session.now, until, session.tenant_id, kind, subject),
        )
    return Attempt(tuple(subjects), tuple(locked))


def attempt_succeeded(session: Session, attempt: Attempt) -> None:
    """Forget the failures of the account, and of the address this attempt only: others guess from there."""
    for kind, subject in attempt.subjects:
        key = (session.tenant_id, kind, subject)
        if kind == "account":
            session.execute(
                "DELETE FROM sign_in_attempt WHERE tenant_id = ? AND kind = ? AND subject = ?", key
            )
        else:
            session.execute(
                "UPDATE sign_in_attempt SET failures = failures - 1, locked_until = NULL"
                " WHERE tenant_id = ? AND kind = ? AND subject = ? AND failures > 0",
                key,
            )


def _counted(session: Session, kind: str, subject: str) -> int:
    """Failures so far, the row being held until the transaction ends."""
    key = (session.tenant_id, kind, subject)
    session.execute(
        "INSERT INTO sign_in_attempt (tenant_id, kind, subject, failures, last_at) VALUES (?, ?, ?, 0, ?)"
        " ON CONFLICT (tenant_id, kind, subject) DO NOTHING",
        (*key, session.now),
    )
    lock = "" if session.is_sqlite else " FOR UPDATE"
    row = session.one(
        "SELECT failures, last_at, locked_until FROM sign_in_attempt"
        f" WHERE tenant_id = ? AND kind = ? AND subject = ?{lock}",
        key,
    )
    failures, last_at, locked_until = row or (0, session.now, None)
    if locked_until is not None and session.now < locked_until:
        raise TooManyAttempts(seconds=ceil((locked_until - session.now).total_seconds()))
    return 0 if last_at < session.now - _FORGET else int(failures)


def _locked_until(now: datetime, beyond: int) -> datetime | None:
    if beyond <= 0:
        return None
    doublings = min(beyond - 1, 10)
    return now + min(_LONGEST_WAIT, _FIRST_WAIT * (1 << doublings))


def _subject(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
