"""Words that neither a qualification nor a factor of evaluation may contain (87号令 17, 实施条例 20).

The words are rules with their article and time in force; a text that contains one is shown with both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from workflows.rules import current_rules

#: Rules whose value is a list of words, joined by the Chinese list comma.
WORD_RULES: Final = ("procurement.forbidden-scale-words", "procurement.forbidden-locality-words")
SEPARATOR: Final = "、"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbidden:
    """A word that was found, the text it stands in, and the article that forbids it."""

    text: str
    word: str
    article: str


def forbidden(texts: Iterable[str], on: date) -> list[Forbidden]:
    """Every forbidden word of these texts, by the rules in force on a day.

    Spaces count for nothing: 注册 资本 is 注册资本.
    """
    rules = [current_rules().rule(key, on) for key in WORD_RULES]
    return [
        Forbidden(text=text, word=word, article=rule.legal_basis)
        for text in texts
        for rule in rules
        for word in str(rule.value).split(SEPARATOR)
        if word in "".join(text.split())
    ]
