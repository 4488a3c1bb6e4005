"""Registers of work that is kept, not yet run, here: petitions by agency, advice, volunteers, catalogues."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.errors import EntryIncomplete
from workflows.registries.fields import needed, one_of
from workflows.registries.register import Register, Row, change, enter, find
from workflows.registries.tables.community import (
    community_affair_item,
    consultation_ticket,
    credit_line,
    function_transfer_item,
    petition_case,
    volunteer,
    volunteer_team,
)
from workflows.rules import current_rules

PETITIONS = Register(petition_case)
TICKETS = Register(consultation_ticket)
TEAMS = Register(volunteer_team)
VOLUNTEERS = Register(volunteer)
CREDIT_LINES = Register(credit_line)
AFFAIRS = Register(community_affair_item)
TRANSFERS = Register(function_transfer_item)

#: 信访工作条例 20: how many may speak for a group.
REPRESENTATIVES_RULE = "petition-agency.representatives-maximum"
PETITION_RESULTS = (
    "SUPPORTED",
    "PARTLY",
    "TO_COURT",
    "MEDIATED",
    "SETTLED_DOWN",
    "WITHDRAWN",
    "TERMINATED",
    "NOT_AGENT",
)
SOURCES = ("PARTY", "YOUTH_LEAGUE", "PROFESSIONAL", "STUDENT", "RETIREE", "OTHER")
ADMISSIONS = ("ADMIT", "CONDITIONAL", "REJECT", "RETURN")
MODES = ("TRANSFER", "ENTRUST", "PURCHASE")


def accept_petition(
    session: Session,
    actor: Actor,
    *,
    case_no: str,
    accepted_on: date,
    category: str,
    subject: str,
    petitioner: str,
    representatives: int,
    route: str,
    rules_on: date | None = None,
) -> int:
    """The station takes a petition on. Raises EntryIncomplete, also for more representatives than allowed."""
    needed(PETITIONS.name, case_no=case_no, category=category, subject=subject, route=route)
    one_of(PETITIONS.name, "petitioner", petitioner, ("PERSON", "GROUP"))
    most = current_rules().rule(REPRESENTATIVES_RULE, rules_on or accepted_on).value
    if not 1 <= representatives <= int(most):
        raise EntryIncomplete(register=PETITIONS.name, field="representatives")
    values = {
        "case_no": case_no,
        "accepted_on": accepted_on,
        "category": category,
        "subject": subject,
        "petitioner": petitioner,
        "representatives": representatives,
        "route": route,
    }
    return enter(session, actor, PETITIONS, values, effective_on=accepted_on)


def give_opinion(session: Session, actor: Actor, case_id: int, opinion_no: str, on: date) -> Row:
    """The station's advice on a case, once. Raises EntryIncomplete for a second one."""
    if find(session, PETITIONS, case_id, lock=True)["opinion_no"] is not None:
        raise EntryIncomplete(register=PETITIONS.name, field="opinion_no")
    values = {"opinion_no": opinion_no, "opinion_on": on}
    return change(session, actor, PETITIONS, case_id, values, effective_on=on)


def close_petition(session: Session, actor: Actor, case_id: int, result: str, on: date) -> Row:
    """Raises EntryIncomplete for a result outside ``pet_result``."""
    one_of(PETITIONS.name, "result", result, PETITION_RESULTS)
    return change(session, actor, PETITIONS, case_id, {"result": result, "closed_on": on}, effective_on=on)


def give_advice(
    session: Session,
    actor: Actor,
    *,
    ticket_no: str,
    kind: str,
    asked_by: str,
    subject: str,
    quantity: int,
    on: date,
) -> int:
    """A ticket of legal advice: one 宗 for a unit, as many 人次 as heads for persons."""
    one_of(TICKETS.name, "kind", kind, ("UNIT", "PERSON"))
    needed(TICKETS.name, ticket_no=ticket_no, asked_by=asked_by, subject=subject)
    values = {
        "ticket_no": ticket_no,
        "kind": kind,
        "asked_by": asked_by,
        "subject": subject,
        "quantity": quantity,
        "asked_on": on,
    }
    return enter(session, actor, TICKETS, values, effective_on=on)


def found_team(
    session: Session, actor: Actor, *, name: str, community: str, partner: str | None, on: date
) -> int:
    needed(TEAMS.name, name=name, community=community)
    values = {"name": name, "community": community, "partner": partner, "founded_on": on}
    return enter(session, actor, TEAMS, values, effective_on=on)


def join_team(
    session: Session, actor: Actor, team_id: int, *, volunteer_no: str, name: str, source: str, on: date
) -> int:
    """A volunteer joins a team. Raises EntryIncomplete, EntryExists for a number given twice."""
    one_of(VOLUNTEERS.name, "source", source, SOURCES)
    needed(VOLUNTEERS.name, volunteer_no=volunteer_no, name=name)
    values = {
        "volunteer_no": volunteer_no,
        "team_id": team_id,
        "name": name,
        "source": source,
        "joined_on": on,
    }
    return enter(session, actor, VOLUNTEERS, values, effective_on=on)


def grant_credit(
    session: Session,
    actor: Actor,
    *,
    federation: str,
    amount: Decimal,
    banks: Sequence[str],
    more_banks: bool,
    counsel: str | None,
    on: date | None,
) -> int:
    """What banks promise together; the split is not known and not made up."""
    needed(CREDIT_LINES.name, federation=federation, banks="、".join(banks))
    values = {
        "federation": federation,
        "amount": amount,
        "banks": "、".join(banks),
        "more_banks": more_banks,
        "counsel": counsel,
        "granted_on": on,
    }
    return enter(session, actor, CREDIT_LINES, values, effective_on=on)


def decide_admission(
    session: Session, actor: Actor, *, item_no: str, department: str, name: str, result: str, on: date
) -> int:
    """Whether an administrative affair may be handed to communities (社区行政事务准入)."""
    one_of(AFFAIRS.name, "result", result, ADMISSIONS)
    needed(AFFAIRS.name, item_no=item_no, department=department, name=name)
    values = {
        "item_no": item_no,
        "department": department,
        "name": name,
        "result": result,
        "decided_on": on,
    }
    return enter(session, actor, AFFAIRS, values, effective_on=on)


def publicise_transfer(
    session: Session,
    actor: Actor,
    *,
    item_no: str,
    department: str,
    name: str,
    mode: str,
    publicised_from: date,
    publicised_to: date,
) -> int:
    """A duty to be transferred, publicised before it is listed (转移事项目录公示)."""
    one_of(TRANSFERS.name, "mode", mode, MODES)
    needed(TRANSFERS.name, item_no=item_no, department=department, name=name)
    values = {
        "item_no": item_no,
        "department": department,
        "name": name,
        "mode": mode,
        "publicised_from": publicised_from,
        "publicised_to": publicised_to,
        "state": "PUBLICISED",
    }
    return enter(session, actor, TRANSFERS, values, effective_on=publicised_from)
