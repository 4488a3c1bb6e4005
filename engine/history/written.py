"""Which events this house wrote: the last one of each step bears a keyed proof of the whole step.

A chain can be gone on with by anybody: its hashes are plain. So whoever may write to the database could
append an approval that nobody gave, with rows and head to match, and the next seal would cover it. The proof
is made with a key outside the database (``engine.sealing``), over the hash of the step's last event and where
the step begins. An event that no step covers was written by somebody else, or by a release before this one:
those must be under the first seal that covers an event with a proof.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from engine.history.chain import ROW_COLUMNS, ChainedRow
from engine.persistence.session import Row, Session
from engine.sealing import proof, proves

#: The columns of :func:`proven_rows`.
STORED_COLUMNS: Final = (*ROW_COLUMNS, "written")


def proven_rows(session: Session, instance_id: int, rows: Sequence[ChainedRow]) -> list[Row]:
    """The rows of one step as they are stored."""
    if not rows:
        return []
    *others, last = rows
    first, hash_ = rows[0][2], last[12]
    made = proof(session, _said(session.tenant_id, instance_id, first, last[2], hash_))
    return [*((*row, None) for row in others), (*last, f"{first} {made}")]


def _said(tenant_id: str, instance_id: int, first: int, last: int, hash_: bytes) -> str:
    return f"step/{tenant_id}/{instance_id}/{first}/{last}/{hash_.hex()}"


class Cover:
    """How much of one chain is covered by the proofs of steps, followed row by row."""

    def __init__(self, session: Session, tenant_id: str, instance_id: int) -> None:
        self._session = session
        self._chain = (tenant_id, instance_id)
        self._covered = 0
        #: up to where the chain begins without a proof
        self.bare = 0
        #: the first event that no step of this house covers
        self.unwritten: int | None = None
        #: a proof was made with a key that is not here
        self.is_unknown = False

    def follow(self, seq: int, hash_: bytes, written: Any) -> None:
        """Take the next row of the chain, which the rows before it vouch for."""
        if written is None or self.unwritten is not None:
            return
        first, _, made = str(written).partition(" ")
        begins = int(first) if first.isascii() and first.isdigit() and len(first) < 10 else 0
        holds = proves(self._session, made, _said(*self._chain, begins, seq, hash_))
        self.is_unknown = self.is_unknown or holds is None
        if holds is False or not self._covered < begins <= seq:
            self.unwritten = self._covered + 1
        elif begins > self._covered + 1 and self._covered:
            self.unwritten = self._covered + 1
        else:
            if not self._covered:
                self.bare = begins - 1
            self._covered = seq

    def end(self, last: int) -> None:
        """The chain ends with this row."""
        if self.unwritten is None and last > self._covered:
            if self._covered:
                self.unwritten = self._covered + 1
            else:
                self.bare = last


def is_of_before(session: Session, tenant_id: str, instance_id: int, upto: int) -> bool:
    """Whether the beginning of a chain was sealed before, or together with, the first event with a proof."""
    row = session.one(
        "SELECT min(c.number) FROM checkpoint c JOIN checkpoint_leaf l"
        " ON l.tenant_id = c.tenant_id AND l.checkpoint_id = c.id JOIN event e"
        " ON e.tenant_id = l.tenant_id AND e.instance_id = l.instance_id AND e.seq = l.event_seq"
        " WHERE c.tenant_id = ? AND e.written IS NOT NULL",
        (tenant_id,),
    )
    last = row[0] if row else None
    found = session.one(
        "SELECT 1 FROM checkpoint c JOIN checkpoint_leaf l"
        " ON l.tenant_id = c.tenant_id AND l.checkpoint_id = c.id"
        " WHERE c.tenant_id = ? AND l.instance_id = ? AND l.event_seq >= ? AND c.number <= ? LIMIT 1",
        (tenant_id, instance_id, upto, last if last is not None else 2**31 - 1),
    )
    return found is not None
