"""Somebody, or a group, with a name; and what a list shows of a case."""

from __future__ import annotations

from typing import Any

from marshmallow import fields

from api.fields import Answer


class Named(Answer):
    id = fields.String()
    name = fields.String(metadata={"description": "The id itself where no name is known"})


def named(id: str | None, names: dict[str, str]) -> dict[str, Any] | None:
    """Somebody with a name, for :class:`Named`."""
    return None if id is None else {"id": id, "name": names.get(id, id)}


class SummaryField(Answer):
    label = fields.String()
    value = fields.Raw(metadata={"description": "A text, a number or a truth value"})
