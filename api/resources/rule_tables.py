"""Rules of law and calendars of working days: read by all, changed by administrators."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from api.acting import Loaded, command, query
from api.resource import Resource
from api.rules import allowed
from api.schemas import rule_tables as schemas
from engine.commands.idempotency import once
from engine.queries.names import person_names
from workflows.calendar import YearTable
from workflows.calendar.builtin import builtin_tables
from workflows.errors import CalendarTableInvalid, CalendarYearMissing
from workflows.registries import calendars as kept
from workflows.registries import rule_tables as tables
from workflows.registries.register import find
from workflows.rules import Rule
from workflows.rules.book import read_rules

rules = Resource("rules", __name__, description="Rules of law in force, as data")
calendars = Resource("calendars", __name__, description="Calendars of working days")
blueprints = (rules, calendars)

PROPOSALS = "/rules/proposals"
ONE_PROPOSAL = PROPOSALS + "/<key:proposal_key>"
ONE_YEAR = "/calendars/<key:year>"
#: Years for which a table may be loaded.
_YEARS: Final = range(1990, 2200)
#: What was read in the source itself (DOMAIN.md 0.1).
_VERIFIED: Final = frozenset({"V", "V_PART"})


@dataclass(frozen=True, slots=True)
class _Proposed:
    """A proposal as an idempotency key remembers it."""

    proposal_id: str


@rules.get("/rules")
@allowed("signed-in")
@rules.arguments(schemas.RuleQuery, location="query")
@rules.response(200, schemas.Rules)
def list_rules(asked: Loaded) -> Any:
    """Every version of every rule: value, days in force, article, and how it was verified."""
    with query() as call:
        book, loaded = tables.rules_of(call.session), tables.loaded_rules(call.session)
    on = asked["on"]
    found = [
        rule
        for rule in sorted(book.rules, key=lambda rule: rule.key)
        if rule.key.startswith(asked["key"]) and (on is None or rule.is_in_force(on))
    ]
    return {"items": [_described(rule, _is_among(rule, loaded)) for rule in found]}


@rules.post(PROPOSALS)
@allowed("propose-rules")
@rules.arguments(schemas.RuleProposalCreation)
@rules.response(201, schemas.RuleProposal)
def propose_rules(body: Loaded) -> Any:
    """Propose rule versions; another administrator puts them in force (SoD-18). They begin tomorrow at the
    earliest."""
    text = json.dumps({"title": body["reason"], "rules": body["rules"]}, ensure_ascii=False, default=str)
    with command("propose-rules") as call:
        session, actor = call.session, call.actor

        def act() -> _Proposed:
            return _Proposed(str(tables.propose_rules(session, actor, text, body["reason"])))

        done = once(session, actor, call.key, "propose-rules", {"content": text}, _Proposed, act)
        return _proposal(session, int(done.proposal_id))


@rules.get(PROPOSALS)
@allowed("decide-rules")
@rules.arguments(schemas.ProposalQuery, location="query")
@rules.response(200, schemas.RuleProposals)
def list_rule_proposals(asked: Loaded) -> Any:
    """What was proposed, the newest first."""
    with query() as call:
        return {"items": _with_rules(call.session, tables.proposals(call.session, state=asked["state"]))}


@rules.post(ONE_PROPOSAL + "/approval")
@allowed("decide-rules")
@rules.response(200, schemas.RuleProposal)
def approve_rules(proposal_key: int) -> Any:
    """Put proposed versions in force from their first days; nobody approves their own."""
    with command("approve-rules") as call:
        tables.approve_rules(call.session, call.actor, proposal_key)
        return _proposal(call.session, proposal_key)


@rules.post(ONE_PROPOSAL + "/rejection")
@allowed("decide-rules")
@rules.arguments(schemas.Rejection)
@rules.response(200, schemas.RuleProposal)
def reject_rules(body: Loaded, proposal_key: int) -> Any:
    """Decide against proposed versions, and say why."""
    with command("reject-rules") as call:
        tables.reject_rules(call.session, call.actor, proposal_key, body["opinion"])
        return _proposal(call.session, proposal_key)


@calendars.get("/calendars")
@allowed("signed-in")
@calendars.response(200, schemas.Calendars)
def list_calendars() -> Any:
    """The years whose working days are known."""
    with query() as call:
        loaded = kept.loaded_tables(call.session)
    known = {**builtin_tables(), **loaded}
    return {"items": [_summary(known[year], year in loaded) for year in sorted(known)]}


@calendars.get(ONE_YEAR)
@allowed("signed-in")
@calendars.response(200, schemas.Calendar)
def get_calendar(year: int) -> Any:
    """Days off and make-up days of a year; all others follow the week."""
    with query() as call:
        loaded = kept.loaded_tables(call.session)
    known = {**builtin_tables(), **loaded}
    if year not in known:
        raise CalendarYearMissing(year=year, first=min(known), last=max(known))
    return _calendar(known[year], year in loaded)


@calendars.put(ONE_YEAR)
@allowed("keep-calendars")
@calendars.arguments(schemas.CalendarYear)
@calendars.response(200, schemas.Calendar)
def put_calendar(body: Loaded, year: int) -> Any:
    """Put a year's table in force; due dates of running cases are computed again shortly after."""
    if year not in _YEARS:
        raise CalendarTableInvalid(year=year, day=str(year), reason="format")
    table = YearTable(year=year, **body)
    with command("load-calendar") as call:
        kept.load_calendar(call.session, call.actor, table)
    return _calendar(table, True)


def _described(rule: Rule, is_loaded: bool) -> dict[str, Any]:
    is_default = rule.verified_tag not in _VERIFIED
    members = {name: getattr(rule, name) for name in rule.__slots__}
    return {**members, "is_default": is_default, "is_loaded": is_loaded}


def _is_among(rule: Rule, loaded: list[Rule]) -> bool:
    """A later version may have shortened it, or split it by a period of its own."""
    return any(
        rule.key == each.key and rule.value == each.value and rule.legal_basis == each.legal_basis
        for each in loaded
    )


def _proposal(session: Any, proposal_key: int) -> dict[str, Any]:
    row = find(session, tables.PROPOSALS, proposal_key)
    return _with_rules(session, [{**row, "rules": read_rules(row["content"])}])[0]


def _with_rules(session: Any, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    people = person_names(session, [row[name] for row in rows for name in ("created_by", "decided_by")])
    return [
        {
            **row,
            "rules": [_described(rule, row["state"] == tables.APPROVED) for rule in row["rules"]],
            "created_by_name": people.get(row["created_by"]),
            "decided_by_name": people.get(row["decided_by"] or ""),
        }
        for row in rows
    ]


def _summary(table: YearTable, is_loaded: bool) -> dict[str, Any]:
    return {"year": table.year, "source": table.source, "is_loaded": is_loaded}


def _calendar(table: YearTable, is_loaded: bool) -> dict[str, Any]:
    days = {"holidays": dict(table.holidays), "makeup_days": dict(table.makeup_days)}
    return {**_summary(table, is_loaded), **days}
