"""The quarterly tables of the pilot: each street's intake checks and sends its own, the district receives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from engine.persistence.session import Session
from workflows.calendar.deadline import SHANGHAI
from workflows.pilot import cast
from workflows.pilot.acting import complete, open_tasks
from workflows.pilot.script import Step
from workflows.registries.streets import streets

#: When the first street checks its table of a quarter, the others a quarter of an hour after each other.
MORNINGS: Final = (
    datetime(2010, 3, 15, 9, 20, tzinfo=SHANGHAI),
    datetime(2010, 6, 17, 9, 20, tzinfo=SHANGHAI),
)
_APART: Final = timedelta(minutes=15)
_CHECKED: Final = {"isChecked": True, "remark": "与备案台账核对一致（示例）"}


def steps() -> Sequence[Step]:
    """Sixteen streets and the district, each quarter."""
    found = []
    for quarter, morning in enumerate(MORNINGS, start=1):
        for number, street in enumerate(streets()):
            act = partial(_check, street=street, quarter=quarter)
            found.append(Step(at=morning + number * _APART, key=f"filing-report/{quarter}/{street}", act=act))
        at = morning + timedelta(days=1)
        found.append(
            Step(at=at, key=f"filing-report/{quarter}/received", act=partial(_receive, quarter=quarter))
        )
    return found


def _check(session: Session, *, street: str, quarter: int) -> None:
    case = _case(session, quarter)
    if case is not None and open_tasks(session, case, "check-and-send"):
        # the streets come in the order in which their tasks were made, so the first open one is theirs
        complete(session, cast.actor("street-acceptance", street), case, "check-and-send", _CHECKED)


def _receive(session: Session, *, quarter: int) -> None:
    case = _case(session, quarter)
    if case is not None:
        handler = cast.actor("civil-handler", "civil-affairs")
        complete(session, handler, case, "receive-reports", {"receiptNote": "已汇总（示例）"})


def _case(session: Session, quarter: int) -> int | None:
    """The case of a quarter of 2010; a house whose processes were deployed later has none."""
    row = session.one(
        "SELECT instance_id FROM filing_report WHERE tenant_id = ? AND year = 2010 AND quarter = ?",
        (session.tenant_id, quarter),
    )
    return None if row is None else int(row[0])
