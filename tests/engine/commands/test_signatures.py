"""Signing a user task: only just after showing who one is, whoever gives the command, and provable later."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from engine import clock as engine_clock
from engine.actor import SYSTEM, Actor, Authentication
from engine.commands.tasks import complete_task
from engine.errors import ConfirmationRequired, NotACandidate
from engine.history.chain import instant
from engine.history.seal import Vault
from engine.history.verify import verify, verify_instance
from engine.identity.errors import SignInFailed, TooManyAttempts
from engine.identity.sessions import Origin, recognise_session
from engine.identity.sign_in import confirm_identity, set_password, sign_in
from engine.persistence.database import Database, connect, reading, transaction
from engine.signatures import Certificate, check_confirmed, use_certificates
from tests.support.accounts import PASSWORD, hash_quickly, hire, signing
from tests.support.desk import WANG, Desk
from tests.support.diagrams import end, process, start, user_task
from tests.support.drawing import Process

Clock = Callable[[timedelta], object]
SUBMITTED = {"意见": "同意", "金额": 12.5, "附件": [{"id": "7"}]}


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    hash_quickly(monkeypatch)


@pytest.fixture
def session_of_wang(desk: Desk) -> str:
    """The token of a session that wang has just opened."""
    hire(desk.database, "wang", groups=["leaders"])
    set_password(desk.database, SYSTEM, "wang", PASSWORD)
    return sign_in(desk.database, "wang", PASSWORD, Origin()).token


@pytest.fixture
def certificates() -> Iterator[Callable[[Any], None]]:
    yield use_certificates
    use_certificates(None)


def approved() -> Process:
    signed = {"gongzhi:signature": "required"}
    return process(
        "approval",
        start() >> user_task("approve", groups=["leaders"], properties=signed) >> user_task("file") >> end(),
    )


def actor_of(desk: Desk, token: str) -> Actor:
    with reading(desk.database) as session:
        return recognise_session(session, token).actor


def confirm(desk: Desk, token: str, password: str = PASSWORD) -> None:
    with reading(desk.database) as session:
        found = recognise_session(session, token)
    confirm_identity(desk.database, found.actor, password, Origin(), bearer=found.bearer)


def signatures(desk: Desk) -> list[Any]:
    return [each.get("signature") for each in desk.events("user-task-completed")]


def test_nobody_signs_who_has_not_shown_who_they_are_and_the_task_stays_open(desk: Desk) -> None:
    desk.run(approved())
    with pytest.raises(ConfirmationRequired) as refusal:
        desk.complete("approve", SUBMITTED, actor=WANG)
    assert "approve" in refusal.value.message() and "确认身份" in refusal.value.message()
    assert desk.open_tasks == ["approve"]
    assert desk.events("command-refused") == []  # being asked for a password is no offence
    desk.complete("approve", SUBMITTED, actor=signing("wang"))
    desk.complete("file", actor=WANG)  # bears no signature, asks for none
    assert [bool(each) for each in signatures(desk)] == [True, False]


def test_a_fresh_sign_in_counts_until_the_minutes_are_over_and_a_password_renews_it(
    desk: Desk, clock: Clock, session_of_wang: str
) -> None:
    for _ in range(3):
        desk.run(approved())
    desk.complete("approve", actor=actor_of(desk, session_of_wang))
    clock(timedelta(minutes=14, seconds=59))
    with transaction(desk.database) as session:
        session.execute("UPDATE login_session SET seen_at = ?", (session.now,))
    desk.complete("approve", actor=actor_of(desk, session_of_wang))
    clock(timedelta(seconds=1))
    with pytest.raises(ConfirmationRequired):
        desk.complete("approve", actor=actor_of(desk, session_of_wang))
    confirm(desk, session_of_wang)
    desk.complete("approve", actor=actor_of(desk, session_of_wang))
    assert [each["method"] for each in signatures(desk)] == ["password"] * 3
    (told,) = desk.events("identity-confirmed")
    assert (told["actor"], told["method"], told["bearer"]) == ("wang", "password", "login_session")


def test_who_may_not_complete_it_anyway_is_not_asked_for_a_password(desk: Desk) -> None:
    desk.run(approved())
    with pytest.raises(NotACandidate):
        desk.complete("approve", actor=Actor(user_id="li", groups=frozenset({"clerks"})))


def test_a_wrong_password_is_logged_counts_to_the_lock_and_confirms_nothing(
    desk: Desk, clock: Clock, session_of_wang: str
) -> None:
    clock(timedelta(minutes=14))
    before = actor_of(desk, session_of_wang).authentication
    for _ in range(5):
        with pytest.raises(SignInFailed):
            confirm(desk, session_of_wang, "not-the-password")
    with pytest.raises(TooManyAttempts):
        confirm(desk, session_of_wang)
    assert actor_of(desk, session_of_wang).authentication == before
    assert [each["person"] for each in desk.events("sign-in-failed")] == ["wang"] * 5
    assert [each["locked"] for each in desk.events("sign-in-locked")] == [["account"]]


def test_with_no_minutes_a_confirmation_is_good_for_one_signature(
    desk: Desk, clock: Clock, session_of_wang: str
) -> None:
    strict = connect(
        desk.database.settings.database_url, replace(desk.database.settings, signature_minutes=0)
    )
    try:
        desk.run(approved())
        desk.run(approved())
        strictly = Desk(strict)
        once = actor_of(desk, session_of_wang)
        with transaction(strict) as session:
            check_confirmed(session, once, "the first half of the act", is_part=True)
        strictly.complete("approve", actor=once)
        for again in (once, actor_of(desk, session_of_wang)):  # also one that raced with the first
            with pytest.raises(ConfirmationRequired):
                strictly.complete("approve", actor=again)
        confirm(desk, session_of_wang)
        strictly.complete("approve", actor=actor_of(desk, session_of_wang))
    finally:
        strict.close()


def test_the_signature_says_who_when_how_and_what_and_anybody_can_compute_it(
    desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    instance = desk.run(approved())
    task = desk.task("approve")
    deputy = Actor(user_id="li", on_behalf_of="wang")
    shown = Authentication(at=engine_clock.now(), method="oidc")
    clock(timedelta(minutes=3))
    desk.complete("approve", SUBMITTED, actor=replace(deputy, authentication=shown))
    content = {"by": "li", "on_behalf_of": "wang", "task": task, "variables": SUBMITTED}
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert signatures(desk) == [
        {
            "by": "li",
            "at": instant(engine_clock.now()),
            "confirmed_at": instant(shown.at),
            "method": "oidc",
            "algorithm": "SHA-256",
            "digest": sha256(text.encode()).hexdigest(),
            "notice": "演示签名，无法律效力",
        }
    ]
    vault = Vault(tmp_path / "vault")
    report = verify(desk.database, vault)
    assert (report.is_intact, report.signatures) == (True, 1)
    assert verify_instance(desk.database, vault, instance).is_intact


@pytest.mark.parametrize("forged", ["digest", "by", "signature"])
def test_a_signature_that_is_not_one_on_what_stands_beside_it_is_found(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forged: str
) -> None:
    """The chain is whole, since the row was written like that: only the digest tells."""

    def lie(*args: Any) -> Any:
        signature = {"by": "wang", "digest": "00" * 32}
        return {"digest": signature, "by": {**signature, "by": "li"}, "signature": "signed"}[forged]

    monkeypatch.setattr("engine.commands.tasks.sign", lie)
    instance = desk.run(approved())
    desk.complete("approve", SUBMITTED, actor=signing("wang"))
    (finding,) = verify(desk.database, Vault(tmp_path / "vault")).findings
    assert (finding.instance_id, finding.problem) == (instance, "signature-wrong")


class Authority:
    """Signs for whoever it is asked to, as a test of the slot may."""

    def sign(self, actor: Actor, digest: bytes) -> Certificate:
        return Certificate(
            issuer="示例CA", serial="01", algorithm="test", value=f"{actor.user_id}-{digest.hex()}"
        )


def test_a_certificate_stands_in_the_place_of_the_words_about_demonstration(
    desk: Desk, certificates: Callable[[Any], None]
) -> None:
    certificates(Authority())
    desk.run(approved())
    desk.complete("approve", actor=signing("wang"))
    (signature,) = signatures(desk)
    assert "notice" not in signature
    assert signature["certificate"]["value"] == f"wang-{signature['digest']}"


def test_the_same_key_again_needs_no_second_signature(desk: Desk) -> None:
    desk.run(approved())
    task = desk.task("approve")

    def complete(database: Database, actor: Actor) -> Any:
        with transaction(database) as session:
            return complete_task(session, actor, task, SUBMITTED, idempotency_key="k")

    with pytest.raises(ConfirmationRequired):
        complete(desk.database, WANG)
    done = complete(desk.database, signing("wang"))
    assert complete(desk.database, WANG) == done
