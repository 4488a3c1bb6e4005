"""One person with two posts, through every door: what duties keep apart stays apart (D.4)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine.actor import Actor
from engine.commands.tasks import assign_task, claim_task, complete_task
from engine.errors import Refused
from engine.identity.actors import actor_of
from engine.persistence.database import reading, transaction
from tests.support.accounts import hire
from tests.support.desk import Desk
from tests.support.diagrams import end, exclusive, otherwise, path, process, start, user_task, when
from tests.workflows.house import ACCEPTED, CORRECTION, Case, House
from workflows.errors import DutiesNotSeparate
from workflows.handing_on import successors
from workflows.own_case import OwnCase, OwnOrganization
from workflows.so_filing.actions import REPLAY_ROLE

INTAKE, REVIEW, APPROVAL, ORGANIZATION = (
    "street-acceptance:010", "street-review:010", "street-approval:010", "so-operator:org-1",
)  # fmt: skip


@pytest.fixture
def street(house: House) -> Iterator[House]:
    """Colleagues, and somebody who has every post of the street and one in an organisation."""
    hire(house.database, "two", groups=[INTAKE, REVIEW, APPROVAL, ORGANIZATION])
    hire(house.database, "deputy", deputies=[INTAKE])
    hire(house.database, "clerk", groups=[INTAKE], supervises=True)
    hire(house.database, "reviewer", groups=[REVIEW])
    hire(house.database, "member", groups=[ORGANIZATION])
    yield house


def begun_by(house: House, person: str) -> Case:
    return house.submit(Actor(user_id=person, roles=frozenset({REPLAY_ROLE}))).opinion()


def doors(house: House, case: Case, element: str, person: str) -> list[type[Refused] | None]:
    """What claim, completion and handing on say to one person."""
    with reading(house.database) as session:
        who, clerk = actor_of(session, person), actor_of(session, "clerk")
        activity = session.one(
            "SELECT activity_id FROM user_task WHERE instance_id = ? AND element_id = ? AND status = 'open'",
            (case.instance_id, element),
        )
    assert activity is not None
    task_id = f"{case.instance_id}-{activity[0]}"
    heard: list[type[Refused] | None] = []
    for act in (
        lambda session: claim_task(session, who, task_id),
        lambda session: complete_task(session, who, task_id, ACCEPTED),
        lambda session: assign_task(session, clerk, task_id, person, reason="请代办理本件"),
    ):
        try:
            with transaction(house.database) as session:
                act(session)
            heard.append(None)
        except Refused as refusal:
            heard.append(type(refusal))
    with reading(house.database) as session:
        assert person not in (successors(session, clerk, task_id) or [])
    return heard


def test_who_applied_does_not_accept_it_by_any_door(street: House) -> None:
    case = begun_by(street, "two")
    assert doors(street, case, "acceptance-review", "two") == [OwnCase] * 3
    with pytest.raises(OwnCase):
        case.complete("acceptance-review", ACCEPTED, by="deputy", on_behalf_of="two")
    case.complete("acceptance-review", ACCEPTED, by="clerk")


def test_who_acts_for_the_applicants_organisation_stays_out_of_its_cases(street: House) -> None:
    case = begun_by(street, "member")
    assert doors(street, case, "acceptance-review", "two") == [OwnOrganization] * 3
    other = street.submit().opinion()
    with transaction(street.database) as session:
        activity = session.one(
            "SELECT activity_id FROM user_task WHERE instance_id = ? AND status = 'open'",
            (other.instance_id,),
        )
        assert activity is not None
        claim_task(session, actor_of(session, "two"), f"{other.instance_id}-{activity[0]}")


def test_whoever_checked_does_not_draft_after_a_return(house: House) -> None:
    """The diagram names the drafting at the check, and not the other way about."""
    hire(house.database, "two", groups=["clerk:010"])
    hire(house.database, "li", groups=["clerk:010"])
    desk = Desk(house.database)
    apart = {"gongzhi:separation-of-duty": "draft"}
    desk.run(
        process(
            "sheet",
            start() >> user_task("draft", groups=["clerk:010"]) >> user_task("check", properties=apart),
            path("check", exclusive("agreed"), otherwise(), end()),
            path("agreed", when("returned = true"), "draft"),
        )
    )
    desk.complete("draft", actor=Actor(user_id="li"))
    desk.complete("check", {"returned": True}, actor=Actor(user_id="two"))
    for actor in (Actor(user_id="two"), Actor(user_id="deputy", on_behalf_of="two")):
        with pytest.raises(DutiesNotSeparate):
            desk.complete("draft", actor=actor)
    desk.complete("draft", actor=Actor(user_id="li"))


def test_what_is_ones_own_in_ones_case_stays_ones_own(street: House) -> None:
    case = begun_by(street, "two")
    case.complete("acceptance-review", CORRECTION, by="clerk")
    case.complete("correct-materials", {"resubmittedItems": ["PLACE_PROOF"]}, by="two")
