"""Somebody, or a group, with a name; and what a list shows of a case."""

from __future__ import annotations

from typing import Any

from marshmallow import fields

from api.errors import caller_language
from api.fields import Answer
from api.messages import text
from engine.actor import SYSTEM


class Named(Answer):
    id = fields.String()
    name = fields.String(metadata={"description": "The id itself where no name is known"})


def named(id: str | None, names: dict[str, str]) -> dict[str, Any] | None:
    """Somebody with a name, for :class:`Named`."""
    return None if id is None else {"id": id, "name": name_of(id, names)}


def name_of(id: str, names: dict[str, str]) -> str:
    """The name of somebody, the id itself where none is known."""
    return name_known(id, names) or id


def name_known(id: str, names: dict[str, str]) -> str | None:
    """The name of somebody, None of nobody we know; what nobody did was done by the house itself."""
    own = text("by-itself", caller_language()) if id == SYSTEM.user_id else None
    return names.get(id, own)


class SummaryField(Answer):
    label = fields.String()
    value = fields.Raw(metadata={"description": "A text, a number or a truth value"})
