"""Boxed expressions (DMN 1.5, 10.2)."""

from __future__ import annotations

import pytest

from tests.feel.dmn.snippets import (
    decision,
    item,
    knowledge,
    literal,
    load,
    value_of,
    variable,
    warning_keys,
)


def entry(name: str | None, logic: str, kind: str | None = None) -> str:
    return f"<contextEntry>{variable(name, kind) if name else ''}{logic}</contextEntry>"


def context(*entries: str) -> str:
    return f"<context>{''.join(entries)}</context>"


def test_a_context_sees_its_earlier_entries() -> None:
    logic = f"<context>{entry('a', literal('1'))}{entry('b', literal('a + 1'))}</context>"
    assert value_of(logic) == {"a": 1, "b": 2}


def test_the_entry_without_a_name_is_the_result_of_a_context() -> None:
    logic = f"<context>{entry('a', literal('1'))}{entry(None, literal('a + 1'))}</context>"
    assert value_of(logic) == 2


def test_entries_may_have_names_of_several_words_and_chinese_names() -> None:
    logic = (
        f"<context>{entry('monthly rate', literal('0.5'))}{entry('申请金额', literal('400'))}"
        f"{entry(None, literal('monthly rate * 申请金额'))}</context>"
    )
    assert value_of(logic) == 200


def test_an_entry_that_does_not_fit_its_type_is_null() -> None:
    logic = context(entry("a", literal('"x"'), "number"))
    model = load(decision("d", logic))
    assert model.evaluate_decision("d", {}).value == {"a": None}
    assert warning_keys(model, "d", {}) == ["type-mismatch"]


def test_a_relation_is_a_list_of_contexts() -> None:
    rows = "".join(f"<row>{literal(str(n))}{literal(f'{n} * 10')}</row>" for n in (1, 2))
    logic = f'<relation><column name="a"/><column name="b"/>{rows}</relation>'
    assert value_of(logic) == [{"a": 1, "b": 10}, {"a": 2, "b": 20}]


def test_a_list_evaluates_its_items() -> None:
    assert value_of(f"<list>{literal('1')}{literal('1 + 1')}</list>") == [1, 2]


def conditional(condition: str) -> str:
    parts = (
        f"<{name}>{literal(text)}</{name}>"
        for name, text in (("if", condition), ("then", '"t"'), ("else", '"e"'))
    )
    return f"<conditional>{''.join(parts)}</conditional>"


@pytest.mark.parametrize(
    ("condition", "expected"), [("true", "t"), ("false", "e"), ("null", "e"), ('"x"', None)]
)
def test_a_conditional_chooses_and_is_null_where_its_condition_is_no_boolean(
    condition: str, expected: str | None
) -> None:
    assert value_of(conditional(condition)) == expected


def filtered(source: str, match: str) -> str:
    return f"<filter><in>{literal(source)}</in><match>{literal(match)}</match></filter>"


def test_a_filter_keeps_the_items_that_match() -> None:
    assert value_of(filtered("[1,2,3]", "item >= 2")) == [2, 3]


def test_a_filter_sees_the_entries_of_its_items() -> None:
    assert value_of(filtered("[{a: 1}, {a: 2}]", "a > 1")) == [{"a": 2}]


def test_a_filter_whose_condition_is_no_boolean_is_null() -> None:
    assert value_of(filtered("[1,2]", '"x"')) is None


def looped(kind: str, source: str, body: str) -> str:
    part = "return" if kind == "for" else "satisfies"
    return f'<{kind} iteratorVariable="n"><in>{literal(source)}</in><{part}>{literal(body)}</{part}></{kind}>'


def test_for_collects_and_can_read_the_results_so_far() -> None:
    assert value_of(looped("for", "[1,2,3]", "n * 2")) == [2, 4, 6]
    assert value_of(looped("for", "[1,2,3]", "n + count(partial)")) == [1, 3, 5]


@pytest.mark.parametrize(
    ("kind", "source", "condition", "expected"),
    [
        ("some", "[1,2]", "n = 2", True),
        ("some", "[1,2]", "n = 3", False),
        ("some", "[]", "true", False),
        ("some", "[1,2]", "if n = 2 then true else null", True),
        ("some", "[1,2]", 'if n = 2 then true else "x"', None),
        ("every", "[1,2]", "n > 0", True),
        ("every", "[1,2]", "n > 1", False),
        ("every", "[]", "false", True),
        ("every", "[1,2]", "if n = 2 then true else null", None),
        ("every", "null", "true", None),
    ],
)
def test_some_and_every_have_three_answers(
    kind: str, source: str, condition: str, expected: bool | None
) -> None:
    assert value_of(looped(kind, source, condition)) is expected


def function(parameters: str, body: str, attributes: str = "") -> str:
    return f"<functionDefinition {attributes}>{parameters}{body}</functionDefinition>"


def test_a_boxed_function_closes_over_its_scope_and_may_call_itself() -> None:
    parameter = '<formalParameter name="n" typeRef="number"/>'
    body = function(parameter, literal("if n <= 1 then step else n * factorial(n - 1)"))
    logic = (
        f"<context>{entry('step', literal('1'))}{entry('factorial', body)}"
        f"{entry(None, literal('factorial(5)'))}</context>"
    )
    assert value_of(logic) == 120


def test_an_external_function_is_refused_on_loading_and_null_when_called_nevertheless() -> None:
    body = function(
        '<formalParameter name="n"/>',
        context(entry("class", literal('"java.lang.Math"'))),
        'kind="Java"',
    )
    logic = f"<context>{entry('f', body)}{entry(None, literal('f(1)'))}</context>"
    model = load(decision("d", logic), strict=False)
    assert [problem.key for problem in model.problems] == ["external-function"]
    assert model.evaluate_decision("d", {}).value is None
    assert warning_keys(model, "d", {}) == ["external-called"]


def invocation(function_text: str, **arguments: str) -> str:
    bindings = "".join(
        f'<binding><parameter name="{name}"/>{literal(text)}</binding>' for name, text in arguments.items()
    )
    return f"<invocation>{literal(function_text)}{bindings}</invocation>"


DOUBLE = knowledge("double", [("n", "number")], literal("n * 2"))


def test_an_invocation_binds_arguments_by_name() -> None:
    model = load(DOUBLE + decision("d", invocation("double", n="21"), needs=["knowledge:double"]))
    assert model.evaluate_decision("d", {}).value == 42


@pytest.mark.parametrize("arguments", [{"m": "21"}, {"n": '"x"'}])
def test_an_invocation_with_a_wrong_name_or_type_never_runs_the_function(arguments: dict[str, str]) -> None:
    model = load(DOUBLE + decision("d", invocation("double", **arguments), needs=["knowledge:double"]))
    result = model.evaluate_decision("d", {})
    assert result.value is None
    assert result.warnings


def test_an_expression_converts_its_value_to_its_own_type() -> None:
    body = item("numbers", "number", many=True)
    model = load(body + decision("d", literal("5", 'typeRef="numbers"')))
    assert model.evaluate_decision("d", {}).value == [5]
