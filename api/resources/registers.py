"""Registers as people read them, with their past; personal data in clear for a reason."""

from __future__ import annotations

from typing import Any

from api.acting import Call, Loaded, command, query
from api.resource import Resource
from api.rules import allowed
from api.schemas import registers as schemas
from api.schemas.named import name_known
from engine.queries.names import person_names
from workflows.registries import reading, telling
from workflows.registries.catalogue import Catalogued
from workflows.registries.revealing import reveal_person, reveal_sealed_value

registers = Resource("registers", __name__, description="Registers, each for those whom it concerns")
people = Resource("people", __name__, description="Personal data in clear")
blueprints = (registers, people)

ALL = "/registers/<register>/entries"
ONE = ALL + "/<key:entry_key>"


@registers.get("/registers")
@allowed("signed-in")
@registers.response(200, schemas.Registers)
def list_registers() -> Any:
    """The registers the caller may read, with their columns."""
    with query() as call:
        return {"items": [_register(each) for each in reading.registers(call.actor)]}


@registers.get(ALL)
@allowed("signed-in")
@registers.arguments(schemas.EntryQuery, location="query")
@registers.response(200, schemas.RegisterEntryPage)
def list_register_entries(asked: Loaded, register: str) -> Any:
    """Entries the caller may see, in the order they were entered; as of a day, what they held on it."""
    with query() as call:
        sought = {"filters": asked["filter"], "text": asked["text"], "on": asked["on"]}
        found = reading.entries(
            call.session, call.actor, register, limit=asked["limit"], cursor=asked["after"], **sought
        )
        totals = reading.totals(call.session, call.actor, register, **sought) if asked["totals"] else None
        return {"items": _named(call, found.items), "cursor": found.cursor, "totals": totals}


@registers.get(ONE)
@allowed("signed-in")
@registers.response(200, schemas.RegisterEntry)
def get_register_entry(register: str, entry_key: int) -> Any:
    """One entry."""
    with query() as call:
        return _named(call, [reading.entry(call.session, call.actor, register, entry_key)])[0]


@registers.get(ONE + "/history")
@allowed("signed-in")
@registers.arguments(schemas.PastQuery, location="query")
@registers.response(200, schemas.RegisterPast)
def get_register_entry_history(asked: Loaded, register: str, entry_key: int) -> Any:
    """Every write of an entry: who, when, in which case, from which day, old and new."""
    with query() as call:
        past = reading.past(call.session, call.actor, register, entry_key, asked["on"])
        people = person_names(call.session, [each.actor for each in past.versions])
    versions = [
        {
            **{name: getattr(each, name) for name in each.__slots__},
            "actor_name": name_known(each.actor, people),
        }
        for each in past.versions
    ]
    return {"versions": versions, "is_whole": past.is_whole, "as_of": past.as_of}


def _register(found: Catalogued) -> dict[str, Any]:
    words = telling.words(found)
    columns = [
        {"name": each.name, "label": each.label, "kind": each.kind, "words": words.get(each.name, {})}
        for each in found.columns
    ]
    return {"name": found.name, "title": found.title, "columns": columns, "search": found.search}


def _named(call: Call, entries: list[reading.Entry]) -> list[dict[str, Any]]:
    return [
        {"id": entry.id, "version": entry.version, "values": entry.values, "names": names}
        for entry, names in zip(entries, telling.names(call.session, entries), strict=True)
    ]


@people.post("/people/<key:person_key>/reveal")
@allowed("signed-in")
@people.arguments(schemas.Reveal)
@people.response(200, schemas.Revealed)
def reveal_personal_data(body: Loaded, person_key: int) -> Any:
    """A part of a person's data in clear; who looked and why is kept."""
    with command("reveal") as call:
        return {"value": reveal_person(call.session, call.actor, person_key, body["part"], body["reason"])}


@people.post("/sealed-values/<key:sealed_key>/reveal")
@allowed("signed-in")
@people.arguments(schemas.RevealField)
@people.response(200, schemas.Revealed)
def reveal_sealed_field(body: Loaded, sealed_key: int) -> Any:
    """A personal field of a form in clear, for whoever handles the case; its history says who looked."""
    with command("reveal") as call:
        return {"value": reveal_sealed_value(call.session, call.actor, sealed_key, body["reason"])}
