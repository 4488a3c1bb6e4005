"""What a street's table says, and the query that says it: the same text that is shown is asked."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, text

from engine.persistence.session import Session
from engine.persistence.types import UtcTimestamp
from workflows.calendar import current_calendar, end_of_day
from workflows.registries.tables.base import LegalDate
from workflows.rules import current_rules

MONTHS_OF_A_QUARTER: Final = 3
_ONE_DAY: Final = timedelta(days=1)

#: An application counts where it came in, also when its material came a second time later. A filing that
#: expired was in force on its last day.
QUERY: Final = """\
SELECT
  count(CASE WHEN created_at >= :starts_at AND created_at < :ends_at THEN 1 END) AS received,
  count(CASE WHEN accepted_on BETWEEN :period_from AND :period_to THEN 1 END) AS accepted,
  count(CASE WHEN decided_on BETWEEN :period_from AND :period_to
    AND outcome = 'GRANTED' THEN 1 END) AS granted,
  count(CASE WHEN decided_on BETWEEN :period_from AND :period_to
    AND outcome = 'REFUSED' THEN 1 END) AS refused,
  count(CASE WHEN decided_on BETWEEN :period_from AND :period_to
    AND outcome IN ('WITHDRAWN', 'DEEMED_WITHDRAWN') THEN 1 END) AS withdrawn,
  count(CASE WHEN standing IS NOT NULL AND decided_on <= :period_to AND (ended_on IS NULL
    OR ended_on > :period_to OR (standing = 'EXPIRED' AND ended_on = :period_to)) THEN 1 END) AS in_force
FROM so_filing WHERE tenant_id = :tenant AND street = :street"""

_STATEMENT: Final = text(QUERY).bindparams(
    bindparam("starts_at", type_=UtcTimestamp),
    bindparam("ends_at", type_=UtcTimestamp),
    bindparam("period_from", type_=LegalDate),
    bindparam("period_to", type_=LegalDate),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """A period of counting: it follows the one before without a gap, and is reported by ``due_on``."""

    year: int
    number: int
    period_from: date
    period_to: date
    due_on: date

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter of a day, whose count ends at the cut-off in its last month."""
        rules = current_rules()
        cut_off = int(rules.rule("so-filing.report-cut-off-day", day).value)
        last = int(rules.rule("so-filing.report-due-day", day).value)
        month = -(-day.month // MONTHS_OF_A_QUARTER) * MONTHS_OF_A_QUARTER
        period_to = date(day.year, month, cut_off)
        before = (
            date(day.year, month - MONTHS_OF_A_QUARTER, cut_off)
            if month > MONTHS_OF_A_QUARTER
            else date(day.year - 1, 12, cut_off)
        )
        return cls(
            year=day.year,
            number=month // MONTHS_OF_A_QUARTER,
            period_from=before + _ONE_DAY,
            period_to=period_to,
            # a last day that is off moves to the next working day (T2)
            due_on=current_calendar().first_working_day(date(day.year, month, last)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One line of the table."""

    received: int
    accepted: int
    granted: int
    refused: int
    withdrawn: int
    in_force: int


def count(session: Session, street: str, quarter: Quarter) -> Figures:
    """Ask the register of filings."""
    asked = _STATEMENT.bindparams(**parameters(session, street, quarter))
    row = session.core.execute(asked).mappings().one()
    return Figures(**{name: int(value) for name, value in row.items()})


def parameters(session: Session, street: str, quarter: Quarter) -> dict[str, Any]:
    """What stands for the names in :data:`QUERY`."""
    return {
        "tenant": session.tenant_id,
        "street": street,
        "period_from": quarter.period_from,
        "period_to": quarter.period_to,
        "starts_at": end_of_day(quarter.period_from - _ONE_DAY),
        "ends_at": end_of_day(quarter.period_to),
    }


def shown(session: Session, street: str, quarter: Quarter) -> str:
    """The query as it was asked: its text, and the value of every name in it."""
    values = parameters(session, street, quarter)
    named = "；".join(
        f"{name} = {value.isoformat() if isinstance(value, date) else value}"
        for name, value in values.items()
    )
    return f"{' '.join(QUERY.split())}（{named}）"


def as_row(name: str, figures: Figures) -> list[str | int]:
    """A line of DOC-110."""
    return [name, *asdict(figures).values()]
