"""The ways a contract can go, from the award to the archive."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from engine.actor import Actor
from engine.commands.messages import publish_message
from engine.persistence.database import reading, transaction
from tests.workflows.procurement_contract.contracts import (
    COMPLETION,
    COPY,
    DRAFT,
    EVALUATION,
    LOG,
    REFUSE,
    SIGN,
    accept,
    drafted,
    pay,
    performing,
    signed,
)
from tests.workflows.purchases import AGREE, BUDGET, CLERK, RETURN, Case, Purchase, complete_all
from workflows.procurement_contract.commands import propose_supplement
from workflows.registries import contracts, performance
from workflows.registries.documents import documents
from workflows.registries.notices import public_notices
from workflows.registries.purchases import AWARDS, PROJECTS
from workflows.registries.register import change

NOTHING = Decimal(0)
HANDLER = Actor(user_id="handler", groups=frozenset({"purchase-handler:010"}))


def finished(case: Case) -> Case:
    """Everything after the mid-term payment: accepted, evaluated, the rest paid."""
    case.complete("request-completion", COMPLETION)
    accept(case).complete("final-evaluation", EVALUATION)
    return pay(case, 27000, "ZF-003")


def notices(purchase: Purchase) -> list[str]:
    with reading(purchase.house.database) as session:
        return [row["kind"] for row in public_notices(session).rows]


def test_a_contract_is_signed_performed_accepted_paid_and_archived(purchase: Purchase) -> None:
    case = drafted(purchase)
    assert case.open_tasks() == []
    purchase.house.on("2010-03-11", "00:00")
    assert case.open_tasks() == ["supplier-sign"]
    assert case.due("supplier-sign") == date(2010, 3, 31)
    purchase.house.on("2010-03-15")
    case.complete("supplier-sign", SIGN)
    assert purchase.claim() == (BUDGET, NOTHING, NOTHING)
    case.complete("purchaser-sign", {"signed": True})
    assert purchase.claim() == (NOTHING, Decimal(90000), NOTHING)
    assert purchase.state == "CONTRACTED"
    (contract,) = purchase.rows(contracts.CONTRACTS)
    assert (contract["contract_no"], contract["amount"]) == ("HT-GM2010-001-1", Decimal(90000))
    assert case.open_tasks() == ["announce-contract", "file-copy", "receive-bond"]
    assert (case.due("announce-contract"), case.due("file-copy")) == (date(2010, 3, 17), date(2010, 3, 24))
    performing_from_here(case)
    pay(case, 27000)
    assert purchase.claim() == (NOTHING, Decimal(63000), Decimal(27000))
    case.complete("mid-evaluation", EVALUATION)
    pay(case, 36000, "ZF-002")
    finished(case)
    assert case.status == "completed"
    assert purchase.claim() == (NOTHING, NOTHING, Decimal(90000))
    assert purchase.state == "SETTLED"
    assert notices(purchase) == ["ACCEPTANCE_RESULT", "CONTRACT_NOTICE"]
    assert case.documents == [
        "DOC-420", "DOC-421", "DOC-426", "DOC-425", "DOC-426", "DOC-424", "DOC-423", "DOC-425", "DOC-426",
    ]  # fmt: skip


def performing_from_here(case: Case) -> None:
    complete_all(case, [("announce-contract", {"confirmed": True}), ("file-copy", COPY)])
    case.complete("receive-bond", {"voucher": "BZJ-001", "receivedOn": "2010-03-15"})
    assert case.open_tasks() == ["log-service", "request-payment"]


def test_a_finished_contract_is_kept_fifteen_years_with_the_hashes_of_its_documents(
    purchase: Purchase,
) -> None:
    case = performing(purchase)
    pay(case, 27000).complete("mid-evaluation", EVALUATION)
    finished(pay(case, 36000, "ZF-002"))
    (kept,) = purchase.rows(performance.ARCHIVE)
    assert (kept["archived_on"], kept["keep_until"]) == (date(2010, 3, 15), date(2025, 3, 15))
    contents = json.loads(kept["contents"])
    assert [entry["code"] for entry in contents] == case.documents
    assert all(len(entry["sha256"]) == 64 for entry in contents)
    (bond,) = purchase.rows(performance.BONDS)
    assert (bond["amount"], bond["returned_on"]) == (Decimal(9000), date(2010, 3, 15))


def test_papers_and_notices_of_a_second_round_say_so(purchase: Purchase) -> None:
    with transaction(purchase.house.database) as session:
        change(session, CLERK, PROJECTS, purchase.project, {"round": 2})
    case = signed(purchase).complete("announce-contract", {"confirmed": True})
    with reading(purchase.house.database) as session:
        (notice,) = public_notices(session).rows
        papers = documents(session, case.instance_id)
    assert notice["subject"] == notice["content"]["project_name"] == "居家养老服务（第二次）"
    assert [paper["code"] for paper in papers if "居家养老服务（第二次）" in paper["html"]] == case.documents


def test_each_task_is_offered_to_the_post_that_has_it(purchase: Purchase) -> None:
    case = purchase.start("procurement-contract", projectId=str(purchase.project))
    supplier = f"so-{purchase.supplier}"
    assert case.groups("draft-contract") == ["purchase-handler:010"]
    case.complete("draft-contract", DRAFT)
    assert case.groups("review-contract") == ["purchase-review:010"]
    case.complete("review-contract", AGREE)
    assert case.groups("approve-contract") == ["purchase-approval:010"]
    case.complete("approve-contract", AGREE)
    purchase.house.on("2010-03-15")
    assert case.groups("supplier-sign") == [f"so-legal:{supplier}"]
    case.complete("supplier-sign", SIGN)
    assert case.groups("purchaser-sign") == ["purchase-approval:010"]
    case.complete("purchaser-sign", {"signed": True})
    assert case.groups("announce-contract") == case.groups("file-copy") == ["purchase-handler:010"]
    assert case.groups("receive-bond") == ["unit-finance:010"]
    performing_from_here(case)
    assert case.groups("log-service") == case.groups("request-payment") == [f"so-operator:{supplier}"]
    case.complete("request-payment", {"amount": 27000, "invoiceNo": "FP-1"})
    assert case.groups("check-payment") == ["unit-finance:010"]
    case.complete("check-payment", {"invoiceOk": True, "budgetOk": True})
    assert case.groups("approve-payment") == ["purchase-approval:010"]
    case.complete("approve-payment", AGREE)
    assert case.groups("pay") == ["finance-payment:finance"]
    case.complete("pay", {"voucher": "ZF-1", "paidOn": "2010-03-15"})
    assert case.groups("mid-evaluation") == ["project-evaluator:evaluation"]
    pay(case.complete("mid-evaluation", EVALUATION), 36000, "ZF-2")
    assert case.groups("request-completion") == [f"so-operator:{supplier}"]
    case.complete("request-completion", COMPLETION)
    assert case.groups("collect-opinions") == ["purchase-demand:010"]
    accept_groups = case.complete("collect-opinions", opinions_of(30)).groups("accept-items")
    assert accept_groups == ["purchase-acceptance:010"]


def opinions_of(count: int) -> dict[str, object]:
    return {"opinions": [{"respondent": f"居民{number}", "satisfaction": "FAIR"} for number in range(count)]}


def test_who_checks_the_contract_may_send_it_back_to_its_drafter(purchase: Purchase) -> None:
    case = purchase.start("procurement-contract", projectId=purchase.project)
    complete_all(case, [("draft-contract", DRAFT), ("review-contract", RETURN)])
    assert case.open_tasks() == ["draft-contract"]
    complete_all(case, [("draft-contract", DRAFT), ("review-contract", AGREE), ("approve-contract", RETURN)])
    assert case.open_tasks() == ["draft-contract"]


def test_a_supplier_who_refuses_is_followed_by_the_next_candidate(purchase: Purchase) -> None:
    case = drafted(purchase)
    purchase.house.on("2010-03-15")
    case.complete("supplier-sign", REFUSE)
    assert case.open_tasks() == ["draft-contract"]
    assert case.variables["supplier_unit"] == f"so-{purchase.runner_up}"
    complete_all(case, [("draft-contract", {**DRAFT, "amount": 90001}), ("review-contract", AGREE)]).complete(
        "approve-contract", AGREE
    )
    # the new result is public until the sixteenth and may be challenged for seven working days
    assert case.documents == ["DOC-414", "DOC-415"] and notices(purchase) == ["AWARD_RESULT"]
    purchase.house.on("2010-03-25", "23:59")
    assert case.open_tasks() == []
    purchase.house.on("2010-03-26", "00:00")
    assert case.groups("supplier-sign") == [f"so-legal:so-{purchase.runner_up}"]
    assert case.due("supplier-sign") == date(2010, 4, 14)
    case.complete("supplier-sign", REFUSE)
    assert (case.status, purchase.state) == ("completed", "ANNULLED")
    # what follows is decided in a case of its own, with the money on hold
    assert purchase.claim() == (BUDGET, NOTHING, NOTHING)
    assert {row["state"] for row in purchase.rows(AWARDS)} == {"REFUSED"}
    with reading(purchase.house.database) as session:
        assert session.one("SELECT 1 FROM process_instance WHERE process_key = 'procurement-restart'")


def test_a_contract_without_a_bond_does_not_wait_for_one(purchase: Purchase) -> None:
    case = signed(purchase, bondAmount=0)
    assert case.open_tasks() == ["announce-contract", "file-copy"]
    complete_all(case, [("announce-contract", {"confirmed": True}), ("file-copy", COPY)])
    assert case.open_tasks() == ["log-service", "request-payment"]


def test_service_is_logged_again_and_again_until_the_contract_ends(purchase: Purchase) -> None:
    case = performing(purchase)
    purchase.house.on("2010-03-18")
    case.complete("log-service", LOG).complete("log-service", {**LOG, "servedOn": "2010-03-17"})
    logs = purchase.rows(contracts.SERVICE_LOGS)
    assert [row["served_on"] for row in logs] == [date(2010, 3, 16), date(2010, 3, 17)]
    purchase.house.on("2011-03-14", "23:59")
    assert "log-service" in case.open_tasks()
    purchase.house.on("2011-03-15", "00:00")
    assert "log-service" not in case.open_tasks()


def test_a_report_is_due_every_month_and_shows_what_was_logged(purchase: Purchase) -> None:
    case = performing(purchase)
    purchase.house.on("2010-03-18")
    case.complete("log-service", LOG)
    purchase.house.on("2010-04-15", "23:59")
    assert "submit-report" not in case.open_tasks()
    purchase.house.on("2010-04-16", "00:00")
    assert case.due("submit-report") == date(2010, 4, 22)
    entry = {"progress": "按计划进行", "spentTotal": 350.5, "indicators": [{"name": "助餐人次", "done": 12}]}
    case.complete("submit-report", entry)
    (report,) = purchase.rows(performance.REPORTS)
    assert (report["period_to"], report["submitted_on"]) == (date(2010, 4, 15), date(2010, 4, 16))
    assert json.loads(report["content"])["logged"]["indicators"] == {"助餐人次": 12}
    assert "submit-report" not in case.open_tasks()
    purchase.house.on("2010-05-16", "00:00")
    assert "submit-report" in case.open_tasks()


def test_what_is_to_be_put_right_holds_a_tenth_of_the_instalment_back(purchase: Purchase) -> None:
    case = pay(performing(purchase), 27000)
    case.complete("mid-evaluation", {**EVALUATION, "rectification": True})
    pay(case, 32400, "ZF-002")
    assert case.open_tasks() == ["confirm-rectification", "log-service"]
    assert case.due("confirm-rectification") == date(2010, 4, 14)
    case.complete("confirm-rectification", {"fixed": True, "rectificationText": "已按要求整改完成（示例）"})
    pay(case, 3600, "ZF-003")
    assert purchase.claim() == (NOTHING, Decimal(27000), Decimal(63000))
    assert case.open_tasks() == ["log-service", "request-completion"]


def test_what_was_not_put_right_is_not_paid_and_its_money_is_free_again(purchase: Purchase) -> None:
    case = pay(performing(purchase), 27000)
    case.complete("mid-evaluation", {**EVALUATION, "rectification": True})
    pay(case, 32400, "ZF-002")
    case.complete("confirm-rectification", {"fixed": False, "rectificationText": "逾期仍未整改完成（示例）"})
    assert purchase.claim() == (NOTHING, Decimal(27000), Decimal(59400))
    finished(case)
    assert case.status == "completed"


def test_a_project_that_fails_its_evaluation_is_not_paid_and_may_be_terminated(purchase: Purchase) -> None:
    case = pay(performing(purchase), 27000)
    case.complete("mid-evaluation", {**EVALUATION, "veto": True})
    assert case.open_tasks() == ["log-service", "review-termination"]
    choice = {"terminationReason": "虚报服务数据（示例文本）", "conflictDeclared": False}
    case.complete("review-termination", {**choice, "choice": "TERMINATE"})
    assert (case.status, purchase.state) == ("completed", "TERMINATED")
    assert purchase.claim() == (NOTHING, NOTHING, Decimal(27000))
    (contract,) = purchase.rows(contracts.CONTRACTS)
    assert contract["state"] == "TERMINATED"


def test_a_failed_instalment_may_be_withheld_while_the_contract_goes_on(purchase: Purchase) -> None:
    case = pay(performing(purchase), 27000)
    case.complete("mid-evaluation", {**EVALUATION, "output": 0, "quality": 0})
    choice = {"terminationReason": "未达到中期指标（示例文本）", "conflictDeclared": False}
    case.complete("review-termination", {**choice, "choice": "WITHHOLD"})
    assert purchase.claim() == (NOTHING, Decimal(27000), Decimal(27000))
    finished(case)
    assert purchase.claim() == (NOTHING, NOTHING, Decimal(54000))


def test_what_is_not_accepted_is_put_right_and_accepted_anew(purchase: Purchase) -> None:
    case = pay(performing(purchase), 27000).complete("mid-evaluation", EVALUATION)
    pay(case, 36000, "ZF-002").complete("request-completion", COMPLETION)
    accept(case, "FAIL")
    assert case.open_tasks() == ["correct-service", "log-service"]
    purchase.house.on("2010-03-22")
    case.complete("correct-service", {"correctionText": "已补足服务次数（示例文本）"})
    accept(case)
    assert case.open_tasks() == ["final-evaluation", "log-service"]
    results = [row["result"] for row in purchase.rows(contracts.ACCEPTANCES)]
    assert results == ["FAIL", "PASS"]


def test_a_supplement_is_agreed_by_both_sides_and_paid_with_the_final_instalment(
    purchase: Purchase,
) -> None:
    case = performing(purchase)
    with transaction(purchase.house.database) as session:
        propose_supplement(session, HANDLER, "HT-GM2010-001-1", Decimal(9000), "增加服务人次")
    assert case.groups("review-supplement") == ["purchase-review:010"]
    complete_all(case, [("review-supplement", AGREE), ("approve-supplement", AGREE)])
    assert case.groups("confirm-supplement") == [f"so-legal:so-{purchase.supplier}"]
    case.complete("confirm-supplement", {"agreed": True})
    assert purchase.claim() == (NOTHING, Decimal(99000), NOTHING)
    pay(case, 27000).complete("mid-evaluation", EVALUATION)
    finished(pay(case, 36000, "ZF-002"))
    pay(case, 9000, "ZF-004")
    assert case.status == "completed"
    assert purchase.claim() == (NOTHING, NOTHING, Decimal(99000))


def test_the_case_begins_when_the_tender_sends_its_result(purchase: Purchase) -> None:
    with transaction(purchase.house.database) as session:
        payload = {"projectId": purchase.project}
        sent = publish_message(session, HANDLER, "procurement-contract-start", purchase.project_no, payload)
    assert sent.outcome == "started" and sent.instance_id is not None
    assert Case(purchase, sent.instance_id).open_tasks() == ["draft-contract"]
