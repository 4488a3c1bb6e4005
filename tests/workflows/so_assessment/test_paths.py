"""The way of an assessment from the announcement to the plaque."""

from __future__ import annotations

from datetime import date

from engine.persistence.database import reading
from tests.workflows.so_assessment.desk import Desk
from workflows.registries import notices
from workflows.registries.assessments import CERTIFICATES, RATINGS


def test_an_organisation_is_assessed_and_hangs_up_its_plaque(desk: Desk) -> None:
    case = desk.confirmed({"C06": 40})
    row = desk.case_row(case)
    assert (row["state"], row["suggested"], row["grade"], row["score"]) == ("CONFIRMED", "A5", "A5", 960000)
    (rating,) = desk.rows(RATINGS, organization_id=desk.organization)
    assert (rating["grade"], rating["valid_from"], rating["valid_to"]) == (
        "A5",
        date(2010, 3, 12),
        date(2015, 3, 12),
    )
    certificates = desk.rows(CERTIFICATES, organization_id=desk.organization)
    assert [(each["kind"], each["certificate_no"]) for each in certificates] == [
        ("RATING", "PG2010-01-001"),
        ("RATING_PLAQUE", "PG2010-01-001"),
    ]
    assert desk.documents(case) == ["DOC-502", "DOC-503", "DOC-507", "DOC-508", "DOC-511", "DOC-512"]
    (evaluation,) = desk.instances("so-assessment-evaluation")
    assert desk.documents(evaluation) == ["DOC-504", "DOC-505", "DOC-506"]
    assert desk.status(case) == desk.status(evaluation) == "completed"
    with reading(desk.database) as session:
        kinds = [row["kind"] for row in notices.public_notices(session).rows]
    assert kinds == ["RATING_ANNOUNCEMENT", "RATING_PUBLICITY", "ASSESSMENT_NOTICE"]
