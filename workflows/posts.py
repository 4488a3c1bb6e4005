"""The posts of all processes (DOMAIN.md D.2): candidate groups are ``post:unit``.

A post of a kind of unit that exists once (finance, civil affairs …) has its unit in ``posts.json``; the
others
(street, community, purchaser, organization) are named by the case.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One kind of post; ``unit`` is the kind of unit that has it."""

    key: str
    name: str
    role: str
    unit: str


@cache
def posts() -> Mapping[str, Post]:
    """Every post by key, in the order of the table."""
    return {entry["key"]: Post(**entry) for entry in _document()["posts"]}


@cache
def single_units() -> Mapping[str, str]:
    """Kind of unit -> key, for kinds of which there is one in the district."""
    return dict(_document()["units"])


@cache
def _document() -> dict[str, Any]:
    document: dict[str, Any] = json.loads((files("workflows") / "posts.json").read_bytes())
    return document
