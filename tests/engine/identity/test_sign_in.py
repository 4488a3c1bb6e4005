"""Signing in: slow for guessers, the same answer whatever is wrong; sessions and tokens that end at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from engine.actor import SYSTEM
from engine.identity import sign_in as sign_in_module
from engine.identity.actors import actor_of
from engine.identity.api_tokens import (
    api_tokens,
    issue_api_token,
    recognise_api_token,
    revoke_api_token,
)
from engine.identity.errors import (
    ApiTokenNotFound,
    InvalidIdentity,
    LoginSessionNotFound,
    MissingRole,
    MissingScope,
    PasswordTooEasy,
    PasswordTooShort,
    PasswordUsedBefore,
    SignInFailed,
    TooManyAttempts,
    Unauthenticated,
)
from engine.identity.password_rules import check_rules
from engine.identity.people import lock_person, person_leaves, unlock_person
from engine.identity.sessions import (
    Origin,
    login_sessions,
    recognise_session,
    revoke_session,
    sign_out,
    touch_session,
)
from engine.identity.sign_in import change_password, set_password, sign_in
from engine.identity.throttle import forget_attempts
from engine.persistence.database import Database, reading, transaction
from tests.support.accounts import PASSWORD, actor, hire

Clock = Callable[[timedelta], object]
HERE = Origin(address="10.0.0.1", agent="Firefox")
WRONG = "something-else-altogether"


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The strength of the hash is argon2's business; here it would only cost time."""
    from argon2 import PasswordHasher

    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr("engine.identity.password_rules._hasher", quick)


@pytest.fixture
def wang(database: Database, clock: Clock) -> str:
    hire(database, "wang", groups=["street-review:003"])
    set_password(database, SYSTEM, "wang", PASSWORD)
    return "wang"


def enter(database: Database, name: str = "wang", password: str = PASSWORD, origin: Origin = HERE) -> str:
    return sign_in(database, name, password, origin).token


def recognise(database: Database, token: str) -> Any:
    with reading(database) as session:
        return recognise_session(session, token)


def administrative(database: Database, type_: str) -> list[str]:
    with reading(database) as session:
        rows = session.all("SELECT data FROM event WHERE instance_id = 0 AND type = ? ORDER BY seq", (type_,))
    return [row[0] for row in rows]


def test_a_password_opens_a_session_that_knows_its_person(database: Database, wang: str) -> None:
    found = recognise(database, enter(database))
    assert found.actor.user_id == "wang"
    assert found.actor.groups == {"street-review:003"}
    assert found.must_change_password, "somebody else chose it"


def test_each_sign_in_has_a_token_of_its_own_and_the_database_has_none(database: Database, wang: str) -> None:
    tokens = {enter(database), enter(database)}
    assert len(tokens) == 2
    with reading(database) as session:
        stored = str(session.all("SELECT * FROM login_session"))
        stored += str(session.all("SELECT * FROM event"))
    assert not any(token in stored for token in tokens)


