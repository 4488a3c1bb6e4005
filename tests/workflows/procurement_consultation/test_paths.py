"""The ways a consultation goes, from the documents to the contract or its end."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from engine.commands.messages import publish_message
from engine.persistence.database import reading, transaction
from tests.workflows.procurement_consultation.table import (
    BACK,
    CHANGE,
    CLERK,
    FIRST,
    MINUTES,
    NO_CHANGE,
    SCORING,
    SIGNED,
    Table,
)
from workflows.pilot.suppliers import supplier
from workflows.registries import budgets, notices
from workflows.registries.documents import documents
from workflows.registries.purchases import AWARDS, BIDS, PROJECTS

POINTS = {1: (50.0, 25.0), 2: (55.0, 27.0), 3: (45.0, 20.0)}
PRICES = {1: 480_000.0, 2: 500_000.0, 3: 510_000.0}


def test_the_best_of_three_gets_the_contract(table: Table) -> None:
    case = table.ranked(PRICES, POINTS)
    group = table.group
    ranking = table.variables(case)["ranking"]
    # 480/500 of ten points, beside the mean of three equal sheets
    assert [(row["rank"], row["price"], row["total"]) for row in ranking] == [
        (1, 500_000, 91.6),
        (2, 480_000, 85),
        (3, 510_000, 74.41),
    ]
    assert table.ended_at(group) == ["reported"]
    table.complete(case, "decide-winner", FIRST, "leader")
    table.complete(case, "publish-result", {"resultChecked": True}, "agency")
    awards = table.rows(AWARDS, project_id=table.project)
    assert [(row["state"], row["price"]) for row in awards] == [
        ("DECIDED", Decimal(500_000)),
        ("CANDIDATE", Decimal(480_000)),
        ("CANDIDATE", Decimal(510_000)),
    ]
    assert {row["state"] for row in table.rows(BIDS, project_id=table.project)} == {"WON", "LOST"}
    # the notice stands one working day, 16 March; seven working days after that
    assert awards[0]["standstill_to"] == date(2010, 3, 25)
    # the losers' money within five working days, beside the time to challenge
    assert table.open(case) == ["return-deposits"]
    # the end of Monday the twenty-second
    assert table.due(case, "return-deposits").date() == date(2010, 3, 23)
    table.complete(case, "return-deposits", BACK, "clerk-of-the-agency")
    table.on("2010-03-26", "00:00")
    assert table.ended_at(case) == ["awarded"]
    assert len(table.instances("procurement-contract")) == 1
    codes = table.documents(case)
    # a receipt for each response and each final quote
    assert (codes.count("DOC-412"), codes.count("DOC-408"), codes.count("DOC-416")) == (9, 6, 2)
    assert {"DOC-405", "DOC-406", "DOC-409", "DOC-410", "DOC-413", "DOC-414", "DOC-415"} <= set(codes)
    assert table.documents(group) == ["DOC-411", "DOC-411", "DOC-411", "DOC-413"]
    with reading(table.database) as session:
        papers = [*documents(session, case), *documents(session, group)]
    # 财库〔2014〕214号: suppliers respond and quote, and one of them is chosen; nobody bids or wins a tender
    of_tenders = ("投标", "开标", "评标", "中标", "废标", "招标")
    assert [(row["code"], word) for row in papers for word in of_tenders if word in row["html"]] == []
    titles = {row["code"]: row["title"] for row in papers if row["code"] != "DOC-408"}
    assert {titles[f"DOC-{code}"] for code in (406, 409, 413, 414, 415, 416)} == {
        "竞争性磋商公告", "响应文件开启记录表", "评审报告", "成交结果公告", "成交通知书", "未成交告知书"
    }  # fmt: skip
    receipts = [row["title"] for row in papers if row["code"] == "DOC-408"]
    assert (receipts.count("响应文件回执"), receipts.count("最后报价回执")) == (3, 3)
    with reading(table.database) as session:
        kinds = [row["kind"] for row in notices.public_notices(session).rows]
    assert kinds[-2:] == ["AWARD_RESULT", "CONSULTATION_NOTICE"]


def test_t14_two_suppliers_of_a_service_go_on(table: Table) -> None:
    table.quoted({1: 480_000.0, 2: 500_000.0}, 1, 2, 3)
    assert table.open(table.group) == ["score"]
    states = [row["state"] for row in table.rows(BIDS, project_id=table.project)]
    assert states == ["VALID", "VALID", "LOST"]


def test_t14_one_quote_ends_the_consultation_and_stays_sealed(table: Table) -> None:
    case = table.quoted({1: 480_000.0}, 1, 2, 3)
    group = table.group
    assert table.open(case) == ["handle-failure"]
    form = {"nextStep": "END", "failureText": "市场供应不足，不再采购（示例）"}
    table.complete(case, "handle-failure", form, "leader")
    assert table.state() == "TERMINATED"
    table.complete(case, "refund-deposits", BACK, "clerk-of-the-agency")
    assert table.ended_at(case) == ["nothing-kept"]
    assert table.documents(case)[-1] == "DOC-417"
    # nobody works for a purchase that is over
    assert (table.status(group), table.open(group)) == ("completed", [])
    with reading(table.database) as session:
        assert budgets.claim(session, table.line, table.project_no).reserved == 0
        assert session.one("SELECT COUNT(*) FROM final_quote") == (0,)
        prices = [row["price"] for row in table.rows(BIDS, project_id=table.project)]
    assert Decimal(480_000) not in prices


def test_two_responses_suffice_for_services_only_and_stay_sealed_else(table: Table) -> None:
    case = table.closed(1, 2, isService=False)
    assert table.open(case) == ["handle-failure"]
    form = {"nextStep": "RESTART", "failureText": "放宽服务要求后重新采购（示例）"}
    table.complete(case, "handle-failure", form, "leader")
    assert {row["state"] for row in table.rows(BIDS, project_id=table.project)} == {"RETURNED"}
    with reading(table.database) as session:
        assert session.one("SELECT COUNT(*) FROM bid_content") == (0,)


def test_a_consultation_that_failed_begins_anew(table: Table) -> None:
    case = table.opened(1, 2, out=(2,))
    assert table.open(case) == ["handle-failure"]
    form = {"nextStep": "RESTART", "failureText": "放宽服务要求后重新采购（示例）"}
    table.complete(case, "handle-failure", form, "leader")
    assert table.ended_at(case) == ["repeated"]
    again = table.instances("procurement-consultation")[-1]
    assert again != case and table.open(again) == ["draft-documents"]
    assert table.variables(again)["round"] == 2
    assert table.rows(PROJECTS, id=table.project)[0]["state"] == "DOCUMENTING"


def test_a_consultation_that_failed_may_go_on_by_another_method(table: Table) -> None:
    case = table.opened(1, 2, out=(2,))
    form = {"nextStep": "OTHER_METHOD", "failureText": "只有一家符合要求，拟改用单一来源（示例）"}
    table.complete(case, "handle-failure", form, "leader")
    (restart,) = table.instances("procurement-restart")
    assert table.open(restart) == ["choose-course"]
    assert table.variables(restart)["proposal"]["step"] == "OTHER_METHOD"
    assert table.rows(PROJECTS, id=table.project)[0]["state"] == "FAILED"


def test_a_change_is_confirmed_and_told_to_all_before_final_quotes(table: Table) -> None:
    case = table.negotiated(1, 2, 3, conclusion=CHANGE)
    group, member = table.group, table.members()[1]
    assert table.candidates(group, "confirm-change") == [[table.representative()]]
    refusal = {"changeConfirmed": False, "changeNote": "频次过高"}
    table.complete(group, "confirm-change", refusal, table.representative())
    assert table.open(group) == ["conclude-negotiation"]
    table.complete(group, "conclude-negotiation", {**CHANGE, "anotherRound": True}, member)
    table.complete(group, "confirm-change", {"changeConfirmed": True}, table.representative())
    assert (table.documents(case).count("DOC-407"), table.documents(group).count("DOC-407")) == (3, 0)
    # another round, again with every one of them
    for _ in range(3):
        table.complete(group, "negotiate", MINUTES, member)
    table.complete(group, "conclude-negotiation", NO_CHANGE, member)
    assert table.open(case) == ["call-quotes"]
    assert [row["article"] for row in table.variables(case)["changes"]] == ["三、频次"]


def test_silence_for_five_working_days_takes_the_first(table: Table) -> None:
    case = table.ranked(PRICES, POINTS)
    table.on("2010-03-22", "23:59")
    assert table.open(case) == ["decide-winner"]
    table.on("2010-03-23", "00:00")
    assert table.open(case) == ["publish-result"]
    assert table.variables(case)["award"]["mode"] == "SILENT"
    assert table.rows(AWARDS, project_id=table.project, state="DECIDED")[0]["rank"] == 1


def test_an_upheld_challenge_takes_the_next_candidate_or_begins_anew(table: Table) -> None:
    case = table.ranked(PRICES, POINTS)
    table.complete(case, "decide-winner", FIRST, "leader")
    table.complete(case, "publish-result", {"resultChecked": True}, "agency")
    with transaction(table.database) as session:
        publish_message(
            session, CLERK, "tender-resumed", table.project_no, {"challenge_effect": "NEXT_CANDIDATE"}
        )
    table.run()
    assert table.rows(AWARDS, project_id=table.project, state="DECIDED")[0]["price"] == Decimal(480_000)
    with transaction(table.database) as session:
        publish_message(session, CLERK, "tender-resumed", table.project_no, {"challenge_effect": "RESTART"})
    table.run()
    assert table.open(case) == ["handle-failure"]


def test_an_abnormally_low_quote_is_explained_and_voted_out(table: Table) -> None:
    """D4b: 220 000 is below 45 % of the highest price of 520 000, and below half of the second."""
    table.quoted({1: 480_000.0, 2: 500_000.0, 3: 220_000.0})
    group = table.group
    assert table.open(group) == ["ask-explanation"]
    assert table.members()[0] in table.candidates(group, "ask-explanation")[0]
    assert table.representative() not in table.candidates(group, "ask-explanation")[0]
    question = {"question": "请说明报价构成并提供证明材料", "minutes": 30}
    table.complete(group, "ask-explanation", question, table.expert())
    assert table.open(group) == []
    table.on("2010-03-15", "16:30")
    rows = table.variables(group)["vote_rows"]
    assert [row["bidder"] for row in rows] == [supplier(3).name]
    for member in table.members():
        table.each("vote-on-price", {"votes": [{**rows[0], "choice": "NOT_CREDIBLE"}]}, member)
    assert table.open(group) == ["score"]
    assert [row["state"] for row in table.rows(BIDS, project_id=table.project)] == ["VALID", "VALID", "VOID"]


def test_t38_suppliers_with_one_contact_are_out_before_they_negotiate(table: Table) -> None:
    """D16③ is proven by the responses; one supplier that is left is too few."""
    case = table.closed_alike()
    table.give_shares(case)
    table.complete(case, "open-responses", table.checks(case), "agency")
    table.complete(table.group, "draw-group", {"expertCount": 2, "repCount": 1}, "agency")
    table.declare()
    assert [row["state"] for row in table.rows(BIDS, project_id=table.project)] == ["VALID", "VOID", "VOID"]
    assert table.ended_at(table.group) == ["too-few-left"]
    assert table.open(case) == ["handle-failure"]
    assert table.variables(case)["failure_reason"] == "符合要求的供应商不足2家"


def test_a_pattern_of_final_quotes_is_judged_by_the_group(table: Table) -> None:
    """Equal steps are a hint, which an expert of the group rules on (D16④)."""
    table.quoted({1: 480_000.0, 2: 490_000.0, 3: 500_000.0})
    group = table.group
    assert table.open(group) == ["judge-collusion"]
    pairs = [row for row in table.variables(group)["collusion_results"] if row["ruling"] == "HINT"]
    hints = [
        {"pair": row["pair"], "finding": row["ground"], "ruling": "NONE", "grounds": "报价构成各不相同"}
        for row in pairs
    ]
    table.complete(group, "judge-collusion", {"hints": hints}, table.expert())
    assert table.open(group) == ["score"]


def test_objective_factors_are_the_same_for_all(table: Table) -> None:
    """55: whoever scores them, every sheet has the points that were settled once."""
    scoring = [*SCORING[:2], {**SCORING[2], "isObjective": True}]
    table.quoted(PRICES, scoring=scoring)
    group = table.group
    rows = [{**row, "score": 20.0} for row in table.variables(group)["objective_rows"]]
    assert {row["factor"] for row in rows} == {"团队"}
    table.complete(group, "score-objective", {"objectiveRows": rows}, table.expert())
    for member in table.members():
        table.judge(member, POINTS)
    for member in table.members():
        table.each("sign-report", SIGNED, member)
    assert [row["mean"] for row in table.variables(group)["ranking"]] == [75.0, 70.0, 65.0]
