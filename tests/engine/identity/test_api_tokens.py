"""API tokens: no more than their scopes, and worthless once revoked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine.identity.api_tokens import api_tokens, issue_api_token, recognise_api_token, revoke_api_token
from engine.identity.errors import (
    ApiTokenNotFound,
    InvalidIdentity,
    MissingRole,
    MissingScope,
    Unauthenticated,
)
from engine.persistence.database import Database, reading, transaction
from tests.engine.identity.entering import Clock
from tests.support.accounts import actor, hire


def test_a_token_carries_its_scopes_and_is_worthless_once_revoked_or_over(
    database: Database, wang: str, clock: Clock
) -> None:
    mine = actor(database, "wang")
    with transaction(database) as session:
        first = issue_api_token(session, mine, "script", {"read"})
        second = issue_api_token(session, mine, "other", {"read", "write"}, lifetime=timedelta(days=1))
    with reading(database) as session:
        found = recognise_api_token(session, first.secret)
        assert found.actor.scopes == {"read"}
        assert found.actor.groups == {"street-review:003"}
        assert [token.name for token in api_tokens(session, "wang")] == ["other", "script"]
        assert first.secret not in str(session.all("SELECT * FROM api_token"))
    with transaction(database) as session:
        revoke_api_token(session, mine, "wang", first.token.id)
    with pytest.raises(Unauthenticated), reading(database) as session:
        recognise_api_token(session, first.secret)
    clock(timedelta(days=1))
    with pytest.raises(Unauthenticated), reading(database) as session:
        recognise_api_token(session, second.secret)


def test_a_token_gives_no_more_than_its_own_scopes_away(database: Database, wang: str) -> None:
    limited = actor(database, "wang", scopes=frozenset({"read"}))
    with pytest.raises(MissingScope), transaction(database) as session:
        issue_api_token(session, limited, "more", {"read", "write"})
    with pytest.raises(InvalidIdentity), transaction(database) as session:
        issue_api_token(session, limited, "odd", {"everything"})


def test_an_administrator_makes_tokens_for_service_accounts_only(database: Database, wang: str) -> None:
    system = hire(database, "sys", roles=["system-administrator"])
    hire(database, "machine", kind="service", roles=["worker"])
    with transaction(database) as session:
        secret = issue_api_token(session, system, "worker", {"jobs"}, person_id="machine").secret
    with reading(database) as session:
        assert recognise_api_token(session, secret).actor.user_id == "machine"
    with pytest.raises(InvalidIdentity), transaction(database) as session:
        issue_api_token(session, system, "spy", {"read"}, person_id="wang")
    with pytest.raises(MissingRole), transaction(database) as session:
        issue_api_token(session, actor(database, "wang"), "spy", {"read"}, person_id="machine")


def test_nobody_revokes_the_token_of_a_stranger(database: Database, wang: str) -> None:
    stranger = hire(database, "li")
    with transaction(database) as session:
        token = issue_api_token(session, actor(database, "wang"), "script", {"read"}).token
    with pytest.raises(MissingRole), transaction(database) as session:
        revoke_api_token(session, stranger, "wang", token.id)
    with pytest.raises(ApiTokenNotFound), transaction(database) as session:
        revoke_api_token(session, stranger, "li", token.id)
