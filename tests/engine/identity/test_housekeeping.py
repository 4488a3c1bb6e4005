"""What is over is forgotten, what is not stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from engine.identity.housekeeping import SESSIONS_KEPT, expire_sign_ins
from engine.identity.oidc import begin_provider_sign_in
from engine.identity.sessions import Origin, open_session
from engine.identity.throttle import begin_attempt
from engine.jobs.execute import run_due_jobs
from engine.jobs.recurring import ensure_recurring
from engine.persistence.database import Database, reading, transaction
from tests.support.accounts import hire

TABLES = ("login_session", "confirmation", "sign_in_attempt", "oidc_request")


def counts(database: Database) -> dict[str, int]:
    with reading(database) as session:
        return {table: len(session.all(f"SELECT 1 FROM {table}")) for table in TABLES}


def test_sessions_attempts_and_requests_that_are_over_are_deleted(
    database: Database, clock: Callable[[timedelta], object]
) -> None:
    hire(database, "wang")
    with transaction(database) as session:
        open_session(session, "wang", "password", Origin(), shown_at=session.now)
        begin_attempt(session, "wang", "10.0.0.1")
        begin_provider_sign_in(session, "/")
    ensure_recurring(database)
    run_due_jobs(database)
    assert counts(database) == {
        "login_session": 1,
        "confirmation": 1,
        "sign_in_attempt": 2,
        "oidc_request": 1,
    }
    clock(timedelta(days=1, seconds=1))
    run_due_jobs(database)
    assert counts(database) == {
        "login_session": 1,
        "confirmation": 1,
        "sign_in_attempt": 0,
        "oidc_request": 0,
    }
    clock(SESSIONS_KEPT + database.settings.session_lifetime)
    run_due_jobs(database)
    assert counts(database) == {
        "login_session": 0,
        "confirmation": 0,
        "sign_in_attempt": 0,
        "oidc_request": 0,
    }


def test_a_sweep_takes_a_bounded_part(database: Database, clock: Callable[[timedelta], object]) -> None:
    with transaction(database) as session:
        for number in range(5):
            begin_attempt(session, f"guess-{number}", "")
    clock(timedelta(days=2))
    with transaction(database) as session:
        assert expire_sign_ins(session, 3) == 3
        assert expire_sign_ins(session, 3) == 2
