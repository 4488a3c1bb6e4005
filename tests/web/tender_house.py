"""A tender for the tests of the page: ``prepare`` begins its case, ``later`` lets time pass.

Over the database of the environment, while no server runs on it. What people do is left to the tests; what
they write, from documents to score sheets, is the demonstration's (``workflows.pilot.tender_papers``).
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
from engine.jobs.recurring import (
    INBOX_SUMS,
    KEY_EXPIRY,
    MESSAGE_EXPIRY,
    SEALING,
    SIGN_IN_EXPIRY,
    UPLOAD_EXPIRY,
)
from engine.persistence.database import Database, connect, transaction
from tests.workflows.procurement_open_tender.hall import EXPERTS, Hall
from workflows.calendar.deadline import SHANGHAI
from workflows.pilot import cast, tender
from workflows.pilot.script import pass_time
from workflows.pilot.tender_papers import DOCUMENTS, OPENING, notice, sheet
from workflows.pilot.tender_state import the_case, the_project
from workflows.registries.house_clock import stop_time
from workflows.tendering.committee import representatives

POSTS = ("handler", "review", "approval")
HOUSEKEEPING = (SEALING, MESSAGE_EXPIRY, KEY_EXPIRY, INBOX_SUMS, SIGN_IN_EXPIRY, UPLOAD_EXPIRY)
#: Of a committee for the whole district (D5).
MEMBERS = 7


def prepare(database: Database, password: str) -> dict[str, object]:
    """Everything up to the case itself: its purchaser is to draft the documents."""
    clock.freeze(moment("2010-06-02 09:00"))
    hall = Hall(database)
    hall.play(tender.steps(), until="draft")
    leave_at(database, "2010-07-02 10:00")
    holders = [cast.actor(*post).user_id for post in tender.keyholders()]
    bidders = [
        {**tender.bid_of(each), "account": tender.operator(each).user_id, "name": each.organization.name}
        for each in tender.BIDDERS
    ]
    agency = [cast.actor(post, "agency-01").user_id for post in ("agency-manager", "agency-staff")]
    purchaser = [cast.actor(f"purchase-{post}", tender.PURCHASER).user_id for post in POSTS]
    with transaction(database) as session:
        judges = sorted({*EXPERTS, *representatives(session, tender.PURCHASER)})
        accounts = [*holders, *(str(each["account"]) for each in bidders), *agency, *purchaser, *judges]
        store_passwords(session, SYSTEM, dict.fromkeys(accounts, hash_password(password)), must_change=False)
        found = {"project": str(the_project(session)["id"]), "case": str(the_case(session))}
    return {
        **found,
        "name": tender.NAME,
        "holders": holders,
        "bidders": bidders,
        "manager": agency[0],
        "staff": agency[1],
        "purchaser": dict(zip(POSTS, purchaser, strict=True)),
        "judges": judges,
        "documents": DOCUMENTS,
        "notice": notice(tender.DEADLINE),
        "opening": OPENING,
        "sheets": [sheets_of(member) for member in range(MEMBERS)],
    }


def sheets_of(member: int) -> dict[str, dict[str, float]]:
    """The points of one member by bidder and factor; who is not believed the price is not scored."""
    scored = [each for each in tender.BIDDERS if each.mean is not None]
    return {
        each.organization.name: {name: float(points) for name, points in sheet(each.mean, member).items()}
        for each in scored
        if each.mean is not None
    }


def later(database: Database, to: str) -> dict[str, object]:
    """Let time pass until then. The house is not swept minute by minute meanwhile; a server does it again."""
    with transaction(database) as session:
        row = session.one("SELECT max(at) FROM event", ())
        kinds = ", ".join("?" * len(HOUSEKEEPING))
        session.execute(f"DELETE FROM job WHERE kind IN ({kinds})", HOUSEKEEPING)
    assert row is not None
    clock.freeze(row[0] if isinstance(row[0], datetime) else datetime.fromisoformat(row[0]))
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
