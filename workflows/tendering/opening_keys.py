"""The opening keys of people: the public part, and the private one wrapped by a passphrase we never see."""

from __future__ import annotations

import json
from typing import Final

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.registries.register import Register, Row, change, enter, find_by
from workflows.registries.tables.sealed_bids import opening_key
from workflows.tendering.envelope import EnvelopeDamaged, check_public_key
from workflows.tendering.errors import NoOpeningKey, OpeningKeyInvalid

OPENING_KEYS: Final = Register(opening_key, hidden=frozenset({"wrapped_private_key"}))
_MOST_WRAPPED: Final = 16_384


def register_opening_key(session: Session, actor: Actor, public_key: bytes, wrapped_private_key: str) -> int:
    """A key pair of one's own, made in one's browser; it replaces the one before for later tenders.

    Raises OpeningKeyInvalid."""
    try:
        check_public_key(public_key)
        document = json.loads(wrapped_private_key)
        if len(wrapped_private_key) > _MOST_WRAPPED or not {"kdf", "salt", "iv", "key"} <= set(document):
            raise OpeningKeyInvalid(reason="wrapping")
    except (EnvelopeDamaged, ValueError, TypeError) as error:
        raise OpeningKeyInvalid(reason=str(error)) from error
    known = find_by(session, OPENING_KEYS, user_id=actor.user_id, state="ACTIVE")
    if known is not None:
        change(session, actor, OPENING_KEYS, known["id"], {"state": "REPLACED"})
    values = {
        "user_id": actor.user_id,
        "public_key": public_key,
        "wrapped_private_key": wrapped_private_key,
        "state": "ACTIVE",
    }
    return enter(session, actor, OPENING_KEYS, values)


def opening_key_of(session: Session, user_id: str) -> Row:
    """Raises NoOpeningKey."""
    found = find_by(session, OPENING_KEYS, user_id=user_id, state="ACTIVE")
    if found is None:
        raise NoOpeningKey()
    return found
