"""The bid desk: documents are taken, bids come, are replaced and taken back, and nobody can tell.

A tender's desk is a fixed number of slots of a fixed size and a manifest, all filled with random bytes from
the first moment. Each visit, whatever it was for, writes every row anew: rows, sizes and changes are the same
for no bid and for thirty. Nothing of a visit goes anywhere else: no variable, no event, no history, no log
line, no idempotency key (an envelope that is sent twice gives the same receipt).
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Final, Literal

from sqlalchemy import select, update

from engine.actor import Actor
from engine.persistence.ids import new_id
from engine.persistence.session import Session
from workflows.calendar.deadline import SHANGHAI
from workflows.registries.tables.sealed_bids import sealed_slot, sealed_tender, tender_keyholder
from workflows.tendering.desk_key import OVERHEAD, desk_key
from workflows.tendering.envelope import EnvelopeDamaged, head_size, key_id, read_head
from workflows.tendering.errors import (
    BidLate,
    DeskFull,
    DocumentsNotTaken,
    EnvelopeRefused,
    NoBidToWithdraw,
    NotABidder,
    NotInvited,
    TenderNotFound,
)
from workflows.tendering.kinds import Kind, kind_of
from workflows.tendering.slots import Manifest, closed_manifest, open_manifest, place, read_slots

OPERATOR: Final = "so-operator"
#: What a desk is for: bids and first responses; the final quotes of a consultation, which come after them.
BID, QUOTE = "BID", "QUOTE"

ReceiptKind = Literal["TAKEN", "SEALED", "LATE", "WITHDRAWN"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What the desk states under its signature; ``hash`` is the SHA-256 of the envelope."""

    tender_id: int
    organization_id: int
    kind: ReceiptKind
    at: str
    hash: str
    key_id: str
    signature: str

    def statement(self) -> dict[str, str]:
        """What is signed (:func:`workflows.tendering.desk_key.spelled`)."""
        return {
            "tender": str(self.tender_id),
            "organization": str(self.organization_id),
            "kind": self.kind,
            "at": self.at,
            "hash": self.hash,
            "key": self.key_id,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds share ``number`` of every bid of a tender."""

    number: int
    user_id: str
    opening_key_id: int
    public_key: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Tender:
    """A desk as anybody may know it."""

    id: int
    project_id: int
    round: int
    stage: str
    state: str
    closes_at: datetime
    envelope_bytes: int
    slot_count: int
    threshold: int
    key_id: str
    instance_id: int
    document_id: int
    terms: Mapping[str, Any]
    #: organisations that may come; None: whoever wants
    invited: frozenset[int] | None


def open_desk(
    session: Session,
    *,
    project_id: int,
    round: int,
    closes_at: datetime,
    envelope_bytes: int,
    slot_count: int,
    threshold: int,
    holders: Sequence[Holder],
    instance_id: int,
    document_id: int,
    terms: Mapping[str, Any],
    stage: str = BID,
    invited: Collection[int] | None = None,
) -> int:
    """Fill the slots of a tender with random bytes; gives the tender's id.

    Who is ``invited`` to quote has the documents from the first stage. Raises EnvelopeRefused for a size that
    holds nothing."""
    if envelope_bytes <= head_size(len(holders)) or not 1 <= threshold <= len(holders):
        raise EnvelopeRefused(reason="size")
    key, tender_id = desk_key(session), new_id()
    manifest = Manifest()
    if stage == QUOTE:
        manifest.takers |= {str(each): shown(session.now) for each in invited or ()}
    session.core.execute(
        sealed_tender.insert().values(
            tenant_id=session.tenant_id,
            id=tender_id,
            project_id=project_id,
            round=round,
            state="OPEN",
            closes_at=closes_at,
            envelope_bytes=envelope_bytes,
            slot_count=slot_count,
            threshold=threshold,
            key_id=key.id,
            manifest=closed_manifest(key, tender_id, manifest),
            stage=stage,
            invited=None if invited is None else json.dumps(sorted(invited)),
            instance_id=instance_id,
            document_id=document_id,
            terms=json.dumps(terms, ensure_ascii=False, default=str),
        )
    )
    _fill(session, tender_id, holders, slot_count, envelope_bytes)
    return tender_id


def _fill(
    session: Session, tender_id: int, holders: Sequence[Holder], slot_count: int, envelope_bytes: int
) -> None:
    """Its keyholders, and slots of noise."""
    kept = {"tenant_id": session.tenant_id, "tender_id": tender_id}
    columns = ("number", "user_id", "opening_key_id", "public_key")
    session.core.execute(
        tender_keyholder.insert(),
        [{**kept, **{name: getattr(holder, name) for name in columns}} for holder in holders],
    )
    session.core.execute(
        sealed_slot.insert(),
        [
            {**kept, "number": number, "content": os.urandom(envelope_bytes + OVERHEAD)}
            for number in range(slot_count)
        ],
    )


def find_tender(session: Session, project_id: int, *, stage: str | None = None, lock: bool = False) -> Tender:
    """The newest desk of a project, of one stage if that is asked for. Raises TenderNotFound."""
    table = sealed_tender
    statement = (
        select(*(column for column in table.c if column.name != "manifest"))
        .where(table.c.tenant_id == session.tenant_id, table.c.project_id == project_id)
        # of one round the quotes come last
        .order_by(table.c.round.desc(), (table.c.stage == QUOTE).desc())
        .limit(1)
    )
    if stage is not None:
        statement = statement.where(table.c.stage == stage)
    row = session.core.execute(statement.with_for_update() if lock else statement).mappings().first()
    if row is None:
        raise TenderNotFound(project=project_id)
    values = {name: row[name] for name in Tender.__dataclass_fields__}
    invited = None if row["invited"] is None else frozenset(json.loads(row["invited"]))
    return Tender(**{**values, "terms": json.loads(row["terms"]), "invited": invited})


def holders_of(session: Session, tender_id: int) -> tuple[Holder, ...]:
    table = tender_keyholder
    rows = session.core.execute(
        select(table)
        .where(table.c.tenant_id == session.tenant_id, table.c.tender_id == tender_id)
        .order_by(table.c.number)
    ).mappings()
    return tuple(Holder(**{name: row[name] for name in Holder.__dataclass_fields__}) for row in rows)


def set_state(session: Session, tender_id: int, **values: Any) -> None:
    table = sealed_tender
    session.core.execute(
        update(table).where(table.c.tenant_id == session.tenant_id, table.c.id == tender_id).values(**values)
    )


# -- visits ------------------------------------------------------------------------------------------------


def take_documents(session: Session, actor: Actor, project_id: int, organization_id: int) -> Receipt:
    """An organisation takes the documents; it may bid now.

    Raises NotABidder, TenderNotFound, NotInvited, BidLate."""
    check_bidder(actor, organization_id)
    visit = _Visit(session, project_id)
    if visit.tender.invited is not None and organization_id not in visit.tender.invited:
        raise NotInvited()
    at = visit.manifest.takers.get(str(organization_id))
    if at is None:
        visit.refuse_late(organization_id, b"")
        at = visit.manifest.takers[str(organization_id)] = shown(session.now)
    visit.write()
    return visit.receipt("TAKEN", organization_id, at, "")


def submit_bid(
    session: Session, actor: Actor, project_id: int, organization_id: int, envelope: bytes
) -> Receipt:
    """Keep a sealed bid; it replaces an earlier one of the organisation.

    The deadline is the last instant at which a bid is in time. Raises NotABidder, DocumentsNotTaken, BidLate,
    EnvelopeRefused, DeskFull."""
    check_bidder(actor, organization_id)
    visit = _Visit(session, project_id)
    visit.refuse_late(organization_id, envelope)
    if str(organization_id) not in visit.manifest.takers:
        visit.write()
        raise DocumentsNotTaken(kind=visit.kind)
    _check_envelope(envelope, visit.tender, holders_of(session, visit.tender.id))
    receipt = visit.keep(organization_id, envelope)
    visit.write()
    return receipt


def withdraw_bid(session: Session, actor: Actor, project_id: int, organization_id: int) -> Receipt:
    """Take a bid back before the deadline. Raises NotABidder, BidLate, NoBidToWithdraw."""
    check_bidder(actor, organization_id)
    visit = _Visit(session, project_id)
    visit.refuse_late(organization_id, b"")
    kept = visit.manifest.bids.pop(str(organization_id), None)
    if kept is None:
        raise NoBidToWithdraw(kind=visit.kind)
    visit.write()
    return visit.receipt("WITHDRAWN", organization_id, shown(session.now), kept["hash"])


def look(session: Session, actor: Actor, project_id: int, organization_id: int) -> Receipt | None:
    """The receipt of one's own bid that lies there, if any; leaves the same traces as a bid."""
    check_bidder(actor, organization_id)
    visit = _Visit(session, project_id)
    kept = visit.manifest.bids.get(str(organization_id))
    visit.write()
    if kept is None:
        return None
    return visit.receipt("SEALED", organization_id, kept["at"], kept["hash"])


def has_taken(session: Session, actor: Actor, project_id: int, organization_id: int) -> bool:
    """Whether one's own organisation took the documents; asked beside a visit, it writes nothing itself."""
    check_bidder(actor, organization_id)
    return str(organization_id) in _Visit(session, project_id).manifest.takers


def check_bidder(actor: Actor, organization_id: int) -> None:
    """Raises NotABidder for whoever is not the organisation's operator."""
    if actor.groups is not None and f"{OPERATOR}:so-{organization_id}" not in actor.groups:
        raise NotABidder()


def shown(at: datetime) -> str:
    """An instant as receipts spell it: Shanghai, milliseconds."""
    return at.astimezone(SHANGHAI).isoformat(timespec="milliseconds")


def _check_envelope(envelope: bytes, tender: Tender, holders: Sequence[Holder]) -> None:
    if len(envelope) != tender.envelope_bytes:
        raise EnvelopeRefused(reason="size")
    try:
        head = read_head(envelope)
    except EnvelopeDamaged as error:
        raise EnvelopeRefused(reason=str(error)) from error
    if head.tender_id != tender.id:
        raise EnvelopeRefused(reason="tender")
    keys = tuple(key_id(holder.public_key) for holder in holders)
    if head.threshold != tender.threshold or head.key_ids != keys:
        raise EnvelopeRefused(reason="keyholders")


class _Visit:
    """One visit to a desk, under the lock of its tender."""

    def __init__(self, session: Session, project_id: int) -> None:
        self._session = session
        self.tender = find_tender(session, project_id, lock=True)
        self.key = desk_key(session, self.tender.key_id)
        self.manifest = open_manifest(session, self.key, self.tender.id)
        self._fresh: dict[int, bytes] = {}

    @property
    def is_open(self) -> bool:
        return self.tender.state == "OPEN" and self._session.now <= self.tender.closes_at

    @property
    def kind(self) -> Kind:
        return kind_of(self._session, self.tender.project_id, is_last=self.tender.stage == QUOTE)

    def refuse_late(self, organization_id: int, envelope: bytes) -> None:
        """Raises BidLate, which is the receipt of the refusal."""
        if self.is_open:
            return
        at, digest = shown(self._session.now), sha256(envelope).hexdigest()
        receipt = self.receipt("LATE", organization_id, at, digest)
        raise BidLate(
            kind=self.kind,
            closes_at=shown(self.tender.closes_at),
            received_at=at,
            hash=digest,
            signature=receipt.signature,
            receipt=json.dumps(receipt.statement(), ensure_ascii=False),
        )

    def keep(self, organization_id: int, envelope: bytes) -> Receipt:
        known = self.manifest.bids.get(str(organization_id))
        digest = sha256(envelope).hexdigest()
        if known is not None and known["hash"] == digest:
            return self.receipt("SEALED", organization_id, known["at"], digest)
        slot = known["slot"] if known is not None else self._free_slot()
        receipt = self.receipt("SEALED", organization_id, shown(self._session.now), digest)
        self.manifest.bids[str(organization_id)] = {"slot": slot, "hash": digest, "at": receipt.at}
        self._fresh[slot] = envelope
        return receipt

    def receipt(self, kind: ReceiptKind, organization_id: int, at: str, digest: str) -> Receipt:
        unsigned = Receipt(
            tender_id=self.tender.id,
            organization_id=organization_id,
            kind=kind,
            at=at,
            hash=digest,
            key_id=self.key.id,
            signature="",
        )
        signature = self.key.sign(unsigned.statement())
        return Receipt(**{name: getattr(unsigned, name) for name in _UNSIGNED}, signature=signature)

    def write(self) -> None:
        """Every row anew, while bids may come; after that nothing moves."""
        if not self.is_open:
            return
        tender, key = self.tender, self.key
        kept = read_slots(self._session, key, tender.id, [bid["slot"] for bid in self.manifest.bids.values()])
        kept |= self._fresh
        for bid in self.manifest.bids.values():
            content = kept.get(bid["slot"])
            if content is None:
                # altered in the database: it is told at the opening, with the bidder's receipt as proof
                bid["damaged"] = True
        table, size = sealed_slot, tender.envelope_bytes + OVERHEAD
        for number in range(tender.slot_count):
            content = kept.get(number)
            fresh = os.urandom(size) if content is None else key.whiten(content, place(tender.id, number))
            self._session.core.execute(
                update(table)
                .where(
                    table.c.tenant_id == self._session.tenant_id,
                    table.c.tender_id == tender.id,
                    table.c.number == number,
                )
                .values(content=fresh)
            )
        set_state(self._session, tender.id, manifest=closed_manifest(key, tender.id, self.manifest))

    def _free_slot(self) -> int:
        taken = {bid["slot"] for bid in self.manifest.bids.values()}
        free = [number for number in range(self.tender.slot_count) if number not in taken]
        if not free:
            raise DeskFull()
        return secrets.choice(free)


_UNSIGNED: Final = ("tender_id", "organization_id", "kind", "at", "hash", "key_id")
