"""Purchase projects, what is known of their bids, awards and challenges."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.errors import EntryIncomplete
from workflows.registries.catalog import CATEGORIES
from workflows.registries.fields import needed, one_of, reachable
from workflows.registries.numbers import challenge_number, complaint_number, project_number
from workflows.registries.register import Page, Register, Row, change, enter, find, page
from workflows.registries.rounds import BROKEN_OFF, broken_round, decide_round, end_round, step_between
from workflows.registries.tables.purchases import award, bid, bid_opening, challenge, purchase_project

PROJECTS = Register(purchase_project)
BIDS = Register(bid)
OPENINGS = Register(bid_opening)
AWARDS = Register(award)
CHALLENGES = Register(challenge)

METHODS = frozenset(
    {
        "OPEN_TENDER",
        "INVITED_TENDER",
        "NEGOTIATION",
        "CONSULTATION",
        "INQUIRY",
        "SINGLE_SOURCE",
        "COMPARISON",
    }
)

_MOST = 1000
_ENDS = {"FAILED", "ANNULLED", "TERMINATED"}
#: ``project_state`` (DOMAIN.md F.3) and where each may lead; a failed tender is written anew.
PROJECT_STATES: Mapping[str, set[str]] = {
    "PLANNING": {"INTENDED", "DOCUMENTING", "TERMINATED"},
    "INTENDED": {"DOCUMENTING", "TERMINATED"},
    "DOCUMENTING": {"NOTICED", "AWARDED", *_ENDS},
    "NOTICED": {"DOCUMENTING", "OPENED", *_ENDS},
    "OPENED": {"EVALUATED", *_ENDS},
    "EVALUATED": {"AWARDED", *_ENDS},
    "AWARDED": {"CONTRACTED", "EVALUATED", *_ENDS},
    # a challenge or complaint may undo a contract that is signed: the next candidate, or all anew
    "CONTRACTED": {"PERFORMING", "AWARDED", "ANNULLED", "TERMINATED"},
    "PERFORMING": {"ACCEPTING", "AWARDED", "ANNULLED", "TERMINATED"},
    "ACCEPTING": {"PERFORMING", "SETTLED", "AWARDED", "ANNULLED", "TERMINATED"},
    "FAILED": {"DOCUMENTING", "TERMINATED"},
    "ANNULLED": {"DOCUMENTING", "TERMINATED"},
    "SETTLED": set(),
    "TERMINATED": set(),
}

#: ``bid_state``; of a sealed bid nothing but its arrival is known.
BID_STATES: Mapping[str, set[str]] = {
    "SEALED": {"WITHDRAWN", "OPENED", "RETURNED"},
    "OPENED": {"UNQUALIFIED", "VOID", "VALID", "LOST"},
    "VALID": {"CANDIDATE", "VOID", "LOST"},
    "CANDIDATE": {"WON", "LOST", "VOID"},
    "WON": {"LOST", "VOID"},
    "WITHDRAWN": {"SEALED"},
    "UNQUALIFIED": set(),
    "VOID": set(),
    "LOST": {"WON"},
    "RETURNED": set(),
}


def register_project(
    session: Session,
    actor: Actor,
    *,
    name: str,
    purchaser: str,
    catalog_code: str,
    category: str,
    year: int,
    budget: Decimal,
    max_price: Decimal | None = None,
    budget_line_id: int | None = None,
    rule_versions: Mapping[str, Any] | None = None,
    instance_id: int | None = None,
) -> int:
    """Enter a project with its number. Raises EntryIncomplete."""
    needed(PROJECTS.name, name=name, purchaser=purchaser, catalog_code=catalog_code)
    one_of(PROJECTS.name, "category", category, CATEGORIES)
    if budget <= 0:
        raise EntryIncomplete(register=PROJECTS.name, field="budget")
    _check_price(budget, max_price)
    values = {
        "name": name,
        "purchaser": purchaser,
        "catalog_code": catalog_code,
        "category": category,
        "year": year,
        "budget": budget,
        "max_price": max_price,
        "budget_line_id": budget_line_id,
        "state": "PLANNING",
        "rule_versions": json.dumps(rule_versions or {}, ensure_ascii=False, default=str),
        "instance_id": instance_id,
        "project_no": project_number(session, year),
    }
    return enter(session, actor, PROJECTS, values, instance_id=instance_id)


def change_project(
    session: Session, actor: Actor, project_id: int, *, instance_id: int | None = None, **values: Any
) -> Row:
    """Change what is not the state. Raises EntryIncomplete."""
    if values.get("method") is not None:
        one_of(PROJECTS.name, "method", values["method"], METHODS)
    if values.keys() & {"state", "round", "project_no"}:
        raise EntryIncomplete(register=PROJECTS.name, field="state")
    old = find(session, PROJECTS, project_id, lock=True)
    _check_price(values.get("budget") or old["budget"], values.get("max_price", old["max_price"]))
    return change(session, actor, PROJECTS, project_id, values, instance_id=instance_id)


def advance_project(
    session: Session,
    actor: Actor,
    project_id: int,
    state: str,
    *,
    reason: str | None = None,
    instance_id: int | None = None,
) -> Row:
    """Lead a project to another state; its rounds are counted and registered with that.

    Raises StatusNotReachable."""
    old = find(session, PROJECTS, project_id, lock=True)
    reachable(old["name"], PROJECT_STATES, old["state"], state)
    values: dict[str, Any] = {"state": state}
    if state in BROKEN_OFF:
        end_round(session, actor, old, state, reason, instance_id=instance_id)
        _void_awards(session, actor, project_id, instance_id)
    elif old["state"] in BROKEN_OFF:
        step = "END" if state == "TERMINATED" else step_between(broken_round(session, old), old)
        decide_round(session, actor, old, step, instance_id=instance_id)
        if state == "DOCUMENTING":
            values["round"] = old["round"] + 1
    return change(session, actor, PROJECTS, project_id, values, reason=reason, instance_id=instance_id)


def projects(session: Session, *, after: int | None = None, limit: int = 50, **columns: Any) -> Page:
    """Projects by purchaser, year, category, state, method …"""
    return page(session, PROJECTS, after=after, limit=limit, **columns)


def register_bid(
    session: Session,
    actor: Actor,
    *,
    project_id: int,
    organization_id: int,
    received_at: datetime,
    sealed_hash: bytes,
    round: int = 1,
    instance_id: int | None = None,
) -> int:
    """A bid, entered when it may be known of: its hash is that of the envelope. Raises EntryExists."""
    values = {
        "project_id": project_id,
        "organization_id": organization_id,
        "received_at": received_at,
        "sealed_hash": sealed_hash,
        "state": "SEALED",
        "round": round,
    }
    return enter(session, actor, BIDS, values, instance_id=instance_id)


def advance_bid(
    session: Session,
    actor: Actor,
    bid_id: int,
    state: str,
    *,
    price: Decimal | None = None,
    void_reason: str | None = None,
    instance_id: int | None = None,
) -> Row:
    """Lead a bid to another state; a void one says why. Raises StatusNotReachable, EntryIncomplete."""
    old = find(session, BIDS, bid_id, lock=True)
    reachable("投标", BID_STATES, old["state"], state)
    values: dict[str, Any] = {"state": state}
    if state in ("VOID", "UNQUALIFIED"):
        needed(BIDS.name, void_reason=void_reason)
        values["void_reason"] = void_reason
    if price is not None:
        values["price"] = price
    return change(session, actor, BIDS, bid_id, values, instance_id=instance_id)


def bids(
    session: Session, project_id: int, *, after: int | None = None, limit: int = 50, **columns: Any
) -> Page:
    """The bids of a project that were opened, or given back unopened; none of them before."""
    return page(session, BIDS, project_id=project_id, after=after, limit=limit, **columns)


def register_opening(
    session: Session,
    actor: Actor,
    project_id: int,
    opened_at: datetime,
    record: Mapping[str, Any],
    *,
    round: int = 1,
    instance_id: int | None = None,
) -> int:
    """The record of the opening; a tender is opened once, and once more when repeated. Raises EntryExists."""
    values = {
        "project_id": project_id,
        "opened_at": opened_at,
        "round": round,
        "record": json.dumps(record, ensure_ascii=False, default=str),
    }
    return enter(session, actor, OPENINGS, values, instance_id=instance_id)


def register_award(
    session: Session,
    actor: Actor,
    *,
    project_id: int,
    organization_id: int,
    rank: int,
    price: Decimal,
    decided_on: date,
    standstill_to: date | None = None,
    state: str = "DECIDED",
    instance_id: int | None = None,
) -> int:
    """Who won (DECIDED) or comes next (CANDIDATE), at which price; the contract waits for the stand-still."""
    one_of(AWARDS.name, "state", state, ("DECIDED", "CANDIDATE"))
    values = {
        "round": find(session, PROJECTS, project_id)["round"],
        "project_id": project_id,
        "organization_id": organization_id,
        "rank": rank,
        "price": price,
        "decided_on": decided_on,
        "standstill_to": standstill_to,
        "state": state,
    }
    return enter(session, actor, AWARDS, values, instance_id=instance_id, effective_on=decided_on)


def register_challenge(
    session: Session,
    actor: Actor,
    *,
    kind: str,
    project_id: int,
    organization_id: int,
    target: str,
    received_on: date,
    due_on: date | None = None,
    instance_id: int | None = None,
) -> int:
    """A challenge (CHALLENGE, 质疑) or complaint (COMPLAINT, 投诉) against DOCUMENTS, PROCESS or RESULT."""
    one_of(CHALLENGES.name, "kind", kind, ("CHALLENGE", "COMPLAINT"))
    one_of(CHALLENGES.name, "target", target, ("DOCUMENTS", "PROCESS", "RESULT"))
    project = find(session, PROJECTS, project_id)
    values = {
        "kind": kind,
        "project_id": project_id,
        "organization_id": organization_id,
        "target": target,
        "received_on": received_on,
        "due_on": due_on,
        "state": "RECEIVED",
        "challenge_no": challenge_number(session, project["project_no"])
        if kind == "CHALLENGE"
        else complaint_number(session, received_on.year),
    }
    return enter(session, actor, CHALLENGES, values, instance_id=instance_id, effective_on=received_on)


def decide_challenge(
    session: Session,
    actor: Actor,
    challenge_id: int,
    result: str,
    *,
    effect: str | None = None,
    instance_id: int | None = None,
) -> Row:
    """UPHELD (with its effect), REJECTED, WITHDRAWN or NOT_ACCEPTED.

    Raises EntryIncomplete, StatusNotReachable."""
    one_of(CHALLENGES.name, "result", result, ("UPHELD", "REJECTED", "WITHDRAWN", "NOT_ACCEPTED"))
    if result == "UPHELD":
        needed(CHALLENGES.name, effect=effect)
    old = find(session, CHALLENGES, challenge_id, lock=True)
    reachable(old["challenge_no"], {"RECEIVED": {"DECIDED"}}, old["state"], "DECIDED")
    values = {"state": "DECIDED", "result": result, "effect": effect}
    return change(session, actor, CHALLENGES, challenge_id, values, instance_id=instance_id)


def _void_awards(session: Session, actor: Actor, project_id: int, instance_id: int | None) -> None:
    """Who won or came next in a round that came to nothing does not in the following one."""
    for state in ("DECIDED", "CANDIDATE"):
        for row in page(session, AWARDS, project_id=project_id, state=state, limit=_MOST).rows:
            change(session, actor, AWARDS, row["id"], {"state": "CANCELLED"}, instance_id=instance_id)


def _check_price(budget: Decimal, max_price: Decimal | None) -> None:
    if max_price is not None and not 0 < max_price <= budget:
        raise EntryIncomplete(register=PROJECTS.name, field="max_price")
