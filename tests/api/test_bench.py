"""``gongzhi bench``: figures a script can read, each beside its floor."""

from __future__ import annotations

import importlib
import json

import pytest
from click.testing import CliRunner

from api.cli import main
from api.cli.bench import BENCHMARKS


@pytest.mark.parametrize("module", sorted(BENCHMARKS.values()))
def test_every_benchmark_named_can_be_run(module: str) -> None:
    assert callable(importlib.import_module(f"benchmarks.{module}").run)


@pytest.mark.slow
def test_a_benchmark_prints_one_object_a_line_with_the_keys_agreed() -> None:
    result = CliRunner().invoke(main, ["bench", "multi-instance", "--json"])
    assert result.exit_code == 0, result.output
    figures = [json.loads(line) for line in result.stdout.splitlines()]
    assert {tuple(figure) for figure in figures} == {("bench", "case", "value", "unit", "floor", "ratio")}
    cases = [figure["case"].partition(", ")[2] for figure in figures]
    assert cases == ["one of 5", "one of 50", "one of 500"] * 2
    assert all(figure["ratio"] == pytest.approx(figure["value"] / figure["floor"]) for figure in figures)
