"""Models made to hurt: no evaluation runs longer than 250 ms or holds more than 64 MiB."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest

from feel import FeelError
from feel.dmn import DmnModel, load_dmn
from feel.dmn.checks import check_model
from feel.dmn.errors import ModelTooDeep
from tests.feel.dmn.snippets import (
    decision,
    definitions,
    input_data,
    item,
    knowledge,
    literal,
    load,
    output,
    table,
    table_model,
)
from tests.support.depth import usually
from tests.support.effort import effort

SECONDS = 0.25
BYTES = 64 * 1024 * 1024


def bounded(action: Callable[[], object]) -> None:
    """Run for the time, then for the memory."""

    def attempt() -> None:
        try:
            action()
        except FeelError:
            pass

    assert effort(attempt) < SECONDS
    tracemalloc.start()
    try:
        attempt()
        assert tracemalloc.get_traced_memory()[1] < BYTES
    finally:
        tracemalloc.stop()


def doubling(levels: int) -> DmnModel:
    """Each decision joins the one before it to itself: 2 to the power of levels items."""
    body = decision("d0", literal("[1,2,3,4]"))
    for level in range(1, levels):
        text = f"concatenate(d{level - 1}, d{level - 1})"
        body += decision(f"d{level}", literal(text), needs=[f"decision:d{level - 1}"])
    return load(body)


def calls(text: str) -> DmnModel:
    return load(
        knowledge("f", [("n", None)], literal(text)) + decision("d", literal("f(1)"), needs=["knowledge:f"])
    )


def looping(kind: str, body: str) -> DmnModel:
    part = "return" if kind == "for" else "satisfies"
    numbers = literal("for i in 1..20000 return i")
    turn = f"<{part}>{literal(body)}</{part}>"
    inner = f'<{kind} iteratorVariable="m"><in>{numbers}</in>{turn}</{kind}>'
    logic = f'<for iteratorVariable="n"><in>{numbers}</in><return>{inner}</return></for>'
    return load(decision("d", logic), strict=False)


def constrained() -> DmnModel:
    kind = item("costly", "number", allowed="count(for i in 1..10000 return i) > ?", many=True)
    return load(kind + decision("d", literal("for i in 1..1000 return i"), kind="costly"))


def calling_cells(rules: int) -> DmnModel:
    cell = "count(for i in 1..1000 return i + x) > ?"
    return table_model(["x"], [(cell, "1")] * rules, policy="RULE ORDER")


@pytest.mark.parametrize(
    ("model", "name", "inputs"),
    [
        (doubling(40), "d39", {}),
        (calls("f(n)"), "d", {}),
        (calls("f(n) + f(n)"), "d", {}),
        (calls('f(string join([string(n), string(n)], ""))'), "d", {}),
        (looping("for", "m"), "d", {}),
        (looping("some", "m < 0"), "d", {}),
        (looping("every", "m > 0"), "d", {}),
        (constrained(), "d", {}),
        (calling_cells(500), "d", {"x": 1}),
    ],
    ids=["doubling", "recursion", "fan", "growth", "for", "some", "every", "constraint", "cells"],
)
def test_an_evaluation_is_bounded(model: DmnModel, name: str, inputs: dict[str, Any]) -> None:
    bounded(lambda: model.evaluate_decision(name, inputs))


def grid(columns: int, rules: int) -> DmnModel:
    """Every column cut at other places: the regions of such a table are as many as can be."""
    names = [f"x{n}" for n in range(columns)]
    cells = [
        (
            *(
                f"[{(7 * rule * (column + 1)) % 101}..{(7 * rule * (column + 1)) % 101 + 30}]"
                for column in range(columns)
            ),
            "1",
        )
        for rule in range(rules)
    ]
    return table_model(names, cells, policy="FIRST")


@pytest.mark.parametrize(("columns", "rules"), [(2, 60), (8, 60), (20, 40)])
def test_the_checks_of_a_wild_table_end(columns: int, rules: int) -> None:
    model, reports = grid(columns, rules), []
    # The search is bounded by steps; the report says when it met the bound.
    assert effort(lambda: reports.extend(check_model(model)), attempts=1) < 4
    (found,) = reports
    assert isinstance(found.complete, bool)


def test_ranking_many_hits_by_many_values_is_bounded() -> None:
    values = ", ".join(f'"v{n}"' for n in range(1500))
    model = table_model(
        ["x"],
        [("-", f'"v{1499 - n}"') for n in range(1500)],
        policy="OUTPUT ORDER",
        outputs=[output(values=values)],
    )
    bounded(lambda: model.evaluate_decision("d", {"x": 1}))


def test_a_table_of_very_many_rules_is_bounded() -> None:
    rules = usually(5_000, deep=20_000)
    many = table_model(["x"], [(f"< {n}" if n % 2 else "-", "1") for n in range(rules)], policy="COLLECT")
    bounded(lambda: many.evaluate_decision("d", {"x": -1}))
    long_cell = ", ".join(f"[{n}..{n + 1}]" for n in range(1500))
    slow = table_model(["x"], [(f"{long_cell}, x", "1")] * usually(75, deep=300), policy="COLLECT")
    bounded(lambda: slow.evaluate_decision("d", {"x": -1}))


def test_a_model_cannot_reach_python() -> None:
    texts = (
        "__import__('os')",
        "x.__class__",
        "(1).__class__.__mro__",
        "eval('1')",
        "open('x')",
        "getattr(1, 'x')",
    )
    for text in texts:
        model = load_dmn(definitions(decision("d", literal(text))), strict=False)
        assert model.evaluate_decision("d", {}).value is None


def test_a_chain_of_thousands_of_types_is_refused() -> None:
    chain = "".join(item(f"t{n}", f"t{n + 1}") for n in range(5000)) + item("t5000", "number")
    with pytest.raises(ModelTooDeep):
        load(chain)


def test_loading_costs_in_proportion_to_the_size_of_a_table() -> None:
    """Elements without ids, many names of several words: what could make loading quadratic."""

    def seconds(rules: int) -> float:
        rows = [(f"[{n}..{n + 1})", f'"v{n}"', str(n)) for n in range(rules)]
        names = "".join(item(f"kind {n}", "number") + input_data(f"part {n} of it") for n in range(rules))
        logic = table(["x", "y"], rows).replace('id="r', 'x="r')
        source = definitions(
            names + input_data("x") + input_data("y") + decision("d", logic, needs=["input:x"])
        )
        return effort(lambda: load_dmn(source, strict=False))

    assert seconds(1200) < 8 * 4 * seconds(150)
