"""Purchases of the record that are played live, from the budget line to the letter of selection.

GM2010-007, 老旧院落自治组织培育 of 莲新街道: 公开比选 (D3 row 3), awarded at the amount of the record.
GM2010-016, 困难家庭社会救助支持 of 区民政局: 竞争性磋商 (D3 row 4), whose plan is here
(:func:`planned_consultation`), for the scene of the consultation to go on with.
Names, days, prices of the others and points are invented (虚构). Contracts are a scene of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.calendar.deadline import SHANGHAI
from workflows.pilot import cast
from workflows.pilot.acting import begin, complete
from workflows.pilot.imports.purchases import LINE
from workflows.pilot.script import Step
from workflows.pilot.suppliers import Supplier, supplier
from workflows.registries.purchases import PROJECTS
from workflows.registries.register import find_by

#: Recorded purchases that this scene plays, so that they are not imported.
LIVE: Final = frozenset({"GM2010-007"})

PLAN, COMPARISON = "procurement-plan", "procurement-small"
AGREE: Final = {"opinion": "AGREE", "conflictDeclared": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A response: who, at what price, with which points on plan and team."""

    supplier: Supplier
    price: int
    points: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase:
    """A project with everything its people enter."""

    project_no: str
    name: str
    unit: str
    catalog_code: str
    budget: int
    offers: Sequence[Offer] = ()
    experts: Sequence[str] = ()


COURTYARDS: Final = Purchase(
    project_no="GM2010-007",
    name="老旧院落自治组织培育",
    unit="010",
    catalog_code="SG07",
    budget=230_000,
    offers=(
        Offer(supplier=supplier(11), price=228_000, points=(44, 22)),
        Offer(supplier=supplier(12), price=220_000, points=(53, 27)),
        Offer(supplier=supplier(13), price=216_000, points=(41, 20)),
    ),
    experts=("zj01", "zj02", "zj03"),
)

SUPPORT: Final = Purchase(
    project_no="GM2010-016",
    name="困难家庭社会救助支持",
    unit="civil-affairs",
    catalog_code="SS04",
    budget=520_000,
)

#: What a person does: the moment, the process, the task, who, and what is entered.
Doing = tuple[str, str, str, Actor, Mapping[str, Any]]


def steps() -> list[Step]:
    """Every step of this scene, in the order of time."""
    return [*_planned(COURTYARDS), *_compared(COURTYARDS)]


def planned_consultation() -> list[Step]:
    """The plan of GM2010-016 up to its filing on 12 April, when its consultation begins."""
    of, post = SUPPORT, partial(cast.actor, unit=SUPPORT.unit)
    demand, finance = post("purchase-demand"), post("unit-finance")
    doings: tuple[Doing, ...] = (
        ("03-03 10:30", PLAN, "bind-budget", finance, {"budgetLineCode": LINE}),
        ("03-05 10:00", PLAN, "survey-demand", demand, _SURVEY),
        ("03-08 10:00", PLAN, "write-requirement", demand, _requirement(of, _SUPPORT_TERMS)),
        ("03-09 10:00", PLAN, "pre-evaluate", finance, _PRE_EVALUATION),
        ("03-10 10:00", PLAN, "propose-method", post("purchase-handler"), _CONSULTATION),
        ("03-11 10:00", PLAN, "review-requirement", post("purchase-control"), _REVIEW),
        ("03-12 10:00", PLAN, "key-review", post("purchase-control", number=2), _KEY_REVIEW),
        ("03-12 15:00", PLAN, "decide-collectively", post("purchase-approval"), _MEETING),
        ("04-12 10:00", PLAN, "file-plan", cast.actor("finance-supervision", "finance"), {"filed": True}),
    )
    need = "低保和低收入家庭救助工作会议提出（示例）"
    proposal = partial(_propose, of=of, need=need, of_public_interest=True)
    first = Step(at=_at("03-03 09:30"), key=f"{of.project_no}/propose", act=proposal)
    return [first, *(_step(of, doing) for doing in doings)]


def _planned(of: Purchase) -> Iterator[Step]:
    """From the proposal to the decision; all moments are of March 2010."""
    demand, finance = cast.actor("purchase-demand", of.unit), cast.actor("unit-finance", of.unit)
    need = "院落居民代表大会要求培育自治组织（示例）"
    proposal = partial(_propose, of=of, need=need, of_public_interest=False)
    yield Step(at=_at("03-02 09:30"), key=f"{of.project_no}/propose", act=proposal)
    doings: tuple[Doing, ...] = (
        ("03-02 10:30", PLAN, "bind-budget", finance, {"budgetLineCode": LINE}),
        ("03-03 10:00", PLAN, "write-requirement", demand, _requirement(of, _COURTYARD_TERMS)),
        ("03-04 10:00", PLAN, "pre-evaluate", finance, _PRE_EVALUATION),
        ("03-05 10:00", PLAN, "propose-method", cast.actor("purchase-handler", of.unit), _METHOD),
        ("03-09 10:00", PLAN, "review-requirement", cast.actor("purchase-control", of.unit), _REVIEW),
        ("03-11 10:00", PLAN, "decide-plan", cast.actor("purchase-approval", of.unit), AGREE),
    )
    yield from (_step(of, doing) for doing in doings)


