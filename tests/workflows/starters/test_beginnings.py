"""Nobody begins a case that is not theirs to begin: whoever begins it would see all of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from engine import clock
from engine.actor import SYSTEM, Actor
from engine.commands.instances import start_process_instance
from engine.errors import EngineError
from engine.guards import Beginning, check_beginning
from engine.persistence.database import Database, reading, transaction
from engine.queries.beginnings import begun_by_hand
from tests.workflows.conftest import START
from workflows.posts import posts
from workflows.registries.grants import GRANTS, register_application, register_round
from workflows.registries.organizations import register_organization
from workflows.registries.purchases import PROJECTS, advance_project, change_project, register_project
from workflows.registries.register import find
from workflows.starters.errors import (
    NotOfThisProject,
    NotTheGranteesOwn,
    NumberIsGiven,
    OnlyCasesBegin,
    OnlyPostsBegin,
    ProjectUnderWay,
)
from workflows.starters.guards import anybody, may_begin, starters

CITIZEN = Actor(user_id="citizen", groups=frozenset())


def holder(*groups: str) -> Actor:
    return Actor(user_id="holder", groups=frozenset(groups))


@pytest.fixture
def house(deployed: Database) -> Iterator[Database]:
    with clock.frozen(START):
        yield deployed


@pytest.fixture
def project(house: Database) -> tuple[int, str]:
    """A project of street 010 that waits for its open tender."""
    with transaction(house) as session:
        made = register_project(
            session, SYSTEM, name="居家养老（示例）", purchaser="010", catalog_code="SS01", category="SS",
            year=2010, budget=Decimal(4_200_000),
        )  # fmt: skip
        change_project(session, SYSTEM, made, method="OPEN_TENDER")
        advance_project(session, SYSTEM, made, "DOCUMENTING")
        return made, str(find(session, PROJECTS, made)["project_no"])


def begin(
    database: Database, actor: Actor, process: str, given: Mapping[str, Any], key: str | None = None
) -> int:
    with transaction(database) as session:
        return start_process_instance(session, actor, process, given, business_key=key).instance_id


def cases(database: Database) -> int:
    with reading(database) as session:
        ((found,),) = session.all("SELECT count(*) FROM process_instance")
    return int(found)


@pytest.mark.parametrize("process", [key for key, held in starters().items() if not held])
def test_a_person_does_not_begin_what_the_plan_begins(
    house: Database, project: tuple[int, str], process: str
) -> None:
    for actor in (CITIZEN, holder("purchase-handler:010")):
        with pytest.raises(OnlyCasesBegin):
            begin(house, actor, process, {"projectId": project[0], "rules_on": "1999-01-01"}, project[1])
    assert cases(house) == 0


def test_a_stranger_does_not_begin_the_tender_of_a_purchaser(
    house: Database, project: tuple[int, str]
) -> None:
    given = {"projectId": project[0]}
    with pytest.raises(OnlyPostsBegin):
        begin(house, CITIZEN, "procurement-open-tender", given, project[1])
    with pytest.raises(NotOfThisProject):
        begin(house, holder("purchase-handler:011"), "procurement-open-tender", given, project[1])
    with pytest.raises(NumberIsGiven):
        begin(house, holder("purchase-handler:010"), "procurement-open-tender", given, "GM2010-999")
    assert cases(house) == 0


def test_a_project_has_one_tender_at_a_time(house: Database, project: tuple[int, str]) -> None:
    given, own = {"projectId": project[0]}, holder("purchase-handler:010")
    begin(house, own, "procurement-open-tender", given, project[1])
    with pytest.raises(ProjectUnderWay):
        begin(house, own, "procurement-open-tender", given, project[1])
    assert cases(house) == 1


@pytest.mark.parametrize(
    ("process", "form"),
    [
        ("so-assessment-batch", {"opensOn": "2010-03-01", "closesOn": "2010-06-30"}),
        (
            "so-funding-recovery",
            {
                "grantNo": "ZZ2010-01-001",
                "cause": "MISUSE",
                "factsFound": "听说资金被挪用，请予以核实（示例）",
            },
        ),
    ],
)
def test_what_the_civil_affairs_bureau_begins_nobody_else_begins(
    house: Database, process: str, form: Mapping[str, Any]
) -> None:
    with pytest.raises(OnlyPostsBegin) as refused:
        begin(house, holder("so-operator:so-5001"), process, form)
    assert "区民政局经办" in refused.value.message()
    assert begin(house, holder("civil-handler:civil-affairs"), process, form)


def test_only_the_grantee_changes_a_grant(house: Database) -> None:
    with transaction(house) as session:
        ours, rivals = (
            register_organization(
                session, SYSTEM, name=name, form="FILED_GROUP", status="FILED", street="010",
                founded_on=date(2009, 1, 1),
            )
            for name in ("甲队", "乙队")
        )  # fmt: skip
        round_id = register_round(
            session, SYSTEM, name="第一批", total=Decimal(500_000), opens_on=date(2010, 3, 1),
            closes_on=date(2010, 3, 31),
        )  # fmt: skip
        made = register_application(
            session, SYSTEM, round_id=round_id, organization_id=ours, support_type="MICRO_PROJECT",
            project_name="邻里守望", requested=Decimal(18_000),
        )  # fmt: skip
        number = find(session, GRANTS, made)["grant_no"]
    form = {
        "grantNo": number,
        "movedAmount": 1,
        "scopeChanged": False,
        "changeText": "上门服务改为集中服务（示例）",
    }
    for actor in (CITIZEN, holder(f"so-operator:so-{rivals}")):
        with pytest.raises(NotTheGranteesOwn):
            begin(house, actor, "so-funding-change", form)
    assert begin(house, holder(f"so-operator:so-{ours}"), "so-funding-change", form)


@pytest.mark.parametrize("process", ["so-filing", "procurement-challenge", "so-funding-round"])
def test_nobody_takes_the_number_of_another_case(
    house: Database, project: tuple[int, str], monkeypatch: pytest.MonkeyPatch, process: str
) -> None:
    # before any form is looked at: what is entered does not matter
    monkeypatch.setattr("engine.commands.instances.check_start_form", lambda *given: (given[-1], ()))
    with pytest.raises(NumberIsGiven):
        begin(house, holder("civil-handler:civil-affairs"), process, {}, project[1])
    assert cases(house) == 0


def test_of_every_process_it_is_known_who_begins_it(house: Database) -> None:
    with reading(house) as session:
        deployed = {row[0] for row in session.all("SELECT key FROM process_definition")}
    begun_by_messages = {
        "procurement-consultation-group",
        "procurement-evaluation",
        "so-assessment-evaluation",
        "so-assessment-reexamination",
        "so-rating-validity",
        "so-filing-validity",
    }
    begun_by_timers = {"so-filing-report"}
    assert deployed == starters().keys() | anybody() | begun_by_messages | begun_by_timers
    assert not starters().keys() & anybody()


OFFICE = {
    "street-acceptance": {"so-filing-revocation", "so-filing-correction"},
    "purchase-demand": {"procurement-plan"},
}


def test_a_person_is_offered_what_they_are_let_begin(house: Database) -> None:
    with reading(house) as session:
        ids: dict[str, int] = {
            row[0]: row[1] for row in session.all("SELECT key, id FROM process_definition")
        }
        by_hand = begun_by_hand(session, ids.values())
    assert {key for key, id in ids.items() if id in by_hand} == starters().keys() | anybody()
    for post, more in {"": set[str](), **OFFICE}.items():
        actor = holder(f"{post}:010") if post else CITIZEN
        offered = {key for key in ids if ids[key] in by_hand and may_begin(key, actor.groups or ())}
        assert offered == anybody() | more
        for key in starters().keys() - offered:
            with transaction(house) as session, pytest.raises((OnlyPostsBegin, OnlyCasesBegin)):
                check_beginning(Beginning(session, actor, key, {}, None))


def test_a_refused_beginning_is_on_record(house: Database, project: tuple[int, str]) -> None:
    with pytest.raises(EngineError):
        begin(house, CITIZEN, "procurement-small", {"projectId": project[0]}, project[1])
    with reading(house) as session:
        ((actor, data),) = session.all("SELECT actor, data FROM event WHERE type = 'beginning-refused'")
    assert (actor, json.loads(data)["process"]) == ("citizen", "procurement-small")


def test_every_starter_is_a_post_there_is() -> None:
    assert {post for held in starters().values() for post in held} <= posts().keys()
