"""Every shipped template makes a document and a PDF from what it says it requires, and from nothing less."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from typing import Any

import pytest
from lxml import html

from workflows.documents.pdf import pdf
from workflows.documents.template import ELEMENTS, Sheet, codes, render, template
from workflows.errors import DocumentIncomplete

#: Values by the way a field is named; anything else is a text.
AMOUNTS = frozenset({"amount", "budget", "max_price", "paid", "price", "suggested"})
LISTS = frozenset({"acceptors", "members", "officers", "present", "qualification"})

NEGATIVE = ("DOC-104", "DOC-109", "DOC-117", "DOC-119", "DOC-310", "DOC-312", "DOC-419", "DOC-513")


def _sample(field: str, code: str) -> Any:
    if field == "rows":
        return [("1", "示例甲", None, "<b>"), ("2", "示例乙", "说明" * 30, "3")]
    if field == "items":
        return [{"material": "CHARTER", "state": "MISSING", "note": None}]
    if field in ("members", "present") and code in ("DOC-304", "DOC-506"):
        return 9
    if field in LISTS:
        return ["示例甲", "示例乙"]
    if field in AMOUNTS or (field == "total" and code == "DOC-301"):
        return "12345.60"
    if field.endswith(("_on", "_from", "_to", "_by", "_due")) and field != "approved_by":
        return "2010-03-15"
    return "CULTURE_SPORT" if field == "filed_class" else f"示例{field}"


def _sheet(code: str, **changes: Any) -> Sheet:
    found = template(code)
    content = {field: _sample(field, code) for field in found.requires}
    if found.needs_remedies:
        content["remedies"] = ["可以自知道该行政行为之日起60日内申请行政复议"]
    if code == "DOC-106":
        content |= {"place_confirmed": True, "residents_initiated": False}
    return Sheet(
        code=code,
        addressee="",
        content=content | changes,
        issued_on=date(2010, 3, 16),
        issuing_unit="锦江区民政局",
        signer="示例丙",
        number=f"{found.number_word}〔2010〕001号" if found.number_word else None,
    )


def test_the_documents_of_filing_funding_purchase_and_assessment_have_templates() -> None:
    expected = [*range(101, 121), *range(301, 313), *range(401, 430), *range(501, 514)]
    assert codes() == tuple(f"DOC-{number}" for number in expected)


@pytest.mark.parametrize("code", codes())
def test_a_template_is_rendered_from_what_it_requires(code: str) -> None:
    sheet = _sheet(code)
    page = render(sheet)
    article = html.fromstring(page).find(".//article")
    assert article is not None
    assert article.findtext("h1") == template(code).title(sheet.content)
    body = article.find("section[@class='body']")
    assert body is not None
    assert {str(element.tag) for element in body.iterdescendants()} <= ELEMENTS
    assert pdf(page).startswith(b"%PDF")


@pytest.mark.parametrize("code", codes())
def test_a_template_refuses_to_leave_out_anything_it_requires(code: str) -> None:
    for field in template(code).requires:
        with pytest.raises(DocumentIncomplete) as refused:
            render(_sheet(code, **{field: None}))
        assert refused.value.params["field"] == field


@pytest.mark.parametrize("code", NEGATIVE)
def test_whoever_is_turned_down_is_told_the_remedies(code: str) -> None:
    assert "行政复议" in render(_sheet(code))
    with pytest.raises(DocumentIncomplete):
        render(_sheet(code, remedies=[]))


def test_every_word_of_a_number_belongs_to_one_kind_of_document() -> None:
    words = [template(code).number_word for code in codes() if template(code).number_word]
    assert len(words) == len(set(words)) > 15


def test_templates_are_known_to_nobody_but_this_package() -> None:
    names = {entry.name for entry in (files("workflows.documents") / "templates").iterdir()}
    assert names == {f"{code}.html" for code in codes()} | {"sheet.html", "sheet.css"}
