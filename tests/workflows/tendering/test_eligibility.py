"""What the registers say of a bidder before anybody reads its documents."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from engine.actor import SYSTEM
from engine.persistence.database import Database, transaction
from tests.workflows.tendering.market import organization
from workflows.registries.challenges import record_conduct
from workflows.registries.purchases import register_project
from workflows.tendering.eligibility import CREDIT, findings

LAST_DAY = date(2011, 3, 22)


def test_a_supplier_barred_for_bad_conduct_is_unqualified_to_its_last_day(registers: Database) -> None:
    with transaction(registers) as session:
        barred, rival = organization(session, 1), organization(session, 2)
        project = register_project(
            session,
            SYSTEM,
            name="示例项目",
            purchaser="010",
            catalog_code="QT01",
            category="QT",
            year=2010,
            budget=Decimal(100000),
        )
        record_conduct(
            session,
            SYSTEM,
            organization_id=barred,
            reason="一年内三次以上投诉均查无实据（示例）",
            recorded_on=date(2010, 3, 22),
            barred_to=LAST_DAY,
        )

        def found(who: int, on: date) -> list[str]:
            return list(findings(session, who, [], project, on))

        assert found(barred, date(2010, 3, 21)) == []
        assert found(barred, date(2010, 3, 22)) == found(barred, LAST_DAY) == [CREDIT]
        assert "2011-03-22" in findings(session, barred, [], project, LAST_DAY)[CREDIT]
        assert found(barred, date(2011, 3, 23)) == []
        assert found(rival, LAST_DAY) == []
