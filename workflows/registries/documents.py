"""Official documents and public notices, as the registers keep them; rendering comes later."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from engine.persistence.ids import new_id
from engine.persistence.session import Session
from workflows.registries.tables import document, publication


def issue_document(
    session: Session,
    actor: str,
    instance_id: int,
    code: str,
    addressee: str,
    content: Mapping[str, Any],
    issued_on: date,
    number: str | None = None,
) -> int:
    """Keep a document (``DOC-101`` …) with what it says; gives its id."""
    document_id = new_id()
    session.core.execute(
        document.insert().values(
            tenant_id=session.tenant_id,
            id=document_id,
            instance_id=instance_id,
            code=code,
            number=number,
            addressee=addressee,
            content=json.dumps(content, ensure_ascii=False, default=str),
            issued_on=issued_on,
            created_at=session.now,
            created_by=actor,
            updated_at=session.now,
        )
    )
    return document_id


def documents(session: Session, instance_id: int) -> list[Mapping[str, Any]]:
    """The documents of one process instance, oldest first; ``content`` is read from its JSON."""
    statement = (
        select(document)
        .where(document.c.tenant_id == session.tenant_id, document.c.instance_id == instance_id)
        .order_by(document.c.id)
    )
    rows = session.core.execute(statement).mappings()
    return [{**row, "content": json.loads(row["content"])} for row in rows]


def publish(
    session: Session,
    actor: str,
    instance_id: int,
    kind: str,
    subject: str,
    content: Mapping[str, Any],
    on: date,
) -> int:
    """Put a frozen copy before the public; gives its id."""
    publication_id = new_id()
    session.core.execute(
        publication.insert().values(
            tenant_id=session.tenant_id,
            id=publication_id,
            instance_id=instance_id,
            kind=kind,
            subject=subject,
            content=json.dumps(content, ensure_ascii=False, default=str),
            published_on=on,
            created_at=session.now,
            created_by=actor,
            updated_at=session.now,
        )
    )
    return publication_id


def publications(session: Session, kind: str) -> list[Mapping[str, Any]]:
    """What the public may see of one kind, newest first."""
    statement = (
        select(publication)
        .where(publication.c.tenant_id == session.tenant_id, publication.c.kind == kind)
        .order_by(publication.c.id.desc())
    )
    rows = session.core.execute(statement).mappings()
    return [{**row, "content": json.loads(row["content"])} for row in rows]
