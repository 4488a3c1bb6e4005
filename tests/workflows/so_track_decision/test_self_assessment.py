"""The front door: which track is open, what is missing for the others, and how to go on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import pytest

from engine.actor import Actor
from engine.commands.instances import start_process_instance
from engine.commands.tasks import complete_task
from engine.errors import FormRefused, NotACandidate
from engine.persistence.database import reading, transaction
from feel.dmn import load_dmn
from tests.workflows.house import Case, House
from workflows.rules import RuleBook, current_rules, use_rules

RESIDENT = Actor(user_id="resident", groups=frozenset())
QUESTIONNAIRE = {
    "orgName": "莲新街道示例一社区合唱队",
    "applicantKind": "RESIDENTS",
    "forProfit": False,
    "internalOnly": False,
    "licenceNeeded": False,
    "scopeArea": "COMMUNITY",
    "orgForm": "FILED_GROUP",
    "category": "OTHER",
    "initiatorCount": 2,
    "memberCount": 12,
    "hasCharter": True,
    "hasPlace": True,
    "standardName": True,
    "hasStructure": False,
}
ASSOCIATION = {
    **QUESTIONNAIRE,
    "orgForm": "ASSOCIATION",
    "memberCount": 50,
    "individualMembers": 50,
    "unitMembers": 0,
    "hasStructure": True,
    "fixedDomicile": True,
    "fullTimeStaff": True,
    "funds": 30000,
    "independentLiability": True,
}


def assess(
    house: House, given: Mapping[str, Any] = QUESTIONNAIRE, actor: Actor = RESIDENT, **changes: Any
) -> Case:
    with transaction(house.database) as session:
        form = {name: value for name, value in {**given, **changes}.items() if value is not None}
        started = start_process_instance(session, actor, "so-track-decision", form)
    return Case(house, started.instance_id)


def choose(case: Case, track: str, actor: Actor = RESIDENT) -> list[str]:
    activity = next(activity for activity, element, _ in case._tasks() if element == "read-result")
    with transaction(case.house.database) as session:
        complete_task(session, actor, f"{case.instance_id}-{activity}", {"chosenTrack": track})
    with reading(case.house.database) as session:
        rows = session.all(
            "SELECT element_id FROM event WHERE instance_id = ? AND type = 'activity-completed' ORDER BY seq",
            (case.instance_id,),
        )
    ends = {"to-filing", "to-registration", "to-incubation", "informed"}
    return [row[0] for row in rows if row[0] in ends]


def test_whoever_meets_the_conditions_of_filing_is_sent_to_filing(house: House) -> None:
    case = assess(house)
    assert case.open_tasks() == ["read-result"]
    assert case.variables["track"]["result"] == "FILE"
    assert choose(case, "FILE") == ["to-filing"]
    assert case.documents == []


def test_what_is_missing_on_every_track_is_listed(house: House) -> None:
    case = assess(house, memberCount=3, initiatorCount=1)
    assert case.variables["track"]["result"] == "NOT_YET"
    gaps = case.variables["gaps"]
    assert gaps["filing"] == ["发起人不足2人", "会员不足10人"]
    assert "活动资金不足3万元" in gaps["association"]
    assert "没有与业务活动相适应的从业人员" in gaps["institution"]
    assert choose(case, "INCUBATE") == ["to-incubation"]


def test_a_committee_of_owners_is_told_that_neither_track_is_for_it(house: House) -> None:
    case = assess(house, applicantKind="OWNERS_COMMITTEE")
    assert case.variables["track"]["result"] == "NOT_APPLICABLE"
    assert [track["value"] for track in case.variables["open_tracks"]] == ["STOP"]
    with pytest.raises(FormRefused):
        choose(case, "FILE")
    assert choose(case, "STOP") == ["informed"]


@pytest.mark.parametrize(
    ("individual", "unit", "funds", "result"),
    [
        (49, 0, 30000, "FILE"),
        (50, 0, 30000, "REGISTER"),
        (20, 30, 30000, "REGISTER"),
        (50, 0, 29999.99, "FILE"),
    ],
)
def test_t10_an_association_needs_fifty_members_and_thirty_thousand_yuan(
    house: House, individual: int, unit: int, funds: float, result: str
) -> None:
    case = assess(house, ASSOCIATION, individualMembers=individual, unitMembers=unit, funds=funds)
    assert case.variables["track"]["result"] == result
    missing = case.variables["gaps"]["association"]
    assert (missing == []) == (result == "REGISTER")
    if funds < 30000:
        assert missing == ["活动资金不足3万元"]


def test_who_could_register_may_choose_to_file_first(house: House) -> None:
    case = assess(house, ASSOCIATION)
    assert [track["value"] for track in case.variables["open_tracks"]] == ["FILE", "REGISTER", "STOP"]
    assert choose(case, "FILE") == ["to-filing"]


def test_a_business_under_licence_can_only_register(house: House) -> None:
    case = assess(house, licenceNeeded=True)
    assert [track["value"] for track in case.variables["open_tracks"]] == ["REGISTER", "STOP"]


def test_only_the_one_who_asked_reads_the_result(house: House) -> None:
    case = assess(house)
    with pytest.raises(NotACandidate):
        choose(case, "FILE", Actor(user_id="neighbour", groups=frozenset()))


INSTITUTION = {
    **QUESTIONNAIRE,
    "orgForm": "SERVICE_INSTITUTION",
    "hasStructure": True,
    "hasStaff": True,
    "lawfulProperty": True,
    "category": "COMMUNITY",
    "memberCount": 3,
}


def test_without_the_consent_of_its_department_an_institution_cannot_register(house: House) -> None:
    case = assess(house, INSTITUTION)
    assert case.variables["direct_registration"] is False
    assert case.variables["gaps"]["institution"] == ["未经业务主管单位审查同意，也不属于直接登记的类别"]


@pytest.fixture
def direct_registration() -> Iterator[None]:
    """The master switch of D2 turned on by an administrator."""
    from dataclasses import replace

    key = "so-track.direct-registration-enabled"
    book = current_rules()
    use_rules(RuleBook(replace(rule, value=True) if rule.key == key else rule for rule in book.rules))
    yield
    use_rules(None)


@pytest.mark.usefixtures("direct_registration")
def test_where_direct_registration_is_in_force_four_kinds_need_no_consent(house: House) -> None:
    assert assess(house, INSTITUTION).variables["track"]["result"] == "REGISTER"
    assert assess(house, INSTITUTION, category="OTHER").variables["direct_registration"] is False


@pytest.mark.parametrize(
    ("category", "narrow", "direct"),
    [
        ("TRADE", False, True),
        ("CHAMBER", False, True),
        ("COMMUNITY", False, True),
        ("SCITECH", True, True),
        ("SCITECH", False, False),
        ("CHARITY", True, True),
        ("CHARITY", False, False),
        ("OTHER", True, False),
    ],
)
def test_direct_registration_is_for_four_kinds_narrowly_understood(
    category: str, narrow: bool, direct: bool
) -> None:
    content = (files("workflows") / "so-track-decision" / "so-direct-registration.dmn").read_bytes()
    inputs = {"category": category, "narrow_category": narrow}
    model = load_dmn(content)
    assert model.evaluate_decision("dt_direct_registration", {**inputs, "enabled": True}).value is direct
    assert model.evaluate_decision("dt_direct_registration", {**inputs, "enabled": False}).value is False
