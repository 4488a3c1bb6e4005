"""Contracts of the pilot: GM2010-007 signed and begun before June, and after the tender of DOMAIN.md E.5 the
challenge by D, its answer on 19 August, the contract of 23 August with its notice, bond and copy.

What the parties write is invented (虚构); days and amounts are those of the handbook and of the other scenes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any, Final

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.calendar.deadline import SHANGHAI
from workflows.pilot import acting, cast, purchases, tender
from workflows.pilot.script import Step
from workflows.registries.contracts import current_award
from workflows.registries.organizations import ORGANIZATIONS
from workflows.registries.purchases import PROJECTS
from workflows.registries.register import Row, find, find_by
from workflows.registries.terms import terms_of

CONTRACT: Final = "procurement-contract"
CHALLENGE: Final = "procurement-challenge"

#: D of the tender's table challenges the result.
CHALLENGER: Final = tender.BIDDERS[3]
AGREE: Final = {"opinion": "AGREE", "opinionText": None, "conflictDeclared": False}

#: What a tender without terms in the register agrees on.
PLAN: Final = (
    {"node": "合同签订", "percent": 30, "stage": "SIGNING", "condition": "合同生效后"},
    {"node": "中期评估", "percent": 40, "stage": "INTERIM", "condition": "中期评估合格后"},
    {"node": "验收", "percent": 30, "stage": "FINAL", "condition": "验收和末期评估合格后"},
)
SERVICE: Final = "市民中心（孵化基地）日常运营、组织孵化、培训和信息服务（示例）"
ACCEPTANCE: Final = "采购人组织验收，邀请入驻组织和居民代表参加并签署意见（示例）"


def steps() -> list[Step]:
    """Every step of this scene; the contracts begin where the scenes of the purchases end."""
    return [*courtyards(), *centre()]


def courtyards() -> list[Step]:
    """GM2010-007: signed on 8 April, the first instalment paid on the 15th, service logged and reported."""
    number, unit = purchases.COURTYARDS.project_no, purchases.COURTYARDS.unit
    signing = contract(number, unit, _SPRING, valid=("2010-04-12", "2011-04-11"))
    entries = (
        ("04-20 17:00", "2010-04-19", "院落议事会培训（示例）", 46, 3200),
        ("05-18 17:00", "2010-05-17", "三个院落自治组织选举指导（示例）", 85, 5400),
    )
    logged = [
        _step(number, moment, "log-service", _supplier_acts("so-operator"), _log(day, what, people, spent))
        for moment, day, what, people, spent in entries
    ]
    report = {
        "progress": "四个院落建立自治组织，其余院落完成动员（示例）",
        "indicators": [{"name": "建立院落自治组织", "done": 4}],
        "spentTotal": 8600,
        "problems": None,
        "plan": "五月完成八个院落（示例）",
    }
    return [
        *signing,
        *payment(number, unit, ("04-12 10:00", "04-13 10:00", "04-14 10:00", "04-15 10:00"), 66_000),
        *logged,
        _step(number, "05-14 10:00", "submit-report", _supplier_acts("so-operator"), report),
    ]


def centre() -> list[Step]:
    """E.5 after the award: challenged on 10 August, answered on the 19th, signed on the 23rd."""
    return [*challenge(), *contract(None, tender.PURCHASER, _AUTUMN, bond=202_500, valid=_CENTRE_YEAR)]


def challenge() -> list[Step]:
    """The challenge by D: it holds the contract up and is not upheld."""
    control = partial(cast.actor, "purchase-control", tender.PURCHASER)
    leader = partial(cast.actor, "purchase-approval", tender.PURCHASER)
    doings: tuple[tuple[str, str, Callable[[], Actor], Mapping[str, Any]], ...] = (
        ("08-10 15:00", "formal-check", control, _CHECK),
        ("08-17 10:00", "handle-challenge", control, _ANSWER),
        ("08-19 10:00", "approve-answer", leader, AGREE),
    )
    return [
        Step(at=_at("08-10 10:00"), key="contracts:challenge/lodge", act=_lodge),
        *(
            Step(
                at=_at(moment),
                key=f"contracts:challenge/{element_id}",
                act=partial(_answer, element_id=element_id, who=who, submitted=submitted),
            )
            for moment, element_id, who, submitted in doings
        ),
    ]


def contract(
    project_no: str | None,
    unit: str,
    days: Mapping[str, str],
    *,
    valid: tuple[str, str],
    bond: int = 0,
) -> list[Step]:
    """From the draft to the copy at the finance authority; None is the project of the tender (E.5).

    ``days`` has a moment of 2010 for each task; ``valid`` the first and the last day of service."""
    post = partial(cast.actor, unit=unit)
    handler, legal = partial(post, "purchase-handler"), _supplier_acts("so-legal")
    leader = partial(post, "purchase-approval")
    filed = {"filedOn": f"2010-{days['file-copy'][:5]}", "receiptNo": f"HTBA-{days['file-copy'][:5]}"}
    secured = {"voucher": "LYBZJ-2010-01", "receivedOn": f"2010-{days['file-copy'][:5]}"}
    doings: list[tuple[str, Callable[[Session], Actor], Mapping[str, Any]]] = [
        ("review-contract", lambda session: post("purchase-review"), AGREE),
        ("approve-contract", lambda session: leader(), AGREE),
        ("supplier-sign", partial(legal, project_no), {"answer": "SIGN", "sealed": True}),
        ("purchaser-sign", lambda session: leader(), {"signed": True}),
        ("announce-contract", lambda session: handler(), {"confirmed": True}),
        ("file-copy", lambda session: handler(), filed),
    ]
    if bond:
        secured["receivedOn"] = f"2010-{days['receive-bond'][:5]}"
        doings.append(("receive-bond", lambda session: post("unit-finance"), secured))
    name = project_no or "E5"
    draft = partial(_draft, project_no=project_no, handler=handler, valid=valid, bond=bond)
    return [
        Step(at=_at(days["draft-contract"]), key=f"contracts:{name}/draft-contract", act=draft),
        *(
            Step(
                at=_at(days[element_id]),
                key=f"contracts:{name}/{element_id}",
                act=partial(_complete, project_no=project_no, element_id=element_id, who=who, given=given),
            )
            for element_id, who, given in doings
        ),
    ]


def payment(project_no: str, unit: str, days: tuple[str, str, str, str], amount: int) -> list[Step]:
    """An instalment, from the supplier's request to the treasury's payment."""
    asked, checked, approved, paid = days
    request = {"amount": amount, "invoiceNo": f"FP-{project_no}-1"}
    voucher = {"voucher": f"ZF-{project_no}-1", "paidOn": f"2010-{paid[:5]}"}
    people: tuple[tuple[str, str, str, str, Mapping[str, Any]], ...] = (
        (checked, "check-payment", "unit-finance", unit, {"invoiceOk": True, "budgetOk": True}),
        (approved, "approve-payment", "purchase-approval", unit, AGREE),
        (paid, "pay", "finance-payment", "finance", voucher),
    )
    return [
        _step(project_no, asked, "request-payment", _supplier_acts("so-operator"), request),
        *(
            _step(project_no, moment, element_id, _holder(post, place), given)
            for moment, element_id, post, place, given in people
        ),
    ]


# -- acts ------------------------------------------------------------------------------------------------


def _lodge(session: Session) -> None:
    organization = CHALLENGER.organization
    letter = {**_LETTER, "projectNo": _number(session), "organizationId": str(organization.id)}
    acting.begin(session, tender.operator(CHALLENGER), CHALLENGE, letter)


def _answer(
    session: Session, element_id: str, who: Callable[[], Actor], submitted: Mapping[str, Any]
) -> None:
    row = session.one(
        "SELECT id FROM process_instance WHERE tenant_id = ? AND process_key = ? AND started_by = ?"
        " ORDER BY id DESC",
        (session.tenant_id, CHALLENGE, tender.operator(CHALLENGER).user_id),
    )
    if row is None:
        raise LookupError(CHALLENGE)
    acting.complete(session, who(), int(row[0]), element_id, submitted)


def _draft(
    session: Session,
    project_no: str | None,
    handler: Callable[[], Actor],
    valid: tuple[str, str],
    bond: int,
) -> None:
    """A draft that says what was awarded, under the terms that were announced."""
    project = _project(session, project_no)
    award, terms = current_award(session, project["id"]), terms_of(session, project["id"])
    assert award is not None, "the purchase was awarded"
    price: Decimal = award["price"]
    draft = {
        "amount": float(price),
        "validFrom": valid[0],
        "validTo": valid[1],
        "requirements": terms.requirements if terms else SERVICE,
        "acceptancePlan": terms.acceptance_plan if terms else ACCEPTANCE,
        "paymentPlan": list(terms.payment_plan if terms else PLAN),
        "bondAmount": bond,
    }
    acting.complete(session, handler(), _case(session, project), "draft-contract", draft)


def _complete(
    session: Session,
    project_no: str | None,
    element_id: str,
    who: Callable[[Session], Actor],
    given: Mapping[str, Any],
) -> None:
    case = _case(session, _project(session, project_no))
    acting.complete(session, who(session), case, element_id, given)


def _step(
    project_no: str,
    moment: str,
    element_id: str,
    who: Callable[[str | None, Session], Actor],
    given: Mapping[str, Any],
) -> Step:
    act = partial(
        _complete, project_no=project_no, element_id=element_id, who=partial(who, project_no), given=given
    )
    return Step(at=_at(moment), key=f"contracts:{project_no}/{element_id}/{moment[:5]}", act=act)


# -- who and where ---------------------------------------------------------------------------------------


def _holder(post: str, unit: str) -> Callable[[str | None, Session], Actor]:
    return lambda project_no, session: cast.actor(post, unit)


def _supplier_acts(post: str) -> Callable[[str | None, Session], Actor]:
    """Whoever holds a post of the organisation that won the project."""

    def who(project_no: str | None, session: Session) -> Actor:
        award = current_award(session, _project(session, project_no)["id"])
        assert award is not None, "the purchase was awarded"
        return cast.actor(post, f"so-{find(session, ORGANIZATIONS, award['organization_id'])['id']}")

    return who


def _number(session: Session) -> str:
    return str(tender.the_project(session)["project_no"])


def _project(session: Session, project_no: str | None) -> Row:
    if project_no is None:
        return tender.the_project(session)
    row = find_by(session, PROJECTS, project_no=project_no)
    if row is None:
        raise LookupError(project_no)
    return row


def _case(session: Session, project: Row) -> int:
    """The contract's case of a project: the newest one. Raises LookupError."""
    rows = session.all(
        "SELECT id FROM process_instance WHERE tenant_id = ? AND process_key = ? ORDER BY id DESC",
        (session.tenant_id, CONTRACT),
    )
    for (instance_id,) in rows:
        if tender.variables(session, instance_id).get("project_no") == project["project_no"]:
            return int(instance_id)
    raise LookupError(f"{project['project_no']} has no contract case")