def _compared(of: Purchase) -> Iterator[Step]:
    """From the documents to the decision; the letter goes by itself when the time for objections is over."""
    handler, leader = cast.actor("purchase-handler", of.unit), cast.actor("purchase-approval", of.unit)
    reviewer = cast.actor("purchase-review", of.unit)
    members = [*of.experts, *cast.holders("purchase-rep", of.unit)]
    doings: list[Doing] = [
        ("03-12 10:00", COMPARISON, "draft-documents", handler, _DOCUMENTS),
        ("03-15 10:00", COMPARISON, "review-documents", reviewer, AGREE),
        ("03-24 10:30", COMPARISON, "receive-responses", handler, _received(of)),
        ("03-24 11:00", COMPARISON, "open-responses", handler, _opened(of)),
        ("03-24 14:00", COMPARISON, "form-group", handler, _group(of, members)),
    ]
    yield from (_step(of, doing) for doing in doings)
    for number, account in enumerate(members):
        member = cast.person(account)
        declared = (f"03-25 09:{10 + number}", COMPARISON, "declare-interests", member, _DECLARATION)
        yield _step(of, declared, account)
        scored = (f"03-25 10:{10 + number}", COMPARISON, "score-responses", member, _sheet(of, number))
        yield _step(of, scored, account)
    yield _step(of, ("03-25 16:00", COMPARISON, "decide-award", leader, AGREE))


def _step(of: Purchase, doing: Doing, seat: str = "") -> Step:
    moment, process_key, element_id, actor, submitted = doing
    key = "/".join(part for part in (of.project_no, element_id, seat) if part)
    act: Callable[[Session], object] = partial(
        _complete, of=of, process_key=process_key, element_id=element_id, actor=actor, submitted=submitted
    )
    return Step(at=_at(moment), key=key, act=act)


def _propose(session: Session, of: Purchase, need: str, of_public_interest: bool) -> None:
    proposal = {
        "projectName": of.name,
        "purchaser": of.unit,
        "catalogCode": of.catalog_code,
        "budgetAmount": of.budget,
        "need": need,
        "scopeIssues": [],
        "publicInterest": of_public_interest,
    }
    begin(session, cast.actor("purchase-demand", of.unit), PLAN, proposal)
    if find_by(session, PROJECTS, project_no=of.project_no, name=of.name) is None:
        raise LookupError(f"{of.name} did not become {of.project_no}")


def _complete(
    session: Session,
    of: Purchase,
    process_key: str,
    element_id: str,
    actor: Actor,
    submitted: Mapping[str, Any],
) -> None:
    """Complete the open task that is offered to this person, in the project's case of the process."""
    case = _case(session, of.project_no, process_key)
    complete(session, actor, case, element_id, submitted, number=_place(session, case, element_id, actor))


def _case(session: Session, project_no: str, process_key: str) -> int:
    row = find_by(session, PROJECTS, project_no=project_no)
    assert row is not None, "the project was proposed"
    if process_key == PLAN:
        return int(row["instance_id"])
    found = session.one(
        "SELECT id FROM process_instance WHERE tenant_id = ? AND business_key = ? AND process_key = ?",
        (session.tenant_id, project_no, process_key),
    )
    if found is None:
        raise LookupError(f"{project_no} has no case of {process_key}")
    return int(found[0])


def _place(session: Session, case: int, element_id: str, actor: Actor) -> int:
    """Which of the open tasks of an element is offered to somebody by name; the first where none is."""
    rows = session.all(
        "SELECT t.activity_id, c.ref FROM user_task t LEFT JOIN user_task_candidate c"
        " ON c.tenant_id = t.tenant_id AND c.instance_id = t.instance_id"
        " AND c.activity_id = t.activity_id AND c.kind = 'user'"
        " WHERE t.tenant_id = ? AND t.instance_id = ? AND t.element_id = ? AND t.status = 'open'"
        " ORDER BY t.activity_id",
        (session.tenant_id, case, element_id),
    )
    return next((place for place, row in enumerate(rows, 1) if row[1] == actor.user_id), 1)


def _at(moment: str) -> datetime:
    return datetime.fromisoformat(f"2010-{moment}").replace(tzinfo=SHANGHAI)


# -- what is entered ------------------------------------------------------------------------------------

_PRE_EVALUATION: Final = {
    "necessity": 18,
    "economy": 16,
    "targetsFit": 17,
    "feasibility": 17,
    "funding": 18,
    "evaluationComment": "目标明确，与院落治理试点任务一致（示例）",
}
_METHOD: Final = {"proposedMethod": "COMPARISON", "methodReason": "预算在限额标准以下，公开比选（示例）"}
_REVIEW: Final = {"budgetOk": True, "completeOk": True, "methodOk": True, **AGREE}
_DOCUMENTS: Final = {
    "responseDeadline": "2010-03-24T10:00+08:00",
    "obtain": "自公告之日起在莲新街道办事处领取（示例）",
    "submission": "密封送达莲新街道办事处三楼会议室（示例）",
    "contact": "示例联系人",
    "contractTerms": "按采购需求书和响应文件签订合同，履约期十二个月（示例）",
}
_DECLARATION: Final = {"hasConflict": False, "statement": "与参加比选的供应商没有利害关系（示例）"}
#: By how much the members differ, each from the first.
_SPREAD: Final = (0.0, 0.5, -0.5, 1.0, -1.0)


