"""What a form lets in, rule by rule; that form-js agrees is shown elsewhere by the thousand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from forms.compiled import CompiledForm, ValidSubmission, compile_form
from forms.errors import FormErrors
from forms.schema import InvalidForm
from forms.submission_messages import SENTENCES


def form(*components: dict[str, Any]) -> CompiledForm:
    numbered = [{"id": f"c{number}", **component} for number, component in enumerate(components)]
    return compile_form({"id": "form", "type": "default", "components": numbered})


def text(**more: Any) -> dict[str, Any]:
    return {"type": "textfield", "key": "name", "label": "名称", **more}


def rows(*components: dict[str, Any], path: str = "rows", **more: Any) -> dict[str, Any]:
    named = [{"id": f"{path}-{number}", **component} for number, component in enumerate(components)]
    return {"type": "dynamiclist", "path": path, "components": named, **more}


def refused(made: CompiledForm, submission: dict[str, Any], **context: Any) -> list[tuple[Any, str]]:
    result = made.validate(submission, context)
    assert isinstance(result, FormErrors), result
    return [(error.path if len(error.path) > 1 else error.path[0], error.key) for error in result]


def accepted(made: CompiledForm, submission: dict[str, Any], **context: Any) -> dict[str, Any]:
    result = made.validate(submission, context)
    assert isinstance(result, ValidSubmission), [error.message("en") for error in result]
    return dict(result.data)


@pytest.mark.parametrize(
    ("component", "value", "key"),
    [
        (text(validate={"required": True}), "", "field-required"),
        (text(validate={"minLength": 3}), " ab ", "field-min-length"),
        (text(validate={"maxLength": 3}), "𠮷𠮷", "field-max-length"),
        (text(validate={"pattern": "^[\\u4e00-\\u9fa5]+$"}), "abc", "field-pattern"),
        (text(validate={"validationType": "email"}), "a b@c.cn", "field-email"),
        (text(validate={"validationType": "phone"}), "13800138000", "field-phone"),
        (text(), "a\nb", "field-one-line"),
        (text(), "a\0b", "field-characters"),
        (text(type="textarea"), "\ud800", "field-characters"),
        (text(), 5, "field-text"),
        (text(), "x" * 100_001, "field-too-large"),
        (text(type="number"), "5", "field-number"),
        (text(type="number"), True, "field-number"),
        (text(type="number"), float("nan"), "field-number"),
        (text(type="number"), 10**400, "field-number"),
        (text(type="number", decimalDigits=0), 0.5, "field-integer"),
        (text(type="number", decimalDigits=1), 0.25, "field-decimals"),
        (text(type="number", increment="0.1"), 0.35, "field-increment"),
        (text(type="number", validate={"min": 1}), 0, "field-min"),
        (text(type="number", validate={"max": "=limit"}), 6, "field-max"),
        (text(type="number", serializeToString=True), 5, "field-number-text"),
        (text(type="number", serializeToString=True), "1e999", "field-number-text"),
        (text(type="number", serializeToString=True, increment=2), "3.0", "field-increment"),
        (text(type="checkbox", validate={"required": True}), False, "field-required"),
        (text(type="checkbox"), 1, "field-boolean"),
        (text(type="radio", values=[{"label": "1", "value": 1}]), True, "field-option"),
        (text(type="select", values=[{"label": "1", "value": 1}]), "1", "field-option"),
        (text(type="select", valuesKey="offered"), "c", "field-option"),
        (text(type="select", valuesExpression="=[limit]"), 6, "field-option"),
        (text(type="select", valuesKey="offered"), [], "field-option"),
        (text(type="taglist", valuesKey="offered"), ["a", "c"], "field-option"),
        (text(type="checklist", valuesKey="offered"), "a", "field-options"),
        (text(type="datetime", subtype="date"), "2026-02-30", "field-date"),
        (text(type="datetime", subtype="time"), "24:00", "field-time"),
        (
            text(type="datetime", subtype="datetime", timeSerializingFormat="utc_normalized"),
            "2026-02-01T09:30",
            "field-datetime",
        ),
        (text(type="filepicker"), "../../etc/passwd", "field-files"),
        (text(type="filepicker"), ["1", "2"], "field-one-file"),
        (text(type="textfield", readonly=True), "other", "field-read-only"),
        (text(type="textfield", disabled=True), "other", "field-read-only"),
        (text(readonly="=limit = 5"), "other", "field-read-only"),
        (text(conditional={"hide": "=limit = 5"}), "x", "field-hidden"),
    ],
)
def test_a_value_is_refused_with_the_rule_it_breaks(component: dict[str, Any], value: Any, key: str) -> None:
    assert refused(form(component), {"name": value}, limit=5, offered=["a", "b"]) == [("name", key)]


@pytest.mark.parametrize(
    ("component", "value"),
    [
        (text(validate={"maxLength": 3}), " 甲乙丙 "),
        (text(validate={"pattern": "\\d"}), "no 1"),
        (text(validate={"pattern": "x"}), ""),
        (text(type="number", decimalDigits=2, increment="0.1"), 0.3),
        (text(type="number", validate={"min": "=nothing"}), -5),
        (text(type="number", serializeToString=True, decimalDigits=2), "12.50"),
        (text(type="select", values=[{"label": "o", "value": {"id": 1}}]), {"id": 1}),
        (text(type="datetime", subtype="time", timeSerializingFormat="utc_offset"), "09:30+08:00"),
        (text(type="filepicker", multiple=True), ["1", "2"]),
    ],
)
def test_a_value_within_the_rules_is_stored_as_it_came(component: dict[str, Any], value: Any) -> None:
    assert accepted(form(component), {"name": value}) == {"name": value}


def test_unknown_fields_are_refused_wherever_they_are() -> None:
    made = form(text(), rows(text()), {"type": "group", "path": "place", "components": [text(id="g")]})
    submission = {"admin": 1, "rows": [{"name": "", "more": None}], "place": {"__proto__": {}}}
    assert set(refused(made, submission)) == {
        (("place", "__proto__"), "field-unknown"),
        (("rows", 0, "more"), "field-unknown"),
        ("admin", "field-unknown"),
    }


def test_errors_bear_the_path_of_the_row() -> None:
    made = form(rows(text(validate={"required": True}), rows(text(key="inner", type="number"), path="more")))
    submission = {"rows": [{"name": "a"}, {"name": "", "more": [{"inner": 1}, {"inner": "x"}]}]}
    assert set(refused(made, submission)) == {
        (("rows", 1, "name"), "field-required"),
        (("rows", 1, "more", 1, "inner"), "field-number"),
    }


def test_the_form_may_have_a_sentence_of_its_own_for_a_pattern() -> None:
    made = form(text(validate={"pattern": "^51", "patternErrorMessage": "统一代码以 51 开头"}))
    (error,) = made.validate({"name": "52"}, {})  # type: ignore[misc]
    assert error.message("en") == "统一代码以 51 开头"


def test_hidden_fields_are_neither_required_nor_stored() -> None:
    hidden = text(validate={"required": True}, conditional={"hide": '=kind = "b"'})
    made = form({"type": "textfield", "key": "kind"}, hidden)
    assert accepted(made, {"kind": "b"}) == {"kind": "b"}
    assert refused(made, {"kind": "a"}) == [("name", "field-required")]


def test_a_hidden_group_hides_what_is_in_it_rows_and_all() -> None:
    group = {"type": "group", "conditional": {"hide": "=off"}, "components": [rows(text())]}
    made = form(group)
    assert accepted(made, {"rows": []}, off=True) == {}
    assert refused(made, {"rows": [{"name": "x"}]}, off=True) == [(("rows", 0, "name"), "field-hidden")]


def test_a_wrong_value_in_a_hidden_field_is_no_way_around_it() -> None:
    made = form(text(type="number", validate={"min": 3}, conditional={"hide": "=true"}))
    assert refused(made, {"name": 1}) == [("name", "field-hidden")]


def test_a_condition_over_nothing_hides_as_in_form_js() -> None:
    made = form(text(conditional={"hide": "=amount > 8"}))
    assert accepted(made, {}) == {}


def test_rows_see_themselves_their_number_and_what_is_around_them() -> None:
    hidden = text(conditional={"hide": "=i[1] = 1 or this.n = parent.most"})
    made = form(rows(hidden, {"type": "number", "key": "n"}), {"type": "number", "key": "most"})
    submission = {"rows": [{"n": 1}, {"name": "x", "n": 1}, {"n": 7}], "most": 7}
    assert accepted(made, submission) == submission


def test_computed_values_are_computed_here_whatever_was_sent_and_in_whatever_order() -> None:
    made = form(
        {"type": "expression", "key": "all", "expression": "=sum(rows.double)"},
        rows(
            {"type": "number", "key": "n"},
            {"type": "expression", "key": "double", "expression": "=this.n * 2"},
        ),
    )
    sent = {"all": 1_000, "rows": [{"n": 1, "double": 9}, {"n": 2}]}
    assert accepted(made, sent) == {"all": 6, "rows": [{"n": 1, "double": 2}, {"n": 2, "double": 4}]}


def test_what_is_read_only_and_computed_cannot_be_sent() -> None:
    made = form({"type": "expression", "key": "e", "expression": "=1", "readonly": True})
    assert refused(made, {"e": 5}) == [("e", "field-read-only")]


def test_nobody_brings_his_own_options() -> None:
    made = form(text(type="select", valuesKey="offered"))
    assert refused(made, {"name": "z", "offered": ["z"]}, offered=["a"])


def test_what_is_not_sent_stays_as_it_was_or_takes_its_default() -> None:
    made = form(text(), text(key="kind", defaultValue="a"), {"type": "checkbox", "key": "agreed"})
    assert accepted(made, {}, name="甲") == {"name": "甲", "kind": "a", "agreed": False}
    assert accepted(made, {"name": None}, name="甲")["name"] == ""


def test_rows_that_cannot_be_added_are_not() -> None:
    made = form(rows(text(), allowAddRemove=False))
    assert refused(made, {"rows": [{}, {}]}, rows=[{"name": "a"}]) == [("rows", "rows-fixed")]


def test_there_are_bounds_on_rows() -> None:
    nested = rows(rows(text(), path="inner"))
    assert refused(form(nested), {"rows": [{}] * 1_001}) == [("rows", "rows-too-many")]
    many = {"rows": [{"inner": [{}] * 900}] * 10}
    result = form(nested).validate(many)
    assert isinstance(result, FormErrors) and result.errors[0].key == "rows-too-many"


def test_a_hostile_submission_gets_so_many_errors_and_no_more() -> None:
    result = form(text()).validate({f"x{number}": 1 for number in range(10_000)})
    assert isinstance(result, FormErrors)
    assert len(result.errors) == 200


def test_days_gone_by_are_refused_where_the_form_says_so() -> None:
    made = form(
        text(
            type="datetime",
            subtype="datetime",
            timeSerializingFormat="utc_normalized",
            disallowPassedDates=True,
        )
    )
    today = date(2026, 3, 1)
    # 16:30 in London is half past midnight of the next day in China
    assert isinstance(made.validate({"name": "2026-02-28T16:30Z"}, today=today), ValidSubmission)
    assert isinstance(made.validate({"name": "2026-02-28T15:30Z"}, today=today), FormErrors)


def test_a_form_says_what_it_asks_and_what_it_shows_first() -> None:
    made = form(text(), rows({"type": "number", "key": "n"}, defaultRepetitions=2))
    assert made.field_paths() == (("name",), ("rows", "*", "n"))
    assert made.defaults({"name": "a\nb"}) == {"name": "a b", "rows": [{"n": None}, {"n": None}]}


def test_the_same_content_is_compiled_once() -> None:
    content = {"id": "one", "type": "default", "components": [{"id": "c", **text()}]}
    assert compile_form(content) is compile_form(dict(content))


def test_an_unsound_form_is_not_compiled() -> None:
    with pytest.raises(InvalidForm):
        compile_form({"id": "bad", "type": "default", "components": [{"type": "textfield"}]})


def test_every_sentence_is_there_in_both_languages() -> None:
    assert all(set(texts) == {"zh-CN", "en"} for texts in SENTENCES.values())
