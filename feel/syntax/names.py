"""Which runs of tokens are one name (10.3.1.4 and 10.3.1.6: the longest name in scope wins)."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import lru_cache

from feel.syntax.lexer import Token, tokenize

#: By first token: the names of several tokens, longest first, each with its token texts.
Table = dict[str, list[tuple[tuple[str, ...], str]]]

PROPERTIES = ("time offset", "start included", "end included")


@lru_cache(maxsize=4096)
def token_texts(name: str) -> tuple[str, ...]:
    """A name as the sequence of tokens that it is."""
    try:
        return tuple(token.text for token in tokenize(name)[:-1])
    except Exception:
        return (name,)


def table_of(names: Iterable[str]) -> Table:
    """The names that take more than one token, ready for `longest`."""
    table: Table = {}
    for name in names:
        if not name.isidentifier():
            add(table, name)
    return table


def add(table: Table, name: str) -> None:
    """Put one name into a table, if it takes more than one token."""
    texts = token_texts(name)
    if len(texts) > 1:
        entries = table.setdefault(texts[0], [])
        entries.append((texts, name))
        entries.sort(key=lambda entry: -len(entry[0]))


def longest(table: Table, tokens: list[Token], index: int) -> tuple[str, int] | None:
    """The longest name of the table that starts at that token, and its number of tokens."""
    for texts, name in table.get(tokens[index].text, ()):
        end = index + len(texts)
        if end < len(tokens) and all(
            token.text == text for token, text in zip(tokens[index:end], texts, strict=True)
        ):
            return name, len(texts)
    return None


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name a person most likely meant."""
    if len(name) > 100:
        return None
    matches = difflib.get_close_matches(name, [each for each in known if len(each) <= 100][:2000], 1, 0.6)
    if matches:
        return matches[0] if matches[0] != name else None
    # Chinese names are short: one wrong character in three is already a ratio below 0.6 or close to it.
    for each in known:
        if len(each) == len(name) >= 2 and sum(a != b for a, b in zip(each, name, strict=True)) == 1:
            return each
    return None
