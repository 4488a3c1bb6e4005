"""What lies on a bid desk: a manifest and slots, both whitened by the desk's key."""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import select

from engine.persistence.session import Session
from workflows.registries.tables.sealed_bids import sealed_slot, sealed_tender
from workflows.tendering.desk_key import DeskKey
from workflows.tendering.errors import DeskFull, EnvelopeRefused

#: Bytes of a manifest: room for some hundreds of visitors.
MANIFEST_BYTES: Final = 65_536
_LENGTH: Final = 4


@dataclass(slots=True)
class Manifest:
    """What the desk knows; both by organisation id."""

    takers: dict[str, str] = field(default_factory=dict)
    bids: dict[str, dict[str, Any]] = field(default_factory=dict)


def place(tender_id: int, number: int) -> str:
    """Binds what is whitened to its row."""
    return f"tender {tender_id} slot {number}"


def read_slots(
    session: Session, key: DeskKey, tender_id: int, numbers: Sequence[int]
) -> dict[int, bytes | None]:
    """The envelopes in these slots; None for one that was altered."""
    table = sealed_slot
    rows = session.core.execute(
        select(table.c.number, table.c.content).where(
            table.c.tenant_id == session.tenant_id,
            table.c.tender_id == tender_id,
            table.c.number.in_(list(numbers)),
        )
    ).all()
    return {number: key.read(bytes(content), place(tender_id, number)) for number, content in rows}


def open_manifest(session: Session, key: DeskKey, tender_id: int) -> Manifest:
    """Raises EnvelopeRefused when the manifest was altered in the database."""
    row = session.core.execute(
        select(sealed_tender.c.manifest).where(
            sealed_tender.c.tenant_id == session.tenant_id, sealed_tender.c.id == tender_id
        )
    ).one()
    plain = key.read(bytes(row[0]), f"tender {tender_id} manifest")
    if plain is None:
        raise EnvelopeRefused(reason="manifest")
    (length,) = struct.unpack_from(">I", plain)
    document = json.loads(plain[_LENGTH : _LENGTH + length])
    return Manifest(takers=document["takers"], bids=document["bids"])


def closed_manifest(key: DeskKey, tender_id: int, manifest: Manifest) -> bytes:
    body = json.dumps({"takers": manifest.takers, "bids": manifest.bids}).encode()
    if len(body) > MANIFEST_BYTES - _LENGTH:
        raise DeskFull()
    plain = struct.pack(">I", len(body)) + body
    return key.whiten(plain.ljust(MANIFEST_BYTES, b"\0"), f"tender {tender_id} manifest")
