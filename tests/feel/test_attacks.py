"""Thousands of hostile expressions: none hangs, swells, breaks, or reaches anything outside FEEL."""

from __future__ import annotations

import builtins
import gc
import tracemalloc
from collections.abc import Iterator

import pytest

from feel import FeelError, FeelWarning, compile_expression, feel_string
from feel.types import kind_of
from tests.feel.attacks import CONTEXT, Grower, crafted
from tests.support.depth import usually
from tests.support.effort import effort

_SECONDS = 0.25
_BYTES = 64 << 20
_KINDS = {
    "null",
    "number",
    "string",
    "boolean",
    "date",
    "time",
    "date and time",
    "days and time duration",
    "years and months duration",
    "list",
    "context",
    "range",
    "function",
}


def attack(text: str) -> object:
    """Compile and evaluate; a FEEL error is an answer, any other exception is not."""
    warnings: list[FeelWarning] = []
    try:
        return compile_expression(text).evaluate(CONTEXT, warnings=warnings)
    except FeelError as refusal:
        assert refusal.message("zh-CN") and refusal.message("en")
        return None
    finally:
        assert len(warnings) <= 100
        for warning in warnings[:3]:
            assert warning.message("zh-CN") and warning.message("en")


@pytest.fixture(autouse=True)
def only_its_own_garbage() -> Iterator[None]:
    """What other tests left behind is not collected on an attack's account (half a second in a long run)."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture
def no_python(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Python's dangerous built-ins are traps."""

    def trap(*args: object, **kwargs: object) -> object:
        raise AssertionError(f"reached Python: {args!r}")

    for name in ("eval", "exec", "open", "input", "breakpoint"):
        monkeypatch.setattr(builtins, name, trap)
    yield


def weighed(text: str) -> tuple[float, object]:
    """What an attack costs, and its answer; what seems too much is tried again."""
    values: list[object] = []
    spent = effort(lambda: values.append(attack(text)), attempts=1)
    return (effort(lambda: attack(text)) if spent > _SECONDS else spent), values[0]


def timed(texts: Iterator[str]) -> list[tuple[float, str]]:
    slow = []
    for text in texts:
        spent, value = weighed(text)
        assert kind_of(value) in _KINDS
        if spent > _SECONDS:
            slow.append((spent, text[:200]))
    return slow


def test_no_crafted_attack_takes_long_or_reaches_python(no_python: None) -> None:
    assert timed(iter(crafted())) == []


@pytest.mark.parametrize("seed", range(usually(1, deep=3)))
def test_no_random_attack_takes_longer_than_a_quarter_of_a_second(seed: int) -> None:
    grower = Grower(seed)
    assert timed(grower.expression() for _ in range(400)) == []


@pytest.mark.parametrize("seed", range(usually(2, deep=4)))
def test_broken_text_is_refused_politely(seed: int) -> None:
    grower = Grower(1000 + seed)
    assert timed(grower.broken() for _ in range(500)) == []


def test_no_attack_allocates_more_than_64_mebibytes() -> None:
    for text in crafted():
        tracemalloc.start()
        try:
            value = attack(text)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        del value
        assert peak < _BYTES, text[:200]


@pytest.mark.parametrize(
    "text",
    [text for text in crafted() if any(sign in text for sign in ("__", "().", ".real", ".nanos", ".func"))],
)
def test_attributes_of_python_are_not_there(text: str) -> None:
    value = attack(text)
    assert value is None or value == 1 or "class" not in (feel_string(value) or "")
