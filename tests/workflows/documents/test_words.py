"""Days, amounts and labels as official documents write them."""

from __future__ import annotations

from datetime import date

import pytest

from workflows.documents.words import capital_yuan, day, facts, label, yuan


@pytest.mark.parametrize(
    ("amount", "capitals"),
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("10.05", "壹拾元零伍分"),
        ("1005", "壹仟零伍元整"),
        ("12345.60", "壹万贰仟叁佰肆拾伍元陆角整"),
        ("1030405.08", "壹佰零叁万零肆佰零伍元零捌分"),
        ("16630000", "壹仟陆佰陆拾叁万元整"),
        ("100000000", "壹亿元整"),
        ("100010000", "壹亿零壹万元整"),
        ("300200040", "叁亿零贰拾万零肆拾元整"),
    ],
)
def test_amounts_in_capitals(amount: str, capitals: str) -> None:
    assert capital_yuan(amount) == capitals


def test_days_and_amounts() -> None:
    assert day("2010-03-01") == day(date(2010, 3, 1)) == "2010年3月1日"
    assert yuan("1234567.8") == "1,234,567.80元"
    assert label("CULTURE_SPORT") == "文体活动类"
    assert label("unknown") == "unknown"


def test_what_people_wrote_is_never_markup() -> None:
    assert "<script>" not in facts([("名称", "<script>alert(1)</script>")])