_COURTYARD_TERMS: Final = {
    "category": "SG",
    "serviceTargets": "十二个老旧院落，约一千六百户（示例）",
    "serviceStandard": "培育院落自治组织，每月每院落驻点服务不少于四次（示例）",
    "indicators": [
        {"name": "建立院落自治组织", "unit": "个", "target": 12, "weight": 50},
        {"name": "院落议事会", "unit": "次", "target": 96, "weight": 30},
        {"name": "居民满意度", "unit": "%", "target": 85, "weight": 20},
    ],
    "acceptancePlan": "街道组织验收，邀请院落居民代表参加并签署意见（示例）",
}
_SUPPORT_TERMS: Final = {
    "category": "SS",
    "serviceTargets": "全区低保和低收入家庭约四百户（示例）",
    "serviceStandard": "入户评估、资源链接和个案服务，每户每季度不少于一次（示例）",
    "indicators": [
        {"name": "入户评估", "unit": "户", "target": 400, "weight": 40},
        {"name": "个案服务", "unit": "个", "target": 60, "weight": 40},
        {"name": "服务对象满意度", "unit": "%", "target": 85, "weight": 20},
    ],
    "acceptancePlan": "区民政局组织验收，邀请服务对象参加并签署意见（示例）",
}
_SURVEY: Final = {
    "surveyedOn": "2010-03-04",
    "respondents": [
        {"name": supplier(number).name, "finding": "有救助服务经验，报价区间四十五至五十五万元（示例）"}
        for number in (21, 22, 23)
    ],
    "publicOpinions": "在三个社区征求居民意见二十六条，采纳十九条（示例）",
    "publicConsultationRef": "ZQ2010-03（示例）",
}
_CONSULTATION: Final = {
    "proposedMethod": "CONSULTATION",
    "methodReason": "预算达到限额标准、未达到公开招标数额标准，政府购买服务（示例）",
}
_KEY_REVIEW: Final = {
    "nonDiscrimination": True,
    "competition": True,
    "policy": True,
    "performanceRisk": True,
    **AGREE,
}
_MEETING: Final = {
    "meetingOn": "2010-03-12",
    "memberCount": 5,
    "attendees": [{"name": f"示例局领导{each}", "vote": "FOR"} for each in "甲乙丙丁"],
    "minutes": "局长办公会同意采购需求和竞争性磋商方式（示例）",
    **AGREE,
}


def _requirement(of: Purchase, terms: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **terms,
        "maxPrice": of.budget,
        "periodMonths": 12,
        "paymentPlan": [
            {"node": "合同签订", "percent": 30, "condition": "合同生效后"},
            {"node": "中期评估", "percent": 40, "condition": "中期评估合格后"},
            {"node": "验收", "percent": 30, "condition": "验收和末期评估合格后"},
        ],
        "qualification": [{"requirement": "依法登记的社会组织", "reason": "能够独立承担民事责任"}],
        "scoring": [
            {"factor": "价格", "weight": 10, "levels": "最低有效报价为满分", "isPrice": True},
            {"factor": "服务方案", "weight": 60, "levels": "优51至60，良41至50，一般0至40", "isPrice": False},
            {"factor": "团队", "weight": 30, "levels": "优26至30，良21至25，一般0至20", "isPrice": False},
        ],
    }


def _received(of: Purchase) -> dict[str, Any]:
    responses = [
        {"uscc": offer.supplier.uscc, "receivedAt": f"2010-03-23T{14 + number}:20+08:00", "sealOk": True}
        for number, offer in enumerate(of.offers)
    ]
    return {"witness": "示例监督员", "responses": responses}


def _opened(of: Purchase) -> dict[str, Any]:
    openings = [{"uscc": each.supplier.uscc, "price": each.price, "qualified": True} for each in of.offers]
    return {"witnesses": "示例监督员、各供应商代表", "openings": openings}


def _group(of: Purchase, members: Sequence[str]) -> dict[str, Any]:
    def role(account: str) -> str:
        return "EXPERT" if account in of.experts else "PURCHASER"

    return {"members": [{"account": account, "role": role(account)} for account in members]}


def _sheet(of: Purchase, number: int) -> dict[str, Any]:
    """The sheet of the ``number``-th member."""
    factors = (("服务方案", 60), ("团队", 30))
    return {
        "sheet": [
            {
                "supplier": offer.supplier.name,
                "factor": factor,
                "maximum": maximum,
                "points": points + _SPREAD[number] if factor == "服务方案" else points,
            }
            for offer in of.offers
            for (factor, maximum), points in zip(factors, offer.points, strict=True)
        ]
    }
