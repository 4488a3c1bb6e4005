"""Each rule of the linter, by the smallest diagram that breaks it."""

from __future__ import annotations

import string

import pytest

from engine.bpmn.catalogue import RULES
from engine.bpmn.catalogue.phrase_messages import PHRASES
from tests.bpmn.lint.cases_activities import ACTIVITIES
from tests.bpmn.lint.cases_events import EVENTS
from tests.bpmn.lint.cases_references import REFERENCES
from tests.bpmn.lint.cases_structure import GATEWAYS, STRUCTURE
from tests.bpmn.lint.cases_unsupported import UNSUPPORTED
from tests.bpmn.lint.drawing import Case, errors, problems
from tests.bpmn.lint.test_warnings import WARNINGS

CASES = [*REFERENCES, *STRUCTURE, *GATEWAYS, *EVENTS, *UNSUPPORTED, *ACTIVITIES]

#: Told by other tests: of files (test_xml, tests/engine/deployment) and of limits (test_limits).
ELSEWHERE = {
    "deployment-too-large",
    "dmn",
    "duplicate-definition",
    "form",
    "not-compilable",
    "nothing-to-deploy",
    "resource-name",
    "time-limit",
    "too-many-problems",
    "too-many-warnings",
    "too-many-resources",
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_breaks_a_rule_is_refused_with_the_element_named(case: Case) -> None:
    found = errors(case.content)
    assert (case.rule, case.element_id) in found
    assert {rule for rule, _ in found} <= {case.rule} | case.also


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_problem_says_where_why_and_the_way_out_in_both_languages(case: Case) -> None:
    for problem in problems(case.content):
        for lang in ("zh-CN", "en"):
            assert problem.message(lang) and problem.way_out(lang)
            assert "—" not in problem.message(lang) + problem.way_out(lang), problem
            assert "{" not in problem.message(lang).replace(str(problem.params.get("text")), "")
        if problem.element_id is not None and not problem.rule.startswith("xml-"):
            assert problem.line is not None


def test_every_rule_has_a_case() -> None:
    tested = {case.rule for case in CASES} | {case.rule for case in WARNINGS} | ELSEWHERE
    assert {rule for rule in RULES if not rule.startswith("xml-")} - tested == set()


def test_the_catalogue_has_the_same_parts_in_both_languages() -> None:
    def parts(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for id, rule in RULES.items():
        assert parts(rule.zh) == parts(rule.en), id
        assert parts(rule.zh_way_out) == parts(rule.en_way_out), id
    for chinese, english in PHRASES.values():
        assert chinese and english


def test_all_problems_are_told_at_once() -> None:
    from tests.bpmn.lint.drawing import between, user_task

    content = between(
        user_task(
            "<multiInstanceLoopCharacteristics/>",
            '<zeebe:formDefinition formId="from"/><zeebe:priorityDefinition priority="high"/>',
            'default="gone"',
        ),
        '<task id="lonely" name="L"/><complexGateway id="g"/>',
    )
    assert errors(content) == [
        ("unreachable-node", "lonely"),
        ("unreachable-node", "g"),
        ("unresolved-reference", "x"),
        ("unknown-form", "x"),
        ("not-a-number", "x"),
        ("missing-input-collection", "x"),
        ("complex-gateway", "g"),
    ]
