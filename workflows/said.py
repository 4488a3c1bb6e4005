"""What people say to a running case outside its tasks, in words: withdrawals, objections, clarifications.

It reaches a case as a message. Somebody else's task answers it, so the course of the case tells who said it,
when, and what. Messages between cases are not listed here and stay out of the course.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any, Final

import workflows.said_messages  # noqa: F401  # the words below
from engine.actor import Actor
from engine.commands.messages import publish_message
from engine.messages import message
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance
from forms.filled import Filled

#: Message -> what it carries, by path into its variables.
SAID: Final[Mapping[str, tuple[str, ...]]] = {
    "procurement-challenge-withdrawal": (),
    "procurement-complaint-withdrawal": (),
    "procurement-contract-supplement": ("supplement.amount", "supplement.reason"),
    "procurement-plan-cancellation": ("cancellation_reason",),
    "procurement-single-source-objection": ("objection.by", "objection.text"),
    "procurement-small-objection": ("objection.by", "objection.text", "objection.raised_at"),
    "procurement-termination": ("termination_reason",),
    "so-assessment-withdrawal": ("withdrawal_reason",),
    "so-filing-withdrawal": ("withdrawal_reason",),
    "so-funding-objection": ("objection.by", "objection.grantNo", "objection.text"),
    "so-funding-withdrawal": ("withdrawal_reason",),
    "tender-clarification": ("clarification_rows", "clarified_deadline"),
    "tender-terminated": ("termination_facts",),
}
#: What the lines of a clarification consist of.
_LINE: Final = ("article", "before", "after")
_MONEY: Final = frozenset({"supplement.amount"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What was said, and the parts of it that have something in them."""

    name: str
    filled: tuple[Filled, ...]


def say(session: Session, actor: Actor, instance: StoredInstance, name: str, said: Mapping[str, Any]) -> bool:
    """Say something to a locked, running case; whether it listens to it now. Nothing is kept for later."""
    key = instance.business_key or ""
    published = publish_message(session, actor, name, key, said, time_to_live=timedelta(0))
    return published.instance_id == instance.id


def saying(name: str, variables: Mapping[str, Any], lang: str) -> Saying | None:
    """A message in a language; None for one that no person sends."""
    paths = SAID.get(name)
    if paths is None:
        return None
    found = [(path, _at(variables, path)) for path in paths]
    filled = tuple(_part(path, value, lang) for path, value in found if value not in (None, "", []))
    return Saying(name=message(f"said.{name}", lang), filled=filled)


def _part(path: str, value: Any, lang: str) -> Filled:
    label = message(f"said-part.{path}", lang)
    if isinstance(value, list):
        rows = tuple(
            tuple(
                Filled(key=key, label=message(f"said-part.{key}", lang), kind="textfield", value=text)
                for key, text in zip(_LINE, line, strict=False)
            )
            for line in value
        )
        return Filled(key=path, label=label, kind="dynamiclist", rows=rows)
    if path in _MONEY:
        return Filled(key=path, label=label, kind="textfield", value=f"{Decimal(str(value)):,.2f}")
    return Filled(key=path, label=label, kind="textfield", value=value)


def _at(variables: Mapping[str, Any], path: str) -> Any:
    found: Any = variables
    for name in path.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found
