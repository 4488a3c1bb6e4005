"""The same command sent twice with one key acts once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from hashlib import sha256
from typing import Any, TypeVar

import orjson

from engine import clock
from engine.actor import Actor
from engine.errors import IdempotencyKeyReused, InvalidIdempotencyKey
from engine.persistence.jobs import json_text
from engine.persistence.session import Session
from engine.persistence.tables.base import NAME
from engine.sealing import fingerprint

Result = TypeVar("Result")


def once(
    session: Session,
    actor: Actor,
    key: str | None,
    command: str,
    arguments: Mapping[str, Any],
    result_type: type[Result],
    act: Callable[[], Result],
) -> Result:
    """``act()`` for the first of equal commands with this key, its remembered result for the others.

    ``result_type`` is a dataclass of JSON values. A second command waits for the first to end; when that
    fails, the second acts. Raises IdempotencyKeyReused for a key of another command or actor.
    """
    if key is None:
        return act()
    if not 0 < len(key) <= NAME or "\0" in key:
        raise InvalidIdempotencyKey()
    said = json_text([command, actor.user_id, actor.on_behalf_of, dict(arguments)])
    command_hash = fingerprint(session, said)
    # the insert takes the key: another transaction with it waits here until this one ends
    taken = session.execute(
        "INSERT INTO idempotency_key (tenant_id, key, command_hash, created_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (tenant_id, key) DO NOTHING",
        (session.tenant_id, key, command_hash, clock.now()),
    )
    where = " WHERE tenant_id = ? AND key = ?"
    if not taken:
        row = session.one(
            f"SELECT command_hash, result FROM idempotency_key{where}", (session.tenant_id, key)
        )
        # keys of before fingerprints were keyed live a week
        if row is None or row[0] not in (command_hash, sha256(said.encode()).hexdigest()):
            raise IdempotencyKeyReused(key=key)
        return result_type(**orjson.loads(row[1]))
    result = act()
    text = orjson.dumps(asdict(result)).decode()  # type: ignore[call-overload]
    session.write(f"UPDATE idempotency_key SET result = ?{where}", (text, session.tenant_id, key))
    return result
