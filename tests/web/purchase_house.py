"""A comparison whose selection stands before the public, for the tests of the page.

Into the empty database of the environment, with a password for everybody.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import workflows
from api.shipped import deploy_shipped
from engine import clock
from engine.config import settings_from
from engine.identity.password_rules import hash_password
from engine.persistence.database import Database, connect, reading
from workflows.calendar.deadline import SHANGHAI
from workflows.pilot import purchases
from workflows.pilot.imports import people
from workflows.pilot.imports import purchases as recorded
from workflows.pilot.script import play
from workflows.registries.house_clock import stop_time
from workflows.registries.notices import NOTICES
from workflows.registries.register import find_by

#: A day within the publicity of the selection.
NOW = datetime(2010, 3, 27, 10, tzinfo=SHANGHAI)


def prepare(database: Database, password: str) -> dict[str, str]:
    """The keys of the notice and of its case."""
    with clock.frozen(people.on(people.FIRST_DAY, "08:00")):
        deploy_shipped(database)
    with clock.frozen(NOW):
        steps = [
            *people.steps(hash_password(password)),
            *recorded.steps(purchases.LIVE),
            *purchases.steps(),
        ]
        play(database, steps, until=NOW)
        stop_time(database, clock.now())
    with reading(database) as session:
        notice = find_by(session, NOTICES, kind="COMPARISON_RESULT")
    assert notice is not None, "the selection is published on 25 March"
    return {"notice": str(notice["id"]), "case": str(notice["instance_id"])}


def main() -> None:
    workflows.load()
    settings = settings_from(os.environ)
    database = connect(settings.database_url, settings)
    try:
        sys.stdout.write(json.dumps(prepare(database, sys.argv[1])) + "\n")
    finally:
        database.close()


if __name__ == "__main__":
    main()
