"""The live tender of DOMAIN.md E.5, 锦江区市民中心（孵化基地）运营服务, from its notice to its award.

Dates, prices and means are those of the table there; who sits on the committee is drawn by lot each time, so
members are met where they are. Everything else is invented (虚构).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any, Final

from engine.actor import Actor
from engine.commands.instances import start_process_instance
from engine.persistence.session import Session
from workflows.calendar.deadline import SHANGHAI
from workflows.pilot import acting, cast
from workflows.pilot.envelopes import bring, give, hold_key, operator_of
from workflows.pilot.script import Step
from workflows.pilot.suppliers import Supplier, supplier
from workflows.pilot.tender_papers import DOCUMENTS, OPENING, notice, sheet, suspicion
from workflows.pilot.tender_state import (
    NAME,
    PURCHASER,
    TENDER,
    announce_intention,
    the_case,
    the_evaluation,
    the_project,
    to_documents,
    variables,
)
from workflows.posts import single_units
from workflows.so_filing.actions import REPLAY_ROLE
from workflows.tendering.answers import answer_question, open_questions
from workflows.tendering.desk import take_documents

DEADLINE: Final = datetime(2010, 7, 27, 10, 0, tzinfo=SHANGHAI)


@dataclass(frozen=True, slots=True)
class Bidder:
    """A line of the table: price in 元, and the mean that the seven members give for the other 90 points."""

    letter: str
    number: int
    price: Decimal
    mean: Decimal | None

    @property
    def organization(self) -> Supplier:
        return supplier(self.number)


BIDDERS: Final = (
    Bidder("A", 1, Decimal(3_980_000), Decimal("78.40")),
    Bidder("B", 2, Decimal(4_050_000), Decimal("81.20")),
    Bidder("C", 4, Decimal(1_900_000), None),
    Bidder("D", 5, Decimal(4_120_000), Decimal("74.00")),
)
AGREE: Final = {"opinion": "AGREE", "opinionText": None, "conflictDeclared": False}


def steps() -> list[Step]:
    """From the notice of intention on 2 June to the deposits' return on 9 August."""
    acts: list[tuple[str, str, Callable[[Session], object]]] = [
        ("2010-06-02 10:00", "intention", announce_intention),
        ("2010-07-01 16:00", "documenting", to_documents),
        ("2010-07-02 09:00", "begin", begin),
        ("2010-07-02 10:00", "draft", _do("purchase-handler", "draft-documents", DOCUMENTS)),
        ("2010-07-02 14:00", "review", _do("purchase-review", "review-documents", AGREE)),
        ("2010-07-02 16:00", "approve", _do("purchase-approval", "approve-documents", AGREE)),
        *[
            (f"2010-07-05 08:{40 + number}", f"key-{number}", _holds(number))
            for number in range(len(keyholders()))
        ],
        ("2010-07-05 09:00", "notice", _do_agency("agency-manager", "publish-notice", notice(DEADLINE))),
        *[(f"2010-07-{6 + each.number:02} 11:00", f"take-{each.letter}", _takes(each)) for each in BIDDERS],
        ("2010-07-23 10:00", "draw", _do_agency("agency-manager", "draw-experts", _DRAW)),
        *[
            (f"2010-07-26 1{place}:30", f"bid-{each.letter}", _bids(each))
            for place, each in enumerate(BIDDERS)
        ],
        ("2010-07-27 10:05", "share-0", _gives(0)),
        ("2010-07-27 10:10", "share-1", _gives(1)),
        ("2010-07-27 10:30", "opening", _do_agency("agency-staff", "record-opening", OPENING)),
        ("2010-07-27 11:00", "qualification", qualify),
        ("2010-07-27 13:30", "declare", declare),
        ("2010-07-27 13:45", "chair", elect),
        ("2010-07-27 14:00", "conformity", conform),
        ("2010-07-27 14:30", "suspicion", ask),
        ("2010-07-27 14:45", "explanation", explain),
        ("2010-07-27 15:15", "vote", vote),
        ("2010-07-27 15:30", "objective", score_objective),
        ("2010-07-27 16:30", "score", score),
        ("2010-07-27 17:00", "sign", sign),
        ("2010-07-30 10:00", "decide", _do("purchase-approval", "decide-winner", _DECISION)),
        ("2010-08-02 09:30", "result", _do_agency("agency-manager", "publish-result", _RESULT)),
        ("2010-08-09 10:00", "deposits", return_deposits),
    ]
    return [
        Step(
            at=datetime.strptime(moment, "%Y-%m-%d %H:%M").replace(tzinfo=SHANGHAI),
            key=f"tender:{key}",
            act=act,
        )
        for moment, key, act in acts
    ]


