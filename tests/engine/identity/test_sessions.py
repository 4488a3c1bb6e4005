"""Sessions that end at once, for everybody who has a copy."""

from __future__ import annotations

import pytest

from engine.actor import SYSTEM
from engine.identity.actors import actor_of
from engine.identity.api_tokens import issue_api_token, recognise_api_token
from engine.identity.errors import LoginSessionNotFound, MissingRole, Unauthenticated
from engine.identity.people import lock_person, unlock_person
from engine.identity.sessions import (
    login_sessions,
    recognise_session,
    revoke_session,
    sign_out,
    touch_session,
)
from engine.persistence.database import Database, reading, transaction
from tests.engine.identity.entering import Clock, enter, recognise
from tests.support.accounts import actor, hire


def test_a_session_that_is_signed_out_is_over_for_whoever_has_a_copy(database: Database, wang: str) -> None:
    token = enter(database)
    found = recognise(database, token)
    with transaction(database) as session:
        sign_out(session, found.actor, found.session_id)
    with pytest.raises(Unauthenticated):
        recognise(database, token)


def test_a_session_is_listed_and_revoked_by_its_owner_and_by_the_security_administrator(
    database: Database, wang: str
) -> None:
    first, second = enter(database), enter(database)
    mine = actor(database, "wang")
    security = hire(database, "sec", roles=["security-administrator"])
    stranger = hire(database, "li")
    with reading(database) as session:
        listed = login_sessions(session, "wang")
    assert [each.agent for each in listed] == ["Firefox", "Firefox"]
    with pytest.raises(MissingRole), transaction(database) as session:
        revoke_session(session, stranger, "wang", listed[0].id)
    with pytest.raises(LoginSessionNotFound), transaction(database) as session:
        revoke_session(session, stranger, "li", listed[0].id)
    with transaction(database) as session:
        revoke_session(session, security, "wang", listed[0].id)
        revoke_session(session, mine, "wang", listed[1].id)
    for token in (first, second):
        with pytest.raises(Unauthenticated):
            recognise(database, token)


def test_a_session_ends_when_it_is_idle_and_in_any_case_after_its_lifetime(
    database: Database, wang: str, clock: Clock
) -> None:
    token = enter(database)
    settings = database.settings
    for _ in range(int(settings.session_lifetime / settings.session_idle) * 2 - 1):
        clock(settings.session_idle / 2)
        found = recognise(database, token)
        assert found.is_stale
        touch_session(database, found.session_id)
    clock(settings.session_idle / 2)
    with pytest.raises(Unauthenticated):
        recognise(database, token)
    idle = enter(database)
    clock(settings.session_idle)
    with pytest.raises(Unauthenticated):
        recognise(database, idle)
    with reading(database) as session:
        assert login_sessions(session, "wang") == []


def test_a_locked_account_is_out_at_once_and_stays_out_until_it_signs_in_again(
    database: Database, wang: str
) -> None:
    token = enter(database)
    with transaction(database) as session:
        secret = issue_api_token(session, actor_of(session, "wang"), "script", {"read"}).secret
        lock_person(session, SYSTEM, "wang")
    with transaction(database) as session:
        unlock_person(session, SYSTEM, "wang")
    with pytest.raises(Unauthenticated):
        recognise(database, token)
    with pytest.raises(Unauthenticated), reading(database) as session:
        recognise_api_token(session, secret)
    enter(database)


def test_a_token_of_another_tenant_or_none_at_all_is_nobody(database: Database, wang: str) -> None:
    token = enter(database)
    for wrong in ("", token[:-1], token + "x", "\udcff", "0" * 10_000):
        with pytest.raises(Unauthenticated):
            recognise(database, wrong)
    with pytest.raises(Unauthenticated), reading(database, "another") as session:
        recognise_session(session, token)
