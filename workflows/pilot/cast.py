"""Who is who in the demonstration: units, posts, people and their accounts. Every name is invented (虚构).

The replay acts through :func:`actor`, which gives nobody but a person who holds the post; the same people can
sign in (account names of DOMAIN.md E.8). The table is ``data/cast.json``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any, Final

from engine import clock
from engine.actor import SYSTEM, Actor, Authentication
from engine.identity.bootstrap import store_passwords
from engine.identity.transfer import import_identities
from engine.persistence.session import Session
from workflows.pilot.records import recorded_filings
from workflows.pilot.suppliers import suppliers
from workflows.posts import posts
from workflows.registries.streets import streets

Document = dict[str, list[dict[str, Any]]]

#: Every name says what it is.
SHOWN_AS: Final = "（演示）"
#: The step of a replay that brings everybody in.
STEP: Final = "cast"
#: Titles of posts name the kind of unit; people's names say which one it is instead.
_IN_TITLES: Final = ("街道", "社区", "区民政局", "社会组织", "财政")
#: What may end the name of a unit and begin the title of its post is said once: 锦江区领导看板.
_AT_BOTH_ENDS: Final = ("区", "代理机构")


def actor(post: str, unit: str, number: int = 1) -> Actor:
    """The ``number``-th person who holds a post of a unit, with everything that person holds.

    Raises LookupError when nobody holds the post."""
    held = holders(post, unit)
    if not 0 < number <= len(held):
        raise LookupError(f"{post}:{unit} has {len(held)} holders, asked for number {number}")
    return person(held[number - 1])


def holders(post: str, unit: str) -> tuple[str, ...]:
    """The accounts of whoever holds a post of a unit, in the order of the cast."""
    return _holders().get(f"{post}:{unit}", ())


def person(account: str) -> Actor:
    """Somebody of the cast by account. Raises LookupError."""
    found = _people()[account]
    groups, roles = frozenset(found.get("posts", ())), frozenset(found.get("roles", ()))
    return Actor(user_id=account, groups=groups, roles=roles)


def present(actor: Actor) -> Actor:
    """Somebody of the cast as they sign: the replay vouches for its invented people, and history says so."""
    return replace(actor, authentication=Authentication(at=clock.now(), method="replay"))


def applicant(receipt_no: str) -> Actor:
    """The resident who applies for a filing: ``jm_0001`` for SJ2010-0001."""
    return person(_applicant_account(receipt_no))


def unit_of(name: str) -> str:
    """The key of a buying unit by its name in the record (莲新街道, 区司法局). Raises LookupError."""
    return _purchasers()[name]


def pilot_streets() -> tuple[str, ...]:
    """The codes of the streets of the pilot (E.1)."""
    return tuple(_table()["pilotStreets"])


def assemble(session: Session, password_hash: str | None = None) -> int:
    """Bring in everybody, with one password for all when its hash is given; gives how many are new.

    What is there already is left as it is."""
    found = document()
    new = import_identities(session, SYSTEM, found)
    if password_hash is not None:
        accounts = [each["id"] for each in found["people"]]
        store_passwords(session, SYSTEM, dict.fromkeys(accounts, password_hash), must_change=False)
    return new


@cache
def document() -> Document:
    """Units, posts and people in the shape of ``engine.identity.transfer``."""
    table, building = _table(), _Building()
    district = table["district"]
    building.unit(district["key"], district["name"], "district", None)
    for office in table["offices"]:
        building.people[office["account"]] = {
            "id": office["account"],
            "name": office["name"] + SHOWN_AS,
            "roles": [office["role"]],
        }
    for code, prefix in table["streetAccounts"].items():
        building.unit(code, streets()[code].name, "street", district["key"])
        building.staff(code, prefix, table["streetStaff"])
        if code in table["pilotStreets"]:
            building.staff(code, prefix, table["purchaserStaff"])
    _communities(building)
    for department in table["departments"]:
        building.unit(department["key"], department["name"], "department", district["key"])
        building.staff(department["key"], department["account"], table["purchaserStaff"])
    for body in table["bodies"]:
        if body["key"] != district["key"]:
            building.unit(body["key"], body["name"], body["kind"], district["key"])
        building.staff(body["key"], body["account"], body["staff"])
        if body.get("isPurchaser"):
            building.staff(body["key"], body["account"], table["purchaserStaff"])
    _organizations(building, district["key"])
    for filing in recorded_filings():
        account = _applicant_account(filing.receipt_no)
        building.people[account] = {"id": account, "name": f"示例居民{filing.number:03d}{SHOWN_AS}"}
    parts = {"units": building.units, "posts": building.posts, "people": building.people}
    return {name: list(part.values()) for name, part in parts.items()}


class _Building:
    """The document while it grows: a person named twice holds both posts."""

    def __init__(self) -> None:
        self.units: dict[str, dict[str, Any]] = {}
        self.posts: dict[str, dict[str, Any]] = {}
        self.people: dict[str, dict[str, Any]] = {}

    def unit(self, key: str, name: str, kind: str, parent: str | None) -> None:
        self.units[key] = {"key": key, "name": name + SHOWN_AS, "kind": kind, "parent": parent}

    def staff(self, unit: str, prefix: str, staff: Sequence[Mapping[str, Any]]) -> None:
        """Posts of a unit with whoever holds them: ``lx_hecha``, ``lx_hecha2``; without a prefix ``zj01``."""
        for line in staff:
            count, first = line.get("count", 1), line.get("first", 1)
            for number in range(first, first + count):
                suffix = f"{number:02d}" if not prefix else "" if number == 1 else str(number)
                account = f"{prefix}_{line['account']}" if prefix else line["account"]
                self.hold(line["post"], unit, account + suffix, suffix, is_pool=not prefix)

    def hold(self, post: str, unit: str, account: str, suffix: str = "", *, is_pool: bool = False) -> None:
        title, key = posts()[post].name, f"{post}:{unit}"
        self.posts[key] = {"unit": unit, "key": post, "name": title}
        place = "" if is_pool else self.units[unit]["name"].removesuffix(SHOWN_AS)
        for known in _IN_TITLES:
            title = title.removeprefix(known) if place else title
        for word in _AT_BOTH_ENDS:
            title = title.removeprefix(word) if place.endswith(word) else title
        name = f"{place}{title}{suffix}{SHOWN_AS}"
        held = self.people.setdefault(account, {"id": account, "name": name, "posts": []})
        held["posts"].append(key)


def _communities(building: _Building) -> None:
    accounts = _table()["streetAccounts"]
    for code in sorted({filing.street for filing in recorded_filings()}):
        names = sorted({filing.community for filing in recorded_filings() if filing.street == code})
        for number, name in enumerate(names, start=1):
            building.unit(name, name, "community", code)
            building.hold("community", name, f"sq_{accounts[code]}{number}")


def _organizations(building: _Building, district: str) -> None:
    for each in suppliers():
        if each.account is None:
            continue
        building.unit(each.unit, each.name, "organization", district)
        building.hold("so-operator", each.unit, each.account)
        building.hold("so-legal", each.unit, f"{each.account}_fr")


def _applicant_account(receipt_no: str) -> str:
    return f"jm_{receipt_no.rpartition('-')[2]}"


@cache
def _people() -> Mapping[str, dict[str, Any]]:
    return {each["id"]: each for each in document()["people"]}


@cache
def _holders() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for each in document()["people"]:
        for held in each.get("posts", ()):
            found.setdefault(held, []).append(each["id"])
    return {held: tuple(accounts) for held, accounts in found.items()}


@cache
def _purchasers() -> Mapping[str, str]:
    table = _table()
    found = {streets()[code].name: code for code in table["pilotStreets"]}
    found |= {each["name"]: each["key"] for each in table["departments"]}
    return found | {each["name"]: each["key"] for each in table["bodies"] if each.get("isPurchaser")}


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads((files("workflows.pilot") / "data" / "cast.json").read_bytes())
    return table
