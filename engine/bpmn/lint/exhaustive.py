"""Whether one of several conditions must hold: only what is plain to see counts as proof."""

from __future__ import annotations

import re
from collections.abc import Iterable

_OPERAND = r'[\w.]+(?: [\w.]+)*|"[^"\\]*"|-?\d+(?:\.\d+)?'
_COMPARISON = re.compile(rf"({_OPERAND})\s*(<=|>=|!=|=|<|>)\s*({_OPERAND})")
_NEGATION = re.compile(r"not\s*\((.*)\)")
_OPPOSITE = {"<": ">=", ">=": "<", ">": "<=", "<=": ">", "=": "!=", "!=": "="}
_MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "=", "!=": "!="}
#: Longer conditions are not plain to see, and would be slow to look at.
_LONGEST = 500
_WORDS = frozenset("and or if then else for in some every satisfies between not return".split())


def are_exhaustive(conditions: Iterable[str]) -> bool:
    """Whether two of the conditions are each other's negation, or one is the literal ``true``.

    Null operands are left aside: a condition that is null at run time is an incident, not a wrong path."""
    seen: set[str] = set()
    for condition in conditions:
        if len(condition) > _LONGEST:
            continue
        text = _normal(condition)
        if text == "true" or _negation(text) in seen:
            return True
        seen.add(text)
    return False


def _normal(condition: str) -> str:
    text = _unwrapped(condition.strip().removeprefix("=").strip())
    comparison = _comparison(text)
    if comparison is not None:
        left, operator, right = comparison
        if right in ("true", "false"):
            positive = (right == "true") == (operator == "=")
            if operator in ("=", "!="):
                return left if positive else f"not({left})"
        if left > right:
            left, operator, right = right, _MIRRORED[operator], left
        return f"{left} {operator} {right}"
    negated = _NEGATION.fullmatch(text)
    if negated is not None and _is_balanced(negated[1]):
        return _negation(_normal(negated[1]))
    return text


def _negation(text: str) -> str:
    """The negation of a text in normal form, in normal form."""
    comparison = _comparison(text)
    if comparison is not None:
        return f"{comparison[0]} {_OPPOSITE[comparison[1]]} {comparison[2]}"
    if text.startswith("not(") and text.endswith(")") and _is_balanced(text[4:-1]):
        return text[4:-1]
    return f"not({text})"


def _comparison(text: str) -> tuple[str, str, str] | None:
    match = _COMPARISON.fullmatch(text)
    if match is None:
        return None
    left, operator, right = match.groups()
    if _WORDS & {*left.split(), *right.split()}:
        return None
    return left, operator, right


def _unwrapped(text: str) -> str:
    text = " ".join(text.split()) if '"' not in text else text
    while text.startswith("(") and text.endswith(")") and _is_balanced(text[1:-1]):
        text = text[1:-1].strip()
    return text


def _is_balanced(text: str) -> bool:
    """Brackets close in order; texts in quotes are skipped."""
    depth = 0
    for character in re.sub(r'"[^"\\]*"', "", text):
        if character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if depth < 0:
                return False
    return depth == 0
