"""The tokens of one text, a cursor on them, and the errors to raise from there."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from feel.errors import FeelLimitExceeded, FeelSyntaxError
from feel.limits import Limits
from feel.syntax import names as naming
from feel.syntax.lexer import HALF_WIDTH, KEYWORDS, Token, tokenize


class TokenStream:
    """Base of the parser: looking at tokens, taking them, and matching names of several tokens."""

    def __init__(self, source: str, known: Collection[str], table: naming.Table, limits: Limits) -> None:
        if len(source) > limits.expression_length:
            raise FeelLimitExceeded("expression_length", limits.expression_length)
        self.source = source
        self.tokens = tokenize(source)
        self.index = 0
        self.token = self.tokens[0]
        self.known = known
        self.table = table
        self.locals: list[naming.Table] = []
        #: Keys of contexts written in this text: what may follow a dot anywhere in it.
        self.keys: naming.Table = {}
        self.limits = limits
        self.depth = 0

    # -- tokens

    def advance(self) -> Token:
        """Take the current token."""
        token = self.token
        if token.kind != "end":
            self.index += 1
            self.token = self.tokens[self.index]
        return token

    def peek(self, ahead: int = 1) -> Token:
        return self.tokens[min(self.index + ahead, len(self.tokens) - 1)]

    def at(self, text: str) -> bool:
        """Whether the current token is that sign or keyword."""
        token = self.token
        return token.text == text and token.kind != "string"

    def take(self, text: str) -> bool:
        """Take the current token if it is that sign or keyword."""
        if self.at(text):
            self.advance()
            return True
        return False

    def expect(self, text: str) -> Token:
        """Take that sign or keyword, or fail."""
        if not self.at(text):
            raise self.unexpected(f"“{text}”")
        return self.advance()

    def enter(self) -> None:
        """One level of nesting deeper."""
        self.depth += 1
        if self.depth > self.limits.nesting:
            raise FeelLimitExceeded("nesting", self.limits.nesting)

    def leave(self) -> None:
        self.depth -= 1

    # -- names

    def declare(self, name: str) -> None:
        """A name is in scope from here on, in the innermost local scope."""
        naming.add(self.locals[-1], name)

    def known_name(self) -> tuple[str, int] | None:
        """The longest known name of several tokens that starts here."""
        best: tuple[str, int] | None = None
        if self.token.text in self.table:
            best = naming.longest(self.table, self.tokens, self.index)
        for scope in self.locals:
            found = naming.longest(scope, self.tokens, self.index) if scope else None
            if found and (best is None or found[1] > best[1]):
                best = found
        return best

    def skip(self, count: int) -> None:
        self.index += count
        self.token = self.tokens[self.index]

    def words(self, first: Token) -> str:
        """The name that `first` begins, with the plain words that follow it: they could be nothing else."""
        parts = [first.text]
        while (self.token.kind == "name" and self.token.text not in KEYWORDS) or (
            self.token.kind == "number" and self.token.text.isdigit()
        ):
            parts.append(self.advance().text)
        return " ".join(parts)

    def defined_name(self, *stops: str) -> str:
        """A name at the place of its definition: every token up to one of `stops`."""
        start = self.token
        parts: list[Token] = []
        while self.token.kind != "end" and not (
            self.token.kind in ("op", "name") and self.token.text in stops
        ):
            if self.token.kind not in ("name", "number", "wide") and self.token.text not in "./-'’+*":
                raise self.unexpected("expect.name")
            parts.append(self.advance())
        if not parts or start.kind != "name":
            raise self.unexpected("expect.name", start)
        name = parts[0].text
        for before, part in pairwise(parts):
            gap = part.offset > before.offset + len(before.text)
            name += f" {part.text}" if gap else part.text
        return name

    # -- errors

    def unexpected(self, expected: str, token: Token | None = None) -> FeelSyntaxError:
        """The error that this token is not what was expected, with the nearest known name."""
        found = token or self.token
        if found.kind == "wide" and found.text in HALF_WIDTH:
            return FeelSyntaxError(
                "syntax.full_width",
                self.source,
                found.offset,
                found=found.text,
                expected=HALF_WIDTH[found.text],
            )
        suggestion = None
        if found.kind == "name":
            suggestion = naming.nearest(found.text, {*self.known, *KEYWORDS} - {found.text})
            before = self.tokens[self.index - 1] if self.index and token is None else None
            if before is not None and before.kind == "name":
                suggestion = naming.nearest(f"{before.text} {found.text}", self.known) or suggestion
        shown = "found.end" if found.kind == "end" else f"“{found.text}”"
        return FeelSyntaxError(
            "syntax.unexpected",
            self.source,
            found.offset,
            found=shown,
            expected=expected,
            suggestion=suggestion,
        )
