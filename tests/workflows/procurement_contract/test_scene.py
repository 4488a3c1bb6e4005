"""The contracts of the pilot: GM2010-007 before June, and E.5 from the challenge to the copy."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from engine.persistence.database import Database, reading, transaction
from tests.support.arranged import Arrangement
from tests.workflows.conftest import START
from tests.workflows.procurement_open_tender.hall import deploy_tender, furnish
from tests.workflows.purchases import deploy_purchases
from workflows.calendar.deadline import SHANGHAI
from workflows.pilot import contracts, purchases, tender
from workflows.pilot.imports import people
from workflows.pilot.imports import purchases as imported
from workflows.pilot.script import play
from workflows.registries import budgets, challenges
from workflows.registries.contracts import CONTRACTS, PAYMENTS, SERVICE_LOGS, milestones_of
from workflows.registries.documents import documents
from workflows.registries.notices import public_notices
from workflows.registries.performance import BONDS, REPORTS
from workflows.registries.purchases import CHALLENGES, PROJECTS
from workflows.registries.register import find_by, page

JUNE = datetime(2010, 6, 1, 9, 0, tzinfo=SHANGHAI)
SUMMER = datetime(2010, 6, 2, 9, 0, tzinfo=SHANGHAI)
AUTUMN = datetime(2010, 9, 10, 9, 0, tzinfo=SHANGHAI)


def _spring(database: Database) -> Database:
    steps = [
        *people.steps(None),
        *imported.steps(purchases.LIVE),
        *purchases.steps(),
        *contracts.courtyards(),
    ]
    play(database, steps, until=JUNE)
    return database


def _autumn(database: Database) -> Database:
    deploy_tender(database)
    deploy_purchases(database, "procurement-contract", "procurement-challenge")
    with transaction(database) as session:
        furnish(session)
    play(database, [*tender.steps(), *contracts.centre()], until=AUTUMN)
    return database


@pytest.fixture
def arrangement(request: pytest.FixtureRequest) -> Arrangement:
    if "spring" in request.fixturenames:
        return Arrangement("contract-spring", START, _spring, is_deployed=True)
    return Arrangement("contract-autumn", SUMMER, _autumn)


@pytest.fixture
def spring(arranged: Database) -> Database:
    return arranged


@pytest.fixture
def autumn(arranged: Database) -> Database:
    return arranged


def test_gm2010_007_is_signed_announced_and_paid_its_first_instalment_before_june(spring: Database) -> None:
    with reading(spring) as session:
        project = find_by(session, PROJECTS, project_no="GM2010-007")
        assert project is not None
        contract = find_by(session, CONTRACTS, project_id=project["id"])
        assert contract is not None
        assert (project["state"], contract["state"]) == ("PERFORMING", "PERFORMING")
        assert (contract["amount"], contract["signed_on"]) == (Decimal(220_000), date(2010, 4, 8))
        parts = [
            (part["stage"], part["amount"], part["state"]) for part in milestones_of(session, contract["id"])
        ]
        assert parts == [
            ("SIGNING", Decimal(66_000), "PAID"),
            ("INTERIM", Decimal(88_000), "PLANNED"),
            ("FINAL", Decimal(66_000), "PLANNED"),
        ]
        held = budgets.claim(session, project["budget_line_id"], "GM2010-007")
        assert (held.reserved, held.committed, held.paid) == (Decimal(0), Decimal(154_000), Decimal(66_000))
        (paid,) = page(session, PAYMENTS, contract_id=contract["id"]).rows
        assert paid["paid_on"] == date(2010, 4, 15)
        assert len(page(session, SERVICE_LOGS, contract_id=contract["id"]).rows) == 2
        (report,) = page(session, REPORTS, contract_id=contract["id"]).rows
        assert (report["period_to"], report["submitted_on"]) == (date(2010, 5, 12), date(2010, 5, 14))
        assert session.all("SELECT element_id FROM incident WHERE status = 'open'", ()) == []
        kinds = [row["kind"] for row in public_notices(session).rows]
        assert kinds.count("CONTRACT_NOTICE") == 1


def test_d_challenges_the_result_of_e5_and_the_contract_is_signed_after_the_answer(autumn: Database) -> None:
    with reading(autumn) as session:
        project = tender.the_project(session)
        (challenge,) = page(session, CHALLENGES, project_id=project["id"]).rows
        assert challenge["organization_id"] == contracts.CHALLENGER.organization.id
        assert (challenge["received_on"], challenge["due_on"]) == (date(2010, 8, 10), date(2010, 8, 19))
        assert challenge["result"] == "REJECTED"
        letter = find_by(session, challenges.LETTERS, challenge_id=challenge["id"])
        pause = find_by(session, challenges.PAUSES, challenge_id=challenge["id"])
        assert letter is not None and pause is not None
        assert (letter["known_on"], letter["last_day"]) == (date(2010, 8, 3), date(2010, 8, 12))
        assert (pause["paused_from"], pause["resumed_on"]) == (date(2010, 8, 10), date(2010, 8, 19))
        (contract,) = page(session, CONTRACTS, project_id=project["id"]).rows
        assert contract["organization_id"] == tender.BIDDERS[1].organization.id
        assert (contract["amount"], contract["signed_on"]) == (Decimal(4_050_000), date(2010, 8, 23))
        bond = find_by(session, BONDS, contract_id=contract["id"])
        assert bond is not None
        assert (bond["amount"], bond["received_on"]) == (Decimal(202_500), date(2010, 8, 30))
        assert session.all("SELECT element_id FROM incident WHERE status = 'open'", ()) == []
        case = contracts._case(session, project)
        dues = session.all(
            "SELECT element_id, due_at FROM user_task WHERE instance_id = ? AND element_id IN (?, ?, ?, ?)",
            (case, "supplier-sign", "announce-contract", "file-copy", "return-bid-deposit"),
        )
        limits = {element: due.astimezone(SHANGHAI).isoformat()[:10] for element, due in dues}
        # each is due at 24:00 of 1 September, 25 August and 1 September: the table of E.5
        assert limits == {
            "supplier-sign": "2010-09-02",
            "announce-contract": "2010-08-26",
            "file-copy": "2010-09-02",
            # the winner's deposit, five working days after the signature (87号令 38)
            "return-bid-deposit": "2010-08-31",
        }
        notice = next(row for row in public_notices(session).rows if row["kind"] == "CONTRACT_NOTICE")
        assert notice["published_on"] == date(2010, 8, 25)
        assert [row["code"] for row in documents(session, case)] == ["DOC-420", "DOC-421"]
