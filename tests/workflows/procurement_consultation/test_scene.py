"""GM2010-016, planned, consulted and signed by the people of the cast."""

from __future__ import annotations

from decimal import Decimal

from engine import clock
from engine.persistence.database import Database, reading
from tests.workflows.conftest import START
from workflows.pilot import consultation
from workflows.pilot.imports import people, purchases
from workflows.pilot.records import END
from workflows.pilot.script import play
from workflows.registries.purchases import AWARDS, PROJECTS
from workflows.registries.register import find_by, page


def test_gm2010_016_is_consulted_awarded_at_the_amount_of_the_record_and_signed(deployed: Database) -> None:
    steps = [*people.steps(), *purchases.steps(consultation.LIVE), *consultation.steps()]
    with clock.frozen(START):
        play(deployed, steps, until=END)
    with reading(deployed) as session:
        assert session.all("SELECT detail FROM incident") == []
        project = find_by(session, PROJECTS, project_no="GM2010-016")
        assert project is not None
        awards = page(session, AWARDS, project_id=project["id"], limit=10).rows
        signed = session.one(
            "SELECT count(*) FROM contract WHERE project_id = ? AND signed_on IS NOT NULL", (project["id"],)
        )
    assert (project["state"], project["method"]) == ("PERFORMING", "CONSULTATION")
    first = next(row for row in awards if row["rank"] == 1)
    assert (first["state"], first["price"]) == ("DECIDED", Decimal(500_000))
    assert signed is not None and signed[0] == 1
