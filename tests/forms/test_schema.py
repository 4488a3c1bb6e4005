"""Form schemas: what the editor saves is let in, everything else is refused with all its problems."""

from __future__ import annotations

import json
import string
from typing import Any

import pytest

from forms.compiled import compile_form
from forms.messages import PHRASES, RULES
from forms.schema import MAX_BYTES, FormProblem, InvalidForm, load_form


def saved(*components: Any, **head: Any) -> bytes:
    form = {"type": "default", "id": "application", "schemaVersion": 18, "components": components, **head}
    return json.dumps(form, ensure_ascii=False).encode()


def field(**more: Any) -> dict[str, Any]:
    return {"type": "textfield", "id": "f1", "key": "applicant", **more}


def rules(content: bytes) -> list[str]:
    with pytest.raises(InvalidForm) as refused:
        load_form(content)
    for problem in refused.value.problems:
        for lang in ("zh-CN", "en"):
            assert "{" not in problem.message(lang) + problem.way_out(lang)
    return [problem.rule for problem in refused.value.problems]


def test_a_form_of_the_editor_is_let_in() -> None:
    form = load_form(
        saved(
            field(label="申请人", validate={"required": True, "maxLength": 50}),
            {"type": "group", "id": "g", "components": [{"type": "number", "id": "n", "key": "金额"}]},
            {"type": "group", "id": "p", "path": "contact", "components": [field(id="f2")]},
            {"type": "dynamiclist", "id": "d", "path": "people", "components": [field(id="f3")]},
            {"type": "select", "id": "s", "key": "kind", "values": [{"label": "甲", "value": "a"}]},
            {"type": "radio", "id": "r", "key": "street", "valuesExpression": "=streets[open]"},
            {"type": "text", "id": "t", "text": "# 说明", "conditional": {"hide": "=amount < 400"}},
            {"type": "textfield", "id": "z", "key": "a.b", "validate": {"pattern": "^[0-9]{6}$"}},
            name="申请表",
        )
    )
    assert (form.id, form.name) == ("application", "申请表")
    assert [item["id"] for item in form.components()] == list("f1 g n p f2 d f3 s r t z".split())


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "form-not-json"),
        (b"{", "form-not-json"),
        (b"\xff\xfe{}", "form-not-json"),
        (b'{"id": NaN}', "form-not-json"),
        (b'{"id": "a", "id": "b", "components": []}', "form-not-json"),
        (b"[]", "form-shape"),
        (b'{"id": "a", "components": {}}', "form-shape"),
        (b'{"components": []}', "form-missing-id"),
        (b'{"id": 5, "components": []}', "form-missing-id"),
        (b"[" * 100_000, "form-too-deep"),
        (b" " * (MAX_BYTES + 1), "form-too-large"),
        (saved("text"), "form-shape"),
        (saved(field(type="slider")), "form-unknown-type"),
        (saved(field(type=["textfield"])), "form-unknown-type"),
        (saved({"type": "textfield", "id": "f1"}), "form-missing-key"),
        (saved({"type": "dynamiclist", "id": "d", "components": []}), "form-missing-key"),
        (saved(field(key="总 额")), "form-bad-key"),
        (saved(field(key="1st")), "form-bad-key"),
        (saved(field(key=7)), "form-bad-key"),
        (saved(field(), field(id="f2")), "form-duplicate-key"),
        (saved(field(), field(key="other")), "form-duplicate-id"),
        (saved(field(readonly="=status =")), "form-feel"),
        (saved(field(conditional={"hide": "=a b c +"})), "form-feel"),
        (saved(field(type="select")), "form-no-options"),
        (saved(field(type="select", values={})), "form-shape"),
        (saved(field(type="select", values=["a"])), "form-shape"),
        (saved(field(validate=[])), "form-shape"),
        (saved(field(validate={"required": 1})), "form-shape"),
        (saved(field(validate={"minLength": "many"})), "form-shape"),
        (saved(field(validate={"minLength": 5, "maxLength": 4})), "form-range"),
        (saved(field(validate={"pattern": "(a"})), "form-pattern"),
        (saved(field(validate={"pattern": r"(a)\1"})), "form-pattern"),
        (saved(field(validate={"pattern": 5})), "form-shape"),
        (saved({"type": "group", "id": "g", "components": 5}), "form-shape"),
        (saved(*[field(id=f"f{n}", key=f"k{n}") for n in range(2_001)]), "form-too-many-components"),
    ],
)
def test_what_is_wrong_is_named(content: bytes, rule: str) -> None:
    assert rules(content) == [rule]


def test_groups_nested_without_end_are_refused() -> None:
    inner: dict[str, Any] = field()
    for number in range(25):
        inner = {"type": "group", "id": f"g{number}", "components": [inner]}
    assert rules(saved(inner)) == ["form-too-deep"]


def test_all_problems_are_told_at_once() -> None:
    assert rules(saved(field(type="slider"), field(key=""), field(id="f3", key="1"), id="")) == [
        "form-missing-id",
        "form-unknown-type",
        "form-missing-key",
        "form-bad-key",
    ]


def test_every_sentence_is_there_in_both_languages_with_the_same_parts() -> None:
    def parts(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for rule, (zh, zh_way_out, en, en_way_out) in RULES.items():
        assert parts(zh) == parts(en), rule
        assert parts(zh_way_out) == parts(en_way_out), rule
    for chinese, english in PHRASES.values():
        assert chinese and english


def test_a_problem_speaks_both_languages() -> None:
    problem = FormProblem(rule="form-missing-id")
    assert problem.message() == "表单没有 id。"
    assert problem.message("en") == "The form has no id."


@pytest.mark.parametrize("kind", ["identity-number", "phone", "address", "bank-account", "text"])
def test_a_text_field_may_be_marked_as_personal(kind: str) -> None:
    form = compile_form(
        saved(
            field(properties={"gongzhi:personal": kind}),
            {
                "type": "dynamiclist",
                "id": "d",
                "path": "people",
                "components": [field(id="f2", properties={"gongzhi:personal": "phone", "other": "1"})],
            },
            {
                "type": "group",
                "id": "g",
                "path": "who",
                "components": [field(id="f3", properties={"x": "1"})],
            },
        )
    )
    assert form.personal_fields == ((("applicant",), kind), (("people", "*", "applicant"), "phone"))


@pytest.mark.parametrize(
    "component",
    [
        {"type": "textfield", "properties": {"gongzhi:personal": "shoe-size"}},
        {"type": "number", "properties": {"gongzhi:personal": "phone"}},
    ],
)
def test_a_mark_that_means_nothing_is_told(component: dict[str, Any]) -> None:
    assert rules(saved({"id": "f1", "key": "applicant", **component})) == ["form-personal"]
