"""Delivery of documents (送达): when the addressee got it, how, and what proves it; remedies run from then.

Which ways there are is in the rules of law (``delivery.*``), who records the delivery of which document in
``delivery.json``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from json import loads
from typing import Any, Final

from engine.actor import SYSTEM, Actor
from engine.commands.idempotency import once
from engine.host import EngineHost
from engine.persistence.session import Session
from engine.persistence.store import read_instance
from engine.spiff import runner
from workflows.calendar import Unit, current_calendar, deadline, local_date
from workflows.calendar.months import months_after
from workflows.documents.errors import (
    DeliveryDayWrong,
    DeliveryKnown,
    DeliveryMethodUnknown,
    DeliveryNotRecorded,
    DeliveryUnproven,
)
from workflows.documents.template import template
from workflows.errors import CalendarYearMissing, RuleNotInForce
from workflows.posts import posts, single_units
from workflows.registries.documents import DOCUMENTS, deliver_document, document_of, documents
from workflows.registries.register import Row, find
from workflows.rules import current_rules

_REMEDIES: Final = "remedies."
#: Characters of a receiver and of a receipt; of the reason for changing a delivery.
LONGEST: Final = 100
SHORTEST_REASON: Final = 10
#: Kinds of unit that a case names, and the variable that does.
_NAMED: Final = {"street": "street", "purchaser": "purchaser"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A way of delivery in force; ``receipt`` proves it, ``period`` is the rule by which it is deemed."""

    key: str
    text: str
    legal_basis: str
    receipt: str
    period: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """What whoever got a document may do against it, and until when."""

    text: str
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """The document whose delivery was recorded, as an idempotency key remembers it."""

    document_id: int


def methods(on: date) -> tuple[Method, ...]:
    """The ways of delivery in force on a day, in the order of the table."""
    return tuple(_methods(on))


def may_record(session: Session, actor: Actor, row: Row) -> bool:
    """Whether an actor holds a post that records the delivery of a document of a case they see."""
    if not _recorders(row):
        return False
    return actor.is_trusted or bool(_groups(session, row) & (actor.groups or frozenset()))


def deliveries(session: Session, actor: Actor, instance_id: int) -> list[dict[str, Any]]:
    """Of each document of a case that is served on somebody: how it was, who records it, the remedies."""
    rows = [row for row in documents(session, instance_id) if _recorders(row)]
    return [{**row, "may_record": may_record(session, actor, row), "remedies": remedies(row)} for row in rows]


def remedies(row: Row) -> list[Remedy]:
    """The remedies that a document names, with their last days, once it is delivered."""
    if row["delivered_on"] is None or not template(row["code"]).needs_remedies:
        return []
    content = row["content"]
    named = (loads(content) if isinstance(content, str) else content).get("remedies") or ()
    return [
        Remedy(text=rule.text, until=_end(row["delivered_on"], int(rule.value), rule.unit))
        for rule in current_rules().rules
        if rule.key.startswith(_REMEDIES) and rule.text in named
    ]


def record_delivery(
    session: Session,
    actor: Actor,
    document_id: int,
    *,
    method: str,
    on: date,
    receiver: str,
    receipt: str,
    reason: str | None = None,
    idempotency_key: str | None = None,
) -> Row:
    """Say how and when the addressee got a document; a delivery that is known is changed with a reason.

    ``on`` is the day it was handed over, or announced: then it counts as delivered when the rule's period is
    over. Raises EntryNotFound, DeliveryNotRecorded, DeliveryMethodUnknown, DeliveryDayWrong,
    DeliveryUnproven, DeliveryKnown."""
    given = {"method": method, "receiver": receiver.strip(), "receipt": receipt.strip()}
    why = (reason or "").strip()

    def act() -> Delivered:
        row = find(session, DOCUMENTS, document_id, lock=True)
        if not may_record(session, actor, row):
            names = "、".join(posts()[each].name for each in _recorders(row)) or "—"
            raise DeliveryNotRecorded(title=row["title"], posts=names)
        chosen = _chosen(method, on)
        _check(session, row, chosen, on, given)
        if row["delivered_on"] is not None and len(why) < SHORTEST_REASON:
            raise DeliveryKnown(title=row["title"], day=row["delivered_on"], minimum=SHORTEST_REASON)
        deliver_document(
            session,
            actor,
            document_id,
            chosen.text,
            _deemed(chosen, on),
            receiver=given["receiver"],
            receipt=given["receipt"],
            reason=why or None,
        )
        return Delivered(document_id=document_id)

    arguments = {"document_id": document_id, **given, "on": on.isoformat(), "reason": why}
    once(session, actor, idempotency_key, "record-delivery", arguments, Delivered, act)
    return document_of(session, document_id)


def _check(session: Session, row: Row, chosen: Method, on: date, given: Mapping[str, str]) -> None:
    earliest, latest = row["issued_on"], local_date(session.now)
    if not earliest <= on <= latest:
        raise DeliveryDayWrong(day=on, earliest=earliest, latest=latest)
    if not all(0 < len(given[name]) <= LONGEST for name in ("receiver", "receipt")):
        raise DeliveryUnproven(receipt=chosen.receipt, maximum=LONGEST)


def _chosen(method: str, on: date) -> Method:
    known = methods(on)
    for each in known:
        if each.key == method:
            return each
    raise DeliveryMethodUnknown(method=method, known="、".join(each.text for each in known))


def _deemed(chosen: Method, on: date) -> date:
    if chosen.period is None:
        return on
    end = current_rules().deadline(chosen.period, on, current_calendar()).due_on
    assert end is not None, "a period without pauses ends"
    return end


def _methods(on: date) -> Iterator[Method]:
    for each in _table()["methods"]:
        try:
            rule = current_rules().rule(f"delivery.{each['key']}", on)
        except RuleNotInForce:
            continue
        if rule.value is True:
            text, _, _ = rule.text.partition("：")
            yield Method(
                key=each["key"],
                text=text,
                legal_basis=rule.legal_basis,
                receipt=each["receipt"],
                period=each.get("period"),
            )


def _end(start: date, count: int, unit: str) -> date:
    """The last day of a remedy, in days or months; put off by holidays as far as the calendar knows them."""
    if unit not in tuple(Unit):
        return months_after(start, count)
    try:
        end = deadline(current_calendar(), start, count, Unit(unit)).due_on
    except CalendarYearMissing:
        return start + timedelta(days=count)
    assert end is not None, "a period without pauses ends"
    return end


def _groups(session: Session, row: Row) -> frozenset[str]:
    """The candidate groups that record the delivery of a document: its posts, in the units of its case."""
    instance = read_instance(session, row["instance_id"])
    variables = runner.variables(instance.state, EngineHost(session, instance, SYSTEM))
    found = set()
    for key in _recorders(row):
        kind = posts()[key].unit
        unit = variables.get(_NAMED[kind]) if kind in _NAMED else single_units().get(kind)
        if unit:
            found.add(f"{key}:{unit}")
    return frozenset(found)


def _recorders(row: Row) -> tuple[str, ...]:
    return tuple(_table()["recordedBy"].get(row["code"], ()))


@cache
def _table() -> dict[str, Any]:
    read: dict[str, Any] = loads((files("workflows.documents") / "delivery.json").read_bytes())
    return read
