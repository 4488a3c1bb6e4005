"""Somebody who asks the interface for whatever there is: every address, every key, and reads the answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Protocol

from flask import Flask

from engine.persistence.database import Database, reading
from tests.api.office import Account
from workflows.registries.catalogue import catalogue
from workflows.registries.tables import metadata

#: Who works where is no secret: the directory tells it of all, whether they sit in a group or not.
DIRECTORY = ("/v2/users/", "/v2/units", "/v2/posts", "/v2/groups")
KEYS = {
    "process_definition_key": "SELECT id FROM process_definition",
    "process_instance_key": "SELECT id FROM process_instance",
    "document_key": "SELECT id FROM document",
    "notice_key": "SELECT id FROM publication",
    "project_key": "SELECT id FROM purchase_project",
    "bid_key": "SELECT id FROM bid",
    "organization_key": "SELECT DISTINCT organization_id FROM bid",
}


class Looked(Protocol):
    """A house that is looked at."""

    app: Flask
    database: Database


def told_to(house: Looked, account: Account) -> dict[str, str]:
    """What somebody is answered, where they are answered at all."""
    found = {}
    for address in _addresses(house):
        answer = account.get(address)
        if answer.status_code == 200:
            found[address] = answer.get_data(as_text=True)
    return found


def names_of(database: Database, accounts: Sequence[str]) -> dict[str, str]:
    """Account -> name."""
    marks = ", ".join("?" * len(accounts))
    with reading(database) as session:
        rows = session.all(f"SELECT id, name FROM person WHERE id IN ({marks})", tuple(accounts))
    return dict(rows)


def leaks(told: Mapping[str, str], people: Mapping[str, str]) -> list[tuple[str, str]]:
    """Where somebody is named, by account or by name."""
    return [
        (address, account)
        for address, text in told.items()
        for account, name in people.items()
        if account in text or name in text
    ]


def _everything(database: Database) -> dict[str, list[str]]:
    """Every key of everything there is, by the name that addresses give it."""
    with reading(database) as session:
        keys = {name: [str(row[0]) for row in session.all(sql)] for name, sql in KEYS.items()}
        tasks = session.all("SELECT instance_id, activity_id FROM user_task")
    return {**keys, "user_task_key": [f"{instance}-{activity}" for instance, activity in tasks]}


def _addresses(house: Looked) -> Iterator[str]:
    """Everything that can be asked for, with every key; of registers every row and its past."""
    keys = _everything(house.database)
    for rule in house.app.url_map.iter_rules():
        path = str(rule)
        # a printed paper says what its page says
        if "GET" not in (rule.methods or ()) or path.startswith(DIRECTORY) or path.endswith("/pdf"):
            continue
        names = sorted(rule.arguments)
        if all(name in keys for name in names):
            for values in product(*(keys[name] for name in names)):
                filled = path
                for name, value in zip(names, values, strict=True):
                    filled = re.sub(rf"<(\w+:)?{name}>", value, filled)
                yield filled
    for name in catalogue():
        key = list(metadata.tables[name].primary_key.columns)[-1].name
        with reading(house.database) as session:
            rows = session.all(f"SELECT {key} FROM {name}")
        yield f"/v2/registers/{name}/entries?limit=200"
        for (row_id,) in rows:
            yield f"/v2/registers/{name}/entries/{row_id}"
            yield f"/v2/registers/{name}/entries/{row_id}/history"
    for name in ("todo", "claimable", "done", "all"):
        yield f"/v2/user-tasks?list={name}&limit=200"
    for instance in keys["process_instance_key"]:
        yield f"/v2/history/{instance}?limit=1000"
