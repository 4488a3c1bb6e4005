"""What events say of rows that are too long to be told: the digest of a stored state, of a task's make-up.

The last event of every step bears the SHA-256 of the state that the step left the case in, so that no token,
counter or inner variable can be altered beside the chain. The event of a new user task bears that of what the
task was opened with and is never changed in: definition, lane, form, properties, summary.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from typing import Any, Final

import orjson

from engine.history.chain import ChainableEvent, Event

#: Member of the data of the last event of a step; always the last one, which :func:`state_told` relies on.
STATE: Final = "state"
#: Member of the data of the event of a new user task, and what of its row it covers, in this order.
MAKE_UP: Final = "kept"
MADE_OF: Final = (
    "definition_id", "lane", "form_key", "form_definition_id", "properties", "task_kind_id", "summary",
)  # fmt: skip

#: A member of the object itself, not of one within: nothing but its closing brace follows.
_AT_THE_END: Final = re.compile(rf'"{STATE}":"([0-9a-f]{{64}})"}}\Z')
#: The same for LIKE, which finds some more.
STATE_LIKE: Final = f'%"{STATE}":"%"}}'


def with_state(events: Sequence[ChainableEvent], state: bytes) -> Sequence[ChainableEvent]:
    """The events of a step, the last of them with the digest of the state after it."""
    if not events:  # nothing happened, so the state is what it was
        return events
    *others, last = events
    data = {name: value for name, value in last.data.items() if name != STATE}
    data[STATE] = sha256(state).hexdigest()
    return (*others, Event(last.type, data, last.element_id, last.activity_id, last.scope_id))


def state_told(data: str) -> str | None:
    """The digest that an event's stored data end with, if they do."""
    found = _AT_THE_END.search(data)
    return None if found is None else found[1]


def make_up(values: Sequence[Any]) -> str:
    """The digest over the columns :data:`MADE_OF` of a user task, as they are stored."""
    return sha256(orjson.dumps(values)).hexdigest()
