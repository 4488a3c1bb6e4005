"""How far a funding round has come, for tests that look at one place of it."""

from __future__ import annotations

from typing import Any

from tests.workflows.so_funding.office import AGREE, STAFF, Case, Office, attendance

DIRECTORS = STAFF["civil-meeting:civil-affairs"]


def drawn(office: Office, applications: int = 1, experts: int = 5, **changes: Any) -> Case:
    """A round whose panels are drawn."""
    case = office.open_round()
    for organization in (5001, 5002, 5003, 5004)[:applications]:
        office.ready(organization, **changes)
    office.on("2010-04-01")
    return case.complete("close-intake", "handler", {"expertCount": experts})


def ranked(office: Office, *totals: int, **changes: Any) -> Case:
    """A round whose applications are scored."""
    case = drawn(office, len(totals), **changes)
    office.score(case, *totals)
    return case


def proposed(case: Case, **amounts: float) -> Case:
    """Amounts are proposed and checked; ``g001=0`` changes one of them."""
    rows = [
        {**row, "proposed": amounts.get("g" + row["grant_no"][-3:], row["proposed"])}
        for row in case.variables["ranking"]
    ]
    case.complete("propose-amounts", "handler", {"ranking": rows})
    return case.complete("review-proposals", "reviewer", AGREE)


def public(office: Office, *totals: int) -> Case:
    """A round before the public."""
    return proposed(ranked(office, *totals)).complete("decide", "leader", attendance("leader"))
