"""The expert group: draw, recusal, visits, sheets that nobody sees, joint reviews, caps."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from engine.actor import Actor
from engine.commands.tasks import complete_task
from engine.persistence.database import reading, transaction
from feel.dmn import load_dmn
from tests.workflows.so_assessment.desk import (
    CLERK,
    NO_INTEREST,
    OPINION,
    POOL,
    VISIT,
    Desk,
    sheet,
)
from tests.workflows.so_assessment.test_diagram import PACKAGE
from workflows.errors import StatusNotReachable
from workflows.registries import panels
from workflows.so_assessment.errors import (
    ExpertSheetIncomplete,
    NotOnTheExpertGroup,
    SameExpertTwice,
)
from workflows.so_assessment.indicators import indicator_sets

CONFLICT = {
    "hasConflict": True,
    "relation": "PARTNER",
    "statement": "两年前有合同关系",
    "fairnessPromise": True,
}


def test_sets_are_worth_a_thousand_points_in_the_sections_of_the_rule() -> None:
    sections = {key: [int(each.points) for each in found.sections] for key, found in indicator_sets().items()}
    assert sections["ASSOCIATION"] == [120, 350, 400, 130]
    assert sections["SERVICE_INSTITUTION"] == [120, 380, 370, 130]
    for found in indicator_sets().values():
        assert found.points == 1000
        assert {each.gate for each in found.indicators} == {None, "PARTY", "FINANCE"}
        assert all(each.evidence for each in found.indicators)


RATING = {
    "veto": False,
    "party_share": 100,
    "finance_share": 100,
    "gate_share": 60,
    "cutoff_a5": 900,
    "cutoff_a4": 800,
    "cutoff_a3": 700,
    "cutoff_a2": 600,
}


@pytest.mark.parametrize(
    ("score", "change", "grade"),
    [
        ("1000", {}, "A5"),
        ("900", {}, "A5"),
        ("899.5", {}, "A4"),
        ("800", {}, "A4"),
        ("799.99", {}, "A3"),
        ("700", {}, "A3"),
        ("600", {}, "A2"),
        ("599.5", {}, "A1"),
        ("0", {}, "A1"),
        ("915", {"finance_share": 55}, "A3"),
        ("915", {"party_share": Decimal("59.9")}, "A3"),
        ("915", {"party_share": 60, "finance_share": 60}, "A5"),
        ("650", {"finance_share": 10}, "A2"),
        ("999", {"veto": True}, "NONE"),
    ],
)
def test_grades_are_half_open_intervals_with_gates(score: str, change: dict[str, Any], grade: str) -> None:
    model = load_dmn((PACKAGE / "so-assessment-rating.dmn").read_bytes())
    given = {**RATING, "score": Decimal(score), **change}
    assert model.evaluate_decision("dt_rating", given).value == grade


@pytest.mark.parametrize(
    ("relation", "is_over", "years", "recuses"),
    [
        ("EMPLOYEE", False, None, True),
        ("EMPLOYEE", True, 1, True),
        ("EMPLOYEE", True, 2, False),
        ("INCUBATOR", True, 2, True),
        ("INCUBATOR", True, 3, False),
        ("RELATIVE", True, 9, True),
    ],
)
def test_recusal_ends_two_years_after_service_and_three_after_other_ties(
    relation: str, is_over: bool, years: int | None, recuses: bool
) -> None:
    model = load_dmn((PACKAGE / "so-assessment-recusal.dmn").read_bytes())
    given = {
        "relation": relation,
        "is_over": is_over,
        "years_since": years,
        "served_years": 2,
        "tie_years": 3,
    }
    assert model.evaluate_decision("dt_recusal", given).value is recuses


def test_who_is_tied_is_not_drawn_and_who_declares_a_tie_is_drawn_anew(desk: Desk) -> None:
    with transaction(desk.database) as session:
        for account in POOL[3:5]:
            panels.register_tie(
                session, CLERK, account=account, organization_id=desk.organization, relation="EMPLOYEE"
            )
    _, evaluation = desk.admitted()
    drawn = [each["account"] for each in desk.variables(evaluation)["seats"]]
    assert len(drawn) == 3
    assert not set(drawn) & set(POOL[3:5])
    assert set(drawn) & set(POOL[:2]), "one knows finance"
    with pytest.raises(NotOnTheExpertGroup):
        desk.complete(evaluation, "declare-interests", NO_INTEREST, drawn[1])
    for place, account in enumerate(drawn):
        form = CONFLICT if place == 0 else NO_INTEREST
        number = desk.candidates(evaluation, "declare-interests").index([account])
        desk.complete(evaluation, "declare-interests", form, account, number=number)
    (again,) = (each["account"] for each in desk.variables(evaluation)["seats"])
    assert again not in drawn
    panel = desk.declared(evaluation)
    assert set(panel) == {*drawn[1:], again}
    with reading(desk.database) as session:
        case_id = int(desk.variables(evaluation)["case_id"])
        first, second = panels.draws(session, case_id)
        # anybody can draw again from what was kept
        ranked = panels.rank(first["seed"], json.loads(first["pool"]))
        assert set(json.loads(first["drawn"])) <= set(ranked)
        assert json.loads(first["excluded"])[POOL[3]] == "EMPLOYEE"
        assert json.loads(second["excluded"])[drawn[0]] == "PARTNER"
    assert desk.open(evaluation) == ["site-visit", "social-survey"]


def test_an_empty_pool_waits_for_the_office(desk: Desk) -> None:
    with transaction(desk.database) as session:
        for account in POOL[2:]:
            panels.register_tie(
                session, CLERK, account=account, organization_id=desk.organization, relation="RELATIVE"
            )
    _, evaluation = desk.admitted()
    assert desk.open(evaluation) == ["replenish-pool"]
    with transaction(desk.database) as session:
        panels.register_expert(session, CLERK, account="zj99", name="zj99", specialty="社会组织")
    desk.complete(evaluation, "replenish-pool", {"poolNote": "已登记一名专家"}, "office")
    assert {each["account"] for each in desk.variables(evaluation)["seats"]} == {*POOL[:2], "zj99"}


def test_two_seated_experts_visit_in_person(desk: Desk) -> None:
    _, evaluation = desk.admitted()
    panel = desk.declared(evaluation)
    outsider = next(account for account in POOL if account not in panel)
    with pytest.raises(NotOnTheExpertGroup):
        desk.complete(evaluation, "site-visit", VISIT, outsider)
    task = f"{evaluation}-{desk.tasks(evaluation, 'site-visit')[0]}"
    deputy = Actor(user_id=panel[0], on_behalf_of=panel[1])
    with pytest.raises(NotOnTheExpertGroup), transaction(desk.database) as session:
        complete_task(session, deputy, task, VISIT)
    desk.complete(evaluation, "site-visit", VISIT, panel[0])
    with pytest.raises(SameExpertTwice):
        desk.complete(evaluation, "site-visit", VISIT, panel[0])
    desk.complete(evaluation, "site-visit", VISIT, panel[1])


def test_a_sheet_is_complete_final_and_unseen_until_all_are_in(desk: Desk) -> None:
    _, evaluation, panel = desk.visited()
    case_id = int(desk.variables(evaluation)["case_id"])
    sheets = {each["account"]: each["rows"] for each in desk.variables(evaluation)["sheets"]}
    sections: dict[str, set[str]] = {}
    for account, rows in sheets.items():
        for row in rows:
            sections.setdefault(row["section"], set()).add(account)
    assert {len(accounts) for accounts in sections.values()} == {2}
    assert sections["governance"] & set(POOL[:2]), "finance is scored by who knows it"
    place = desk.candidates(evaluation, "score-sections").index([panel[0]])
    good = sheet(sheets[panel[0]])
    for wrong in ({"points": None}, {"points": 1.0, "reason": None}, {"basis": None}):
        with pytest.raises(Exception) as refusal:
            form = {"scores": [{**good[0], **wrong}, *good[1:]]}
            desk.complete(evaluation, "score-sections", form, panel[0], number=place)
        assert refusal.type.__name__ in ("ExpertSheetIncomplete", "FormRefused")
    with pytest.raises(ExpertSheetIncomplete):
        form = {"scores": [{**good[0], "points": 1.0, "reason": None}, *good[1:]]}
        desk.complete(evaluation, "score-sections", form, panel[0], number=place)
    with pytest.raises(NotOnTheExpertGroup):
        desk.complete(evaluation, "score-sections", {"scores": good}, panel[1], number=place)
    code = sheets[panel[0]][0]["code"]
    desk.score(evaluation, panel[0], {code: 3.7})
    told = desk.events(evaluation) + json.dumps(desk.variables(evaluation), ensure_ascii=False)
    kept = desk.rows(panels.SHEETS, case_id=case_id, account=panel[0], indicator=code)
    assert Decimal(kept[0]["points"]) / 1000 == Decimal(str(sheets[panel[0]][0]["maximum"])) - Decimal("3.7")
    assert str(kept[0]["points"]) not in told and "资料不全" not in told
    with pytest.raises(StatusNotReachable), reading(desk.database) as session:
        panels.all_sheets(session, case_id)


def test_experts_who_differ_by_more_than_a_fifth_review_jointly_and_both_agree(desk: Desk) -> None:
    _, evaluation, panel = desk.visited()
    sheets = {each["account"]: each["rows"] for each in desk.variables(evaluation)["sheets"]}
    pair = sorted(account for account in panel if any(row["section"] == "social" for row in sheets[account]))
    # 26 of 130 points are exactly a fifth, which is still allowed; 26.1 are more
    for account in panel:
        desk.score(evaluation, account, {"D01": 26.1} if account == pair[0] else None)
    (deviation,) = desk.variables(evaluation)["deviations"]
    assert (deviation["section"], deviation["accounts"]) == ("social", pair)
    assert all(row["points"] is None for row in deviation["rows"])
    agreed = sheet(deviation["rows"], {"D01": 10})
    desk.complete(evaluation, "joint-review", {"jointScores": agreed}, pair[0])
    with pytest.raises(SameExpertTwice):
        desk.complete(evaluation, "joint-confirmation", {"agreed": True}, pair[0])
    desk.complete(evaluation, "joint-confirmation", {"agreed": False, "disagreement": "再议"}, pair[1])
    desk.complete(evaluation, "joint-review", {"jointScores": agreed}, pair[1])
    desk.complete(evaluation, "joint-confirmation", {"agreed": True}, pair[0])
    desk.complete(evaluation, "preliminary-opinion", OPINION, panel[0])
    assert desk.variables(evaluation)["total"] == 990


def test_a_fifth_apart_is_not_more_than_a_fifth(desk: Desk) -> None:
    _, evaluation, panel = desk.visited()
    sheets = {each["account"]: each["rows"] for each in desk.variables(evaluation)["sheets"]}
    pair = sorted(account for account in panel if any(row["section"] == "social" for row in sheets[account]))
    for account in panel:
        desk.score(evaluation, account, {"D01": 26} if account == pair[0] else None)
    assert desk.open(evaluation) == ["preliminary-opinion"]
    assert desk.due(evaluation, "preliminary-opinion").date() == date(2010, 3, 11)
    desk.complete(evaluation, "preliminary-opinion", OPINION, panel[0])
    assert desk.variables(evaluation)["total"] == 987
    assert desk.due(evaluation, "write-report").date() == date(2010, 4, 1)


def test_poor_finance_caps_the_grade_and_false_material_ends_without_one(desk: Desk) -> None:
    _, evaluation, _ = desk.reported({"B05": 45, "C06": 40})
    assert (desk.variables(evaluation)["total"], desk.variables(evaluation)["suggested"]) == (915, "A3")


def test_false_material_is_not_rated(desk: Desk) -> None:
    case = desk.confirmed(None, falseMaterial=True, falseMaterialFacts="合同系伪造（示例）")
    assert (desk.ended_at(case), desk.case_row(case)["state"]) == (["not-rated"], "NOT_RATED")
    assert "DOC-511" not in desk.documents(case)
