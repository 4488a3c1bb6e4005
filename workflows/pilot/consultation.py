"""GM2010-016, 困难家庭社会救助支持 of 区民政局, bought live by consultation and signed in May 2010.

The award of 500 000 is that of the record; suppliers, minutes, days and points are invented (虚构).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any, Final

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.calendar.deadline import SHANGHAI
from workflows.pilot import cast, contracts, purchases
from workflows.pilot.acting import complete
from workflows.pilot.assessment_state import holders_of_open, variables_of
from workflows.pilot.script import Step
from workflows.pilot.suppliers import supplier

KEY: Final = "procurement-consultation"
NUMBER: Final = purchases.SUPPORT.project_no
UNIT: Final = purchases.SUPPORT.unit
#: This purchase is played, hence not imported.
LIVE: Final = frozenset({NUMBER})

#: Supplier -> final quote, points for plan and team; the second has the best plan.
OFFERS: Final[Mapping[int, tuple[int, float, float]]] = {
    21: (490_000, 48.0, 24.0),
    22: (500_000, 55.0, 27.0),
    23: (510_000, 46.0, 22.0),
}
_AGREE: Final = {"opinion": "AGREE", "opinionText": None, "legalBasis": None, "conflictDeclared": False}
_SIGNING: Final = {
    "draft-contract": "05-12 10:00",
    "review-contract": "05-13 10:00",
    "approve-contract": "05-14 10:00",
    "supplier-sign": "05-17 10:00",
    "purchaser-sign": "05-17 15:00",
    "announce-contract": "05-18 10:00",
    "file-copy": "05-19 10:00",
}

Form = Callable[[Session, int], Mapping[str, Any]]


def steps() -> list[Step]:
    """Plan, consultation, contract, in the order of time."""
    signed = contracts.contract(NUMBER, UNIT, _SIGNING, valid=("2010-05-19", "2011-05-18"))
    return [*purchases.planned_consultation(), *_consulted(), *signed]


def _consulted() -> Iterator[Step]:
    handler = cast.actor("purchase-handler", UNIT)
    reviewer, leader = cast.actor("purchase-review", UNIT), cast.actor("purchase-approval", UNIT)
    agency = cast.actor("agency-manager", "agency-01")
    doings: tuple[tuple[str, str, Actor, Form], ...] = (
        ("04-12 14:00", "draft-documents", handler, _documents),
        ("04-13 10:00", "review-documents", reviewer, _agree),
        ("04-13 14:00", "approve-documents", leader, _agree),
        ("04-23 10:10", "receive-responses", agency, _responses),
        ("04-23 10:20", "draw-group", agency, _draw),
        ("04-23 11:00", "open-responses", agency, _openings),
        ("04-23 14:40", "call-quotes", agency, _call),
        ("04-23 16:10", "receive-quotes", agency, _quotes),
        ("04-27 10:00", "decide-winner", leader, _winner),
        ("04-27 15:00", "publish-result", agency, _result),
    )
    for moment, element, who, form in doings:
        act = partial(_complete, element=element, who=who, form=form)
        yield Step(at=_at(moment), key=f"consultation/{element}", act=act)
    for moment, element in (
        ("04-23 10:40", "declare-interests"),
        ("04-23 14:00", "negotiate"),
        ("04-23 14:30", "conclude-negotiation"),
        ("04-26 10:00", "score-responses"),
    ):
        act = partial(_group_acts, element=element)
        yield Step(at=_at(moment), key=f"consultation/{element}", act=act)


# -- acts --------------------------------------------------------------------------------------------------


def _complete(session: Session, element: str, who: Actor, form: Form) -> None:
    case = _case(session)
    complete(session, who, case, element, form(session, case))


def _group_acts(session: Session, element: str) -> None:
    """Declarations and sheets by each member; the talks by one of them, one supplier after the other."""
    case = _case(session)
    if element == "negotiate":
        member = _members(session, case)[0]
        for _ in OFFERS:
            complete(session, cast.person(member), case, element, _MINUTES)
    elif element == "conclude-negotiation":
        complete(session, cast.person(_members(session, case)[0]), case, element, _NO_CHANGE)
    else:
        for account in holders_of_open(session, case, element):
            place = holders_of_open(session, case, element).index(account) + 1
            form = _CLEAN if element == "declare-interests" else _sheet(session, case)
            complete(session, cast.person(account), case, element, form, number=place)


# -- what is entered ---------------------------------------------------------------------------------------

_MINUTES: Final = {"supplierPeople": "示例代表", "minutes": "就入户频次和人员配置进行磋商（示例）"}
_NO_CHANGE: Final = {"hasChange": False, "changes": [], "anotherRound": False}
_CLEAN: Final = {"conflictDeclared": False, "statement": None, "fairnessPromise": True}


def _documents(session: Session, case: int) -> Mapping[str, Any]:
    known = variables_of(session, case)
    return {
        "services": "全区低保和低收入家庭入户评估、资源链接和个案服务（示例）",
        "source": "NOTICE",
        "recommended": [],
        "obtain": "自公告之日起在代理机构领取（示例）",
        "documentsUntil": "2010-04-22",
        "responseDeadline": "2010-04-23T10:00+08:00",
        "place": "代理机构会议室，密封递交（示例）",
        "contact": "示例联系人",
        "deposit": 5000,
        "isService": True,
        "negotiable": ["SERVICE", "CONTRACT"],
        "qualification": known["qualification"],
        "scoring": known["scoring"],
        "fixedPriceGrounds": None,
        "contractTerms": "按采购需求书和响应文件签订合同，履约期十二个月（示例）",
    }


def _agree(session: Session, case: int) -> Mapping[str, Any]:
    return _AGREE


def _responses(session: Session, case: int) -> Mapping[str, Any]:
    received = [
        {"uscc": supplier(number).uscc, "receivedAt": "2010-04-23T09:30+08:00", "sealOk": True}
        for number in OFFERS
    ]
    return {"witness": "示例监督员", "responses": received}


def _draw(session: Session, case: int) -> Mapping[str, Any]:
    return {"expertCount": 2, "repCount": 1, "specialty": None}


def _openings(session: Session, case: int) -> Mapping[str, Any]:
    openings = [{"uscc": supplier(number).uscc, "qualified": True, "reason": None} for number in OFFERS]
    return {"witnesses": "示例监督员", "openings": openings}


def _call(session: Session, case: int) -> Mapping[str, Any]:
    return {"quoteDeadline": "2010-04-23T16:00+08:00"}


def _quotes(session: Session, case: int) -> Mapping[str, Any]:
    quotes = [
        {
            "uscc": supplier(number).uscc,
            "receivedAt": "2010-04-23T15:45+08:00",
            "price": price,
            "sealOk": True,
        }
        for number, (price, _, _) in OFFERS.items()
    ]
    return {"quoteWitness": "示例监督员", "quotes": quotes}


def _sheet(session: Session, case: int) -> Mapping[str, Any]:
    """The same points of every member; which factor is which the plan's documents say."""
    by_name = {supplier(number).name: (plan, team) for number, (_, plan, team) in OFFERS.items()}
    rows = variables_of(session, case)["sheet_rows"]
    scores = [{**row, "score": by_name[row["bidder"]][row["factor"] == "团队"]} for row in rows]
    return {"scores": scores}


def _winner(session: Session, case: int) -> Mapping[str, Any]:
    return {"winnerRank": 1, "decisionReason": None, "conflictDeclared": False}


def _result(session: Session, case: int) -> Mapping[str, Any]:
    return {"resultChecked": True}


# -- where it stands ---------------------------------------------------------------------------------------


def _case(session: Session) -> int:
    row = session.one(
        "SELECT id FROM process_instance WHERE tenant_id = ? AND business_key = ? AND process_key = ?",
        (session.tenant_id, NUMBER, KEY),
    )
    assert row is not None, "the plan begins the consultation"
    return int(row[0])


def _members(session: Session, case: int) -> list[str]:
    return [member["user"] for member in variables_of(session, case)["members"]]


def _at(moment: str) -> datetime:
    return datetime.fromisoformat(f"2010-{moment}").replace(tzinfo=SHANGHAI)
