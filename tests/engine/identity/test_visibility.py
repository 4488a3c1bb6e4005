"""Who sees which case: every way of seeing, and everybody else, on both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from engine.actor import SYSTEM, Actor
from engine.commands.instances import start_process_instance
from engine.commands.tasks import claim_task, complete_task
from engine.errors import ProcessInstanceNotFound, TaskNotFound
from engine.identity.holdings import withdraw_post
from engine.identity.structure import abolish_unit, put_unit
from engine.identity.visibility import (
    VisibilityPolicy,
    check_task_visible,
    check_visible,
    record_reading,
    sees_instance,
    set_policy,
    visible_instances,
)
from engine.persistence.database import Database, reading, transaction
from tests.support.accounts import actor, hire
from tests.support.deploying import put_in_force
from tests.support.diagrams import end, process, start, user_task

REVIEW = "street-review:003"


@dataclass(frozen=True)
class House:
    """A case of street 003 that waits for its review, one of street 004 beside it, and people around."""

    database: Database
    case: int
    other: int

    def sees(self, person: Actor) -> set[str]:
        """Which of the two, by both questions, which must agree."""
        with reading(self.database) as session:
            one = {
                name
                for name, id_ in (("case", self.case), ("other", self.other))
                if sees_instance(session, person, id_)
            }
            condition, params = visible_instances(session, person, "i.id")
            rows = session.all(
                f"SELECT i.id FROM process_instance i WHERE i.tenant_id = ? AND {condition} ORDER BY i.id",
                (session.tenant_id, *params),
            )
        many = [{self.case: "case", self.other: "other"}[row[0]] for row in rows]
        assert len(many) == len(set(many)), "no case is listed twice"
        assert one == set(many)
        return one

    def act(self, command: Callable[..., Any], person: Actor, element: str, **more: Any) -> None:
        with transaction(self.database) as session:
            row = session.one(
                "SELECT activity_id FROM user_task WHERE instance_id = ? AND element_id = ?"
                " AND status = 'open'",
                (self.case, element),
            )
            assert row is not None
            command(session, person, f"{self.case}-{row[0]}", **more)


@pytest.fixture
def house(database: Database) -> Iterator[House]:
    drawn = process(
        "filing",
        start()
        >> user_task("review", groups='="street-review:" + street')
        >> user_task("visit", users=["inspector"])
        >> end(),
    )
    put_in_force(database, drawn)
    hire(database, "reviewer", groups=[REVIEW])
    with transaction(database) as session:
        applicant = Actor(user_id="applicant")
        case = start_process_instance(session, applicant, "filing", {"street": "003"}).instance_id
        other = start_process_instance(session, Actor(user_id="somebody"), "filing", {"street": "004"})
    yield House(database, case, other.instance_id)
    set_policy("filing", VisibilityPolicy())


def test_the_starter_sees_their_case(house: House) -> None:
    assert house.sees(hire(house.database, "applicant")) == {"case"}


def test_a_stranger_sees_nothing(house: House) -> None:
    assert house.sees(hire(house.database, "stranger", groups=["street-review:005"])) == set()


def test_the_holders_of_the_post_see_it_while_it_is_offered_to_them(house: House) -> None:
    reviewer, colleague = (
        actor(house.database, "reviewer"),
        hire(house.database, "colleague", groups=[REVIEW]),
    )
    assert house.sees(reviewer) == house.sees(colleague) == {"case"}
    house.act(claim_task, reviewer, "review")
    assert house.sees(colleague) == {"case"}
    house.act(complete_task, reviewer, "review")
    assert house.sees(reviewer) == {"case"}, "who did a task of it"
    assert house.sees(colleague) == set()


def test_a_candidate_by_name_sees_it_when_their_turn_comes(house: House) -> None:
    inspector = hire(house.database, "inspector")
    assert house.sees(inspector) == set()
    house.act(complete_task, actor(house.database, "reviewer"), "review")
    assert house.sees(inspector) == {"case"}


def test_whoever_loses_the_post_loses_the_sight(house: House) -> None:
    hire(house.database, "colleague", groups=[REVIEW])
    with transaction(house.database) as session:
        withdraw_post(session, SYSTEM, "colleague", "003", "street-review")
    assert house.sees(actor(house.database, "colleague")) == set()


def test_a_supervisor_sees_the_unit_and_all_below_it_also_when_the_task_is_done(house: House) -> None:
    with transaction(house.database) as session:
        put_unit(session, SYSTEM, "district", name="District", kind="district")
        put_unit(session, SYSTEM, "003", name="003", kind="street", parent="district")
    street = hire(house.database, "street-head", groups=["head:003"], supervises=True)
    district = hire(house.database, "district-head", groups=["head:district"], supervises=True)
    clerk = hire(house.database, "clerk", groups=["clerk:district"])
    house.act(complete_task, actor(house.database, "reviewer"), "review")
    assert house.sees(street) == house.sees(district) == {"case"}, "004 is below nobody here"
    assert house.sees(clerk) == set(), "a post of the unit above is not enough"
    with transaction(house.database) as session:
        put_unit(session, SYSTEM, "004", name="004", kind="street", parent="district")
    assert house.sees(actor(house.database, "district-head")) == {"case", "other"}
    assert house.sees(actor(house.database, "street-head")) == {"case"}


def test_a_supervisor_of_very_many_units_sees_the_same(house: House) -> None:
    many = frozenset(str(number) for number in range(1000, 1100))
    wide = Actor(user_id="head", groups=frozenset(), supervised_units=many | {"003"})
    assert house.sees(wide) == {"case"}
    assert house.sees(Actor(user_id="head", groups=frozenset(), supervised_units=many)) == set()


def test_cases_of_an_abolished_unit_stay_with_the_unit_above(house: House) -> None:
    with transaction(house.database) as session:
        put_unit(session, SYSTEM, "district", name="District", kind="district")
        put_unit(session, SYSTEM, "003", name="003", kind="street", parent="district")
    hire(house.database, "district-head", groups=["head:district"], supervises=True)
    with transaction(house.database) as session:
        abolish_unit(session, SYSTEM, "003")
    assert house.sees(actor(house.database, "district-head")) == {"case"}


@pytest.mark.parametrize(
    "role",
    ["system-administrator", "security-administrator", "audit-administrator", "process-designer", "worker"],
)
def test_no_role_of_the_system_shows_cases(house: House, role: str) -> None:
    assert house.sees(hire(house.database, "adm", roles=[role])) == set()


def test_an_auditor_sees_all_and_each_reading_is_recorded(house: House) -> None:
    auditor = hire(house.database, "auditor", roles=["auditor"])
    assert house.sees(auditor) == {"case", "other"}
    record_reading(house.database, auditor, house.case, "variables")
    record_reading(house.database, actor(house.database, "reviewer"), house.case, "variables")
    with reading(house.database) as session:
        rows = session.all("SELECT actor, instance_id FROM event WHERE type = 'case-read'")
    assert rows == [("auditor", 0)], "others read in the course of their work"


def test_a_deputy_sees_what_the_post_sees_and_not_what_the_principal_does(house: House) -> None:
    hire(house.database, "applicant", groups=[REVIEW])
    hire(house.database, "deputy", deputies=[REVIEW])
    acting = actor(house.database, "deputy", on_behalf_of="applicant")
    assert house.sees(acting) == {"case"}
    house.act(complete_task, acting, "review")
    assert house.sees(actor(house.database, "deputy")) == {"case"}, "who did it"
    hire(house.database, "late", deputies=[REVIEW])
    late = actor(house.database, "late", on_behalf_of="applicant")
    assert house.sees(late) == set(), "that the principal started it is the principal's affair"


def test_whoever_was_represented_sees_what_was_done_in_their_name(house: House) -> None:
    hire(house.database, "deputy", deputies=[REVIEW])
    house.act(complete_task, actor(house.database, "deputy", on_behalf_of="reviewer"), "review")
    assert house.sees(actor(house.database, "reviewer")) == {"case"}


def test_a_process_can_be_hidden_from_supervisors_and_auditors(house: House) -> None:
    head = hire(house.database, "head", groups=["head:003"], supervises=True)
    auditor = hire(house.database, "auditor", roles=["auditor"])
    set_policy("filing", VisibilityPolicy(supervisors=False, auditors=False))
    assert house.sees(head) == house.sees(auditor) == set()
    assert house.sees(actor(house.database, "reviewer")) == {"case"}, "who works on it sees it"
    set_policy("filing", VisibilityPolicy())
    assert house.sees(head) == {"case"}


def test_whoever_the_caller_vouches_for_sees_all(house: House) -> None:
    assert house.sees(SYSTEM) == {"case", "other"}


def test_another_tenant_sees_nothing_even_under_the_same_name(house: House) -> None:
    with reading(house.database, "another") as session:
        assert not sees_instance(session, Actor(user_id="applicant", groups=frozenset({REVIEW})), house.case)


def test_what_one_may_not_see_does_not_exist(house: House) -> None:
    stranger = hire(house.database, "stranger")
    with reading(house.database) as session:
        for missing in (house.case, 1):
            with pytest.raises(ProcessInstanceNotFound):
                check_visible(session, stranger, missing)
            with pytest.raises(TaskNotFound):
                check_task_visible(session, stranger, f"{missing}-2")
        with pytest.raises(TaskNotFound):
            check_task_visible(session, stranger, "nonsense")
        check_visible(session, actor(house.database, "reviewer"), house.case)


@pytest.mark.postgresql
def test_the_question_about_one_case_is_answered_by_indexes_alone(postgresql_database: Database) -> None:
    everything = Actor(
        user_id="wang",
        groups=frozenset(f"post:{number}" for number in range(200)),
        supervised_units=frozenset(str(number) for number in range(50)),
    )
    with transaction(postgresql_database) as session:
        for table in ("process_instance", "user_task", "user_task_candidate", "process_instance_unit"):
            session.execute(f"ALTER TABLE {table} SET (autovacuum_enabled = false)")
        session.execute("SET LOCAL enable_seqscan = off")
        condition, params = visible_instances(session, everything, "i.id")
        rows = session.all(
            f"EXPLAIN SELECT i.id FROM process_instance i WHERE i.tenant_id = ? AND i.id = ? AND {condition}",
            (session.tenant_id, 1, *params),
        )
    plan = "\n".join(row[0] for row in rows)
    assert "Seq Scan" not in plan, plan
