"""Rule versions an administrator loaded: beside the shipped rules, and before them from their first day."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select

from engine.actor import Actor
from engine.history.chain import Event
from engine.persistence.administration import record_administrative
from engine.persistence.database import Database, reading
from engine.persistence.session import Session
from workflows.calendar import local_date
from workflows.errors import RuleTableInvalid
from workflows.registries.errors import OwnProposal, ProposalDecided, RuleTooEarly
from workflows.registries.fields import needed
from workflows.registries.register import Register, Row, change, enter, find
from workflows.registries.tables.awards import rule_version
from workflows.registries.tables.house import rule_proposal
from workflows.rules import shipped_rules, use_rules
from workflows.rules.book import Rule, RuleBook, read_rules

RULES = Register(rule_version)
PROPOSALS = Register(rule_proposal)

PROPOSED, APPROVED, REJECTED = "PROPOSED", "APPROVED", "REJECTED"


def propose_rules(session: Session, actor: Actor, text: str, reason: str) -> int:
    """Let rule versions wait for somebody else's approval; gives the proposal's id.

    Raises RuleTableInvalid, RuleTooEarly, and EntryIncomplete without a reason."""
    needed(PROPOSALS.name, reason=reason)
    rules = _checked(text)
    _check_days(rules, local_date(session.now))
    _merged(session, rules)
    values = {"content": text, "reason": reason, "state": PROPOSED}
    return enter(session, actor, PROPOSALS, values)


def approve_rules(session: Session, actor: Actor, proposal_id: int) -> list[int]:
    """Put proposed versions in force from their first days.

    Raises EntryNotFound, ProposalDecided, OwnProposal, RuleTooEarly when its first day is here meanwhile."""
    row = _open_proposal(session, actor, proposal_id)
    rules = _checked(row["content"])
    _check_days(rules, local_date(session.now))
    _decide(session, actor, proposal_id, APPROVED, "")
    return _enter(session, actor, rules, {"proposed_by": row["created_by"], "approved_by": actor.user_id})


def reject_rules(session: Session, actor: Actor, proposal_id: int, opinion: str) -> None:
    """Decide against proposed versions. Raises what :func:`approve_rules` does of the proposal."""
    needed(PROPOSALS.name, opinion=opinion)
    _open_proposal(session, actor, proposal_id)
    _decide(session, actor, proposal_id, REJECTED, opinion)


def proposals(session: Session, *, state: str | None = None) -> list[Row]:
    """What was proposed, the newest first."""
    statement = select(rule_proposal).where(rule_proposal.c.tenant_id == session.tenant_id)
    if state is not None:
        statement = statement.where(rule_proposal.c.state == state)
    rows = session.core.execute(statement.order_by(rule_proposal.c.id.desc())).mappings()
    return [{**row, "rules": read_rules(row["content"])} for row in rows]


def _checked(text: str | bytes) -> list[Rule]:
    rules = read_rules(text)
    for rule in rules:
        if rule.effective_from is None or not rule.legal_basis.strip():
            raise RuleTableInvalid(key=rule.key, reason="format")
    if not rules:
        raise RuleTableInvalid(key="", reason="format")
    return rules


def _check_days(rules: Sequence[Rule], today: date) -> None:
    """The cases of today are bound by the rules of today, whatever hour they came."""
    earliest = today + timedelta(days=1)
    for rule in rules:
        if rule.effective_from is not None and rule.effective_from < earliest:
            raise RuleTooEarly(
                key=rule.key, on=rule.effective_from.isoformat(), earliest=earliest.isoformat()
            )


def _open_proposal(session: Session, actor: Actor, proposal_id: int) -> Row:
    row = find(session, PROPOSALS, proposal_id, lock=True)
    if row["state"] != PROPOSED:
        raise ProposalDecided(state=row["state"])
    if row["created_by"] in (actor.user_id, actor.on_behalf_of):
        raise OwnProposal(user=row["created_by"])
    return row


def _decide(session: Session, actor: Actor, proposal_id: int, state: str, opinion: str) -> None:
    values = {
        "state": state,
        "decided_by": actor.user_id,
        "decided_on": local_date(session.now),
        "opinion": opinion or None,
    }
    change(session, actor, PROPOSALS, proposal_id, values, reason=opinion or None)


def _enter(session: Session, actor: Actor, rules: Sequence[Rule], people: Mapping[str, str]) -> list[int]:
    """``people``: who approved the versions, and who proposed them if it was not the actor."""
    entered = []
    for rule in rules:
        values = {
            "key": rule.key,
            "value": json.dumps(rule.value, ensure_ascii=False),
            "unit": rule.unit,
            "effective_from": rule.effective_from,
            "effective_to": rule.effective_to,
            "legal_basis": rule.legal_basis,
            "verified_tag": rule.verified_tag,
            "text": rule.text,
            "approved_by": people["approved_by"],
        }
        entered.append(enter(session, actor, RULES, values, effective_on=rule.effective_from))
    loaded = {"rules": [rule.key for rule in rules], **people}
    record_administrative(session, actor, [Event("rule-loaded", loaded)])
    rules_of(session)  # a table that contradicts itself is refused with its transaction
    session.afterwards(lambda: put_in_force(session.database) if session.ended == "committed" else None)
    return entered


def put_in_force(database: Database) -> None:
    """Let every process of this program ask shipped and loaded rules; to be called when it starts."""
    with reading(database) as session:
        use_rules(rules_of(session))


def rules_of(session: Session) -> RuleBook:
    """Shipped and loaded versions together: each loaded one ends what was in force on its first day."""
    return _merged(session, ())


def loaded_rules(session: Session) -> list[Rule]:
    """The versions that were loaded, by their first day."""
    table = rule_version
    statement = select(table).where(table.c.tenant_id == session.tenant_id).order_by(table.c.effective_from)
    return [
        Rule(
            key=row["key"],
            value=json.loads(row["value"]),
            unit=row["unit"],
            effective_from=row["effective_from"],
            effective_to=row["effective_to"],
            legal_basis=row["legal_basis"],
            verified_tag=row["verified_tag"],
            text=row["text"],
        )
        for row in session.core.execute(statement).mappings()
    ]


def _merged(session: Session, more: Sequence[Rule]) -> RuleBook:
    merged = list(shipped_rules().rules)
    for loaded in [*loaded_rules(session), *more]:
        merged = [kept for rule in merged for kept in _beside(rule, loaded)] + [loaded]
    return RuleBook(merged)


def _beside(rule: Rule, loaded: Rule) -> list[Rule]:
    """What is left of a version beside a newer one: the days before it, and those after its last."""
    start, end = loaded.effective_from or date.min, loaded.effective_to or date.max
    if (
        rule.key != loaded.key
        or (rule.effective_to or date.max) < start
        or (rule.effective_from or date.min) > end
    ):
        return [rule]
    left = []
    if (rule.effective_from or date.min) < start:
        left.append(replace(rule, effective_to=start - timedelta(days=1)))
    if end < (rule.effective_to or date.max):
        left.append(replace(rule, effective_from=end + timedelta(days=1)))
    return left
