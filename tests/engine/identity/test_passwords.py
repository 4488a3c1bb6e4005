"""Which passwords are taken, and what a new one ends."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine.identity.errors import (
    MissingRole,
    PasswordTooEasy,
    PasswordTooShort,
    PasswordUsedBefore,
    SignInFailed,
    TooManyAttempts,
    Unauthenticated,
)
from engine.identity.password_rules import check_rules
from engine.identity.sign_in import change_password, set_password
from engine.persistence.database import Database
from tests.engine.identity.entering import HERE, WRONG, Clock, enter, recognise
from tests.support.accounts import PASSWORD, actor, hire


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
