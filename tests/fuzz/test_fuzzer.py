"""The fuzzer can fail: engines that are wrong in one thing are found out within a few hundred cases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from engine.bpmn.check import check_bpmn
from engine.bpmn.lint import LintContext
from engine.spiff.execution import Execution
from engine.spiff.specs.base import TokenSpec
from engine.spiff.specs.events import EndEvent
from engine.spiff.specs.gateways import ARRIVED, InclusiveGateway, ParallelGateway
from engine.spiff.specs.loop import Loop
from tests.fuzz.blocks import random_tree
from tests.fuzz.differential import check_case
from tests.fuzz.generate import drawn
from tests.fuzz.graphs import drawn_graph, random_graph

Sabotage = Callable[[pytest.MonkeyPatch], None]


def joins_too_early(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(ParallelGateway, "activated", lambda self, holder: True)


def counts_tokens_instead_of_flows(patch: pytest.MonkeyPatch) -> None:
    def activated(self: Any, holder: Any) -> bool:
        return bool(sum(holder.internal_data[ARRIVED].values()) >= len(self.incoming))

    patch.setattr(ParallelGateway, "activated", activated)


def inclusive_join_does_not_wait(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(InclusiveGateway, "activated_at_rest", lambda self, holder: True)


def inclusive_join_waits_for_all(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(InclusiveGateway, "activated_at_rest", lambda self, holder: False)


def terminate_ends_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(EndEvent, "work", TokenSpec.work)


def nobody_catches(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Execution, "_handler", lambda self, token, kind, code: None)


def completion_condition_is_ignored(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Loop, "_enough", lambda self, body, instance: False)


def output_mappings_are_ignored(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(TokenSpec, "outputs_mapped", (), raising=True)

    def read_none(reader: Any, spec: Any, node: Any) -> None:
        spec.inputs_mapped = ()

    patch.setattr("engine.spiff.elements._read_mappings", read_none)


def boundary_events_never_interrupt(patch: pytest.MonkeyPatch) -> None:
    original = Execution._boundary

    def boundary(self: Any, host: Any, event: Any, results: Any, subscription: Any) -> None:
        if event.cancel_activity:
            self._happened(host.workflow, event, results)
        else:
            original(self, host, event, results, subscription)

    patch.setattr(Execution, "_boundary", boundary)


@pytest.mark.parametrize(
    "sabotage",
    [
        joins_too_early,
        counts_tokens_instead_of_flows,
        inclusive_join_does_not_wait,
        inclusive_join_waits_for_all,
        terminate_ends_nothing,
        nobody_catches,
        completion_condition_is_ignored,
        output_mappings_are_ignored,
        boundary_events_never_interrupt,
    ],
)
def test_a_wrong_engine_is_found_out(sabotage: Sabotage, monkeypatch: pytest.MonkeyPatch) -> None:
    sabotage(monkeypatch)
    monkeypatch.setattr("tests.fuzz.differential.shrink", lambda case, shape, report, *_: (shape, report))
    for case in range(600):
        _, found = check_case(case)
        if found is not None:
            return
    raise AssertionError("nothing was noticed in 600 cases")


def test_a_difference_is_shrunk_to_a_diagram_that_a_person_can_read(monkeypatch: pytest.MonkeyPatch) -> None:
    joins_too_early(monkeypatch)
    for case in range(600):
        _, found = check_case(case)
        if found is not None and case % 4 != 3:
            break
    assert found is not None
    (process, *called) = found.diagram.processes
    assert not called
    assert len(process.body.nodes) <= 7, str(found)
    assert "model" in str(found)
    assert "steps:" in str(found)


def test_what_is_generated_would_be_deployed() -> None:
    """The linter and the interpreter agree on what runs; only gateways that may find no way are refused."""
    for case in range(300):
        tree, graph = random_tree(case, 2 + case % 4), random_graph(case)
        for diagram in (drawn(tree), drawn_graph(graph)):
            problems = check_bpmn(diagram.xml, LintContext()).problems
            errors = [problem for problem in problems if problem.is_error]
            unexpected = [
                problem.message("en")
                for problem in errors
                if not (problem.rule == "no-flow-may-hold" and str(problem.element_id).startswith("strict-"))
            ]
            assert unexpected == [], f"case {case}"
