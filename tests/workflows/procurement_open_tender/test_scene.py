"""The live tender of E.5 from intention to stand-still: every figure and date of the table."""

from __future__ import annotations

from decimal import Decimal

from engine.persistence.database import reading
from tests.workflows.procurement_open_tender.hall import Hall
from workflows.pilot import tender
from workflows.registries.purchases import AWARDS, bids
from workflows.registries.register import page


def test_e5_is_played_as_the_table_says(hall: Hall) -> None:
    hall.play(tender.steps())
    assert hall.incidents() == []
    with reading(hall.database) as session:
        project, case = tender.the_project(session), tender.the_case(session)
        evaluation = tender.the_evaluation(session)
        known = tender.variables(session, case)
        rows = {row["organization_id"]: row for row in bids(session, project["id"]).rows}
        awards = page(session, AWARDS, project_id=project["id"]).rows
    ranking = {row["bidder"]: row for row in known["candidates"]}
    found = {
        each.letter: (row["rank"], row["price_points"], row["mean"], row["total"])
        for each in tender.BIDDERS
        if (row := ranking.get(each.organization.name))
    }
    assert found == {
        "A": (2, 10.0, 78.4, 88.4),
        "B": (1, 9.83, 81.2, 91.03),
        "D": (3, 9.66, 74.0, 83.66),
    }
    states = {each.letter: rows[each.organization.id]["state"] for each in tender.BIDDERS}
    assert states == {"A": "LOST", "B": "WON", "C": "VOID", "D": "LOST"}
    assert "不能证明" in rows[tender.BIDDERS[2].organization.id]["void_reason"]
    assert project["state"] == "AWARDED"
    assert [(row["rank"], row["price"], row["state"]) for row in awards] == [
        (1, Decimal("4050000.00"), "DECIDED"),
        (2, Decimal("3980000.00"), "CANDIDATE"),
        (3, Decimal("4120000.00"), "CANDIDATE"),
    ]
    assert known["notice_period_end"] == "2010-07-12"
    assert known["report_received_on"] == "2010-07-27"
    assert known["awarded_on"] == "2010-07-30"
    assert known["announced_on"] == "2010-08-02"
    assert known["result_period_end"] == "2010-08-03"
    assert known["standstill_to"] == "2010-08-12"
    assert hall.documents(case).count("DOC-416") == 3
    assert hall.documents(case).count("DOC-408") == 4
    expected = {
        "DOC-405",
        "DOC-406",
        "DOC-408",
        "DOC-409",
        "DOC-410",
        "DOC-412",
        "DOC-413",
        "DOC-414",
        "DOC-415",
        "DOC-416",
    }
    assert set(hall.documents(case)) == expected
    assert hall.documents(evaluation).count("DOC-411") == 7
    assert hall.documents(case).count("DOC-412") == 21
    assert hall.notices() == ["PURCHASE_INTENTION", "TENDER_NOTICE", "AWARD_RESULT"]
    assert hall.status(evaluation) == "completed"
    hall.go_to("2010-08-12 23:59")
    assert hall.status(case) == "active"
    hall.go_to("2010-08-13 00:00")
    assert hall.status(case) == "completed"
