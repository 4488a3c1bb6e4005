"""Who works in a demonstration: streets with their posts, communities, an applicant. All invented (虚构)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from workflows.pilot.records import recorded_filings
from workflows.registries.streets import street as find_street

DISTRICT: Final = "510104"
APPLICANT: Final = "shenqing"

#: The posts of a street and the accounts of whoever holds them: the street's code, a hyphen, this.
_POSTS: Final = {
    "community": "shequ",
    "street-acceptance": "shouli",
    "street-inspection": "hecha",
    "street-review": "shenhe",
    "street-approval": "shenpi",
}
#: Two officers check a site.
_PAIRS: Final = frozenset({"street-inspection"})
_NAMES: Final = {
    "community": "社区初核岗",
    "street-acceptance": "受理岗",
    "street-inspection": "核查岗",
    "street-review": "审核岗",
    "street-approval": "审批岗",
}

Document = dict[str, list[dict[str, Any]]]


def demo_staff(street_codes: Iterable[str]) -> Document:
    """Units, posts and people of these streets, in the shape of ``engine.identity.transfer``.

    For trying things with two streets; the whole demonstration has people of its own (``cast``).
    Raises StreetUnknown.
    """
    document: Document = {
        "units": [{"key": DISTRICT, "name": "锦江区（演示）", "kind": "district", "parent": None}],
        "posts": [],
        "people": [{"id": APPLICANT, "name": "示例申请人（演示）"}],
    }
    for code in street_codes:
        _add_street(document, code)
    return document


def _add_street(document: Document, code: str) -> None:
    name = find_street(code).name
    communities = sorted({each.community for each in recorded_filings() if each.street == code})
    document["units"].append({"key": code, "name": name, "kind": "street", "parent": DISTRICT})
    for community in communities:
        document["units"].append({"key": community, "name": community, "kind": "community", "parent": code})
    for post, account in _POSTS.items():
        places = communities if post == "community" else [code]
        title = _NAMES[post]
        document["posts"] += [{"unit": place, "key": post, "name": title} for place in places]
        held = [f"{post}:{place}" for place in places]
        for number in (1, 2) if post in _PAIRS else (1,):
            suffix = "" if number == 1 else f"-{number}"
            person = {"id": f"{code}-{account}{suffix}", "name": f"{name}{title}{suffix}（演示）"}
            document["people"].append({**person, "posts": held})
