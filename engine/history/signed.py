"""What a signature on a user task covers: SHA-256 over the canonical JSON of the submission and its place.

The canonical form is a JSON object in UTF-8 without blanks, keys sorted, of ``task`` (instance and activity),
``by``, ``on_behalf_of`` and ``variables``: what history keeps of the submission, which is all there is to
compare with later. Personal data stand in it sealed, and what a process keeps apart (bids, score sheets) is
not in it: a digest over a number of a card or a score would tell it to whoever tries all of them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from engine.history.chain import data_text

ALGORITHM: Final = "SHA-256"
#: The type of event that bears signatures, and the member of its data.
EVENT: Final = "user-task-completed"
MEMBER: Final = "signature"


def signed_bytes(task_id: str, by: str, on_behalf_of: str | None, variables: Mapping[str, Any]) -> bytes:
    """The canonical form, of the variables as history spells them."""
    content = {
        "by": by,
        "on_behalf_of": on_behalf_of,
        "task": task_id,
        "variables": json.loads(data_text(variables)),
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def digest(task_id: str, by: str, on_behalf_of: str | None, variables: Mapping[str, Any]) -> bytes:
    """SHA-256 of :func:`signed_bytes`."""
    return sha256(signed_bytes(task_id, by, on_behalf_of, variables)).digest()


def is_true(
    instance_id: int, activity_id: int | None, actor: str, on_behalf_of: str | None, data: str
) -> bool | None:
    """Whether the signature of a completed user task is that of what stands beside it; None without one."""
    found = json.loads(data)
    signature = found.get(MEMBER)
    if signature is None:
        return None
    expected = digest(f"{instance_id}-{activity_id}", actor, on_behalf_of, found.get("variables") or {})
    return (signature.get("by"), signature.get("digest")) == (actor, expected.hex())
