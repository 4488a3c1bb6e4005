"""Seal the chain heads: a signed Merkle root over those that moved since the last checkpoint.

A chain alone shows a changed row, but whoever may write to the database can rewrite the chain from there on,
head included. What was sealed he cannot: he has neither the key nor the copy outside the database.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from engine.errors import Conflict
from engine.history.chain import ADMINISTRATION, instant
from engine.history.merkle import Leaf, RootBuilder
from engine.history.signature import Checkpoint, CheckpointFile, KeyRing
from engine.messages import register_messages
from engine.persistence.database import Database, reading, transaction
from engine.persistence.ids import new_id
from engine.persistence.session import Row, Session

#: Events are stamped before they are committed; a transaction that takes longer than this is sealed later,
#: with the next event of its instance.
OVERLAP: Final = timedelta(minutes=15)

BATCH: Final = 5000

#: What the first checkpoint names as the root before it.
NO_ROOT: Final = bytes(32)

_COLUMNS = "tenant_id, number, sealed_at, covers_until, leaf_count, root, previous_root, key_id, signature"

register_messages(
    {
        "checkpoints-missing": {
            "zh-CN": "历史封存点丢失：数据库只到第 {database} 号，库外副本已到第 {copy} 号。"
            "请先执行 gongzhi audit verify 查明原因；若确系恢复旧备份，请将副本文件 {file} 改名留存后重试。",
            "en": "Checkpoints are missing: the database ends at number {database}, the copy outside it at "
            "{copy}. Run gongzhi audit verify first; if a backup was restored, move {file} aside and retry.",
        }
    }
)


class CheckpointsMissing(Conflict):
    """The database lost checkpoints that the copy outside it has."""


class Vault:
    """What sealing keeps outside the database, under one directory: the key and a copy for each tenant."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    @property
    def key_path(self) -> Path:
        return self.directory / "seal.key"

    def keys(self, *, create: bool = True) -> KeyRing:
        """See :meth:`KeyRing.load`."""
        return KeyRing.load(self.key_path, create=create)

    def copy(self, tenant_id: str) -> CheckpointFile:
        """The tenant's copy; any character a file system may not like is escaped."""
        name = "".join(c if c.isalnum() or c in "-_" else f"%{ord(c):x}" for c in tenant_id)
        return CheckpointFile(self.directory / "checkpoints" / f"{name}.jsonl")


def seal(database: Database, vault: Vault, tenant_id: str | None = None) -> Checkpoint | None:
    """Seal what moved and copy it out of the database; None when nothing moved.

    Raises CheckpointsMissing when the database has fewer checkpoints than the copy: sealing on would paper
    over the loss."""
    tenant = tenant_id or database.settings.tenant_id
    copy = vault.copy(tenant)
    with reading(database, tenant) as session:
        last = last_checkpoint(session)
        known = 0 if last is None else last.number
    if copy.last_number() > known:
        raise CheckpointsMissing(database=known, copy=copy.last_number(), file=copy.path.name)
    with transaction(database, tenant) as session:
        sealed = _seal_heads(session, vault.keys())
    with reading(database, tenant) as session:
        copy.append(checkpoints(session, after=copy.last_number()))
    return sealed


def last_checkpoint(session: Session) -> Checkpoint | None:
    """The newest checkpoint of the session's tenant."""
    row = session.one(
        f"SELECT {_COLUMNS} FROM checkpoint WHERE tenant_id = ? ORDER BY number DESC LIMIT 1",
        (session.tenant_id,),
    )
    return None if row is None else _checkpoint(row)


def checkpoints(session: Session, *, after: int = 0) -> Iterator[Checkpoint]:
    """The tenant's checkpoints with a higher number than ``after``, in order."""
    query = (
        f"SELECT {_COLUMNS} FROM checkpoint WHERE tenant_id = ? AND number > ? ORDER BY number LIMIT {BATCH}"
    )
    while rows := session.all(query, (session.tenant_id, after)):
        yield from map(_checkpoint, rows)
        after = rows[-1][1]


def checkpoint_id(session: Session, number: int) -> int | None:
    """The key of a checkpoint's row."""
    row = session.one(
        "SELECT id FROM checkpoint WHERE tenant_id = ? AND number = ?", (session.tenant_id, number)
    )
    return None if row is None else int(row[0])


def _seal_heads(session: Session, keys: KeyRing) -> Checkpoint | None:
    now, last = session.now, last_checkpoint(session)
    # A clock turned back (a demonstration) must not hide what happens from then on.
    covers_until = now - OVERLAP
    since = None if last is None else min(datetime.fromisoformat(last.covers_until), covers_until)
    identity = new_id()
    _add_leaves(session, identity, since)
    tree = RootBuilder()
    for leaf in _leaves(session, identity):
        tree.add(leaf)
    if not tree.count:
        return None
    sealed = keys.sign(
        tenant_id=session.tenant_id,
        number=1 if last is None else last.number + 1,
        sealed_at=instant(now),
        covers_until=instant(covers_until),
        leaf_count=tree.count,
        root=tree.root(),
        previous_root=NO_ROOT if last is None else last.root,
    )
    session.insert(
        "checkpoint",
        ("id", *_COLUMNS.split(", ")),
        [
            (
                identity, sealed.tenant_id, sealed.number, now, covers_until, sealed.leaf_count, sealed.root,
                sealed.previous_root, sealed.key_id, sealed.signature,
            )
        ],
    )  # fmt: skip
    return sealed


def _add_leaves(session: Session, checkpoint: int, since: datetime | None) -> None:
    """One leaf for each chain that has events since then and is longer than when it was last sealed."""
    tenant = session.tenant_id
    for table, chain in (("administrative_chain", str(ADMINISTRATION)), ("process_instance", "h.id")):
        moved = f"AND {chain} IN (SELECT e.instance_id FROM event e WHERE e.tenant_id = ? AND e.at >= ?) "
        session.execute(
            "INSERT INTO checkpoint_leaf (tenant_id, checkpoint_id, instance_id, event_seq, event_head) "
            f"SELECT h.tenant_id, ?, {chain}, h.event_seq, h.event_head FROM {table} h "
            f"WHERE h.tenant_id = ? {moved if since else ''}"
            "AND NOT EXISTS (SELECT 1 FROM checkpoint_leaf l WHERE l.tenant_id = h.tenant_id "
            f"AND l.instance_id = {chain} AND l.event_seq >= h.event_seq)",
            (checkpoint, tenant, *((tenant, since) if since else ())),
        )


def _leaves(session: Session, checkpoint: int) -> Iterator[Leaf]:
    """In the order of the tree: by instance id."""
    query = (
        "SELECT instance_id, event_seq, event_head FROM checkpoint_leaf "
        f"WHERE tenant_id = ? AND checkpoint_id = ? AND instance_id > ? ORDER BY instance_id LIMIT {BATCH}"
    )
    last = ADMINISTRATION - 1
    while rows := session.all(query, (session.tenant_id, checkpoint, last)):
        yield from map(Leaf._make, rows)
        last = rows[-1][0]


def _checkpoint(row: Row) -> Checkpoint:
    tenant_id, number, sealed_at, covers_until, leaf_count, root, previous_root, key_id, signature = row
    return Checkpoint(
        tenant_id=tenant_id,
        number=number,
        sealed_at=instant(sealed_at),
        covers_until=instant(covers_until),
        leaf_count=leaf_count,
        root=root,
        previous_root=previous_root,
        key_id=key_id,
        signature=signature,
    )
