"""Issue a document: number it, render it, keep it; print it when somebody asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from engine.actor import SYSTEM, Actor
from engine.persistence.session import Session
from workflows.documents.pdf import pdf
from workflows.documents.template import Sheet, render, template
from workflows.registries.documents import DOCUMENTS, NewDocument, keep_document
from workflows.registries.numbers import document_number
from workflows.registries.register import change, find

#: Who signs what silence decided.
SYSTEM_SIGNER = "系统自动办理"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A document that was issued."""

    document_id: int
    number: str | None


def issue(
    session: Session,
    actor: Actor,
    code: str,
    *,
    instance_id: int,
    addressee: str,
    content: Mapping[str, Any],
    issued_on: date,
    issuing_unit: str,
    number: str | None = None,
) -> Issued:
    """Number (unless one is given), render and keep a document.

    Raises TemplateUnknown, DocumentIncomplete; no number is spent on a document that cannot be made."""
    found = template(code)
    signer = signer_name(session, actor)
    with session.savepoint():
        if number is None and found.number_word is not None:
            number = document_number(session, found.number_word, issued_on.year)
        sheet = Sheet(
            code=code,
            addressee=addressee,
            content=content,
            issued_on=issued_on,
            issuing_unit=issuing_unit,
            signer=signer,
            number=number,
        )
        new = NewDocument(
            instance_id=instance_id,
            code=code,
            title=found.title(content),
            addressee=addressee,
            content=content,
            issued_on=issued_on,
            issuing_unit=issuing_unit,
            signer=signer,
            html=render(sheet),
            number=number,
        )
        return Issued(document_id=keep_document(session, actor, new), number=number)


def printed(session: Session, actor: Actor, document_id: int) -> bytes:
    """The PDF of a document: made of the kept HTML when first asked for, the same bytes ever after.

    Raises EntryNotFound."""
    row = find(session, DOCUMENTS, document_id, lock=True)
    if row["pdf"] is not None:
        return bytes(row["pdf"])
    made = pdf(row["html"])
    values = {"pdf": made, "pdf_sha256": sha256(made).hexdigest()}
    change(session, actor, DOCUMENTS, document_id, values, instance_id=row["instance_id"])
    return made


def signer_name(session: Session, actor: Actor) -> str:
    """The name of who signs, and for whom (D.5: 王某（代李某）); the id of somebody without an entry."""
    if actor.user_id == SYSTEM.user_id:
        return SYSTEM_SIGNER
    name = _name(session, actor.user_id)
    return f"{name}（代{_name(session, actor.on_behalf_of)}）" if actor.on_behalf_of else name


def _name(session: Session, user_id: str) -> str:
    row = session.one("SELECT name FROM person WHERE tenant_id = ? AND id = ?", (session.tenant_id, user_id))
    return str(row[0]) if row is not None else user_id
