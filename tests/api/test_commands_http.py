"""What people do to a case outside their tasks, over HTTP: who may, who is refused, who is told nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from importlib.resources import files
from typing import Any

import pytest
from flask.testing import FlaskClient

from engine import clock
from engine.actor import SYSTEM, Actor
from engine.deployment import deploy, read_folder
from engine.persistence.database import Database, reading, transaction
from tests.workflows.conftest import START
from tests.workflows.house import House
from tests.workflows.procurement_challenge.challenges import (
    CHECK,
    REJECTED,
    announce,
    answered,
    lodged,
    supplier,
)
from tests.workflows.procurement_contract.contracts import performing
from tests.workflows.procurement_plan.conftest import PACKAGES, stand_in_for
from tests.workflows.procurement_plan.plans import Buyer
from tests.workflows.procurement_single_source.sourcing import Sourcing
from tests.workflows.procurement_small.comparing import Market
from tests.workflows.purchases import Purchase, deploy_purchases
from tests.workflows.so_assessment.desk import Desk
from tests.workflows.so_funding.office import Office, attendance
from tests.workflows.so_funding.rounds import proposed, ranked
from workflows.case_commands import commands_for
from workflows.objecting import ObjectorAnswers
from workflows.procurement_plan.projects import CONTRACT_PROCESS, METHOD_PROCESSES
from workflows.registries import purchases

SignedIn = Callable[..., FlaskClient]
NO_LONGER = {"reason": "不再需要（示例）"}
OBJECTION = {"objector": "示例服务中心", "text": "本机构也能提供（示例）"}
ANSWER = {"objectionResult": "REJECTED", "objectionAnswer": "评分符合比选文件的规定（示例）"}
CONTRACT = "/v2/contracts/HT-GM2010-001-1/supplements"
SUPPLEMENT = {"amount": "9000.00", "reason": "增加服务人次（示例）"}


@pytest.fixture
def in_2010(database: Database) -> Iterator[Database]:
    """The clock stands still on 1 March 2010 until somebody moves it."""
    with clock.frozen(START):
        yield database


@pytest.fixture
def buyer(in_2010: Database) -> Buyer:
    _deploy(in_2010, *PACKAGES)
    stand_in_for(in_2010, *METHOD_PROCESSES.values(), CONTRACT_PROCESS)
    return Buyer(in_2010)


@pytest.fixture
def purchase(in_2010: Database) -> Purchase:
    deploy_purchases(in_2010, "procurement-contract", "procurement-challenge", "procurement-complaint")
    return Purchase(House(in_2010))


def _deploy(database: Database, *packages: str) -> None:
    root = files("workflows")
    resources = {"decision.form": (root / "so-filing" / "decision.form").read_bytes()}
    for package in packages:
        resources |= read_folder(root / package)
    with transaction(database) as session:
        deploy(session, SYSTEM, resources)


def ask(client: FlaskClient, path: str, body: Any, **headers: str) -> tuple[int, str]:
    """Status, and the code of the refusal; "" without one."""
    answer = client.post(path, json=body, headers=headers)
    return answer.status_code, (answer.get_json() or {}).get("code", "")


def offered(client: FlaskClient, case: Any) -> set[str]:
    """What the page offers somebody to do to a case: command and number; nothing to who does not see it."""
    answer = client.get(f"/v2/process-instances/{case.instance_id}/commands")
    items = (answer.get_json() or {}).get("items", []) if answer.status_code == 200 else []
    return {f"{each['command']} {each['number']}" for each in items}


def own_objections(client: FlaskClient, **asked: str) -> list[dict[str, Any]]:
    answer = client.get("/v2/objections", query_string=asked)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.get_json()["items"]
    return found


def would_take(database: Database, case: Any, *posts: str) -> set[str]:
    """What a case would take from somebody with these posts, whether or not they see it."""
    actor = Actor(user_id="somebody", groups=frozenset(posts))
    instance_id = case if isinstance(case, int) else case.instance_id
    with reading(database) as session:
        found = commands_for(session, actor, instance_id)
    return {f"{each.command} {each.number}" for each in found}


def test_a_contract_is_raised_by_the_purchasers_handler_alone(
    purchase: Purchase, signed_in: SignedIn
) -> None:
    case = performing(purchase)
    reviewer = signed_in("officer-review-contract", posts=["purchase-review:010"])
    for stranger in (signed_in("zhao"), signed_in("other", posts=["purchase-handler:011"])):
        assert ask(stranger, CONTRACT, SUPPLEMENT) == (404, "contract-not-found")
    assert ask(reviewer, CONTRACT, SUPPLEMENT) == (403, "not-the-purchaser")
    handler = signed_in("handler", posts=["purchase-handler:010"])
    for amount in (9000, "9,000", "9000.001", "-1", "1e3", ""):
        assert ask(handler, CONTRACT, {**SUPPLEMENT, "amount": amount})[0] == 422, amount
    assert ask(handler, CONTRACT, {**SUPPLEMENT, "amount": "9000.01"}) == (403, "supplement-too-high")
    assert "review-supplement" not in case.open_tasks()
    database = purchase.house.database
    assert would_take(database, case, "purchase-handler:010") == {"propose-supplement HT-GM2010-001-1"}
    assert would_take(database, case, "purchase-review:010", "purchase-handler:011") == set()
    again = {"Idempotency-Key": "supplement-1"}
    answers = [handler.post(CONTRACT, json=SUPPLEMENT, headers=again) for _ in range(2)]
    told = {"contractNo": "HT-GM2010-001-1", "processInstanceKey": str(case.instance_id)}
    assert [(each.status_code, each.get_json()) for each in answers] == [(200, told)] * 2
    assert case.open_tasks().count("review-supplement") == 1
    other = {**SUPPLEMENT, "amount": "1.00"}
    assert ask(handler, CONTRACT, other, **again) == (409, "idempotency-key-reused")
    # one at a time; who reviews it is told by whom it was proposed, and for what
    assert would_take(database, case, "purchase-handler:010") == set()
    assert ask(handler, CONTRACT, other) == (409, "supplement-under-way")
    course = reviewer.get(f"/v2/process-instances/{case.instance_id}/timeline").get_json()
    [said] = course["said"]
    assert (said["name"], said["by"]["id"], said["onBehalfOf"]) == ("提出补充合同", "handler", None)
    assert [(each["label"], each["value"]) for each in said["filled"]] == [
        ("补充金额（元）", "9,000.00"),
        ("理由", SUPPLEMENT["reason"]),
    ]


def test_a_challenge_is_taken_back_by_the_supplier_alone(purchase: Purchase, signed_in: SignedIn) -> None:
    announce(purchase)
    case = lodged(purchase).complete("formal-check", CHECK)
    path = "/v2/challenges/ZYH-GM2010-001-1/withdrawal"
    assert ask(signed_in("zhao"), path, {}) == (404, "challenge-not-found")
    rival = signed_in("rival", posts=[f"so-operator:so-{purchase.supplier}"])
    assert ask(rival, path, {}) == (404, "challenge-not-found")
    officer = signed_in("officer-formal-check", posts=["purchase-handler:010"])
    assert ask(officer, path, {}) == (403, "not-your-organization")
    colleague = signed_in("colleague", posts=[f"so-operator:so-{purchase.runner_up}"])
    own = f"so-operator:so-{purchase.runner_up}"
    database = purchase.house.database
    assert would_take(database, case, own) == {"withdraw-challenge ZYH-GM2010-001-1"}
    assert would_take(database, case, f"so-operator:so-{purchase.supplier}") == set()
    assert offered(officer, case) == set()
    assert ask(colleague, path, {}) == (200, "")
    assert would_take(database, case, own) == set()
    assert case.outcome[-1] == "withdrawal"
    (row,) = purchase.rows(purchases.CHALLENGES)
    assert row["result"] == "WITHDRAWN"
    assert ask(signed_in("zhao2"), "/v2/challenges/ZYH-GM2010-001-9/withdrawal", {})[0] == 404


def test_a_complaint_is_taken_back_in_the_same_way(purchase: Purchase, signed_in: SignedIn) -> None:
    announce(purchase)
    purchase.house.on("2010-03-10")
    challenge = lodged(purchase)
    purchase.house.on("2010-03-15")
    answered(challenge, REJECTED)
    purchase.house.on("2010-03-22")
    letter = {
        "challengeNo": "ZYH-GM2010-001-1",
        "organizationId": str(purchase.runner_up),
        "items": [{"item": "评分", "claim": "重新评审"}],
        "facts": "答复没有说明评分理由（示例文本）",
        "law": "政府采购法第五十五条",
        "letterOn": "2010-03-19",
        "sealed": True,
    }
    case = purchase.start("procurement-complaint", supplier(purchase.runner_up), **letter)
    path = "/v2/challenges/TS2010-001/withdrawal"
    assert ask(signed_in("zhao"), path, {}) == (404, "challenge-not-found")
    own = signed_in("colleague", posts=[f"so-operator:so-{purchase.runner_up}"])
    assert ask(own, "/v2/challenges/ZYH-GM2010-001-1/withdrawal", {}) == (409, "challenge-decided")
    assert ask(own, path, {"reason": "not asked for"})[0] == 422
    assert ask(own, path, {}) == (200, "")
    assert (case.status, case.open_tasks()) == ("completed", [])


def test_a_plan_is_taken_back_by_who_proposed_it(buyer: Buyer, signed_in: SignedIn) -> None:
    line = buyer.fund(1_000_000)
    plan = buyer.propose().reviewed()
    path = f"/v2/purchases/{plan.project['project_no']}/cancellation"
    assert ask(signed_in("zhao"), path, NO_LONGER) == (404, "project-unknown")
    decider = signed_in("leader", posts=["purchase-approval:010"])
    assert ask(decider, path, NO_LONGER) == (403, "not-the-demand-department")
    demand = signed_in("demand")
    assert ask(demand, path, {"reason": ""})[0] == 422
    assert offered(demand, plan) == {f"cancel-plan {plan.project['project_no']}"}
    assert offered(decider, plan) == set()
    assert ask(demand, path, NO_LONGER) == (200, "")
    assert (plan.ended_at, plan.project["state"]) == ("cancellation", "TERMINATED")
    assert buyer.line(line)["reserved"] == 0


def test_a_selection_is_objected_to_by_anybody_while_it_is_public(buyer: Buyer, signed_in: SignedIn) -> None:
    case = Market(buyer).begin().scored()
    path = f"/v2/purchases/{case.project['project_no']}/selection-objections"
    anybody = signed_in("zhao")
    handler = signed_in("handler", posts=["purchase-handler:010"])
    for each in (anybody, handler):
        assert ask(each, path, OBJECTION) == (409, "nobody-objects"), "named by its invitation"
    case.complete("decide-award", {"opinion": "AGREE", "conflictDeclared": False})
    assert ask(anybody, path, {"objector": "示例服务中心"})[0] == 422
    told = anybody.get("/public/notices?kind=COMPARISON_RESULT").get_json()["items"]
    assert [f"/v2/purchases/{each['content']['project_no']}/selection-objections" for each in told] == [path]
    taken = anybody.post(path, json=OBJECTION, headers={"Idempotency-Key": "once"}).get_json()
    assert (taken["processInstanceKey"], taken["dueOn"]) == (str(case.instance_id), "2010-03-18")
    assert "answer-objection" in case.open_tasks()


def test_who_objects_reads_the_answer_and_nobody_else_does(buyer: Buyer, signed_in: SignedIn) -> None:
    case = Market(buyer).begin().decided()
    number = case.project["project_no"]
    objector, other = signed_in("zhao"), signed_in("qian")
    path = f"/v2/purchases/{number}/selection-objections"
    first, again = (
        objector.post(path, json=OBJECTION, headers={"Idempotency-Key": "once"}).get_json() for _ in range(2)
    )
    assert ask(other, path, OBJECTION) == (200, ""), "it waits its turn"
    [waiting] = own_objections(objector)
    assert first == again
    assert (waiting["objectionKey"], waiting["state"]) == (first["objectionKey"], "RAISED")
    assert (waiting["label"], waiting["dueOn"]) == ("中选公示", "2010-03-18")
    assert waiting["documentKey"] is None
    with pytest.raises(ObjectorAnswers):
        case.complete("answer-objection", ANSWER, by="zhao")
    case.complete("answer-objection", ANSWER)
    [answered] = own_objections(objector, reference=number)
    assert (answered["state"], answered["result"]) == ("ANSWERED", "REJECTED")
    assert answered["answer"] == ANSWER["objectionAnswer"]
    assert own_objections(objector, reference="GM2010-999") == []
    paper = f"/v2/documents/{answered['documentKey']}"
    told = objector.get(paper).get_json()
    assert (told["code"], told["addressee"]) == ("DOC-429", OBJECTION["objector"])
    sheet = objector.get(f"{paper}/html").text
    assert all(
        each in sheet for each in (OBJECTION["text"], ANSWER["objectionAnswer"], "上级主管部门", "锦采异")
    )
    assert objector.get(f"{paper}/pdf").data.startswith(b"%PDF")
    # the case stays the purchaser's, and the answer to one is not the answer to another
    assert objector.get(f"/v2/process-instances/{case.instance_id}").status_code == 404
    assert [each["state"] for each in own_objections(other)] == ["RAISED"]
    for stranger in (other, signed_in("li"), signed_in("admin", roles=["system-administrator"])):
        assert [stranger.get(paper + part).status_code for part in ("", "/html", "/pdf")] == [404] * 3


def test_a_comparison_is_ended_by_the_purchasers_leader(
    buyer: Buyer, signed_in: SignedIn, in_2010: Database
) -> None:
    case = Market(buyer).begin()
    path = f"/v2/purchases/{case.project['project_no']}/termination"
    assert ask(signed_in("zhao"), path, NO_LONGER) == (404, "project-unknown")
    handler = signed_in("handler", posts=["purchase-handler:010"])
    assert ask(handler, path, NO_LONGER) == (403, "not-the-decider-of-purchase")
    leader = signed_in("new-leader", posts=["purchase-approval:010"])
    termination = {f"terminate-purchase {case.project['project_no']}"}
    assert would_take(in_2010, case, "purchase-approval:010") == termination
    assert would_take(in_2010, case, "purchase-handler:010") == set()
    assert ask(leader, path, NO_LONGER) == (200, "")
    assert case.project["state"] == "TERMINATED"
    assert ask(leader, path, NO_LONGER) == (409, "purchase-not-under-way")


def test_a_single_source_is_objected_to_by_anybody_while_it_is_public(
    buyer: Buyer, signed_in: SignedIn
) -> None:
    case = Sourcing(buyer).begin(4_000_000)
    path = f"/v2/purchases/{case.project['project_no']}/single-source-objections"
    anybody = signed_in("zhao")
    assert ask(anybody, path, OBJECTION) == (404, "project-unknown"), "nothing is public yet"
    case.argued()
    assert ask(anybody, path, OBJECTION) == (200, "")
    wrong = f"/v2/purchases/{case.project['project_no']}/selection-objections"
    assert ask(anybody, wrong, OBJECTION) == (409, "nobody-objects"), "named in public, but no comparison"
    clock.advance(timedelta(days=30))
    assert ask(anybody, path, OBJECTION) == (409, "objections-closed")


def test_a_proposed_grant_is_objected_to_by_anybody_while_it_is_public(
    in_2010: Database, signed_in: SignedIn
) -> None:
    _deploy(in_2010, "so-funding")
    office = Office(in_2010)
    case = proposed(ranked(office, 90))
    path = "/v2/grants/ZZ2010-01-001/objections"
    objector, other = signed_in("zhao"), signed_in("qian")
    staff = signed_in("leader", posts=["civil-approval:civil-affairs"])
    assert ask(objector, path, OBJECTION) == (404, "grant-not-found"), "nothing is public yet"
    assert ask(staff, path, OBJECTION) == (409, "no-grant-publicity")
    assert ask(staff, "/v2/grants/ZZ2010-01-009/objections", OBJECTION) == (404, "grant-not-found")
    case.complete("decide", "leader", attendance("leader"))
    [notice] = objector.get("/public/notices?kind=GRANT_PUBLICITY").get_json()["items"]
    assert [f"/v2/grants/{row[0]}/objections" for row in notice["content"]["rows"]] == [path]
    first, again = (
        objector.post(path, json=OBJECTION, headers={"Idempotency-Key": "once"}).get_json() for _ in range(2)
    )
    assert first == again
    [waiting] = own_objections(objector, notice=notice["noticeKey"])
    assert (waiting["objectionKey"], waiting["state"]) == (first["objectionKey"], "RAISED")
    assert own_objections(objector, notice="1") == own_objections(other, notice=notice["noticeKey"]) == []
    found = {"grantNo": "ZZ2010-01-001", "verdict": "DISMISSED", "text": "经复核（示例）"}
    case.complete("re-examine", "reviewer", {"reexaminations": [found]})
    [answered] = own_objections(objector)
    paper = f"/v2/documents/{answered['documentKey']}/html"
    assert (answered["result"], objector.get(paper).status_code) == ("REJECTED", 200)
    clock.advance(timedelta(days=30))
    late = other.post(path, json=OBJECTION)
    assert (late.status_code, late.get_json()["params"]) == (
        409,
        {"subject": notice["subject"], "until": notice["periodEnd"]},
    )
    unnamed = "/v2/grants/ZZ2010-01-009/objections"
    assert ask(other, unnamed, OBJECTION) == (404, "grant-not-found"), "no notice names it"
    assert [each.get(paper).status_code for each in (other, signed_in("op-5001"))] == [404, 404]


def test_an_application_for_money_is_withdrawn_by_the_applicant(
    in_2010: Database, signed_in: SignedIn
) -> None:
    _deploy(in_2010, "so-funding")
    office = Office(in_2010)
    office.open_round()
    case = office.ready()
    path = "/v2/grants/ZZ2010-01-001/withdrawal"
    assert ask(signed_in("zhao"), path, NO_LONGER) == (404, "grant-not-found")
    assert ask(signed_in("handler", posts=["civil-handler:civil-affairs"]), path, NO_LONGER) == (
        403,
        "not-the-grantee",
    )
    applicant = signed_in("op-5001", posts=["so-operator:so-5001"])
    assert offered(applicant, case) == {"withdraw-grant ZZ2010-01-001"}
    assert ask(applicant, path, NO_LONGER) == (200, "")
    assert offered(applicant, case) == set()
    assert (case.last_activity, office.grant()["state"]) == ("withdrawn", "WITHDRAWN")
    assert ask(applicant, path, NO_LONGER) == (409, "funding-decided")
    assert ask(applicant, "/v2/grants/ZZ2010-01-009/withdrawal", NO_LONGER) == (404, "grant-not-found")


def test_an_application_for_a_rating_is_withdrawn_by_the_organisation(
    in_2010: Database, signed_in: SignedIn
) -> None:
    _deploy(in_2010, "so-assessment")
    desk = Desk(in_2010)
    case = desk.self_assessed()
    path = f"/v2/assessments/{desk.case_row(case)['id']}/withdrawal"
    assert ask(signed_in("zhao"), path, NO_LONGER) == (404, "assessment-not-found")
    office = signed_in("office", posts=["evaluation-office:evaluation"])
    assert ask(office, path, NO_LONGER) == (403, "not-the-assessed")
    colleague = signed_in("colleague", posts=[f"so-operator:so-{desk.organization}"])
    withdrawal = {f"withdraw-assessment {desk.case_row(case)['id']}"}
    assert would_take(in_2010, case, f"so-operator:so-{desk.organization}") == withdrawal
    assert would_take(in_2010, case, "evaluation-office:evaluation") == set()
    assert ask(colleague, path, NO_LONGER) == (200, "")
    assert desk.case_row(case)["state"] == "WITHDRAWN"
    assert ask(colleague, "/v2/assessments/999999/withdrawal", NO_LONGER)[0] == 404
