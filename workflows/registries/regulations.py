"""Normative documents (规范性文件) as editions of a title, and what the public said to a draft."""

from __future__ import annotations

from datetime import date
from typing import Any

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.errors import EntryIncomplete
from workflows.registries.fields import needed, one_of
from workflows.registries.register import Page, Register, Row, change, enter, find, page
from workflows.registries.tables.district import consultation_comment, regulation

REGULATIONS = Register(regulation)
COMMENTS = Register(consultation_comment)

DISTRICT = "DISTRICT"
RESULTS = ("ADOPTED", "PARTLY", "REJECTED")


def register_regulation(
    session: Session,
    actor: Actor,
    *,
    title: str,
    edition: int = 1,
    scope: str = DISTRICT,
    drafter: str | None = None,
    issued_on: date | None = None,
    issued_text: str | None = None,
) -> int:
    """A regulation in force, with the day it was issued or the words that tell about when.

    Raises EntryIncomplete, EntryExists."""
    if issued_on is None:
        needed(REGULATIONS.name, title=title, issued_text=issued_text)
    values = {
        "title": title,
        "edition": edition,
        "scope": scope,
        "state": "IN_FORCE",
        "drafter": drafter,
        "issued_on": issued_on,
        "issued_text": issued_text,
    }
    return enter(session, actor, REGULATIONS, values, effective_on=issued_on)


def open_consultation(
    session: Session,
    actor: Actor,
    *,
    title: str,
    edition: int,
    drafter: str,
    consult_from: date,
    consult_to: date,
    scope: str = DISTRICT,
) -> int:
    """Lay a draft open for comments from one day to another. Raises EntryIncomplete, EntryExists."""
    needed(REGULATIONS.name, title=title, drafter=drafter)
    if consult_to < consult_from:
        raise EntryIncomplete(register=REGULATIONS.name, field="consult_to")
    values = {
        "title": title,
        "edition": edition,
        "scope": scope,
        "state": "CONSULTING",
        "drafter": drafter,
        "consult_from": consult_from,
        "consult_to": consult_to,
    }
    return enter(session, actor, REGULATIONS, values, effective_on=consult_from)


def receive_comment(
    session: Session, actor: Actor, regulation_id: int, *, number: int, commenter: str, text: str, on: date
) -> int:
    """A comment within the period of its draft. Raises EntryIncomplete outside of it, EntryExists."""
    needed(COMMENTS.name, commenter=commenter, text=text)
    draft = find(session, REGULATIONS, regulation_id)
    if draft["consult_from"] is None or not draft["consult_from"] <= on <= draft["consult_to"]:
        raise EntryIncomplete(register=COMMENTS.name, field="received_on")
    values = {
        "regulation_id": regulation_id,
        "number": number,
        "commenter": commenter,
        "text": text,
        "received_on": on,
    }
    return enter(session, actor, COMMENTS, values, effective_on=on)


def answer_comment(session: Session, actor: Actor, comment_id: int, result: str, answer: str) -> Row:
    """ADOPTED, PARTLY or REJECTED, with what is told to the public (DOC-942). Raises EntryIncomplete."""
    one_of(COMMENTS.name, "result", result, RESULTS)
    needed(COMMENTS.name, answer=answer)
    return change(session, actor, COMMENTS, comment_id, {"result": result, "answer": answer})


def close_consultation(session: Session, actor: Actor, regulation_id: int, on: date) -> Row:
    """The period is over and every comment answered: the draft waits for its review (待审).

    Raises EntryIncomplete while a comment is without an answer."""
    open_ones = page(session, COMMENTS, regulation_id=regulation_id, result=None, limit=1).rows
    if open_ones:
        raise EntryIncomplete(register=COMMENTS.name, field="result")
    return change(session, actor, REGULATIONS, regulation_id, {"state": "REVIEWING"}, effective_on=on)


def regulations(session: Session, *, after: int | None = None, limit: int = 50, **columns: Any) -> Page:
    """Regulations by title, state, scope."""
    return page(session, REGULATIONS, after=after, limit=limit, **columns)
