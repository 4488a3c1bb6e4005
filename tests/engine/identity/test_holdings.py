"""Posts, groups and roles: effective-dated, and separate where they must be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from engine import clock as engine_clock
from engine.actor import SYSTEM, Actor
from engine.identity.directory import person_detail, post_holders, units
from engine.identity.errors import (
    AdministratorsAreSeparate,
    AdministratorsHoldNoPost,
    AlreadyHeld,
    HoldingNotFound,
    InvalidIdentity,
    MissingRole,
    NotOwnRights,
    NotTheDeputy,
    PersonExists,
    PersonNotFound,
    PostNotFound,
    UnitBelowItself,
    UnitInUse,
    UnitNotFound,
)
from engine.identity.holdings import add_to_group, assign_post, grant_role, revoke_role, withdraw_post
from engine.identity.memberships import groups_of
from engine.identity.people import create_person, lock_person, person_leaves
from engine.identity.structure import abolish_unit, put_post, put_unit
from engine.persistence.database import Database, reading, transaction
from tests.support.accounts import actor, hire

DAY = timedelta(days=1)
Clock = Callable[[timedelta], object]


def groups(database: Database, person: str) -> frozenset[str]:
    return actor(database, person).groups or frozenset()


def events(database: Database) -> list[str]:
    with reading(database) as session:
        rows = session.all("SELECT type FROM event WHERE instance_id = 0 ORDER BY seq")
    return [row[0] for row in rows]


def test_the_holder_of_a_post_belongs_to_the_candidate_group_of_post_and_unit(database: Database) -> None:
    held = hire(database, "wang", groups=["street-acceptance:003", "volunteers"])
    assert held.groups == {"street-acceptance:003", "volunteers"}


def test_a_post_is_held_from_its_first_day_until_before_its_last(database: Database, clock: Clock) -> None:
    hire(database, "li", groups=["street-review:003"])
    hire(database, "wang")
    start = engine_clock.now() + DAY
    with transaction(database) as session:
        assign_post(
            session, SYSTEM, "wang", "003", "street-review", valid_from=start, valid_to=start + 2 * DAY
        )
    assert groups(database, "wang") == frozenset()
    clock(DAY)
    assert groups(database, "wang") == {"street-review:003"}
    clock(2 * DAY - timedelta(seconds=1))
    assert groups(database, "wang") == {"street-review:003"}
    clock(timedelta(seconds=1))
    assert groups(database, "wang") == frozenset()
    with reading(database) as session:
        assert groups_of(session, "wang", start) == {"street-review:003"}, "the past stays known"


def test_a_post_withdrawn_is_gone_at_the_next_question(database: Database, clock: Clock) -> None:
    hire(database, "wang", groups=["street-review:003"])
    clock(DAY)
    with transaction(database) as session:
        withdraw_post(session, SYSTEM, "wang", "003", "street-review")
    assert groups(database, "wang") == frozenset()
    with pytest.raises(HoldingNotFound), transaction(database) as session:
        withdraw_post(session, SYSTEM, "wang", "003", "street-review")


def test_a_post_is_not_held_twice_at_once(database: Database, clock: Clock) -> None:
    hire(database, "wang", groups=["street-review:003"])
    with pytest.raises(AlreadyHeld), transaction(database) as session:
        assign_post(session, SYSTEM, "wang", "003", "street-review", valid_from=engine_clock.now() + DAY)


def test_a_post_and_a_person_must_exist(database: Database) -> None:
    hire(database, "wang")
    with pytest.raises(PostNotFound), transaction(database) as session:
        assign_post(session, SYSTEM, "wang", "003", "street-review")
    with pytest.raises(PersonNotFound), transaction(database) as session:
        grant_role(session, SYSTEM, "nobody", "auditor")


# -- three administrators -----------------------------------------------------------------------------------

THREE = ("system-administrator", "security-administrator", "audit-administrator")


@pytest.mark.parametrize("first", THREE)
@pytest.mark.parametrize("second", THREE)
def test_nobody_holds_two_of_the_three_administrator_roles(
    database: Database, first: str, second: str, clock: Clock
) -> None:
    hire(database, "wang", roles=[first])
    expected = AlreadyHeld if first == second else AdministratorsAreSeparate
    with pytest.raises(expected), transaction(database) as session:
        grant_role(session, SYSTEM, "wang", second)
    with pytest.raises(expected), transaction(database) as session:
        grant_role(session, SYSTEM, "wang", second, valid_from=engine_clock.now() + 100 * DAY)


def test_one_who_was_an_administrator_can_become_another_later(database: Database, clock: Clock) -> None:
    hire(database, "wang", roles=["system-administrator"])
    clock(DAY)
    with transaction(database) as session:
        revoke_role(session, SYSTEM, "wang", "system-administrator")
        grant_role(session, SYSTEM, "wang", "audit-administrator")
    assert actor(database, "wang").roles == {"audit-administrator"}


def test_the_database_itself_refuses_two_administrator_roles(database: Database) -> None:
    hire(database, "wang", roles=["system-administrator"])
    with pytest.raises(Exception, match=r"(?i)unique"), transaction(database) as session:
        session.execute(
            "INSERT INTO role_assignment (tenant_id, id, person_id, role, valid_from)"
            " VALUES (?, 1, 'wang', 'audit-administrator', ?)",
            (session.tenant_id, session.now),
        )


@pytest.mark.parametrize("role", [*THREE, "auditor"])
def test_administrators_and_auditors_hold_no_post_and_no_group(database: Database, role: str) -> None:
    hire(database, "li", groups=["street-review:003", "volunteers"])
    hire(database, "wang", roles=[role])
    with pytest.raises(AdministratorsHoldNoPost), transaction(database) as session:
        assign_post(session, SYSTEM, "wang", "003", "street-review")
    with pytest.raises(AdministratorsHoldNoPost), transaction(database) as session:
        add_to_group(session, SYSTEM, "wang", "volunteers")
    with pytest.raises(AdministratorsHoldNoPost), transaction(database) as session:
        grant_role(session, SYSTEM, "li", role)


def test_each_administrator_has_only_their_own_commands(database: Database) -> None:
    hire(database, "wang", groups=["street-review:003"])
    system, security, audit = (hire(database, role[:3] + "-adm", roles=[role]) for role in THREE)
    anybody = actor(database, "wang")
    for other in (security, audit, anybody):
        with pytest.raises(MissingRole), transaction(database) as session:
            create_person(session, other, "zhao", name="Zhao")
    for other in (system, audit, anybody):
        with pytest.raises(MissingRole), transaction(database) as session:
            assign_post(session, other, "wang", "003", "street-review")
    with transaction(database) as session:
        create_person(session, system, "zhao", name="Zhao")
        assign_post(session, security, "zhao", "003", "street-review")
    assert groups(database, "zhao") == {"street-review:003"}


def test_nobody_changes_their_own_rights(database: Database) -> None:
    security = hire(database, "sec", roles=["security-administrator"])
    system = hire(database, "sys", roles=["system-administrator"])
    with pytest.raises(NotOwnRights), transaction(database) as session:
        grant_role(session, security, "sec", "auditor")
    with pytest.raises(NotOwnRights), transaction(database) as session:
        lock_person(session, system, "sys")


# -- deputies -----------------------------------------------------------------------------------------------


def test_a_deputy_acts_in_the_principals_name_within_the_posts_they_stand_in_for(database: Database) -> None:
    hire(database, "wang", groups=["street-review:003", "street-approval:003"])
    hire(database, "li", deputies=["street-review:003"], groups=["street-acceptance:003"])
    acting = actor(database, "li", on_behalf_of="wang")
    assert (acting.user_id, acting.on_behalf_of) == ("li", "wang")
    assert acting.groups == {"street-review:003"}, "neither the principal's other posts nor one's own"
    with pytest.raises(NotTheDeputy):
        actor(database, "wang", on_behalf_of="li")


# -- people and units ---------------------------------------------------------------------------------------


def test_whoever_left_holds_nothing_and_their_account_is_never_given_again(
    database: Database, clock: Clock
) -> None:
    hire(database, "wang", groups=["street-review:003"], roles=["process-designer"])
    clock(DAY)
    with transaction(database) as session:
        person_leaves(session, SYSTEM, "wang")
    with pytest.raises(PersonNotFound):
        actor(database, "wang")
    with reading(database) as session:
        assert groups_of(session, "wang", session.now) == frozenset()
        assert not person_detail(session, "wang").roles
    with pytest.raises(PersonExists), transaction(database) as session:
        create_person(session, SYSTEM, "wang", name="Another Wang")


@pytest.mark.parametrize("id_", ["", "a b", "system", "x" * 129, "a:b", "a/b", "a\0b", "-a"])
def test_an_account_needs_a_name_that_can_be_written_everywhere(database: Database, id_: str) -> None:
    with pytest.raises(InvalidIdentity), transaction(database) as session:
        create_person(session, SYSTEM, id_, name="Somebody")


def test_a_unit_keeps_its_former_names_and_places(database: Database, clock: Clock) -> None:
    before = engine_clock.now()
    with transaction(database) as session:
        put_unit(session, SYSTEM, "district", name="District", kind="district")
        put_unit(session, SYSTEM, "003", name="Old Street", kind="street", parent="district")
    clock(DAY)
    with transaction(database) as session:
        put_unit(session, SYSTEM, "003", name="New Street", kind="street", parent="district")
    with reading(database) as session:
        assert [unit.name for unit in units(session)] == ["New Street", "District"]
        assert [unit.name for unit in units(session, before)] == ["Old Street", "District"]


def test_a_unit_is_not_below_itself_nor_below_nothing(database: Database) -> None:
    with transaction(database) as session:
        put_unit(session, SYSTEM, "a", name="A", kind="street")
        put_unit(session, SYSTEM, "b", name="B", kind="street", parent="a")
    with pytest.raises(UnitBelowItself), transaction(database) as session:
        put_unit(session, SYSTEM, "a", name="A", kind="street", parent="b")
    with pytest.raises(UnitNotFound), transaction(database) as session:
        put_unit(session, SYSTEM, "a", name="A", kind="street", parent="nowhere")


def test_abolishing_a_unit_ends_its_posts_and_waits_for_the_units_below(
    database: Database, clock: Clock
) -> None:
    hire(database, "wang", groups=["street-review:003"])
    with transaction(database) as session:
        put_unit(session, SYSTEM, "below", name="Community", kind="community", parent="003")
    with pytest.raises(UnitInUse), transaction(database) as session:
        abolish_unit(session, SYSTEM, "003")
    clock(DAY)
    with transaction(database) as session:
        abolish_unit(session, SYSTEM, "below")
        abolish_unit(session, SYSTEM, "003")
    assert groups(database, "wang") == frozenset()
    with reading(database) as session:
        assert post_holders(session, "003", "street-review") == []
    with pytest.raises(UnitNotFound), transaction(database) as session:
        put_post(session, SYSTEM, "003", "street-review", name="Review")


def test_every_administrative_act_is_an_event(database: Database) -> None:
    hire(database, "wang", groups=["street-review:003", "volunteers"], roles=["process-designer"])
    assert events(database) == [
        "unit-changed",
        "post-changed",
        "user-group-changed",
        "person-created",
        "role-granted",
        "group-member-added",
        "post-assigned",
    ]


def test_an_actor_built_of_an_account_is_never_trusted(database: Database) -> None:
    assert not hire(database, "wang").is_trusted
    assert Actor(user_id="cli").is_trusted
