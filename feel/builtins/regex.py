"""String functions that take regular expressions (Table 74; XPath's fn:matches, fn:replace, fn:tokenize)."""

from __future__ import annotations

from feel.errors import FeelLimitExceeded
from feel.evaluation import Evaluation, Refusal
from feel.patterns.backtrack import Spans
from feel.patterns.charsets import Unsupported
from feel.patterns.pattern import Pattern, compile_pattern
from feel.signatures import builtin


def _pattern(evaluation: Evaluation, pattern: str, flags: str | None) -> Pattern:
    if len(pattern) > evaluation.limits.pattern_length:
        raise FeelLimitExceeded("pattern_length", evaluation.limits.pattern_length)
    chosen = flags or ""
    if not set(chosen) <= set("smix"):
        raise Refusal("warn.flags", flags=chosen[:20])
    # Compiling costs more than searching; patterns made up in a loop are never the same twice.
    evaluation.tick(100 + len(pattern))
    compiled = compile_pattern(pattern, "".join(sorted(set(chosen))))
    if isinstance(compiled, Unsupported):
        raise Refusal("warn.pattern", pattern=pattern[:80], reason=str(compiled))
    return compiled


def _not_empty(evaluation: Evaluation, compiled: Pattern, pattern: str) -> None:
    """XPath: a pattern to replace or split at must not match the empty string."""
    if compiled.found_in("", evaluation):
        raise Refusal("warn.pattern", pattern=pattern[:80], reason="“”")


@builtin("matches", "input: string, pattern: string, flags?: string|null")
def matches(evaluation: Evaluation, text: str, pattern: str, flags: str | None = None) -> bool:
    return _pattern(evaluation, pattern, flags).found_in(text, evaluation)


@builtin("replace", "input: string, pattern: string, replacement: string, flags?: string|null")
def replace(
    evaluation: Evaluation, text: str, pattern: str, replacement: str, flags: str | None = None
) -> str:
    compiled = _pattern(evaluation, pattern, flags)
    _not_empty(evaluation, compiled, pattern)
    template = _template(replacement, compiled.groups)
    parts: list[str] = []
    length, last = len(text), 0
    for spans in compiled.matches(text, evaluation):
        begin, end = spans[0]
        filled = "".join(part if isinstance(part, str) else _group(text, spans, part) for part in template)
        length += len(filled)
        if length > evaluation.limits.string_length + len(text):
            raise FeelLimitExceeded("string_length", evaluation.limits.string_length)
        parts += (text[last:begin], filled)
        last = end
    result = "".join(parts) + text[last:]
    evaluation.string_length(len(result))
    return result


def _group(text: str, spans: Spans, group: int) -> str:
    begin, end = spans.get(group, (-1, -1))
    return text[begin:end] if begin >= 0 else ""


def _template(replacement: str, groups: int) -> list[str | int]:
    """“$1” is a group, “\\$” and “\\\\” are themselves, anything else after those signs is an error."""
    parts: list[str | int] = []
    at = 0
    while at < len(replacement):
        character = replacement[at]
        following = replacement[at + 1 : at + 2]
        if character == "\\" and following in ("\\", "$") and following:
            parts.append(following)
            at += 2
        elif character == "$" and following.isascii() and following.isdigit():
            end = at + 2
            while replacement[end : end + 1].isdigit() and int(replacement[at + 1 : end + 1]) <= groups:
                end += 1
            parts.append(int(replacement[at + 1 : end]))
            at = end
        elif character in "\\$":
            raise Refusal("warn.pattern", pattern=replacement[:80], reason=character)
        else:
            parts.append(character)
            at += 1
    return parts


@builtin("split", "string: string, delimiter: string")
def split(evaluation: Evaluation, text: str, delimiter: str) -> list[str]:
    compiled = _pattern(evaluation, delimiter, None)
    _not_empty(evaluation, compiled, delimiter)
    parts: list[str] = []
    last = 0
    for spans in compiled.matches(text, evaluation):
        begin, end = spans[0]
        parts.append(text[last:begin])
        last = end
    parts.append(text[last:])
    evaluation.list_size(len(parts))
    return parts
