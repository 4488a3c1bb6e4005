"""Codes of organisations and people: one wrong character is found."""

from __future__ import annotations

from datetime import date

import pytest

from workflows.errors import IdentityNumberInvalid, UnifiedCodeInvalid
from workflows.registries.codes import (
    birth_date,
    body_check_character,
    check_identity_number,
    check_unified_code,
    gender,
    identity_check_character,
    unified_check_character,
)

TODAY = date(2026, 3, 2)

#: A published code of a national foundation.
PUBLISHED = "53100000500019795A"
#: GB 11643's own examples.
RESIDENT = "11010519491231002X"
OTHER_RESIDENT = "440524188001010014"


def test_a_published_code_is_right() -> None:
    assert check_unified_code(PUBLISHED) == PUBLISHED


def test_t08_a_right_code_is_told_from_a_wrong_check_digit_and_from_a_letter_no_code_has() -> None:
    assert check_unified_code("53100000500019795A") == "53100000500019795A"
    with pytest.raises(UnifiedCodeInvalid) as wrong_digit:
        check_unified_code("53100000500019795B")
    assert "第18位校验" in wrong_digit.value.message("zh-CN")
    for place in range(18):
        with pytest.raises(UnifiedCodeInvalid) as wrong_letter:
            check_unified_code(PUBLISHED[:place] + "I" + PUBLISHED[place + 1 :])
        assert "不含I" in wrong_letter.value.message("zh-CN"), place


def test_t09_an_identity_number_with_a_right_check_digit_and_no_such_day_of_birth() -> None:
    number = "510104190002290015"
    assert identity_check_character(number[:17]) == number[17], "1900 was no leap year; the digit is right"
    with pytest.raises(IdentityNumberInvalid) as refused:
        check_identity_number(number, TODAY)
    assert "出生日期" in refused.value.message("zh-CN")


def test_a_code_of_the_district_can_be_made() -> None:
    body = "MJH00001"
    seventeen = f"51510104{body}{body_check_character(body)}"
    assert check_unified_code(seventeen + unified_check_character(seventeen))


@pytest.mark.parametrize("place", range(18))
def test_any_one_character_changed_is_found(place: int) -> None:
    for other in "0123456789ABCDEFGHJKLMNPQRTUWXY":
        if other != PUBLISHED[place]:
            with pytest.raises(UnifiedCodeInvalid):
                check_unified_code(PUBLISHED[:place] + other + PUBLISHED[place + 1 :])


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("53100000500019795", "18位"),
        ("53100000500019795I", "18位"),
        ("53100000500019795a", "18位"),
        ("91350100M000100Y43", "51、52、53或59"),
        # the body is changed and the last character made to fit again: only GB 11714 finds it
        ("5310000050001979" + "6" + unified_check_character("53100000500019796"), "第9至17位"),
        ("53100000500019795B", "第18位"),
    ],
)
def test_a_wrong_code_is_refused_with_the_part_that_is_wrong(code: str, reason: str) -> None:
    with pytest.raises(UnifiedCodeInvalid) as refused:
        check_unified_code(code)
    assert reason in refused.value.message("zh-CN")
    assert refused.value.message("en").endswith("certificate.")


def test_a_code_of_another_authority_is_right_where_any_will_do() -> None:
    assert check_unified_code("91350100M000100Y43", social=False)


def test_the_standards_own_identity_number_is_right() -> None:
    assert check_identity_number(RESIDENT, TODAY) == RESIDENT
    assert check_identity_number(RESIDENT.lower(), TODAY) == RESIDENT
    assert birth_date(RESIDENT) == date(1949, 12, 31)
    assert gender(RESIDENT) == "FEMALE"
    assert check_identity_number(OTHER_RESIDENT, TODAY) == OTHER_RESIDENT
    assert gender(OTHER_RESIDENT) == "MALE"


def _with_check(seventeen: str) -> str:
    return seventeen + identity_check_character(seventeen)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("110105194912310021", "校验码"),
        ("110105491231002", "18位"),
        ("01010519491231002X", "18位"),
        (_with_check("11010519490229002"), "出生日期"),
        (_with_check("11010520260303002"), "出生日期"),
    ],
)
def test_a_wrong_identity_number_is_refused_and_not_repeated(number: str, reason: str) -> None:
    with pytest.raises(IdentityNumberInvalid) as refused:
        check_identity_number(number, TODAY)
    assert reason in refused.value.message("zh-CN")
    assert number not in str(refused.value) + refused.value.message("zh-CN")


@pytest.mark.parametrize("place", range(18))
def test_any_one_digit_of_an_identity_number_changed_is_found(place: int) -> None:
    for other in "0123456789":
        if other != RESIDENT[place]:
            with pytest.raises(IdentityNumberInvalid):
                check_identity_number(RESIDENT[:place] + other + RESIDENT[place + 1 :], TODAY)
