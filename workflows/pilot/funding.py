"""The funding batch of the pilot (DOMAIN.md E.4): twelve applications, eight funded with 46.2万元 together.

The article names no figure; names, days, points and amounts are invented (虚构), and nothing of this is on
the dashboard. The scene ends with the first instalments; half time is in August.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final

from engine.actor import Actor
from engine.commands.tasks import claim_task, complete_task
from engine.host import EngineHost
from engine.persistence.session import Session
from engine.persistence.store import read_instance
from engine.spiff import runner
from workflows.calendar.deadline import SHANGHAI
from workflows.pilot import cast
from workflows.pilot.acting import begin, complete, open_tasks
from workflows.pilot.people import resident_id
from workflows.pilot.script import Step
from workflows.pilot.suppliers import Supplier, supplier
from workflows.registries.committees import EXPERTS as EXPERT_REGISTER
from workflows.registries.committees import register_expert
from workflows.registries.people import register_person
from workflows.registries.register import find_by

ROUND: Final = "ZZ2010-01"
EXPERTS: Final = 5
AGREE: Final = {"opinion": "AGREE", "conflictDeclared": False}
MATERIALS: Final = ("APPLICATION", "CERTIFICATE", "ANNUAL", "BUDGET", "ACCOUNT", "TEAM", "AUDIT")
REMARK: Final = "需求真实，方案具体，团队稳定，预算与任务相符，建议按此额度资助。（示例文本）"
PARTS: Final = {"need": 25, "plan": 30, "team": 20, "budgetFit": 15, "sustain": 10}


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """A line of the batch: what becomes of it follows from points, registers and deadlines."""

    number: int
    supplier: Supplier
    kind: str
    project: str
    requested: int
    own: int
    #: points of the third of five sheets; the others differ by one or two
    points: int
    #: the same contents are paid by another fund already
    is_paid_elsewhere: bool = False
    #: what is missing of the material, and whether it comes in time
    missing: str | None = None
    corrects: bool = True

    @property
    def key(self) -> str:
        """The business key of its case."""
        return f"funding-{ROUND}-{self.number:02d}"

    @property
    def is_funded(self) -> bool:
        return self.number <= 8

    @property
    def is_reviewed(self) -> bool:
        return not self.is_paid_elsewhere and (self.missing is None or self.corrects)


def _application(
    number: int, kind: str, project: str, requested: int, own: int, points: int, **more: Any
) -> Application:
    of = supplier(22 + number)
    return Application(
        number=number,
        supplier=of,
        kind=kind,
        project=project,
        requested=requested,
        own=own,
        points=points,
        **more,
    )


BATCH: Final = (
    _application(1, "KEY_PROJECT", "困境老人居家照护网络", 120_000, 30_000, 93),
    _application(2, "SERVICE_PROJECT", "社区矛盾调解能力建设", 80_000, 80_000, 91),
    _application(3, "SERVICE_PROJECT", "流动儿童四点半课堂", 76_000, 76_000, 89),
    _application(4, "SERVICE_PROJECT", "残障人士就业支持", 70_000, 70_000, 87),
    _application(5, "SERVICE_PROJECT", "院落自治骨干培养", 60_000, 60_000, 85),
    _application(6, "MICRO_PROJECT", "邻里互助厨房", 20_000, 2_000, 82),
    _application(7, "MICRO_PROJECT", "社区图书漂流", 18_000, 2_000, 80),
    _application(8, "MICRO_PROJECT", "老街巷口述史", 18_000, 2_000, 78, missing="TEAM"),
    _application(9, "MICRO_PROJECT", "公益集市", 20_000, 0, 0, is_paid_elsewhere=True),
    _application(10, "MICRO_PROJECT", "广场舞服装", 15_000, 0, 55),
    _application(11, "MICRO_PROJECT", "周末电影", 12_000, 0, 63),
    _application(12, "MICRO_PROJECT", "楼道美化", 16_000, 0, 0, missing="BUDGET", corrects=False),
)


def steps() -> list[Step]:
    """Every step of this scene."""
    return [*_opened(), *_applied(), *_reviewed(), *_decided(), *_paid()]


def _opened() -> Iterator[Step]:
    form = {
        "roundName": "2010年社会组织发展资金第一批",
        "budgetCode": "2010-ZZ",
        "total": 500_000,
        "opensOn": "2010-03-03",
        "closesOn": "2010-03-31",
        "conditions": "重点支持社区服务、困难群体帮扶和院落自治项目（示例文本）",
    }
    handler = _handler()
    yield _step("03-01 14:00", "experts", _enter_experts)
    yield _step(
        "03-01 15:00", "plan", partial(_begin, who=handler, process="so-funding-round", form=form, key=ROUND)
    )
    yield _done("03-02 09:30", ROUND, "review-guide", cast.actor("civil-review", "civil-affairs"), AGREE)
    yield _done("03-02 15:00", ROUND, "approve-guide", cast.actor("civil-approval", "civil-affairs"), AGREE)


def _applied() -> Iterator[Step]:
    for of in BATCH:
        # numbers are given in the order of application: a day each
        day = _DAYS[of.number - 1]
        operator = cast.actor("so-operator", of.supplier.unit)
        start = {"batchNo": ROUND, "organizationId": str(of.supplier.id)}
        yield _step(
            f"{day} 09:00",
            f"{of.number:02d}/begin",
            partial(_begin, who=operator, process="so-funding", form=start, key=of.key),
        )
        yield _done(f"{day} 10:30", of.key, "fill-application", operator, _form(of))
        if of.is_paid_elsewhere:
            continue
        street = cast.actor("street-review", of.supplier.street)
        yield _done(f"{day} 15:00", of.key, "street-recommend", street, _recommendation(of))
        yield _done(f"{day} 16:00", of.key, "formal-check", _handler(), _check(of.missing))
        if of.missing is not None and of.corrects:
            yield _done(f"{day} 16:30", of.key, "correct-materials", operator, {"resubmitted": [of.missing]})
            yield _done(f"{day} 17:00", of.key, "formal-check", _handler(), _check(None))


def _reviewed() -> Iterator[Step]:
    yield _done("04-01 09:30", ROUND, "close-intake", _handler(), {"expertCount": EXPERTS})
    for number, account in enumerate(cast.holders("expert-funding", "experts")):
        act = partial(_score, account=account)
        yield _step(f"04-0{6 + number % 3} {9 + number // 3:02d}:30", f"score/{account}", act)
    yield _step("04-09 09:30", "propose", _propose)
    yield _done("04-09 15:00", ROUND, "review-proposals", cast.actor("civil-review", "civil-affairs"), AGREE)


def _decided() -> Iterator[Step]:
    """The deputy decides on the small ones, the director's meeting on the others (D6c)."""
    leader, directors = (
        cast.holders("civil-approval", "civil-affairs"),
        cast.holders("civil-meeting", "civil-affairs"),
    )
    yield _done("04-12 10:00", ROUND, "decide", cast.person(leader[0]), _meeting("2010-04-12", leader))
    yield _done("04-12 15:00", ROUND, "decide", cast.person(directors[0]), _meeting("2010-04-12", directors))


