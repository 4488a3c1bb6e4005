"""What was chosen by its name (:mod:`workflows.starters.offers`) and kept by its number, told by its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import select

from engine.persistence.ids import LARGEST_ID
from engine.persistence.session import Session
from forms.filled import Filled
from workflows.registries.tables.cases import organization

#: Fields of start forms that hold the key of an organisation: who it is, anybody who sees the case may know.
_ORGANIZATIONS: Final = frozenset({"organizationId", "sponsorId"})


def by_name(session: Session, fields: Sequence[Filled]) -> list[Filled]:
    """The same fields, organisations by their names; a key that nobody has stays as it was typed."""
    keys = {int(each.value) for each in fields if _is_organization(each)}
    if not keys:
        return list(fields)
    table = organization
    statement = select(table.c.id, table.c.name).where(
        table.c.tenant_id == session.tenant_id, table.c.id.in_(keys)
    )
    names = {row.id: row.name for row in session.core.execute(statement)}
    return [
        replace(each, value=names.get(int(each.value), each.value)) if _is_organization(each) else each
        for each in fields
    ]


def _is_organization(field: Filled) -> bool:
    text = str(field.value)
    return field.key in _ORGANIZATIONS and text.isdecimal() and int(text) <= LARGEST_ID
