"""Who does what in the replayed filings, and what they write: names and numbers are invented (虚构)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.actor import Actor
from workflows.pilot import cast
from workflows.pilot.records import RecordedFiling

SURNAMES = "甲乙丙丁戊己庚辛壬癸子丑"
MATERIALS = ("APPLICATION", "INITIATORS", "MEMBERS", "CHARTER", "PLACE_PROOF", "PROMISE")
ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)

#: The post that does a user task.
POSTS = {
    "community-opinion": "community",
    "acceptance-review": "street-acceptance",
    "site-check": "street-inspection",
    "review": "street-review",
    "approve": "street-approval",
}


def officer(filing: RecordedFiling, element_id: str, number: int = 1) -> Actor:
    """Whoever holds the post a user task is offered to; ``number`` tells colleagues of one post apart."""
    if element_id == "correct-materials":
        return cast.applicant(filing.receipt_no)
    post = POSTS[element_id]
    return cast.actor(post, filing.community if post == "community" else filing.street, number)


def application_form(filing: RecordedFiling) -> dict[str, Any]:
    """The application (form F1) with its invented people."""
    people = [_person(number) for number in (1, 2)]
    return {
        "orgName": filing.org_name,
        "filedClass": filing.filed_class,
        "street": filing.street,
        "community": filing.community,
        "scopeArea": "COMMUNITY",
        "place": {"address": f"{filing.community}活动室", "tenure": "COMMUNITY"},
        "personInCharge": people[0],
        "initiators": people,
        "members": [{"name": _name(number), "community": filing.community} for number in range(1, 13)],
        "charter": {
            "name": filing.org_name,
            "purpose": "服务社区居民，丰富社区生活，促进邻里互助（示例文本）",
            "scope": filing.community,
            "rights": "会员平等参加活动，遵守章程（示例文本）",
            "leaders": "负责人由会员大会选举和罢免（示例文本）",
            "finance": "经费用于章程规定的活动，账目公开（示例文本）",
            "termination": "终止时剩余财产用于社区公益（示例文本）",
        },
        "funds": ["DUES"],
        "partyMembers": filing.number % 4,
        "sponsor": f"{filing.community}居民委员会",
        "licenceNeeded": False,
        "promise": True,
    }


def submission(filing: RecordedFiling, verb: str) -> Mapping[str, Any]:
    """What is entered into the form of a user task."""
    complete = [{"material": material, "state": "COMPLETE", "note": None} for material in MATERIALS]
    faulty = [
        {**item, "state": "MISSING", "note": "请补交（示例）"} if item["material"] == "PLACE_PROOF" else item
        for item in complete
    ]
    decision = {"opinion": "AGREE", "opinionText": None, "legalBasis": None, "conflictDeclared": False}
    negative = "不符合备案条件，理由见附件（示例文本）"
    submissions: dict[str, Mapping[str, Any]] = {
        "give-opinion": {
            "residentsInitiated": True,
            "residentsAgree": True,
            "placeConfirmed": True,
            "opinionText": "同意（示例）",
        },
        "ask-for-correction": {"conclusion": "CORRECTION", "items": faulty, "reason": None},
        "correct": {"resubmittedItems": ["PLACE_PROOF"], "correctionNote": None},
        "accept": {
            "conclusion": "ACCEPTED",
            "items": complete,
            "reason": None,
            "siteCheck": filing.has_site_check,
        },
        "refuse-at-the-door": {"conclusion": "NOT_ACCEPTED", "items": complete, "reason": negative},
        "check-site": {"passed": True, "findings": "场所属实，具备活动条件（示例）"},
        "review": decision,
        "grant": decision,
        "refuse": {**decision, "opinion": "DISAGREE", "opinionText": negative},
    }
    return submissions[verb]


def _name(number: int) -> str:
    return f"示例{SURNAMES[(number - 1) % len(SURNAMES)]}"


def _person(number: int) -> dict[str, Any]:
    return {
        "name": _name(number),
        "idType": "RESIDENT_ID",
        "idNo": resident_id(number),
        "phone": f"1380000{number:04d}",
        "address": None,
    }


def resident_id(number: int) -> str:
    """A well-formed number that no living person can bear: born on 1 January 1900."""
    body = f"51010419000101{number:03d}"
    check = sum(int(digit) * weight for digit, weight in zip(body, ID_WEIGHTS, strict=True)) % 11
    return body + "10X98765432"[check]
