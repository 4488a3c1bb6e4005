from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from engine.actor import Actor
from engine.commands.files import record_upload, store_of
from engine.history.seal import Vault
from engine.history.verify import verify
from engine.jobs.recurring import ensure_recurring
from engine.persistence.database import Database, transaction
from tests.engine.jobs.conftest import Later
from tests.support.desk import Desk
from tests.support.diagrams import end, process, start, user_task
from tests.support.drawing import Process


def simple() -> Process:
    return process("simple", start() >> user_task("work") >> end())


def test_every_tenant_has_its_housekeeping_once(desk: Desk, database: Database) -> None:
    desk.deploy(simple())
    desk.deploy(simple(), tenant_id="other")
    for _ in range(2):
        ensure_recurring(database)
    kinds = "SELECT tenant_id, count(*), count(DISTINCT kind) FROM job GROUP BY tenant_id ORDER BY tenant_id"
    assert desk.all(kinds) == [("default", 6, 6), ("other", 6, 6)]


def test_history_is_sealed_each_hour_and_verifies(desk: Desk, later: Later, database: Database) -> None:
    ensure_recurring(database)
    desk.run(simple())
    later()
    assert desk.value("SELECT count(*) FROM checkpoint") == 1
    desk.complete("work")
    later(minutes=59)
    assert desk.value("SELECT count(*) FROM checkpoint") == 1
    later(minutes=1)
    assert desk.value("SELECT count(*) FROM checkpoint") == 2
    vault = Vault(Path(database.settings.var_directory))
    assert vault.copy("default").last_number() == 2
    assert verify(database, vault).is_intact


def test_lost_checkpoints_stop_the_sealing_and_tell_a_person(
    desk: Desk, later: Later, database: Database
) -> None:
    ensure_recurring(database)
    desk.run(simple())
    later()
    with database.sql.connect() as connection:
        connection.exec_driver_sql("DELETE FROM checkpoint")
    for _ in range(3):
        later(hours=1)
    assert desk.value("SELECT count(*) FROM checkpoint") == 0
    assert desk.all("SELECT kind, instance_id FROM incident WHERE status = 'open'") == [("job", None)]
    assert [event["kind"] for event in desk.events("job-failed")] == ["checkpoint-sealing"] * 3


def test_messages_nobody_wanted_in_their_time_are_removed(
    desk: Desk, later: Later, database: Database
) -> None:
    ensure_recurring(database)
    desk.publish("hello", "1", time_to_live=timedelta(minutes=5))
    later(minutes=4)
    assert desk.value("SELECT count(*) FROM message") == 1
    later(minutes=1)
    assert desk.value("SELECT count(*) FROM message") == 0


def test_idempotency_keys_are_forgotten_in_the_end(desk: Desk, later: Later, database: Database) -> None:
    ensure_recurring(database)
    desk.deploy(simple())
    desk.start("simple", idempotency_key="k")
    later(days=6)
    assert desk.value("SELECT count(*) FROM idempotency_key") == 1
    later(days=2)
    assert desk.value("SELECT count(*) FROM idempotency_key") == 0


def test_uploads_no_form_named_are_forgotten_with_their_contents(
    desk: Desk, later: Later, database: Database
) -> None:
    ensure_recurring(database)
    store = store_of(database.settings)
    for name, content in (
        ("named.pdf", b"%PDF-1.7 a"),
        ("loose.pdf", b"%PDF-1.7 b"),
        ("c.pdf", b"%PDF-1.7 a"),
    ):
        with transaction(database) as session:
            record_upload(session, Actor(user_id="wang"), store.put([content], name))
    with transaction(database) as session:
        session.execute("UPDATE file SET instance_id = 7 WHERE name = 'named.pdf'")
        draft = (session.tenant_id, "wang", "p", 1, "{}", "", 1, session.now)
        session.execute("INSERT INTO start_draft VALUES (?, ?, ?, ?, ?, ?, ?, ?)", draft)
    _age(database)
    later(days=29)
    assert desk.value("SELECT count(*) FROM file") == 3
    later(days=2)
    assert desk.all("SELECT name FROM file") == [("named.pdf",)]
    contents = [
        path for path in (Path(database.settings.var_directory) / "files").rglob("*") if path.is_file()
    ]
    assert [path.read_bytes() for path in contents] == [b"%PDF-1.7 a"]
    # an application that nobody goes on with is kept longer than an upload, and not for ever
    assert desk.value("SELECT count(*) FROM start_draft") == 1
    later(days=60)
    assert desk.value("SELECT count(*) FROM start_draft") == 0


def _age(database: Database) -> None:
    """Let the files on the disk be as old as their rows will be."""
    for path in (Path(database.settings.var_directory) / "files").rglob("*"):
        if path.is_file():
            os.utime(path, (0, 0))
