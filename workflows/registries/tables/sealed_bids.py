"""Bids while nobody may know of them, and what opens them.

``sealed_tender`` and ``sealed_slot`` have no keeper's columns: a version or a time of change would count the
bids. Every row of a tender is written anew, with other bytes of the same size, by every visit to its desk
(docs/adr/0008-sealed-bids.md).
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, Text, text

from engine.persistence.tables.base import at_column, id_column, key_column, name_column, tenant_column
from workflows.registries.tables.base import kept_by, metadata

#: The public key of a person who helps to open bids; the private one is wrapped by a passphrase of theirs.
opening_key = Table(
    "opening_key",
    metadata,
    tenant_column(),
    key_column("id"),
    name_column("user_id", nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("wrapped_private_key", Text, nullable=False),
    Column("state", String(16), nullable=False),
    *kept_by(),
    Index(None, "tenant_id", "user_id"),
)

sealed_tender = Table(
    "sealed_tender",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("project_id", nullable=False),
    #: a failed tender is repeated under its project
    Column("round", Integer, nullable=False),
    #: BID, or QUOTE for the final quotes of a consultation
    Column("stage", String(8), nullable=False, server_default=text("'BID'")),
    #: ids of the organisations that may come, as JSON; null: whoever wants
    Column("invited", Text),
    Column("state", String(16), nullable=False),
    at_column("closes_at", nullable=False),
    Column("envelope_bytes", Integer, nullable=False),
    Column("slot_count", Integer, nullable=False),
    Column("threshold", Integer, nullable=False),
    #: which of the desk's keys whitens the slots
    Column("key_id", String(16), nullable=False),
    Column("manifest", LargeBinary, nullable=False),
    #: the case of the tender, its documents as issued (DOC-405) and as data
    id_column("instance_id", nullable=False),
    id_column("document_id", nullable=False),
    Column("terms", Text, nullable=False),
    Index("sealed_tender_stage_key", "tenant_id", "project_id", "round", "stage", unique=True),
)

sealed_slot = Table(
    "sealed_slot",
    metadata,
    tenant_column(),
    key_column("tender_id"),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
)

tender_keyholder = Table(
    "tender_keyholder",
    metadata,
    tenant_column(),
    key_column("tender_id"),
    #: where the share lies on the polynomial, from 1
    Column("number", Integer, primary_key=True, autoincrement=False),
    name_column("user_id", nullable=False),
    id_column("opening_key_id", nullable=False),
    Column("public_key", LargeBinary, nullable=False),
)

#: Shares that keyholders gave after the deadline, until the bids are open.
opening_share = Table(
    "opening_share",
    metadata,
    tenant_column(),
    key_column("tender_id"),
    Column("holder", Integer, primary_key=True, autoincrement=False),
    Column("slot", Integer, primary_key=True, autoincrement=False),
    Column("share", LargeBinary, nullable=False),
)

#: What an opened bid says; read through ``workflows.tendering.reading`` alone.
bid_content = Table(
    "bid_content",
    metadata,
    tenant_column(),
    key_column("bid_id"),
    Column("content", Text, nullable=False),
)

#: The last price of a consultation (最后报价) beside the bid it belongs to; what it says is null when the
#: envelope was not what its receipt says, or could not be read.
final_quote = Table(
    "final_quote",
    metadata,
    tenant_column(),
    key_column("bid_id"),
    at_column("received_at", nullable=False),
    Column("sealed_hash", LargeBinary, nullable=False),
    Column("content", Text),
    Column("problem", String(255)),
)

#: The committee asks a bidder in writing, the bidder answers in writing (87号令 51).
bid_question = Table(
    "bid_question",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("project_id", nullable=False),
    id_column("bid_id", nullable=False),
    Column("kind", String(16), nullable=False),
    Column("question", Text, nullable=False),
    at_column("asked_at", nullable=False),
    at_column("due_at", nullable=False),
    Column("answer", Text),
    at_column("answered_at"),
    *kept_by(),
    Index(None, "tenant_id", "bid_id"),
)
