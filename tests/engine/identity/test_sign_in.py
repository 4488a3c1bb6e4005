"""Signing in: slow for guessers, the same answer whatever is wrong."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine.actor import SYSTEM
from engine.identity import sign_in as sign_in_module
from engine.identity.errors import SignInFailed, TooManyAttempts
from engine.identity.housekeeping import expire_sign_ins
from engine.identity.people import lock_person, person_leaves
from engine.identity.sessions import Origin
from engine.persistence.database import Database, reading, transaction
from tests.engine.identity.entering import WRONG, Clock, administrative, enter, recognise
from tests.support.accounts import PASSWORD, hire


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
        assert expire_sign_ins(session, 100) == 2
