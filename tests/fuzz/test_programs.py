"""A compiled process definition is shared by instances and threads; no instance may leave a trace in it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from feel import Expression
from tests.fuzz.blocks import random_tree
from tests.fuzz.differential import Player, Report
from tests.fuzz.generate import drawn
from tests.support.drawing import Diagram


def fingerprint(thing: Any, path: str = "", seen: set[int] | None = None) -> Iterator[tuple[str, str]]:
    """Every attribute reachable from an object, as text. Expressions compile themselves when they are used
    often, which nobody can see; they are taken as their text."""
    seen = set() if seen is None else seen
    if isinstance(thing, str | int | float | bool | bytes | type | None) or callable(thing):
        yield path, repr(thing)
        return
    if isinstance(thing, Expression):
        yield path, thing.text
        return
    if id(thing) in seen:
        return
    seen.add(id(thing))
    for name, value in _parts(thing):
        yield f"{path}.{name}", type(value).__name__
        yield from fingerprint(value, f"{path}.{name}", seen)


def _parts(thing: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(thing, dict):
        yield from ((repr(key), value) for key, value in thing.items())
    elif isinstance(thing, list | tuple):
        yield from ((str(index), value) for index, value in enumerate(thing))
    elif isinstance(thing, set | frozenset):
        yield from ((str(index), value) for index, value in enumerate(sorted(thing, key=repr)))
    else:
        slots = (name for kind in type(thing).__mro__ for name in getattr(kind, "__slots__", ()))
        yield from ((name, getattr(thing, name)) for name in slots if hasattr(thing, name))
        yield from getattr(thing, "__dict__", {}).items()


@pytest.mark.parametrize("first", range(0, 120, 40))
def test_no_instance_changes_the_program_it_runs_on(first: int) -> None:
    for case in range(first, first + 40):
        player = Player(drawn(random_tree(case, 2 + case % 4)), case, restored=False)
        programs = [player.driver.host.program(number) for number in player.driver.host.definitions]
        before = [dict(fingerprint(program)) for program in programs]
        player.play(40)
        assert len(before[0]) > 100
        for program, old in zip(programs, before, strict=True):
            assert dict(fingerprint(program)) == old


def test_threads_share_a_program_without_disturbing_each_other() -> None:
    for case in range(20):
        diagram = drawn(random_tree(case, 4))
        first = Player(diagram, case, restored=False)
        expected = first.play(40)

        def again(_: int, diagram: Diagram = diagram, case: int = case, shared: Player = first) -> Report:
            player = Player(diagram, case, restored=False)
            player.driver.host._programs = shared.driver.host._programs
            return player.play(40)

        with ThreadPoolExecutor(4) as pool:
            for report in pool.map(again, range(4)):
                assert (report.verdict, report.steps) == (expected.verdict, expected.steps)