def _paid() -> Iterator[Step]:
    for of in BATCH:
        if not of.is_funded:
            continue
        legal = cast.actor("so-legal", of.supplier.unit)
        signature = {"agreed": True, "signerName": "示例签字人"}
        minute = f"{of.number:02d}"
        yield _done(f"04-21 10:{minute}", of.key, "sign-for-organization", legal, signature)
        leader = cast.actor("civil-approval", "civil-affairs")
        yield _done(f"04-22 10:{minute}", of.key, "sign-for-district", leader, signature)
        payment = {"voucherNo": f"ZZ-2010-{of.number:03d}", "paymentConfirmed": True}
        payer = cast.actor("finance-payment", "finance")
        yield _done(f"04-26 10:{minute}", of.key, "pay-first", payer, payment)


#: The days on which the applications arrive, working days within the window.
_DAYS: Final = tuple("03-08 03-09 03-10 03-11 03-12 03-15 03-16 03-17 03-18 03-19 03-22 03-23".split())


def _at(moment: str) -> datetime:
    return datetime.fromisoformat(f"2010-{moment.replace(' ', 'T')}").replace(tzinfo=SHANGHAI)


def _step(moment: str, key: str, act: Callable[[Session], object]) -> Step:
    return Step(at=_at(moment), key=f"{ROUND}/{key}", act=act)


def _done(moment: str, case: str, element: str, who: Actor, form: Mapping[str, Any]) -> Step:
    act = partial(_complete, case=case, element=element, who=who, form=form)
    return _step(moment, f"{case}/{element}/{who.user_id}/{moment}", act)


def _handler() -> Actor:
    return cast.actor("civil-handler", "civil-affairs")


def _enter_experts(session: Session) -> None:
    """The pool of this scene, as far as nobody entered it before."""
    for number, account in enumerate(cast.holders("expert-funding", "experts"), start=1):
        if find_by(session, EXPERT_REGISTER, user_id=account) is None:
            person_id = register_person(
                session, _handler(), name=f"示例资助专家{number:02d}", id_no=resident_id(600 + number)
            )
            register_expert(session, _handler(), person_id=person_id, specialty="社会工作", user_id=account)


