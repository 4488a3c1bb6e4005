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
from workflows.pilot.assessment_state import holders_of_open, latest, variables_of
from workflows.pilot.envelopes import bring, give, hold_key, operator_of
from workflows.pilot.script import Step
from workflows.pilot.suppliers import supplier
from workflows.posts import single_units
from workflows.registries.purchases import PROJECTS
from workflows.registries.register import find_by
from workflows.tendering.desk import take_documents

KEY: Final = "procurement-consultation"
NUMBER: Final = purchases.SUPPORT.project_no
UNIT: Final = purchases.SUPPORT.unit
#: This purchase is played, hence not imported.
LIVE: Final = frozenset({NUMBER})

GROUP: Final = "procurement-consultation-group"
#: Supplier -> first price, final quote, points for plan and team; the second has the best plan.
OFFERS: Final[Mapping[int, tuple[int, int, float, float]]] = {
    21: (495_000, 490_000, 48.0, 24.0),
    22: (508_000, 500_000, 55.0, 27.0),
    23: (515_000, 512_000, 46.0, 22.0),
}
_DEPOSIT: Final = 5000
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
    agency = cast.actor("agency-manager", single_units()["agency"])
    doings: tuple[tuple[str, str, Actor, Form], ...] = (
        ("04-12 14:00", "draft-documents", handler, _documents),
        ("04-13 10:00", "review-documents", reviewer, _agree),
        ("04-13 14:00", "approve-documents", leader, _agree),
        ("04-13 15:00", "publish-notice", agency, _notice),
        ("04-23 10:10", "open-responses", agency, _reviewed),
        ("04-23 14:40", "call-quotes", agency, _call),
        ("04-27 10:00", "decide-winner", leader, _winner),
        ("04-27 15:00", "publish-result", agency, _result),
        ("04-30 10:00", "return-deposits", cast.actor("agency-staff", single_units()["agency"]), _returned),
    )
    for moment, element, who, form in doings:
        act = partial(_complete, element=element, who=who, form=form)
        yield Step(at=_at(moment), key=f"consultation/{element}", act=act)
    yield from _sealed(agency, handler)
    yield Step(at=_at("04-23 10:20"), key="consultation/draw-group", act=partial(_draw, agency=agency))
    for moment, element in (
        ("04-23 10:40", "declare-interests"),
        ("04-23 14:00", "negotiate"),
        ("04-23 14:30", "conclude-negotiation"),
        ("04-26 10:00", "score"),
        ("04-26 11:00", "sign-report"),
    ):
        yield Step(at=_at(moment), key=f"consultation/{element}", act=partial(_group_acts, element=element))


def _sealed(agency: Actor, handler: Actor) -> Iterator[Step]:
    """Three keys are taken on; responses and quotes come sealed, and two keyholders open them."""
    monitor = cast.actor("monitor", single_units()["discipline"])
    for place, who in enumerate((agency, handler, monitor)):
        act = partial(_holds, who=who)
        yield Step(at=_at(f"04-13 14:{30 + place}"), key=f"consultation/hold-key/{place}", act=act)
    for place, number in enumerate(OFFERS):
        act = partial(_responds, number=number)
        yield Step(at=_at(f"04-22 1{place}:00"), key=f"consultation/response/{number}", act=act)
        act = partial(_quotes, number=number)
        yield Step(at=_at(f"04-23 15:{30 + place}"), key=f"consultation/quote/{number}", act=act)
    for moment, element in (("04-23 10:0", "deliver-key-share"), ("04-23 16:0", "deliver-quote-share")):
        for place, who in enumerate((agency, handler), 1):
            act = partial(_gives, who=who, element=element)
            yield Step(at=_at(f"{moment}{place}"), key=f"consultation/{element}/{place}", act=act)


# -- acts --------------------------------------------------------------------------------------------------


def _complete(session: Session, element: str, who: Actor, form: Form) -> None:
    case = _case(session)
    complete(session, who, case, element, form(session, case))


def _draw(session: Session, agency: Actor) -> None:
    drawn = {"expertCount": 2, "repCount": 1, "specialty": None}
    complete(session, agency, latest(session, GROUP), "draw-group", drawn)


def _group_acts(session: Session, element: str) -> None:
    """Declarations, sheets, signatures by each member; the talks by one of them, supplier by supplier."""
    case = latest(session, GROUP)
    if element == "negotiate":
        member = _members(session, case)[0]
        for _ in OFFERS:
            complete(session, cast.person(member), case, element, _MINUTES)
    elif element == "conclude-negotiation":
        complete(session, cast.person(_members(session, case)[0]), case, element, _NO_CHANGE)
    else:
        form = _sheet(session, case) if element == "score" else _OF_EACH[element]
        for account in holders_of_open(session, case, element):
            place = holders_of_open(session, case, element).index(account) + 1
            complete(session, cast.person(account), case, element, form, number=place)