@pytest.mark.parametrize("case", ["wrong password", "unknown", "locked", "left", "no password", "service"])
def test_every_failure_has_the_same_answer_and_hashes_once(
    database: Database, wang: str, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hire(database, "new")
    hire(database, "machine", kind="service")
    hashed: list[str | None] = []
    real = sign_in_module.verify_password
    monkeypatch.setattr(
        sign_in_module, "verify_password", lambda stored, given: hashed.append(stored) or real(stored, given)
    )
    with transaction(database) as session:
        if case == "locked":
            lock_person(session, SYSTEM, "wang")
        if case == "left":
            person_leaves(session, SYSTEM, "wang")
    names = {"unknown": "nobody", "no password": "new", "service": "machine"}
    password = WRONG if case == "wrong password" else PASSWORD
    with pytest.raises(SignInFailed) as refusal:
        enter(database, names.get(case, "wang"), password)
    assert type(refusal.value) is SignInFailed
    assert refusal.value.params == {}
    assert len(hashed) == 1
    assert len(administrative(database, "sign-in-failed")) == 1


def test_what_was_typed_instead_of_a_name_is_not_written_down(database: Database, wang: str) -> None:
    with pytest.raises(SignInFailed):
        enter(database, PASSWORD, "oops-wrong-field")
    with reading(database) as session:
        stored = str(session.all("SELECT data FROM event")) + str(
            session.all("SELECT * FROM sign_in_attempt")
        )
    assert PASSWORD not in stored


# -- throttling ---------------------------------------------------------------------------------------------


def fail(database: Database, name: str = "wang", address: str = "10.0.0.1") -> int:
    """A wrong password; gives the seconds to wait, 0 when the password was looked at."""
    try:
        enter(database, name, WRONG, Origin(address=address))
    except TooManyAttempts as refusal:
        return int(refusal.params["seconds"])
    except SignInFailed:
        return 0
    raise AssertionError("a wrong password was let in")


@pytest.mark.parametrize("name", ["wang", "nobody"])
def test_the_fifth_failure_makes_an_account_wait_and_each_further_one_twice_as_long(
    database: Database, wang: str, clock: Clock, name: str
) -> None:
    assert [fail(database, name) for _ in range(6)] == [0, 0, 0, 0, 0, 30]
    waits = []
    for _ in range(8):
        clock(timedelta(seconds=fail(database, name)))
        assert fail(database, name) == 0
        waits.append(fail(database, name))
    assert waits == [60, 120, 240, 480, 900, 900, 900, 900]


def test_the_right_password_does_not_shorten_the_wait_but_ends_the_counting(
    database: Database, wang: str, clock: Clock
) -> None:
    for _ in range(5):
        fail(database)
    with pytest.raises(TooManyAttempts):
        enter(database)
    clock(timedelta(seconds=30))
    enter(database)
    assert [fail(database) for _ in range(5)] == [0, 0, 0, 0, 0]


def test_an_address_that_tries_many_accounts_waits(database: Database, wang: str) -> None:
    assert [fail(database, f"guess-{number}") for number in range(50)] == [0] * 50
    assert fail(database, "one-more") == 30
    assert fail(database, "one-more", address="10.0.0.2") == 0, "others are not bothered"


def test_an_own_account_does_not_reset_the_count_of_an_address(database: Database, wang: str) -> None:
    for number in range(49):
        fail(database, f"guess-{number}")
        enter(database)
    assert fail(database, "last") == 0
    assert fail(database, "one-more") == 30


def test_guesses_sent_at_the_same_time_are_counted_before_they_are_looked_at(
    database: Database, wang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one guess is hashed, others arrive: the sixth is refused although none has failed yet."""
    answers: list[int] = []

    def hashing(stored: str | None, given: str) -> bool:
        if len(answers) < 5:
            answers.append(-1)
            answers.append(fail(database))
        return False

    monkeypatch.setattr(sign_in_module, "verify_password", hashing)
    for _ in range(6):
        fail(database)
    assert max(answers) == 30


def test_failures_are_forgotten_after_a_day(database: Database, wang: str, clock: Clock) -> None:
    for _ in range(4):
        fail(database)
    clock(timedelta(hours=25))
    assert [fail(database) for _ in range(4)] == [0] * 4
    clock(timedelta(hours=25))
    with transaction(database) as session:
        assert forget_attempts(session) == 2


# -- passwords ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("password", ["", "short", "elevenchars", "一二三四五六七八九十一"])
def test_a_password_is_long(password: str) -> None:
    with pytest.raises(PasswordTooShort):
        check_rules(password, "wang")


@pytest.mark.parametrize(
    "password",
    [
        "aaaaaaaaaaaa", "ababababababab", "password1234", "P@ssw0rd!2026", "123456789012", "987654321098",
        "abcdefghijklmno", "Gongzhi@2026!", "qwertyuiop12", "my-name-is-zhang.wei", "ADMIN12345678",
    ],
)  # fmt: skip
def test_a_password_is_not_the_first_guess(password: str) -> None:
    with pytest.raises(PasswordTooEasy):
        check_rules(password, "zhang.wei")


@pytest.mark.parametrize(
    "password", [PASSWORD, "锦江区的社会组织很多很好看", "tr0ub4dor&3xyzzy", "V7#kq!pZ2m^x"]
)
def test_other_passwords_may_be_anything(password: str) -> None:
    check_rules(password, "wang")


def test_the_last_passwords_are_not_taken_again(database: Database, wang: str, clock: Clock) -> None:
    mine = actor(database, "wang")
    current = PASSWORD
    for number in range(5):
        clock(timedelta(days=1))
        fresh = f"fresh-and-different-{number}"
        change_password(database, mine, current, fresh, keep_session=None, origin=HERE)
        with pytest.raises(PasswordUsedBefore):
            change_password(database, mine, fresh, current, keep_session=None, origin=HERE)
        current = fresh
    change_password(database, mine, current, PASSWORD, keep_session=None, origin=HERE)
    enter(database)


def test_a_new_password_ends_every_other_session(database: Database, wang: str, clock: Clock) -> None:
    stolen, own = enter(database), enter(database)
    keep = recognise(database, own).session_id
    mine = actor(database, "wang")
    change_password(database, mine, PASSWORD, "fresh-and-different", keep_session=keep, origin=HERE)
    assert not recognise(database, own).must_change_password
    with pytest.raises(Unauthenticated):
        recognise(database, stolen)
    with pytest.raises(SignInFailed):
        enter(database)


def test_changing_a_password_needs_the_present_one_and_is_throttled(database: Database, wang: str) -> None:
    mine = actor(database, "wang")
    for _ in range(5):
        with pytest.raises(SignInFailed):
            change_password(database, mine, WRONG, "fresh-and-different", keep_session=None, origin=HERE)
    with pytest.raises(TooManyAttempts):
        change_password(database, mine, PASSWORD, "fresh-and-different", keep_session=None, origin=HERE)


def test_a_system_administrator_cannot_become_another_administrator_by_setting_a_password(
    database: Database, wang: str
) -> None:
    system = hire(database, "sys", roles=["system-administrator"])
    security = hire(database, "sec", roles=["security-administrator"])
    with pytest.raises(MissingRole):
        set_password(database, system, "sec", "fresh-and-different")
    with pytest.raises(MissingRole):
        set_password(database, security, "wang", "fresh-and-different")
    set_password(database, system, "wang", "fresh-and-different")
    enter(database, password="fresh-and-different")


# -- sessions -----------------------------------------------------------------------------------------------


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


# -- API tokens ---------------------------------------------------------------------------------------------


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