def _begin(session: Session, *, who: Actor, process: str, form: Mapping[str, Any], key: str) -> None:
    begin(session, who, process, form, business_key=key)


def _complete(session: Session, *, case: str, element: str, who: Actor, form: Mapping[str, Any]) -> None:
    complete(session, who, instance_of(session, case), element, form)


def instance_of(session: Session, business_key: str) -> int:
    """The case of this scene with a business key. Raises LookupError."""
    row = session.one(
        "SELECT id FROM process_instance WHERE tenant_id = ? AND business_key = ?"
        " AND process_key IN ('so-funding', 'so-funding-round')",
        (session.tenant_id, business_key),
    )
    if row is None:
        raise LookupError(business_key)
    return int(row[0])


def _variables(session: Session, activity_id: int | None = None) -> Mapping[str, Any]:
    instance = read_instance(session, instance_of(session, ROUND))
    host = EngineHost(session, instance, Actor(user_id="replay"))
    return runner.variables(instance.state, host, activity_id)


def _score(session: Session, *, account: str) -> None:
    """One expert fills in every sheet that waits for them; whom the draw passed over has none."""
    case, expert = instance_of(session, ROUND), cast.person(account)
    seats = _variables(session)["seats"]
    for task_id in open_tasks(session, case, "score-sheet"):
        seat = _variables(session, int(task_id.partition("-")[2]))["seat"]
        if seat["account"] != account:
            continue
        panel = [each["seat_id"] for each in seats if each["grant_no"] == seat["grant_no"]]
        of = BATCH[int(seat["grant_no"].rpartition("-")[2]) - 1]
        points = of.points + panel.index(seat["seat_id"]) - EXPERTS // 2
        claim_task(session, expert, task_id)
        complete_task(session, expert, task_id, _sheet(points, of.requested))


def _propose(session: Session) -> None:
    """The handler takes over the ranking's amounts, and leaves out who ranks last with money to spare."""
    ranking = [dict(row) for row in _variables(session)["ranking"]]
    for row in ranking:
        if not BATCH[int(row["grant_no"].rpartition("-")[2]) - 1].is_funded:
            row["proposed"] = 0
    complete(session, _handler(), instance_of(session, ROUND), "propose-amounts", {"ranking": ranking})


def _sheet(total: int, amount: int) -> dict[str, Any]:
    points: dict[str, int] = {}
    for part, most in PARTS.items():
        # every part in the same proportion; the last ones take what rounding leaves
        points[part] = min(most, total * most // 100)
    for part, most in PARTS.items():
        points[part] += min(most - points[part], total - sum(points.values()))
    return {"conflict": "NONE", **points, "suggestAmount": amount, "comment": REMARK}


def _form(of: Application) -> dict[str, Any]:
    def line(item: str, amount: int, source: str) -> dict[str, Any]:
        values = {"item": item, "kind": "SERVICE", "unitPrice": amount, "quantity": 1, "amount": amount}
        return {**values, "source": source}

    budget = [line("服务活动", of.requested, "REQUESTED")]
    budget += [line("志愿者补贴", of.own, "OWN")] if of.own else []
    return {
        "supportType": of.kind,
        "projectName": of.project,
        "periodFrom": "2010-05-01",
        "periodTo": "2010-12-31",
        "targets": [{"group": "社区居民", "count": 200}],
        "budget": budget,
        "requestedAmount": of.requested,
        "ownFunds": of.own,
        "indicators": [
            {"name": "服务人次", "unit": "人次", "target": 1000},
            {"name": "活动场次", "unit": "场", "target": 40},
            {"name": "服务对象满意度", "unit": "%", "target": 90},
        ],
        "accountName": of.supplier.name,
        "bankName": "示例银行锦江支行",
        "accountNo": f"622200{of.number:010d}",
        "otherFunding": of.is_paid_elsewhere,
        **({"otherFundingText": "区级专项资金（示例）"} if of.is_paid_elsewhere else {}),
        "promise": True,
    }


def _recommendation(of: Application) -> dict[str, Any]:
    text = "情况属实，同意推荐（示例）"
    return {"factsTrue": True, "recommended": True, "streetRank": of.number, "recommendationText": text}


def _check(missing: str | None) -> dict[str, Any]:
    items = [{"material": name, "state": "MISSING" if name == missing else "COMPLETE"} for name in MATERIALS]
    return {"items": items, "conclusion": "PASSED" if missing is None else "CORRECTION"}


def _meeting(held_on: str, members: tuple[str, ...]) -> dict[str, Any]:
    rows = [{"account": each, "name": "示例成员", "isPresent": True} for each in members]
    base = {"heldOn": held_on, "members": rows, "dissents": [], "conflictDeclared": False}
    return {**base, "minutes": "审议通过拟资助方案（示例文本）"}
