"""Whatever is altered in the tables of the engine behind its back is found, or has its reason here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import Select, Table, select
from sqlalchemy.exc import IntegrityError

from engine.actor import SYSTEM, Actor
from engine.commands.files import attach_files, record_upload, store_of
from engine.commands.instances import suspend_process_instance
from engine.commands.tasks import change_task, claim_task
from engine.history.case_files import verify_uploads
from engine.history.cases import verify_cases
from engine.history.findings import finding_message
from engine.history.house import verify_house
from engine.history.walk import Finding
from engine.identity.api_tokens import issue_api_token
from engine.identity.oidc import link_identity
from engine.identity.sessions import Origin, open_session, revoke_all_sessions
from engine.identity.sign_in import set_password
from engine.identity.structure import put_unit
from engine.identity.transfer import import_identities
from engine.persistence.database import Database, transaction
from engine.persistence.schema import metadata
from engine.persistence.session import Session
from forms.compiled import FileUse
from tests.support.accounts import hash_quickly
from tests.support.desk import WANG, Desk
from tests.support.diagrams import (
    catch,
    each,
    end,
    message,
    parallel,
    path,
    process,
    signal,
    start,
    subprocess,
    timer,
    user_task,
)
from tests.support.drawing import Process

LI: Final = Actor(user_id="li", groups=frozenset({"clerk:010"}))
PDF: Final = b"%PDF-1.4\n"
HOUSE: Final = {
    "units": [
        {"key": "000", "name": "区", "kind": "district"},
        {"key": "010", "name": "街道", "kind": "street", "parent": "000"},
    ],
    "posts": [{"unit": "010", "key": key, "name": key} for key in ("clerk", "head")],
    "groups": [{"key": "experts", "name": "专家"}],
    "people": [
        {"id": "li", "name": "李", "email": "li@example.org", "posts": ["clerk:010"], "groups": ["experts"]},
        {"id": "zhao", "name": "赵", "roles": ["auditor"]},
    ],
}

_PASSES: Final = "what is gone when it is over, and shows in what it did"
_LISTS: Final = "lists are found and kept fresh by it; what they show is compared"
_OWN: Final = "nobody's deed: what somebody has not submitted, or likes to see"
_CHAIN: Final = "where a chain ends: found by whoever walks it"
_COUNTS: Final = "numbers of the machinery that nobody reads as a fact"
#: Tables and columns whose alteration is not found, and why that is none of a fact.
UNTOLD: Final[Mapping[str, str]] = {
    "correlation_lock": _COUNTS,
    "idempotency_key": _PASSES,
    "inbox_change": _LISTS,
    "incident": "for whoever repairs; that one arose and was resolved is told",
    "message": _PASSES,
    "oidc_request": _PASSES,
    "search_term": _LISTS,
    "sign_in_attempt": _COUNTS,
    "task_draft": _OWN,
    "start_draft": _OWN,
    "user_preference": _OWN,
    "task_kind": _LISTS,
    "file.type": "how a browser is told to take it; the bytes are what was attached",
    "file.uploaded_by": "who attached it is told",
    "file.uploaded_at": "when it was attached is told",
    "job.id": _COUNTS,
    "job.created_at": _COUNTS,
    "job.retries": "less than none is found, and each failure is told",
    "job.payload": "empty of a timer",
    "login_session.agent": "what a browser calls itself",
    "login_session.seen_at": "every request moves it",
    "message_subscription.created_at": _COUNTS,
    "signal_subscription.created_at": _COUNTS,
    "start_subscription.created_at": _COUNTS,
    "login_session.DELETE": _PASSES,
    "confirmation.DELETE": _PASSES,
    "process_instance.event_seq": _CHAIN,
    "process_instance.event_head": _CHAIN,
    "process_instance.state_format": "the state itself begins with its format",
    "process_instance.revision": _COUNTS,
    "process_instance.incident_count": _COUNTS,
    **dict.fromkeys(
        ("post_holding.id", "group_membership.id", "role_assignment.id"), "nothing refers to it"
    ),
}  # fmt: skip
#: Verified by the chains themselves and the seals, whose alterations have tests of their own.
CHAINS: Final = frozenset({"event", "administrative_chain", "checkpoint", "checkpoint_leaf"})


class _Undone(Exception):
    """Nothing of a test's tampering stays."""


