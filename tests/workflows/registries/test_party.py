"""Party organisations: whom they cover, and how many."""

from __future__ import annotations

from datetime import date

import pytest

from engine.actor import Actor
from engine.persistence.database import Database, transaction
from engine.persistence.session import Session
from workflows.registries.errors import JointBranchTooWide
from workflows.registries.organizations import ORGANIZATIONS, register_organization
from workflows.registries.party import PARTY_ORGS, form_party_org
from workflows.registries.register import find, page

CLERK = Actor(user_id="clerk")
DAY = date(2026, 3, 2)


def _organizations(session: Session, count: int) -> list[int]:
    return [
        register_organization(
            session,
            CLERK,
            name=f"示例队{n}",
            form="FILED_GROUP",
            status="FILED",
            street="010",
            founded_on=DAY,
        )
        for n in range(count)
    ]


def _coverage(session: Session, organization_ids: list[int]) -> list[str]:
    return [find(session, ORGANIZATIONS, each)["party_coverage"] for each in organization_ids]


def _joint_branch(session: Session, covered: list[int], number: str, formed_on: date = DAY) -> int:
    return form_party_org(
        session,
        CLERK,
        party_no=number,
        form="JOINT_BRANCH",
        street="010",
        members=4,
        formed_on=formed_on,
        organization_ids=covered,
    )


def test_t30_a_joint_branch_over_six_units_is_refused_and_one_over_five_is_formed(
    registers: Database,
) -> None:
    with transaction(registers) as session:
        covered = _organizations(session, 6)
        with pytest.raises(JointBranchTooWide) as refused:
            _joint_branch(session, covered, "PD-LX-01")
        assert "6" in refused.value.message("zh-CN") and "5" in refused.value.message("zh-CN")
        assert page(session, PARTY_ORGS).rows == ()
        assert _coverage(session, covered) == ["NONE"] * 6
        _joint_branch(session, covered[:5], "PD-LX-01")
        assert _coverage(session, covered) == ["COVERED"] * 5 + ["NONE"]


def test_a_joint_branch_of_before_the_regulation_is_entered_as_it_was(registers: Database) -> None:
    with transaction(registers) as session:
        _joint_branch(session, _organizations(session, 6), "PD-LX-02", date(2010, 4, 1))
        assert [row["party_no"] for row in page(session, PARTY_ORGS).rows] == ["PD-LX-02"]
