"""Texts that are FEEL after ``=`` and literals otherwise, and the names FEEL must be able to address."""

from __future__ import annotations

import re

import feel
from engine.bpmn.lint.context import Lint
from engine.bpmn.model import Element
from engine.bpmn.problem import Phrase, phrase
from feel.builtins import BUILTINS

_NAME = re.compile(r"[^\W\d]\w*")
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')
_CALL = re.compile(r"(?<![\w.])([^\W\d]\w*)\s*\(")
_KEYWORDS = frozenset(
    "null true false function if then else for in return some every satisfies between and or external".split()
)
#: A literal number; anything longer is not meant.
_WHOLE_NUMBER = re.compile(r"\d{1,9}")


def is_feel(text: str) -> bool:
    """Whether the text is FEEL by its own sign."""
    return text.lstrip().startswith("=")


def check_feel(
    item: Element, place: str, text: str, lint: Lint, *, always: bool = False, line: int | None = None
) -> feel.Expression | None:
    """Compile a FEEL text and report its syntax error; ``None`` for a literal or a broken expression."""
    stripped = text.strip()
    if not always and not stripped.startswith("="):
        return None
    source = stripped.removeprefix("=").strip()
    if not source:
        lint.report("empty-expression", item, place=phrase(place), line=line)
        return None
    if len(source) > lint.context.limits.max_expression:
        length, limit = len(source), lint.context.limits.max_expression
        lint.report("expression-too-long", item, place=phrase(place), line=line, length=length, limit=limit)
        return None
    compiled = lint.compile(source)
    if isinstance(compiled, feel.FeelError):
        detail = Phrase(compiled.message("zh-CN"), compiled.message("en"))
        lint.report("feel-syntax", item, place=phrase(place), text=source, detail=detail, line=line)
        return None
    for name in unknown_functions(compiled, lint):
        known = [*BUILTINS, *(lint.context.functions or ())]
        near = lint.nearest(name, known)
        lint.report("unknown-function", item, place=phrase(place), line=line, function=name, nearest=near)
    return compiled


def unknown_functions(compiled: feel.Expression, lint: Lint) -> list[str]:
    """Names that are called and are neither functions nor bound within the expression."""
    if "(" not in compiled.text:
        return []
    called = _CALL.findall(_TEXT.sub('""', compiled.text))
    return [name for name in dict.fromkeys(called) if name in free_variables(compiled, lint)]


def free_variables(compiled: feel.Expression, lint: Lint) -> frozenset[str]:
    """The variables an expression reads, without the functions it calls."""
    return frozenset(
        name
        for name in compiled.variables
        if name not in BUILTINS and name not in (lint.context.functions or ())
    )


def check_text(item: Element, place: str, text: str | None, lint: Lint, *, required: bool = False) -> None:
    """An attribute that is a literal or FEEL; when ``required`` it may not be absent or blank."""
    if text is None or not text.strip():
        if required:
            lint.report("empty-expression", item, place=phrase(place))
        return
    check_feel(item, place, text, lint)


def check_number(item: Element, place: str, text: str | None, high: int, lint: Lint) -> None:
    """A whole number from 0 to ``high``, or FEEL."""
    if text is None:
        return
    if is_feel(text):
        check_feel(item, place, text, lint)
    elif not _WHOLE_NUMBER.fullmatch(text.strip()) or int(text) > high:
        lint.report("not-a-number", item, place=phrase(place), text=text, low=0, high=high)


def check_variable(
    item: Element, place: str, name: str | None, lint: Lint, *, path: bool = False, line: int | None = None
) -> None:
    """A variable's name (or, for mapping targets, a dotted path of names) that FEEL can address."""
    if name is None or not name.strip():
        lint.report("missing-name-attribute", item, place=phrase(place), line=line)
        return
    parts = name.split(".") if path else [name]
    if not all(_NAME.fullmatch(part) and part not in _KEYWORDS for part in parts):
        lint.report("name-not-addressable", item, place=phrase(place), variable=name, line=line)