def _at(moment: str) -> datetime:
    return datetime.fromisoformat(f"2010-{moment}").replace(tzinfo=SHANGHAI)


def _log(day: str, what: str, people: int, spent: int) -> dict[str, Any]:
    return {
        "servedOn": day,
        "activity": what,
        "place": "莲新街道示例院落",
        "participants": people,
        "socialWorkers": 2,
        "volunteers": 5,
        "spent": spent,
        "increments": [{"name": "院落议事会", "value": 4}],
    }


# -- what is entered -------------------------------------------------------------------------------------

_SPRING: Final = {
    "draft-contract": "04-02 10:00",
    "review-contract": "04-06 10:00",
    "approve-contract": "04-07 10:00",
    "supplier-sign": "04-08 10:00",
    "purchaser-sign": "04-08 15:00",
    "announce-contract": "04-09 10:00",
    "file-copy": "04-12 09:00",
}
_AUTUMN: Final = {
    "draft-contract": "08-19 15:00",
    "review-contract": "08-20 10:00",
    "approve-contract": "08-20 15:00",
    "supplier-sign": "08-23 10:00",
    "purchaser-sign": "08-23 15:00",
    "announce-contract": "08-25 10:00",
    "receive-bond": "08-30 10:00",
    "file-copy": "09-01 10:00",
}
_CENTRE_YEAR: Final = ("2010-09-01", "2011-08-31")
_LETTER: Final = {
    "kind": "CHALLENGE",
    "target": "RESULT",
    "items": [{"item": "服务方案评分偏低（示例）", "claim": "请求重新评审"}],
    "facts": "我单位服务方案响应了全部要求，得分低于预期（示例）",
    "law": "《中华人民共和国政府采购法》第五十二条",
    "letterOn": "2010-08-10",
    "sealed": True,
}
_CHECK: Final = {
    "knownOn": "2010-08-03",
    "conclusion": "ACCEPT",
    "affectsResult": True,
    "conflictDeclared": False,
}
_ANSWER: Final = {
    "replies": [
        {
            "item": "服务方案评分偏低（示例）",
            "found": "七名评委独立评分，未见畸高畸低（示例）",
            "reply": "评分符合招标文件规定的标准",
        }
    ],
    "basis": "《政府采购货物和服务招标投标管理办法》第六十二条、第六十四条",
    "result": "REJECTED",
    "effect": "NONE",
    "conclusionText": "质疑事项不成立，中标结果不变（示例）",
    "conflictDeclared": False,
}