_DRAW: Final = {"expertCount": 5, "repCount": 2}
_DECISION: Final = {"winnerRank": 1, "conflictDeclared": False}
_RESULT: Final = {"resultChecked": True, "contact": "示例采购代理机构（演示）"}


# -- before the notice ---------------------------------------------------------------------------------------


def begin(session: Session) -> int:
    """The case of the tender, decided by today's rules."""
    this, handler = the_project(session), cast.actor("purchase-handler", PURCHASER)
    vouched_for = Actor(user_id=handler.user_id, roles=handler.roles | {REPLAY_ROLE})
    given = {"projectId": this["id"], "rules_on": acting.RULES_ON.isoformat()}
    started = start_process_instance(session, vouched_for, TENDER, given, business_key=this["project_no"])
    return started.instance_id


# -- bidding and opening -------------------------------------------------------------------------------------


@cache
def keyholders() -> tuple[tuple[str, str], ...]:
    """Post and unit of each keyholder, in the order of the case."""
    units = single_units()
    return (
        ("agency-manager", units["agency"]),
        ("purchase-handler", PURCHASER),
        ("monitor", units["discipline"]),
    )


def _holds(number: int) -> Callable[[Session], object]:
    def act(session: Session) -> None:
        actor = cast.actor(*keyholders()[number])
        hold_key(session, actor)
        acting.complete(session, actor, the_case(session), "hold-key", {"keyRegistered": True})

    return act


def _takes(bidder: Bidder) -> Callable[[Session], object]:
    def act(session: Session) -> None:
        take_documents(session, operator(bidder), the_project(session)["id"], bidder.organization.id)

    return act


def _bids(bidder: Bidder) -> Callable[[Session], object]:
    def act(session: Session) -> None:
        bring(session, the_project(session)["id"], bidder.organization, bid_of(bidder))

    return act


def bid_of(bidder: Bidder) -> dict[str, Any]:
    """What a bidder of the demonstration writes (F4b)."""
    return {
        "organizationId": str(bidder.organization.id),
        "price": f"{bidder.price:.2f}",
        "period": "12个月",
        "contact": f"示例联系人{bidder.letter}",
        "phone": f"1390000000{bidder.number}",
        "manager": f"示例项目负责人{bidder.letter}",
        "depositAccount": f"示例账户{bidder.letter}",
        "noViolation": True,
        "technical": f"示例服务方案{bidder.letter}（演示）",
    }


def _gives(number: int) -> Callable[[Session], object]:
    def act(session: Session) -> None:
        actor, project_id = cast.actor(*keyholders()[number]), the_project(session)["id"]
        give(session, actor, project_id)
        number_of_task = 1 + [row["user"] for row in _offered(session)].index(actor.user_id)
        acting.complete(
            session,
            actor,
            the_case(session),
            "deliver-key-share",
            {"sharesGiven": True},
            number=number_of_task,
        )

    return act


def qualify(session: Session) -> None:
    """Four of four are qualified."""
    case = the_case(session)
    checks = [
        {**row, "result": "PASS", "reason": None} for row in variables(session, case)["qualification_rows"]
    ]
    entered = {"checks": checks, "creditQueriedAt": "2010-07-27 10:40"}
    acting.complete(session, cast.actor("purchase-handler", PURCHASER), case, "qualification-review", entered)


# -- the committee -------------------------------------------------------------------------------------------


def declare(session: Session) -> None:
    """Nobody is tied to a bidder."""
    entered = {"conflictDeclared": False, "statement": "与各投标人无利害关系"}
    _each(session, "declare-interests", lambda member: entered)


def elect(session: Session) -> None:
    case = the_evaluation(session)
    members = variables(session, case)["members"]
    chair = next(member for member in members if member["role"] == "EXPERT")
    acting.complete(session, cast.person(chair["user"]), case, "elect-chair", {"chairSeat": chair["seat"]})


def conform(session: Session) -> None:
    """All four answer the documents; one after the other, as the chair takes them."""
    for _ in BIDDERS:
        _chair(session, "conformity-review", {"conforms": True})


def ask(session: Session) -> None:
    _chair(session, "ask-explanation", suspicion())


