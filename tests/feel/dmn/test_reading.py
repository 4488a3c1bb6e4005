"""Reading models: strict XML, every version, all problems at once."""

from __future__ import annotations

import pytest

from feel.dmn import ForbiddenXml, InvalidModel, ModelTooLarge, NotDmn, NotXml, load_dmn
from feel.dmn.messages import CATALOGUE
from feel.dmn.reading import VERSIONS
from feel.dmn.xml_source import parse_xml
from tests.feel.dmn.snippets import DMN_15, decision, definitions, input_data, literal, load, table


@pytest.mark.parametrize("namespace", sorted(VERSIONS))
def test_every_version_is_read(namespace: str) -> None:
    model = load_dmn(definitions(decision("d", literal("1 + 1")), version=namespace))
    assert model.evaluate_decision("d", {}).value == 2
    assert model.definitions.version == VERSIONS[namespace]


def test_a_tree_parsed_elsewhere_is_accepted() -> None:
    root = parse_xml(definitions(decision("d", literal("1"))))
    assert load_dmn(root).evaluate_decision("d", {}).value == 1


def test_a_document_type_is_refused() -> None:
    with pytest.raises(ForbiddenXml):
        load_dmn(b'<!DOCTYPE definitions [<!ENTITY a "b">]>' + definitions(""))


def test_an_entity_bomb_is_refused_without_expanding_it() -> None:
    entities = "".join(f'<!ENTITY e{n} "{"&e" + str(n - 1) + ";" if n else "x"}&e0;">' for n in range(1, 30))
    bomb = f'<!DOCTYPE d [<!ENTITY e0 "xxxxxxxxxx">{entities}]>'.encode() + definitions(
        "<decision name='&e29;'/>"
    )
    with pytest.raises((ForbiddenXml, NotXml)):
        load_dmn(bomb)


def test_what_is_no_xml_no_dmn_or_too_large_is_refused() -> None:
    with pytest.raises(NotXml):
        load_dmn(b"<definitions>")
    with pytest.raises(NotDmn):
        load_dmn(b"<definitions/>")
    with pytest.raises(ModelTooLarge):
        load_dmn(b" " * (8 * 1024 * 1024 + 1))


def test_all_problems_are_reported_at_once_with_place_reason_and_way_out() -> None:
    body = (
        input_data("x")
        + decision("a", literal("1 +"), needs=["input:nowhere"], kind="nosuchtype")
        + decision("a", table(["x"], [("1", "2", "3")], policy="SOMETIMES"), needs=["input:x"])
    )
    with pytest.raises(InvalidModel) as caught:
        load(body)
    keys = {problem.key for problem in caught.value.problems}
    assert keys == {
        "feel-syntax", "unknown-reference", "unknown-type", "repeated-id", "repeated-name", "rule-length",
        "unknown-value",
    }  # fmt: skip
    for problem in caught.value.problems:
        assert problem.element_id
        assert problem.message("zh-CN") and problem.message("en")
        assert problem.way_out("zh-CN") and problem.way_out("en")


def test_the_id_of_a_broken_cell_is_reported() -> None:
    logic = table(["x"], [("1 +", "2")]).replace("<inputEntry>", '<inputEntry id="cell-1">')
    with pytest.raises(InvalidModel) as caught:
        load(input_data("x") + decision("d", logic, needs=["input:x"]))
    (problem,) = caught.value.problems
    assert (problem.key, problem.element_id) == ("feel-syntax", "cell-1")


def test_read_leniently_a_broken_part_is_null_and_the_rest_works() -> None:
    body = decision("bad", literal("1 +")) + decision("good", literal("1"))
    model = load(body, strict=False)
    assert [problem.key for problem in model.problems] == ["feel-syntax"]
    assert model.evaluate_decision("good", {}).value == 1
    result = model.evaluate_decision("bad", {})
    assert (result.value, [problem.key for problem in result.warnings]) == (None, ["broken-expression"])


def test_an_expression_in_another_language_is_refused() -> None:
    with pytest.raises(InvalidModel) as caught:
        load(decision("d", literal("os.system('x')", 'expressionLanguage="python"')))
    assert [problem.key for problem in caught.value.problems] == ["other-language"]


def test_text_may_be_cdata_and_hold_comments() -> None:
    logic = "<literalExpression><text><![CDATA[1 < 2]]><!-- a comment --></text></literalExpression>"
    assert load(decision("d", logic)).evaluate_decision("d", {}).value is True


def test_elements_of_other_namespaces_are_left_alone() -> None:
    foreign = '<x:thing xmlns:x="urn:x"/><extensionElements><y/></extensionElements>'
    assert load(foreign + decision("d", literal("1"))).problems == ()


def test_an_unknown_element_of_dmn_is_reported() -> None:
    with pytest.raises(InvalidModel) as caught:
        load("<decison name='d'/>")
    assert [problem.key for problem in caught.value.problems] == ["unexpected-element"]


def test_a_type_reference_may_be_a_qualified_name_as_in_dmn_1_1() -> None:
    data = '<inputData id="x" name="x"><variable name="x" typeRef="feel:string"/></inputData>'
    body = data + decision("d", literal("x"), needs=["input:x"])
    source = (
        '<definitions xmlns="http://www.omg.org/spec/DMN/20151101/dmn.xsd" name="m" namespace="urn:m"'
        f' xmlns:feel="http://www.omg.org/spec/FEEL/20140401">{body}</definitions>'
    ).encode()
    assert load_dmn(source).evaluate_decision("d", {"x": 1}).value is None


def test_every_problem_of_a_model_has_a_way_out() -> None:
    ways_out = {key.removesuffix(".way-out") for key in CATALOGUE if key.endswith(".way-out")}
    assert ways_out <= CATALOGUE.keys()
    assert DMN_15 in VERSIONS
