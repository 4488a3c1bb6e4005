"""The register of official documents: content, the sheet as issued, its hash, its delivery."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import select

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.registries.register import Register, Row, change, enter, find
from workflows.registries.tables.documents import document

#: History names the hashes; the sheets themselves lie in the register only.
DOCUMENTS = Register(document, hidden=frozenset({"content", "html", "pdf"}))


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDocument:
    """A document about to be kept."""

    instance_id: int
    code: str
    title: str
    addressee: str
    content: Mapping[str, Any]
    issued_on: date
    issuing_unit: str
    signer: str
    html: str
    number: str | None = None


def keep_document(session: Session, actor: Actor, new: NewDocument) -> int:
    """Keep a document as issued; gives its id. Raises EntryExists for a number given twice."""
    values = {
        "instance_id": new.instance_id,
        "code": new.code,
        "number": new.number,
        "title": new.title,
        "addressee": new.addressee,
        "content": json.dumps(new.content, ensure_ascii=False, default=str),
        "issued_on": new.issued_on,
        "issuing_unit": new.issuing_unit,
        "signer": new.signer,
        "html": new.html,
        "sha256": sha256(new.html.encode()).hexdigest(),
    }
    return enter(session, actor, DOCUMENTS, values, instance_id=new.instance_id, effective_on=new.issued_on)


def deliver_document(
    session: Session,
    actor: Actor,
    document_id: int,
    method: str,
    on: date,
    *,
    receiver: str,
    receipt: str,
    reason: str | None = None,
) -> Row:
    """How and when the addressee got it (送达), who took it and what proves that."""
    row = find(session, DOCUMENTS, document_id)
    values = {
        "delivery_method": method,
        "delivered_on": on,
        "delivery_receiver": receiver,
        "delivery_receipt": receipt,
    }
    instance_id = row["instance_id"]
    return change(
        session,
        actor,
        DOCUMENTS,
        document_id,
        values,
        instance_id=instance_id,
        effective_on=on,
        reason=reason,
    )


def documents(session: Session, instance_id: int) -> list[Row]:
    """The documents of one process instance, oldest first, without their PDF; ``content`` is read."""
    columns = [column for column in document.c if column.name != "pdf"]
    statement = (
        select(*columns)
        .where(document.c.tenant_id == session.tenant_id, document.c.instance_id == instance_id)
        .order_by(document.c.id)
    )
    rows = session.core.execute(statement).mappings()
    return [{**row, "content": json.loads(row["content"])} for row in rows]


def document_of(session: Session, document_id: int) -> Row:
    """A document with its sheets. Raises EntryNotFound."""
    return find(session, DOCUMENTS, document_id)


def is_unaltered(row: Row) -> bool:
    """Whether the sheets of a document still have the hashes they were kept with."""
    page = row["html"] is None or sha256(row["html"].encode()).hexdigest() == row["sha256"]
    return page and (row.get("pdf") is None or sha256(bytes(row["pdf"])).hexdigest() == row["pdf_sha256"])