def everything() -> Process:
    """One case that waits for a person, a timer, a message and a signal, and has scopes within."""
    return process(
        "p",
        start()
        >> parallel("fork")
        >> user_task("check", groups=["clerk:010"], due='=now() + duration("P5D")'),
        path("check", end("e1")),
        path("fork", catch("wait", timer("P3D")), end("e2")),
        path("fork", catch("answer", message("answer", "=business_key")), end("e3")),
        path("fork", catch("go", signal("go")), end("e4")),
        path(
            "fork",
            subprocess(
                "votes",
                start("s") >> user_task("vote", users=["li"]) >> user_task("sign") >> end("se"),
                multi=each("items", "item", collect=("marks", "mark")),
            ),
            end("e5"),
        ),
    )


@pytest.fixture
def filled(desk: Desk, clock: Any, monkeypatch: pytest.MonkeyPatch) -> Database:
    """Every table with rows that something tells of."""
    hash_quickly(monkeypatch)
    database = desk.database
    desk.deploy(everything())
    desk.deploy(process("q", start("on", on=message("begin")) >> user_task("z") >> end()))
    with transaction(database) as session:
        import_identities(session, SYSTEM, HOUSE)
        link_identity(session, SYSTEM, "li", "https://idp.example.org", "4711")
    for password in ("Fruehling-2026-blau", "Sommer-2026-gruen"):
        clock(timedelta(hours=1))
        set_password(database, SYSTEM, "li", password)
    with transaction(database) as session:
        put_unit(session, SYSTEM, "010", name="示例街道", kind="street", parent="000")
        open_session(session, "li", "password", Origin(address="127.0.0.1", agent="x"), shown_at=session.now)
        open_session(session, "zhao", "oidc", Origin(address="127.0.0.1", agent="x"), shown_at=None)
        issue_api_token(session, LI, "读", ["read"])
    with transaction(database) as session:
        revoke_all_sessions(session, SYSTEM, "zhao", reason="left")
    case, other = (_case(desk, item) for item in ("甲", "乙"))
    clock(timedelta(hours=1))
    desk.complete("vote", {"mark": 7, "long": "长" * 5_000}, actor=LI)
    with transaction(database) as session:
        claim_task(session, LI, desk.task("check"))
        stored = store_of(database.settings).put([PDF], "章程.pdf")
        ids = [record_upload(session, LI, stored).id for _ in range(2)]
        assert not attach_files(session, LI, case, [FileUse(("proof",), (ids[0],))])
    with transaction(database) as session:
        change_task(session, LI, desk.task("check"), {"priority": 80, "follow_up_at": session.now})
        suspend_process_instance(session, WANG, other)
    return database


def _case(desk: Desk, item: str) -> int:
    return desk.start("p", {"items": [item, "丙"], "long": "长" * 5_000}).instance_id


def findings(session: Session) -> Iterator[Finding]:
    for check in (verify_house, verify_cases, verify_uploads):
        yield from check(session)


def test_what_the_engine_wrote_agrees_with_its_history(filled: Database) -> None:
    with transaction(filled) as session:
        assert list(findings(session)) == []


def test_no_alteration_of_a_row_goes_unnoticed_without_a_reason(filled: Database) -> None:
    silent, altered, empty = set(), 0, set()
    for table in metadata.sorted_tables:
        if table.name in CHAINS or table.name in UNTOLD:
            continue
        with transaction(filled) as session:
            found = [dict(row) for row in session.core.execute(_in_order(table)).mappings()]
        if not found:
            empty.add(table.name)
        for name, row in _alterations(table, found):
            outcome = _found(filled, table, name, row)
            altered += outcome is not None
            if outcome is False:
                silent.add(f"{table.name}.{name}")
    assert empty <= {"decision_definition", "form_definition", "incident"}
    assert altered > 120
    assert silent - UNTOLD.keys() == set()
    reasons = {name for name in UNTOLD if "." in name}
    assert reasons - silent == set(), "a reason that is none any more"


def _in_order(table: Table) -> Select[Any]:
    return select(table).order_by(*table.primary_key)


