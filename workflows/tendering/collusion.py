"""What bids have in common: facts for the table ``dt_collusion`` (87号令 37), which judges them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Any, Final

#: Of so many bids at least a regular pattern of prices says something.
_PATTERN_OF: Final = 3


def pairs(bids: Sequence[tuple[str, str, Mapping[str, Any]]]) -> list[dict[str, Any]]:
    """Each two bids (id, bidder, content) and what they share."""
    regular = _in_steps([Decimal(str(content["price"])) for _, _, content in bids])
    return [
        {
            "pair": f"{first[1]}、{second[1]}",
            "bids": [first[0], second[0]],
            "same_contact": _same(first[2], second[2], "contact") or _same(first[2], second[2], "phone"),
            "same_manager": _share(first[2], second[2]),
            "same_account": _same(first[2], second[2], "depositAccount"),
            "same_author": _same(first[2], second[2], "author"),
            "same_device": _same(first[2], second[2], "device"),
            "price_pattern": regular or _same(first[2], second[2], "textDigest"),
        }
        for first, second in combinations(bids, 2)
    ]


def _same(first: Mapping[str, Any], second: Mapping[str, Any], name: str) -> bool:
    one, other = (str(content.get(name) or "").strip() for content in (first, second))
    return bool(one) and one == other


def _share(first: Mapping[str, Any], second: Mapping[str, Any]) -> bool:
    """Whether somebody manages both projects or is in both teams."""
    return bool(_team(first) & _team(second))


def _team(content: Mapping[str, Any]) -> set[str]:
    named = [content.get("manager")]
    team = content.get("team")
    if isinstance(team, list):
        named += [member.get("name") for member in team if isinstance(member, Mapping)]
    return {str(name).strip() for name in named if name}


def _in_steps(prices: Sequence[Decimal]) -> bool:
    """Whether the sorted prices lie in equal steps."""
    ordered = sorted(prices)
    steps = {later - earlier for earlier, later in pairwise(ordered)}
    return len(ordered) >= _PATTERN_OF and len(steps) == 1
