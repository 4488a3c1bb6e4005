"""Decision requirements graphs: what sees what, services, imports, traces (DMN 1.5, chapters 6 and 10.4)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from feel import FunctionRegistry
from feel.dmn import InvalidModel, UnknownDecision, UnknownService, load_dmn
from feel.dmn.errors import AmbiguousName
from tests.feel.dmn.snippets import (
    decision,
    definitions,
    input_data,
    knowledge,
    literal,
    load,
    table,
    variable,
    warning_keys,
)


def test_a_decision_sees_what_it_requires_and_nothing_else() -> None:
    body = (
        input_data("x")
        + decision("a", literal("x + 1"), needs=["input:x"])
        + decision("b", literal("a * 2"), needs=["decision:a"])
        + decision("c", literal("x"))
    )
    model = load(body)
    assert model.evaluate_decision("b", {"x": 1}).value == 4
    assert model.evaluate_decision("c", {"x": 1}).value is None


def test_each_decision_is_computed_once_and_traced_in_order() -> None:
    body = (
        decision("a", literal("1"))
        + decision("b", literal("a"), needs=["decision:a"])
        + decision("c", literal("a + b"), needs=["decision:a", "decision:b"])
    )
    result = load(body).evaluate_decision("c", {})
    assert [(trace.name, trace.result) for trace in result.decisions] == [("a", 1), ("b", 1), ("c", 2)]


def test_a_decision_is_found_by_name_or_id() -> None:
    body = f'<decision id="d-1" name="approval level">{variable("approval level")}{literal("3")}</decision>'
    model = load(body)
    assert model.evaluate_decision("approval level", {}).value == 3
    assert model.evaluate_decision("d-1", {}).value == 3
    with pytest.raises(UnknownDecision) as caught:
        model.evaluate_decision("approval", {})
    assert "approval level" in caught.value.message("en")


def test_a_name_borne_twice_must_be_asked_for_by_id() -> None:
    body = "".join(
        f'<decision id="{id}" name="d">{variable("d")}{literal(id[1:])}</decision>' for id in ("d1", "d2")
    )
    model = load(body, strict=False)
    with pytest.raises(AmbiguousName):
        model.evaluate_decision("d", {})
    assert model.evaluate_decision("d2", {}).value == 2


def test_a_missing_input_counts_as_null_and_is_reported() -> None:
    model = load(input_data("x") + decision("d", literal("x = null"), needs=["input:x"]))
    assert model.evaluate_decision("d", {}).value is True
    assert warning_keys(model, "d", {}) == ["missing-input"]


def test_a_decision_without_logic_takes_a_given_value() -> None:
    model = load(decision("opinion", "", kind="string"))
    assert model.evaluate_decision("opinion", {"opinion": "agreed"}).value == "agreed"
    assert warning_keys(model, "opinion", {}) == ["no-logic"]


def test_a_variable_that_bears_the_name_of_a_decision_does_not_replace_it() -> None:
    model = load(decision("d", literal("1")))
    assert model.evaluate_decision("d", {"d": 2}).value == 1


def test_requirements_in_a_circle_are_reported_and_still_end() -> None:
    body = decision("a", literal("b"), needs=["decision:b"]) + decision(
        "b", literal("a"), needs=["decision:a"]
    )
    with pytest.raises(InvalidModel) as caught:
        load(body)
    assert [problem.key for problem in caught.value.problems] == ["circular-requirement"]
    assert "→" in caught.value.problems[0].message("en")
    assert load(body, strict=False).evaluate_decision("a", {}).value is None


def test_a_chain_of_a_thousand_decisions_needs_no_deep_stack() -> None:
    body = decision("d0", literal("1")) + "".join(
        decision(f"d{n}", literal(f"d{n - 1} + 1"), needs=[f"decision:d{n - 1}"]) for n in range(1, 1000)
    )
    assert load(body).evaluate_decision("d999", {}).value == 1000


def test_knowledge_models_require_each_other_and_may_recur() -> None:
    even = knowledge(
        "even", [("n", "number")], literal("if n = 0 then true else odd(n - 1)"), needs=["knowledge:odd"]
    )
    odd = knowledge(
        "odd", [("n", "number")], literal("if n = 0 then false else even(n - 1)"), needs=["knowledge:even"]
    )
    model = load(even + odd + decision("d", literal("even(10)"), needs=["knowledge:even"]))
    assert model.evaluate_decision("d", {}).value is True


def test_a_knowledge_model_can_be_invoked_directly() -> None:
    model = load(knowledge("double", [("n", "number")], literal("n * 2")))
    assert model.invoke("double", {"n": 21}).value == 42


def test_host_functions_are_callable_and_may_be_exchanged_per_evaluation() -> None:
    def registry(days: int) -> FunctionRegistry:
        functions = FunctionRegistry()
        functions.register("working days", lambda: days, (), "number")
        return functions

    model = load_dmn(definitions(decision("d", literal("working days() + 1"))), functions=registry(20))
    assert model.evaluate_decision("d", {}).value == 21
    assert model.evaluate_decision("d", {}, functions=registry(30)).value == 31


def service(name: str, **links: list[str]) -> str:
    inner = "".join(
        f'<{kind} href="{target if "#" in target else f"#{target}"}"/>'
        for kind, targets in links.items()
        for target in targets
    )
    return f'<decisionService id="{name}" name="{name}">{variable(name)}{inner}</decisionService>'


SERVICE = (
    input_data("x", "number")
    + decision("rate", literal("0.1"), kind="number")
    + decision("inner", literal("x * rate"), needs=["input:x", "decision:rate"])
    + decision("outer", literal("inner + 1"), needs=["decision:inner"])
    + service(
        "price",
        outputDecision=["outer"],
        encapsulatedDecision=["inner"],
        inputDecision=["rate"],
        inputData=["x"],
    )
)


def test_a_service_computes_its_output_from_given_inputs_and_decisions() -> None:
    result = load(SERVICE).evaluate_service("price", {"x": 10, "rate": 2})
    assert (result.value, dict(result.outputs)) == (21, {"outer": 21})


def test_a_service_is_a_function_input_data_first_then_decisions() -> None:
    caller = input_data("y") + decision(
        "call", literal("price(y, 2) + price(rate: 3, x: y)"), needs=["input:y", "knowledge:price"]
    )
    assert load(SERVICE + caller).evaluate_decision("call", {"y": 10, "x": 99}).value == 21 + 31


def test_a_service_called_with_a_wrong_type_does_not_run() -> None:
    caller = decision("call", literal('price("ten", 2)'), needs=["knowledge:price"])
    assert load(SERVICE + caller).evaluate_decision("call", {}).value is None


def test_a_service_with_several_outputs_gives_a_context() -> None:
    body = SERVICE + service(
        "both", outputDecision=["inner", "outer"], inputDecision=["rate"], inputData=["x"]
    )
    assert load(body).evaluate_service("both", {"x": 1, "rate": 1}).value == {"inner": 1, "outer": 2}


def test_an_unknown_service_is_an_error() -> None:
    with pytest.raises(UnknownService):
        load(SERVICE).evaluate_service("outer", {})


IMPORTED = definitions(
    "<itemDefinition name='loan type'><typeRef>string</typeRef></itemDefinition>"
    + input_data("base", "number")
    + decision("yearly rate", literal("base * 12"), needs=["input:base"])
    + knowledge("double it", [("n", None)], literal("n * 2")),
    namespace="urn:rates",
)
IMPORT = '<import name="{}" namespace="urn:rates" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>'


def importing(name: str, text: str) -> Any:
    body = IMPORT.format(name) + decision(
        "d", literal(text), needs=["decision:urn:rates#yearly rate", "knowledge:urn:rates#double it"]
    )
    return load(body, importer=lambda namespace, _: IMPORTED if namespace == "urn:rates" else None)


def test_imported_elements_are_reached_by_the_name_of_the_import() -> None:
    model = importing("rates", "rates.double it(rates.yearly rate)")
    assert model.evaluate_decision("d", {}, imported={"urn:rates": {"base": 1}}).value == 24
    assert model.evaluate_decision("d", {"rates": {"base": 2}}).value == 48


def test_an_import_without_a_name_merges_the_model() -> None:
    model = importing("", "double it(yearly rate)")
    assert model.evaluate_decision("d", {"base": 1}).value == 24
    assert model.evaluate_decision("yearly rate", {"base": 1}).value == 12


def test_an_input_of_a_merged_model_can_be_given_by_its_namespace() -> None:
    body = (
        IMPORT.format("")
        + input_data("base", "number")
        + decision("d", literal("base + yearly rate"), needs=["input:base", "decision:urn:rates#yearly rate"])
    )
    model = load(body, importer=lambda *_: IMPORTED)
    assert model.evaluate_decision("d", {"base": 1}, imported={"urn:rates": {"base": 2}}).value == 25
    assert model.evaluate_decision("d", {"base": 1}).value == 13


def test_an_imported_output_of_a_service_bears_the_name_of_its_import() -> None:
    body = (
        IMPORT.format("rates")
        + input_data("x")
        + decision("yearly rate", literal("x"), needs=["input:x"])
        + service(
            "both",
            outputDecision=["urn:rates#yearly rate", "yearly rate"],
            inputData=["urn:rates#base", "x"],
        )
    )
    result = load(body, importer=lambda *_: IMPORTED).evaluate_service(
        "both", {"x": 5}, imported={"urn:rates": {"base": 1}}
    )
    assert result.value == dict(result.outputs) == {"rates.yearly rate": 12, "yearly rate": 5}


def test_types_of_an_import_bear_its_name() -> None:
    body = (
        IMPORT.format("rates")
        + input_data("x", "rates.loan type")
        + decision("d", literal("x"), needs=["input:x"])
    )
    model = load(body, importer=lambda *_: IMPORTED)
    assert model.evaluate_decision("d", {"x": 1}).value is None


def test_an_import_that_is_not_there_is_a_problem_of_the_import() -> None:
    with pytest.raises(InvalidModel) as caught:
        load(IMPORT.format("rates"), importer=lambda *_: None)
    assert [problem.key for problem in caught.value.problems] == ["import-not-found"]


def test_models_that_import_each_other_are_loaded_once() -> None:
    other = definitions(
        IMPORT.format("me").replace("urn:rates", "urn:test") + decision("e", literal("1")), namespace="urn:o"
    )
    body = IMPORT.format("o").replace("urn:rates", "urn:o") + decision(
        "d", literal("o.e"), needs=["decision:urn:o#e"]
    )
    assert load(body, importer=lambda *_: other).evaluate_decision("d", {}).value == 1


def test_the_trace_of_a_result_is_json_with_inputs_and_rules() -> None:
    body = input_data("x") + decision(
        "d", table(["x"], [("< 5", '"few"'), (">= 5", '"many"')]), needs=["input:x"]
    )
    result = load(body).evaluate_decision("d", {"x": 7})
    told = json.loads(json.dumps(result.to_json("en")))
    assert told["decisions"][0]["tables"][0]["inputs"] == [{"label": "x", "value": 7}]
    assert told["decisions"][0]["tables"][0]["rules"] == [
        {"index": 2, "id": "r2", "outputs": ["many"], "annotations": [], "chosen": True}
    ]


def test_a_warning_names_the_element_it_came_from_in_both_languages() -> None:
    text = '<literalExpression id="the-text"><text>"a" - 1</text></literalExpression>'
    (warning,) = load(decision("d", text)).evaluate_decision("d", {}).warnings
    assert warning.element_id == "the-text"
    assert warning.message("zh-CN") != warning.message("en")


def test_keys_of_several_words_are_known_wherever_the_model_names_them() -> None:
    body = decision("loan", literal('{interest rate: 3, "payment plan": {monthly sum: 4}}')) + decision(
        "d", literal("loan.interest rate + loan.payment plan.monthly sum"), needs=["decision:loan"]
    )
    assert load(body).evaluate_decision("d", {}).value == 7
