"""What the checks of a table find, each with an input that shows it."""

from __future__ import annotations

import random
from itertools import product
from typing import Any

import pytest

from feel.dmn.checks import Finding, TableReport, check_model
from tests.feel.dmn.snippets import output, table_model


def report(*arguments: Any, **options: Any) -> TableReport:
    (found,) = check_model(table_model(*arguments, **options))
    return found


def of_kind(found: TableReport, kind: str) -> list[Finding]:
    return [finding for finding in found.findings if finding.kind == kind]


def test_a_complete_table_without_overlaps_has_no_findings() -> None:
    found = report(["x", "ok"], [("< 5", "true", "1"), (">= 5", "true", "2"), ("-", "false", "3")])
    assert (found.findings, found.not_analysed, found.complete) == ((), (), True)


def test_rules_that_overlap_under_unique_are_named_with_a_sample() -> None:
    (finding,) = of_kind(report(["x"], [("<= 5", "1"), (">= 5", "2")]), "overlap")
    assert (finding.rules, dict(finding.sample), finding.severity) == ((1, 2), {"x": 5}, "error")
    assert "1, 2" in finding.message("zh-CN")


def test_any_overlaps_only_where_outputs_differ() -> None:
    rules = [("< 5", '"a"'), ("< 9", '"a"'), ("< 7", '"b"'), (">= 9", "-1")]
    overlaps = of_kind(report(["x"], rules, policy="ANY"), "overlap")
    assert [finding.rules for finding in overlaps] == [(1, 3), (2, 3)]


def test_other_policies_let_rules_overlap() -> None:
    found = report(["x"], [("-", "1"), ("< 5", "2")], policy="COLLECT")
    assert found.findings == ()


def test_gaps_are_described_with_a_sample() -> None:
    gaps = of_kind(report(["x"], [("< 5", "1"), ("> 5", "2")]), "gap")
    assert [(dict(gap.where), dict(gap.sample)) for gap in gaps] == [({"x": "5"}, {"x": 5})]


def test_a_gap_may_need_two_inputs_to_see() -> None:
    found = report(["x", "ok"], [("< 5", "true", "1"), (">= 5", "false", "2")])
    assert [dict(gap.where) for gap in of_kind(found, "gap")] == [
        {"x": "< 5", "ok": "false"},
        {"x": ">= 5", "ok": "true"},
    ]


def test_texts_have_a_gap_unless_their_values_are_listed() -> None:
    rules = [('"a"', "1"), ('"b"', "2")]
    (gap,) = of_kind(report(["x"], rules), "gap")
    assert dict(gap.where) == {"x": 'not("a", "b")'}
    assert report(["x"], rules, values={"x": '"a","b"'}).findings == ()


def test_a_default_output_leaves_no_gap() -> None:
    assert report(["x"], [("< 5", "1")], outputs=[output(default="0")]).findings == ()


def test_dates_and_durations_are_analysed_too() -> None:
    found = report(["x"], [('< date("2024-01-01")', "1"), ('> date("2024-01-01")', "2")])
    (gap,) = of_kind(found, "gap")
    assert str(gap.sample["x"]) == "2024-01-01"


def test_a_rule_after_others_that_cover_it_is_unreachable_under_first() -> None:
    found = report(["x"], [("< 5", "1"), (">= 5", "2"), ("[3..7]", "3")], policy="FIRST")
    assert [finding.rules for finding in of_kind(found, "unreachable")] == [(3,)]


def test_a_rule_below_better_ones_is_unreachable_under_priority() -> None:
    found = report(
        ["x"],
        [("[3..4]", '"low"'), ("-", '"high"')],
        policy="PRIORITY",
        outputs=[output(values='"high","low"')],
    )
    assert [finding.rules for finding in of_kind(found, "unreachable")] == [(1,)]


def test_a_rule_that_no_input_can_match_is_reported_once() -> None:
    found = report(["x"], [("[9..1]", "1"), ("-", "2")], policy="FIRST")
    assert [(finding.kind, finding.rules) for finding in found.findings] == [("empty", (1,))]


def test_cells_that_cannot_be_analysed_are_named_and_claim_nothing() -> None:
    found = report(["x", "y"], [("> y", "-", "1"), ("< 5", "-", "2")])
    assert [(cell.rule, cell.input, cell.text) for cell in found.not_analysed] == [(1, "x", "> y")]
    # The first rule may cover anything: neither a gap nor an overlap can be claimed.
    assert found.findings == ()


def test_a_report_is_json_in_the_language_asked_for() -> None:
    told = report(["x"], [("<= 5", "1"), (">= 5", "2")]).to_json("en")
    assert told["findings"][0]["message"] == "The rules 1, 2 match the same inputs (x: 5)."
    assert told["findings"][0]["way_out"]


NUMBERS = ("-", "< 2", ">= 2", "[1..3]", "(1..3)", "2", "1,3", "not(2)", "> 3")
TEXTS = ("-", '"a"', '"a","b"', 'not("a")')
PLACES: tuple[Any, ...] = (0, 1, 1.5, 2, 2.5, 3, 4)


@pytest.mark.parametrize("seed", range(25))
def test_findings_agree_with_trying_every_input(seed: int) -> None:
    """Two columns of random cells: overlaps and gaps are exactly those that trying finds."""
    source = random.Random(seed)
    rules = [(source.choice(NUMBERS), source.choice(TEXTS), str(n)) for n in range(source.randint(1, 5))]
    model = table_model(["n", "t"], rules, policy="RULE ORDER")
    tried: dict[tuple[Any, str], list[int]] = {}
    for n, t in product(PLACES, "abc"):
        (trace,) = model.evaluate_decision("d", {"n": n, "t": t}).decisions
        tried[n, t] = [rule.index for rule in trace.tables[0].rules]
    found = report(["n", "t"], rules)
    pairs = {(a, b) for hits in tried.values() for a in hits for b in hits if a < b}
    assert {finding.rules for finding in of_kind(found, "overlap")} == pairs
    assert bool(of_kind(found, "gap")) == any(not hits for hits in tried.values())
    for finding in of_kind(found, "gap"):
        assert model.evaluate_decision("d", finding.sample).value is None
    for finding in of_kind(found, "overlap"):
        (trace,) = model.evaluate_decision("d", finding.sample).decisions
        assert set(finding.rules) <= {rule.index for rule in trace.tables[0].rules}
