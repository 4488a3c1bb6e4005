"""A tender for the tests of the page: ``prepare`` leads it to its keyholders, ``later`` lets days pass.

Over the database of the environment, while no server runs on it. What people do in a browser is left to them:
keys, bids, shares. Everybody else plays the scene of the demonstration (``workflows.pilot.tender``).
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import workflows
from engine import clock
from engine.actor import SYSTEM
from engine.config import settings_from
from engine.identity.bootstrap import store_passwords
from engine.identity.password_rules import hash_password
from engine.jobs.execute import run_due_jobs
from engine.persistence.database import Database, connect, reading, transaction
from tests.workflows.procurement_open_tender.hall import Hall
from workflows.calendar.deadline import SHANGHAI
from workflows.pilot import cast, tender
from workflows.pilot.script import Step, pass_time, play
from workflows.pilot.tender_papers import OPENING, notice
from workflows.pilot.tender_state import the_case, the_project
from workflows.registries.house_clock import stop_time


def chosen(wanted: Callable[[str], bool]) -> list[Step]:
    return [step for step in tender.steps() if wanted(step.key.removeprefix("tender:"))]


def prepare(database: Database, password: str) -> dict[str, object]:
    """Everything up to the approval of the documents; whoever is met in a browser has a password."""
    clock.freeze(moment("2010-06-02 09:00"))
    hall = Hall(database)
    hall.play(tender.steps(), until="key-0")
    leave_at(database, "2010-07-05 08:40")
    holders = [cast.actor(*post).user_id for post in tender.keyholders()]
    bidders = [
        {**tender.bid_of(each), "account": tender.operator(each).user_id, "name": each.organization.name}
        for each in tender.BIDDERS
    ]
    agency = [cast.actor(post, "agency-01").user_id for post in ("agency-manager", "agency-staff")]
    accounts = [*holders, *(str(each["account"]) for each in bidders), *agency]
    with transaction(database) as session:
        store_passwords(session, SYSTEM, dict.fromkeys(accounts, hash_password(password)), must_change=False)
        found = {"project": str(the_project(session)["id"]), "case": str(the_case(session))}
    return {
        **found,
        "holders": holders,
        "bidders": bidders,
        "manager": agency[0],
        "staff": agency[1],
        "notice": notice(tender.DEADLINE),
        "opening": OPENING,
    }


def later(database: Database, to: str, *keys: str) -> dict[str, object]:
    """Play these steps of the scene and let time pass until then."""
    with reading(database) as session:
        row = session.one("SELECT max(at) FROM event", ())
    assert row is not None
    clock.freeze(row[0] if isinstance(row[0], datetime) else datetime.fromisoformat(row[0]))
    for step in chosen(lambda key: key in keys):
        pass_time(database, step.at)
        play(database, [step])
    leave_at(database, to)
    return {}


def leave_at(database: Database, at: str) -> None:
    pass_time(database, moment(at))
    clock.freeze(moment(at))
    run_due_jobs(database)
    stop_time(database, moment(at))


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=SHANGHAI)


def main() -> None:
    workflows.load()
    settings = settings_from(os.environ)
    database = connect(settings.database_url, settings)
    command, *given = sys.argv[1:]
    commands: dict[str, Callable[..., dict[str, object]]] = {"prepare": prepare, "later": later}
    try:
        sys.stdout.write(json.dumps(commands[command](database, *given), ensure_ascii=False) + "\n")
    finally:
        database.close()


if __name__ == "__main__":
    main()
