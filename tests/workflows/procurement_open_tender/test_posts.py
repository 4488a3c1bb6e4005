"""Every user task of a tender is done by exactly the posts that DOMAIN.md gives it: everybody else tries."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine.actor import Actor
from engine.commands.tasks import claim_task
from engine.errors import EngineError
from engine.persistence.database import reading, transaction
from tests.workflows.procurement_open_tender.hall import EXPERTS, Hall
from workflows.pilot import acting, cast, tender
from workflows.pilot.script import pass_time, play
from workflows.posts import posts, single_units

HANDLER, REVIEW, APPROVAL = "purchase-handler", "purchase-review", "purchase-approval"
MANAGER, STAFF, MONITOR = "agency-manager", "agency-staff", "monitor"
EXPECTED = {
    "draft-documents": {HANDLER},
    "review-documents": {REVIEW},
    "approve-documents": {APPROVAL},
    "hold-key": {HANDLER, MANAGER, MONITOR},
    "publish-notice": {MANAGER},
    "draw-experts": {MANAGER},
    "deliver-key-share": {HANDLER, MANAGER, MONITOR},
    "record-opening": {STAFF},
    "qualification-review": {HANDLER},
    "decide-winner": {APPROVAL},
    "publish-result": {MANAGER},
    "return-deposits": {STAFF},
}


class _Undo(Exception):
    """Nobody keeps the task."""


def everybody() -> Iterator[tuple[str, Actor]]:
    """One holder of every post that anybody of the cast holds; of purchasers, those of the buyer."""
    units = {**single_units(), "purchaser": tender.PURCHASER, "street": "010", "organization": "so-1001"}
    for key, post in posts().items():
        held = cast.holders(key, units.get(post.unit, ""))
        if held:
            yield key, cast.actor(key, units[post.unit])


def who_may(hall: Hall, instance_id: int, element: str) -> set[str]:
    """Posts whose holder could claim an open task of the element; the holder of two posts counts for both."""
    found = set()
    for post, actor in everybody():
        with reading(hall.database) as session:
            tasks = acting.open_tasks(session, instance_id, element)
        for task in tasks:
            try:
                with transaction(hall.database) as session:
                    claim_task(session, actor, task)
                    raise _Undo
            except _Undo:
                found.add(post)
            except EngineError:
                pass
    return found


def test_every_task_of_the_tender_belongs_to_exactly_its_posts(hall: Hall) -> None:
    asked: set[str] = set()
    for step in tender.steps():
        pass_time(hall.database, step.at)
        with reading(hall.database) as session:
            try:
                case = tender.the_case(session)
            except LookupError:
                case = 0
        for element in set(hall.open_tasks(case)) - asked if case else ():
            asked.add(element)
            assert who_may(hall, case, element) == EXPECTED[element], element
        play(hall.database, [step])
    assert asked == EXPECTED.keys()


@pytest.mark.parametrize("until", ["declare", "score", "sign"])
def test_the_committees_tasks_belong_to_its_members_alone(hall: Hall, until: str) -> None:
    hall.play(tender.steps(), until=until)
    with reading(hall.database) as session:
        case = tender.the_evaluation(session)
        members = {member["user"] for member in tender.variables(session, case)["members"]}
    (element,) = set(hall.open_tasks(case))
    for account in {*EXPERTS, *members, "dl_jingli", "mz_caigou", "jj_jiandu"}:
        actor = cast.person(account)
        mine = 0
        with reading(hall.database) as session:
            tasks = acting.open_tasks(session, case, element)
        for task in tasks:
            try:
                with transaction(hall.database) as session:
                    claim_task(session, actor, task)
                    raise _Undo
            except _Undo:
                mine += 1
            except EngineError:
                pass
        assert mine == (1 if account in members else 0), account