def _alterations(table: Table, rows: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    for column in table.c:
        if column.name == "tenant_id":
            continue
        filled = [row for row in rows if row[column.name] is not None]
        yield from ((column.name, row) for row in filled[:1])
    yield from (("DELETE", row) for row in rows[:1])


def _found(database: Database, table: Table, name: str, row: dict[str, Any]) -> bool | None:
    """Whether one alteration is found; None when the database itself refuses it."""
    outcome: bool | None = None
    where = [column == row[column.name] for column in table.primary_key]
    change = table.delete() if name == "DELETE" else table.update().values({name: _other(row[name])})
    with suppress(_Undone, IntegrityError), transaction(database) as session:
        session.core.execute(change.where(*where))
        outcome = next(findings(session), None) is not None
        raise _Undone
    return outcome


def _other(value: Any) -> Any:
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str():
            return value[:-1] + ("y" if value.endswith("x") else "x")
        case bytes():
            return value[:-1] + bytes([value[-1] ^ 1])
        case datetime():
            return value - timedelta(hours=1)
    raise TypeError(value)


def test_a_finding_names_table_row_column_and_both_values(filled: Database) -> None:
    with suppress(_Undone), transaction(filled) as session:
        session.write("UPDATE person SET name = '孙', email = 'x@example.org' WHERE id = 'li'", ())
        (found,) = verify_house(session)
        raise _Undone
    assert (found.register, found.row_id, found.columns) == ("person", "li", ("name", "email"))
    assert (found.expected["name"], found.found["name"]) == ("李", "孙")
    assert "example.org" not in str(found), "an address is told by its keyed hash"
    assert "name 应为 李，现为 孙" in finding_message(found)


def test_files_on_disk_are_read_and_hashed_again(filled: Database) -> None:
    (stored,) = Path(filled.settings.var_directory, "files", "contents").glob("*/*")

    def told() -> list[Any]:
        with transaction(filled) as session:
            return [(each.register, each.detail, each.found) for each in findings(session)]

    stored.chmod(0o600)
    stored.write_bytes(PDF + b"forged")
    assert [(register, name) for register, name, _ in told()] == [("file", "章程.pdf")] * 2
    stored.unlink()
    assert told() == [("file", "章程.pdf", {"content": "missing"})] * 2


_CANDIDATE: Final = (
    "instance_id, activity_id, kind, ref, is_claimed, created_at, due_at, priority, task_kind_id"
)
_UNIT: Final = "key, valid_from, name, kind"
_MINE: Final = _CANDIDATE.replace("kind, ref", "'user', 'zhao'")
_NEW: Final = _UNIT.replace("key", "'099'")
FORGED: Final = {
    "a session of somebody else": "UPDATE login_session SET person_id = 'zhao' WHERE person_id = 'li'",
    "a session that was revoked": "UPDATE login_session SET revoked_at = NULL",
    "a password hash taken over": "UPDATE credential SET password_hash ="
    " (SELECT password_hash FROM credential_history LIMIT 1)",
    "a timer that never comes": "UPDATE job SET retries = 0 WHERE kind = 'timer'",
    "a timer held back": "UPDATE job SET held = TRUE WHERE kind = 'timer'",
    "a timer locked for years": "UPDATE job SET lock_expires_at = '2099-01-01 00:00:00.000000+00:00'"
    " WHERE kind = 'timer'",
    "a candidate of one's own": f"INSERT INTO user_task_candidate (tenant_id, {_CANDIDATE}) SELECT tenant_id,"
    f" {_MINE} FROM user_task_candidate"
    " WHERE kind = 'group' AND is_claimed",
    "a unit that sees a case": "INSERT INTO process_instance_unit (tenant_id, unit_key, instance_id)"
    " SELECT tenant_id, '000', id FROM process_instance",
    "a unit that never was": f"INSERT INTO unit (tenant_id, {_UNIT}) SELECT tenant_id,"
    f" {_NEW} FROM unit WHERE key = '000'",
    "an identity that nobody linked": "INSERT INTO oidc_identity"
    " (tenant_id, issuer, subject, person_id, linked_at)"
    " SELECT tenant_id, issuer, 'me', person_id, linked_at FROM oidc_identity",
}


def test_rows_that_nobody_wrote_are_found(filled: Database) -> None:
    missed = []
    for what, statement in FORGED.items():
        with suppress(_Undone), transaction(filled) as session:
            assert session.execute(statement, ()), what
            if next(findings(session), None) is None:
                missed.append(what)
            raise _Undone
    assert missed == []


def test_two_ids_swapped_are_found(filled: Database) -> None:
    """Each row is whole in itself, and stands for another."""
    with transaction(filled) as session:
        (one,), (two,) = session.all("SELECT id FROM process_instance ORDER BY id", ())
        for old, new in ((one, -1), (two, one), (-1, two)):
            session.write("UPDATE process_instance SET id = ? WHERE id = ?", (new, old))
        assert {each.instance_id for each in findings(session)} == {one, two}
