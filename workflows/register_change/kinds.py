"""Which entries change on which grounds, whose posts propose and approve: ``kinds.json`` and the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from json import loads
from typing import Any, Final

from workflows.posts import posts, single_units
from workflows.registries.budgets import LINES
from workflows.registries.committees import EXPERTS
from workflows.registries.register import Register, Row
from workflows.registries.supervision import RECORDS
from workflows.rules import current_rules

REGISTERS: Final[Mapping[str, Register]] = {each.name: each for each in (RECORDS, LINES, EXPERTS)}
_RULES: Final = "register-change"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A reason for a change that the rules know, with its article."""

    key: str
    text: str
    legal_basis: str
    #: kinds of entry it holds for; empty: all
    of: frozenset[str]
    #: what the field becomes, where the ground says so
    to: str | None
    #: whether an amount grows (1) or shrinks (-1); 0: either
    sign: int
    #: the rule with the years an entry must have stood
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of change: the register, the field, what is asked of the proposer, the two posts."""

    key: str
    register: str
    field: str
    asks: str | None
    proposer: str
    approver: str

    def group(self, post: str, row: Row) -> str:
        """The candidate group of a post: of its single unit, else of the unit that has the entry."""
        return f"{post}:{single_units().get(posts()[post].unit) or row['unit_key']}"

    def grounds(self, row: Row, on: date) -> tuple[Ground, ...]:
        """The grounds in force on a day for an entry, in the order of the rule table."""
        table = _table()[self.key]["grounds"]
        prefix = f"{_RULES}.{self.key}."
        known = [
            (rule, table[rule.key.removeprefix(prefix)])
            for rule in current_rules().rules
            if rule.key.startswith(prefix) and rule.value is True and rule.is_in_force(on)
        ]
        return tuple(
            Ground(
                key=rule.key.removeprefix(prefix),
                text=rule.text,
                legal_basis=rule.legal_basis,
                of=frozenset(entry.get("of", ())),
                to=entry.get("to"),
                sign=int(entry.get("sign", 0)),
                after=entry.get("after"),
            )
            for rule, entry in known
            if not entry.get("of") or row["kind"] in entry["of"]
        )


def kinds() -> Mapping[str, Kind]:
    """Every kind of change, by key."""
    return {
        key: Kind(key=key, **{name: entry[name] for name in Kind.__slots__ if name != "key"})
        for key, entry in _table().items()
    }


@cache
def _table() -> dict[str, Any]:
    read: dict[str, Any] = loads((files("workflows.register_change") / "kinds.json").read_bytes())
    return read
