"""The shape of one entry of the catalogue."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Rule(NamedTuple):
    """What a rule says when it is broken, and the way out, Chinese first.

    Every text is a :meth:`str.format` template over the parameters of the problem."""

    severity: Severity
    zh: str
    zh_way_out: str
    en: str
    en_way_out: str


def error(zh: str, zh_way_out: str, en: str, en_way_out: str) -> Rule:
    """A rule whose breach refuses the deployment."""
    return Rule("error", zh, zh_way_out, en, en_way_out)


def warning(zh: str, zh_way_out: str, en: str, en_way_out: str) -> Rule:
    """A rule whose breach is told and deployed nevertheless."""
    return Rule("warning", zh, zh_way_out, en, en_way_out)
