"""Signing in, in tests: by password, from one place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from engine.identity.sessions import Origin, recognise_session
from engine.identity.sign_in import sign_in
from engine.persistence.database import Database, reading
from tests.support.accounts import PASSWORD

Clock = Callable[[timedelta], object]
HERE = Origin(address="10.0.0.1", agent="Firefox")
WRONG = "something-else-altogether"


def enter(database: Database, name: str = "wang", password: str = PASSWORD, origin: Origin = HERE) -> str:
    return sign_in(database, name, password, origin).token


def recognise(database: Database, token: str) -> Any:
    with reading(database) as session:
        return recognise_session(session, token)


def administrative(database: Database, type_: str) -> list[str]:
    with reading(database) as session:
        rows = session.all("SELECT data FROM event WHERE instance_id = 0 AND type = ? ORDER BY seq", (type_,))
    return [row[0] for row in rows]