def explain(session: Session) -> None:
    """C explains, and does not convince."""
    third = BIDDERS[2]
    for question in open_questions(session, the_project(session)["id"], third.organization.id):
        answer_question(
            session, operator(third), question["id"], third.organization.id, "以志愿服务降低成本（示例）"
        )


def vote(session: Session) -> None:
    rows = variables(session, the_evaluation(session))["vote_rows"]
    votes = [{**row, "choice": "NOT_CREDIBLE"} for row in rows]
    _each(session, "vote-on-price", lambda member: {"votes": votes})


def score_objective(session: Session) -> None:
    rows = variables(session, the_evaluation(session))["objective_rows"]
    filled = [{**row, "score": float(_sheet_of(row["bidder"], 0)[row["factor"]])} for row in rows]
    _chair(session, "score-objective", {"objectiveRows": filled})


def score(session: Session) -> None:
    """Seven sheets, each filled in alone, whose means are those of the table."""
    case = the_evaluation(session)
    users = [member["user"] for member in variables(session, case)["members"]]
    rows = variables(session, case)["sheet_rows"]

    def entered(member: str) -> dict[str, Any]:
        own = [
            {**row, "score": float(_sheet_of(row["bidder"], users.index(member))[row["factor"]])}
            for row in rows
        ]
        return {"scores": own}

    _each(session, "score", entered)


def sign(session: Session) -> None:
    _each(session, "sign-report", lambda member: {"agrees": "AGREE"})


def return_deposits(session: Session) -> None:
    losers = [each for each in BIDDERS if each.letter != "B"]
    rows = [
        {
            "bidder": each.organization.name,
            "amount": 84_000,
            "returnedOn": "2010-08-09",
            "voucher": f"TH-{each.letter}",
        }
        for each in losers
    ]
    actor = cast.actor("agency-staff", single_units()["agency"])
    entered = {"returned": rows, "allReturned": True}
    acting.complete(session, actor, the_case(session), "return-deposits", entered)


def _sheet_of(name: str, member: int) -> dict[str, Decimal]:
    bidder = next(each for each in BIDDERS if each.organization.name == name)
    assert bidder.mean is not None, "C is out before the scoring"
    return sheet(bidder.mean, member)


# -- where things are ----------------------------------------------------------------------------------------


def operator(bidder: Bidder) -> Actor:
    return operator_of(bidder.organization)


def _offered(session: Session) -> list[dict[str, str]]:
    """Whom the open tasks of the opening are offered to, in their order."""
    rows = session.all(
        "SELECT c.ref FROM user_task_candidate c JOIN user_task t ON t.tenant_id = c.tenant_id"
        " AND t.instance_id = c.instance_id AND t.activity_id = c.activity_id"
        " WHERE t.tenant_id = ? AND t.instance_id = ? AND t.element_id = 'deliver-key-share'"
        " AND t.status = 'open' AND c.kind = 'user' ORDER BY t.activity_id",
        (session.tenant_id, the_case(session)),
    )
    return [{"user": row[0]} for row in rows]


def _do(post: str, element: str, entered: Mapping[str, Any]) -> Callable[[Session], object]:
    return lambda session: acting.complete(
        session, cast.actor(post, PURCHASER), the_case(session), element, entered
    )


def _do_agency(post: str, element: str, entered: Mapping[str, Any]) -> Callable[[Session], object]:
    unit = single_units()["agency"]
    return lambda session: acting.complete(
        session, cast.actor(post, unit), the_case(session), element, entered
    )


def _chair(session: Session, element: str, entered: dict[str, Any]) -> None:
    case = the_evaluation(session)
    acting.complete(session, cast.person(variables(session, case)["chair"]), case, element, entered)


def _each(session: Session, element: str, entered: Callable[[str], dict[str, Any]]) -> None:
    """Every member does the own task: tasks are in the order of the members."""
    case = the_evaluation(session)
    for member in variables(session, case)["members"]:
        acting.complete(session, cast.person(member["user"]), case, element, entered(member["user"]))


#: Other scenes and tests meet the tender here.
__all__ = [
    "AGREE",
    "BIDDERS",
    "DEADLINE",
    "NAME",
    "PURCHASER",
    "Bidder",
    "bid_of",
    "declare",
    "keyholders",
    "operator",
    "steps",
    "the_case",
    "the_evaluation",
    "the_project",
    "variables",
]
