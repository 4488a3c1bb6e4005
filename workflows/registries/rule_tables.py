"""Rule versions an administrator loaded: beside the shipped rules, and before them from their first day."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select

from engine.actor import Actor
from engine.history.chain import Event
from engine.persistence.administration import record_administrative
from engine.persistence.database import Database, reading
from engine.persistence.session import Session
from workflows.errors import RuleTableInvalid
from workflows.registries.fields import needed
from workflows.registries.register import Register, enter
from workflows.registries.tables.awards import rule_version
from workflows.rules import shipped_rules, use_rules
from workflows.rules.book import Rule, RuleBook, read_rules

RULES = Register(rule_version)


def load_rules(session: Session, actor: Actor, text: str | bytes, approved_by: str) -> list[int]:
    """Load a file in the form of the shipped ones; every version needs its first day, article and tag.

    Who loads does not approve (SoD-18). A version never touches a day before its first.
    Raises RuleTableInvalid, EntryExists when a version of that day is loaded already."""
    needed(RULES.name, approved_by=approved_by)
    rules = read_rules(text)
    entered = []
    for rule in rules:
        if rule.effective_from is None or not rule.legal_basis.strip() or approved_by == actor.user_id:
            raise RuleTableInvalid(key=rule.key, reason="format")
        values = {
            "key": rule.key,
            "value": json.dumps(rule.value, ensure_ascii=False),
            "unit": rule.unit,
            "effective_from": rule.effective_from,
            "effective_to": rule.effective_to,
            "legal_basis": rule.legal_basis,
            "verified_tag": rule.verified_tag,
            "text": rule.text,
            "approved_by": approved_by,
        }
        entered.append(enter(session, actor, RULES, values, effective_on=rule.effective_from))
    keys = [rule.key for rule in rules]
    record_administrative(session, actor, [Event("rule-loaded", {"rules": keys, "approved_by": approved_by})])
    rules_of(session)  # a table that contradicts itself is refused with its transaction
    session.afterwards(lambda: put_in_force(session.database) if session.ended == "committed" else None)
    return entered


def put_in_force(database: Database) -> None:
    """Let every process of this program ask shipped and loaded rules; to be called when it starts."""
    with reading(database) as session:
        use_rules(rules_of(session))


def rules_of(session: Session) -> RuleBook:
    """Shipped and loaded versions together: each loaded one ends what was in force on its first day."""
    table = rule_version
    statement = select(table).where(table.c.tenant_id == session.tenant_id).order_by(table.c.effective_from)
    merged = list(shipped_rules().rules)
    for row in session.core.execute(statement).mappings():
        loaded = Rule(
            key=row["key"],
            value=json.loads(row["value"]),
            unit=row["unit"],
            effective_from=row["effective_from"],
            effective_to=row["effective_to"],
            legal_basis=row["legal_basis"],
            verified_tag=row["verified_tag"],
            text=row["text"],
        )
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
