"""An organisation that was chosen by its name is told by its name."""

from __future__ import annotations

from datetime import date

from engine import clock
from engine.actor import SYSTEM
from engine.persistence.database import Database, reading, transaction
from forms.filled import Filled
from tests.workflows.conftest import START
from workflows.pilot.suppliers import supplier
from workflows.registries.organizations import register_organization
from workflows.starters.chosen import by_name


def filled(key: str, value: object) -> Filled:
    return Filled(key=key, label="", kind="textfield", value=value)


def test_an_organisation_is_told_by_its_name_and_nothing_else_is_touched(deployed: Database) -> None:
    with clock.frozen(START), transaction(deployed) as session:
        key = register_organization(
            session, SYSTEM, name="甲中心", form="SERVICE_INSTITUTION", status="REGISTERED", street="010",
            founded_on=date(2009, 1, 1), uscc=supplier(1).uscc,
        )  # fmt: skip
    fields = [
        filled("organizationId", str(key)),
        filled("organizationId", key),
        filled("sponsorId", str(key)),
        filled("projectNo", str(key)),
    ]
    with reading(deployed) as session:
        told = [each.value for each in by_name(session, fields)]
    assert told == ["甲中心", "甲中心", "甲中心", str(key)]


def test_a_key_that_nobody_has_stays_as_it_was_typed(deployed: Database) -> None:
    typed = ["77", "甲", "9" * 20]
    with reading(deployed) as session:
        told = [each.value for each in by_name(session, [filled("organizationId", each) for each in typed])]
    assert told == typed
