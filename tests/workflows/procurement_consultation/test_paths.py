"""The ways a consultation goes, from the documents to the contract or its end."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from engine.commands.messages import publish_message
from engine.persistence.database import reading, transaction
from tests.workflows.procurement_consultation.table import CHANGE, CLERK, FIRST, NO_CHANGE, Table, code
from workflows.registries import budgets, notices
from workflows.registries.purchases import AWARDS, BIDS, PROJECTS

POINTS = {1: (50.0, 25.0), 2: (55.0, 27.0), 3: (45.0, 20.0)}
PRICES = {1: 480_000.0, 2: 500_000.0, 3: 510_000.0}


def test_the_best_of_three_gets_the_contract(table: Table) -> None:
    case = table.ranked(PRICES, POINTS)
    ranking = table.variables(case)["ranking"]
    # 480/500 of ten points, beside the mean of three equal sheets
    assert [(row["rank"], row["price"], row["total"]) for row in ranking] == [
        (1, 500_000, 91.6),
        (2, 480_000, 85),
        (3, 510_000, 74.41),
    ]
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
    assert table.open(case) == []
    table.on("2010-03-26", "00:00")
    assert table.ended_at(case) == ["awarded"]
    assert len(table.instances("procurement-contract")) == 1
    codes = table.documents(case)
    assert codes.count("DOC-412") == 9
    assert {"DOC-405", "DOC-406", "DOC-409", "DOC-411", "DOC-413", "DOC-414", "DOC-415"} <= set(codes)
    assert codes.count("DOC-416") == 2
    with reading(table.database) as session:
        kinds = [row["kind"] for row in notices.public_notices(session).rows]
    assert kinds[-2:] == ["AWARD_RESULT", "CONSULTATION_NOTICE"]


def test_t14_two_suppliers_of_a_service_go_on(table: Table) -> None:
    case = table.quoted({1: 480_000.0, 2: 500_000.0}, 1, 2, 3)
    assert table.open(case) == ["score-responses"]
    states = {row["state"] for row in table.rows(BIDS, project_id=table.project)}
    assert states == {"VALID", "LOST"}


def test_t14_one_supplier_ends_the_consultation(table: Table) -> None:
    case = table.quoted({1: 480_000.0}, 1, 2, 3)
    assert table.open(case) == ["handle-failure"]
    form = {"nextStep": "END", "failureText": "市场供应不足，不再采购（示例）"}
    table.complete(case, "handle-failure", form, "leader")
    assert (table.ended_at(case), table.state()) == (["terminated"], "TERMINATED")
    assert table.documents(case)[-1] == "DOC-417"
    with reading(table.database) as session:
        assert budgets.claim(session, table.line, table.project_no).reserved == 0


@pytest.mark.parametrize(("numbers", "is_service", "goes_on"), [((1, 2), True, True), ((1, 2), False, False)])
def test_two_responses_suffice_for_services_only(
    table: Table, numbers: tuple[int, ...], is_service: bool, goes_on: bool
) -> None:
    case = table.received(*numbers, isService=is_service)
    assert table.open(case) == (["draw-group"] if goes_on else ["handle-failure"])


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


def test_a_change_is_confirmed_and_told_to_all_before_final_quotes(table: Table) -> None:
    case = table.negotiated(1, 2, 3, conclusion=CHANGE)
    assert table.candidates(case, "confirm-change") == [["purchase-rep:civil-affairs"]]
    table.complete(case, "confirm-change", {"changeConfirmed": False, "changeNote": "频次过高"}, "rep1")
    assert table.open(case) == ["conclude-negotiation"]
    table.complete(case, "conclude-negotiation", {**CHANGE, "anotherRound": True}, table.members(case)[1])
    table.complete(case, "confirm-change", {"changeConfirmed": True}, "rep1")
    assert table.documents(case).count("DOC-407") == 3
    # another round, again with every one of them
    for _ in range(3):
        minutes = {"supplierPeople": "示例代表", "minutes": "按变动后的频次再次磋商（示例）"}
        table.complete(case, "negotiate", minutes, table.members(case)[0])
    table.complete(case, "conclude-negotiation", NO_CHANGE, table.members(case)[0])
    assert table.open(case) == ["call-quotes"]


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


def test_suppliers_are_found_by_their_code(table: Table) -> None:
    case = table.opened(1, 2, 3)
    assert [each["uscc"] for each in table.variables(case)["suppliers"]] == [code(1), code(2), code(3)]