def _holds(session: Session, who: Actor) -> None:
    hold_key(session, who)
    complete(session, who, _case(session), "hold-key", {"keyRegistered": True})


def _responds(session: Session, number: int) -> None:
    found = supplier(number)
    take_documents(session, operator_of(found), _project(session), found.id)
    bring(session, _project(session), found, _said(number, OFFERS[number][0]))


def _quotes(session: Session, number: int) -> None:
    bring(session, _project(session), supplier(number), _said(number, OFFERS[number][1]))


def _gives(session: Session, who: Actor, element: str) -> None:
    give(session, who, _project(session))
    case = _case(session)
    place = holders_of_open(session, case, element).index(who.user_id) + 1
    complete(session, who, case, element, {"sharesGiven": True}, number=place)


# -- what is entered ---------------------------------------------------------------------------------------

_MINUTES: Final = {"supplierPeople": "示例代表", "minutes": "就入户频次和人员配置进行磋商（示例）"}
_NO_CHANGE: Final = {"hasChange": False, "changes": [], "anotherRound": False}
_CLEAN: Final = {"conflictDeclared": False, "statement": "与各供应商无利害关系（示例）"}
_OF_EACH: Final[Mapping[str, Mapping[str, Any]]] = {
    "declare-interests": _CLEAN,
    "sign-report": {"agrees": "AGREE", "dissent": None},
}


def _documents(session: Session, case: int) -> Mapping[str, Any]:
    known = variables_of(session, case)
    return {
        "services": "全区低保和低收入家庭入户评估、资源链接和个案服务（示例）",
        "source": "NOTICE",
        "recommended": [],
        "deposit": _DEPOSIT,
        "isService": True,
        "negotiable": ["SERVICE", "CONTRACT"],
        "qualification": known["qualification"],
        "scoring": known["scoring"],
        "fixedPriceGrounds": None,
        "contractTerms": "按采购需求书和响应文件签订合同，履约期十二个月（示例）",
    }


def _notice(session: Session, case: int) -> Mapping[str, Any]:
    return {
        "obtain": "自公告之日起登录本系统获取（示例）",
        "documentsUntil": "2010-04-22",
        "responseDeadline": "2010-04-23T10:00+08:00",
        "place": "代理机构会议室（示例）",
        "contact": "示例联系人",
    }


def _agree(session: Session, case: int) -> Mapping[str, Any]:
    return _AGREE


def _said(number: int, price: int) -> dict[str, Any]:
    """What a supplier seals: its price, and whom to ask."""
    return {
        "organizationId": str(supplier(number).id),
        "price": f"{price:.2f}",
        "period": "12个月",
        "contact": f"示例联系人{number}",
        "phone": f"139000000{number}",
        "manager": f"示例项目负责人{number}",
        "depositAccount": f"示例账户{number}",
        "noViolation": True,
        "technical": f"示例服务方案{number}（演示）",
    }


def _reviewed(session: Session, case: int) -> Mapping[str, Any]:
    rows = variables_of(session, case)["qualification_rows"]
    checks = [{**row, "result": "PASS", "reason": None} for row in rows]
    return {"checks": checks, "witnesses": "示例监督员", "creditQueriedAt": "2010-04-23 10:08"}


def _call(session: Session, case: int) -> Mapping[str, Any]:
    return {"quoteDeadline": "2010-04-23T16:00+08:00"}


def _sheet(session: Session, case: int) -> Mapping[str, Any]:
    """The same points of every member; which factor is which the plan's documents say."""
    by_name = {supplier(number).name: points for number, (_, _, *points) in OFFERS.items()}
    rows = variables_of(session, case)["sheet_rows"]
    scores = [{**row, "score": by_name[row["bidder"]][row["factor"] == "团队"]} for row in rows]
    return {"scores": scores}


def _winner(session: Session, case: int) -> Mapping[str, Any]:
    return {"winnerRank": 1, "decisionReason": None, "conflictDeclared": False}


def _returned(session: Session, case: int) -> Mapping[str, Any]:
    """To the two that were not taken."""
    winner = variables_of(session, case)["winner"]["bidder"]
    losers = [number for number in OFFERS if supplier(number).name != winner]
    rows = [
        {
            "bidder": supplier(number).name,
            "amount": _DEPOSIT,
            "returnedOn": "2010-04-30",
            "voucher": f"TH-{number}",
        }
        for number in losers
    ]
    return {"returned": rows, "allReturned": True}


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


def _project(session: Session) -> int:
    found = find_by(session, PROJECTS, project_no=NUMBER)
    assert found is not None, "the plan enters the project"
    return int(found["id"])


def _members(session: Session, case: int) -> list[str]:
    return [member["user"] for member in variables_of(session, case)["members"]]


def _at(moment: str) -> datetime:
    return datetime.fromisoformat(f"2010-{moment}").replace(tzinfo=SHANGHAI)
