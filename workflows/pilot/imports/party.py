"""Party organisations of three streets (DOMAIN.md E.4): the rows of the record, laid on the filed groups."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from functools import partial
from importlib.resources import files
from typing import Final

from engine.persistence.session import Session
from workflows.calendar import local_date
from workflows.pilot import cast
from workflows.pilot.imports.people import on
from workflows.pilot.script import Step
from workflows.registries.party import form_party_org
from workflows.registries.streets import streets

FORMS: Final = {
    "独立党支部": "BRANCH",
    "联合党支部": "JOINT_BRANCH",
    "党小组(挂靠社区党支部)": "PARTY_GROUP",
    "党建工作指导员": "INSTRUCTOR",
}
#: When the pilot streets had built theirs up: the last filings are decided that day before five.
DAY: Final = date(2010, 5, 31)
#: 春熙路: 40 groups, 38 of them without a Party organisation; two had one before.
EARLIER: Final = (("003", "PD-CX-Y01"), ("003", "PD-CX-Y02"))
EARLIER_DAY: Final = date(2010, 4, 6)


def steps() -> Iterator[Step]:
    """The two of before in April, the others at the end of May, street by street."""
    yield Step(at=on(EARLIER_DAY, "17:00"), key="party/earlier", act=_earlier)
    for code in sorted({street for street, _ in _recorded()}):
        yield Step(at=on(DAY, "17:30"), key=f"party/{code}", act=partial(_form, street=code))


def _recorded() -> list[tuple[str, dict[str, str]]]:
    codes = {street.name: code for code, street in streets().items()}
    text = (files("workflows.pilot") / "data" / "party.csv").read_text("utf-8-sig")
    return [(codes[row["街道"]], row) for row in csv.DictReader(text.splitlines())]


def _earlier(session: Session) -> None:
    waiting = _uncovered(session, EARLIER[0][0])
    for (code, party_no), organization_id in zip(EARLIER, waiting[: len(EARLIER)], strict=True):
        _enter(session, code, party_no, "BRANCH", 3, [organization_id], "EARLIER")


def _form(session: Session, street: str) -> None:
    waiting = _uncovered(session, street)
    for code, row in _recorded():
        if code != street:
            continue
        covers = int(row["覆盖社会组织数"])
        taken, waiting = waiting[:covers], waiting[covers:]
        assert len(taken) == covers, f"{street}: the record covers more groups than are filed"
        _enter(
            session,
            code,
            row["编号"],
            FORMS[row["组织形式"]],
            int(row["正式党员数(虚构)"]),
            taken,
            "CAMPAIGN",
        )


def _enter(
    session: Session, street: str, party_no: str, form: str, members: int, covered: list[int], origin: str
) -> None:
    form_party_org(
        session,
        cast.actor("civil-handler", "civil-affairs"),
        party_no=party_no,
        form=form,
        street=street,
        members=members,
        formed_on=local_date(session.now),
        organization_ids=covered,
        origin=origin,
    )


def _uncovered(session: Session, street: str) -> list[int]:
    """Filed groups of a street that nobody covers, in the order they were filed."""
    rows = session.all(
        "SELECT o.id FROM organization o JOIN so_filing f"
        " ON f.tenant_id = o.tenant_id AND f.organization_id = o.id"
        " WHERE o.tenant_id = ? AND o.street = ? AND o.status = 'FILED' AND o.party_coverage <> 'COVERED'"
        " ORDER BY f.filing_no",
        (session.tenant_id, street),
    )
    return [row[0] for row in rows]
