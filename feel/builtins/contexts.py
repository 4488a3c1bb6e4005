"""Context functions (Table 81)."""

from __future__ import annotations

from feel.evaluation import Evaluation, Refusal
from feel.signatures import builtin
from feel.types import kind_of

Context = dict[str, object]


@builtin("get value", "m: context, key: string")
def get_value(evaluation: Evaluation, context: Context, key: str) -> object:
    return context.get(key)


@builtin("get entries", "m: context")
def get_entries(evaluation: Evaluation, context: Context) -> list[object]:
    evaluation.list_size(len(context) * 8)
    return [{"key": key, "value": value} for key, value in context.items()]


@builtin("context", "entries: list")
def context_(evaluation: Evaluation, entries: list[object]) -> Context:
    """The inverse of `get entries`; keys may not repeat."""
    evaluation.list_size(len(entries) * 2)
    result: Context = {}
    for entry in entries:
        if not isinstance(entry, dict) or "value" not in entry or not isinstance(entry.get("key"), str):
            raise Refusal("warn.domain", name="context", value=kind_of(entry))
        if entry["key"] in result:
            raise Refusal("warn.domain", name="context", value=entry["key"])
        result[entry["key"]] = entry["value"]
    return result


@builtin("context put", "context: context, key: string, value: any")
def context_put(evaluation: Evaluation, context: Context, key: str, value: object) -> Context:
    evaluation.list_size(len(context) * 2)
    return {**context, key: value}


@builtin("context put", "context: context, keys: list, value: any")
def context_put_deep(evaluation: Evaluation, context: Context, keys: list[object], value: object) -> Context:
    """`keys` lead down through nested contexts."""
    if not keys or len(keys) > evaluation.limits.value_depth or not all(isinstance(key, str) for key in keys):
        raise Refusal("warn.domain", name="context put", value=kind_of(keys))
    levels: list[Context] = [context]
    for key in keys[:-1]:
        inner = levels[-1].get(key)  # type: ignore[call-overload]
        if not isinstance(inner, dict):
            raise Refusal("warn.domain", name="context put", value=str(key))
        levels.append(inner)
    result = value
    for level, key in zip(reversed(levels), reversed(keys), strict=True):
        result = context_put(evaluation, level, key, result)
    return result  # type: ignore[return-value]


@builtin("context merge", "contexts: list")
def context_merge(evaluation: Evaluation, contexts: list[object]) -> Context:
    """Later entries win over earlier ones of the same key."""
    result: Context = {}
    for context in contexts:
        if not isinstance(context, dict):
            raise Refusal("warn.domain", name="context merge", value=kind_of(context))
        evaluation.list_size(len(context) * 2)
        result.update(context)
    return result
