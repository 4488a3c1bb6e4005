"""What became of the recorded filings: the register beside the record, figure by figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from engine.persistence.session import Session
from workflows.calendar import current_calendar, local_date
from workflows.pilot.acting import RULES_ON
from workflows.pilot.records import RecordedFiling, recorded_filings
from workflows.registries.filings import filings
from workflows.rules import current_rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A figure of the register that is not the recorded one."""

    receipt_no: str
    field: str
    recorded: str | None
    found: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the replay did; ``differences`` is empty when every application came out as recorded."""

    applications: int
    steps: int
    outcomes: dict[str, int]
    differences: tuple[Difference, ...]
    #: receipt numbers of applications that were decided after the promised day
    decided_late: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def filings_report(session: Session, steps: int) -> Report:
    """Compare every application of the record with the register; ``steps`` is how many the replay had."""
    rows = {row["receipt_no"]: row for row in filings(session)}
    record = recorded_filings()
    outcomes: dict[str, int] = {}
    for row in rows.values():
        outcome = row["outcome"] or "UNDER_WAY"
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
    return Report(
        applications=len(rows),
        steps=steps,
        outcomes=outcomes,
        differences=tuple(
            difference for filing in record for difference in _compare(filing, rows.get(filing.receipt_no))
        ),
        decided_late=tuple(
            filing.receipt_no
            for filing in record
            if filing.receipt_no in rows and _is_late(rows[filing.receipt_no])
        ),
    )


def _compare(filing: RecordedFiling, row: Mapping[str, Any] | None) -> list[Difference]:
    if row is None:
        return [
            Difference(
                receipt_no=filing.receipt_no, field="receipt_no", recorded=filing.receipt_no, found=None
            )
        ]
    pairs = {
        "org_name": (filing.org_name, row["org_name"]),
        "outcome": (filing.outcome, row["outcome"]),
        "submitted_on": (filing.submitted_on, local_date(row["created_at"])),
        "accepted_on": (filing.accepted_on, row["accepted_on"]),
        "decided_on": (filing.decided_on, row["decided_on"]),
        "correction_count": (int(filing.was_corrected), row["correction_count"]),
        "filing_no": (filing.filing_no, row["filing_no"]),
    }
    return [
        Difference(receipt_no=filing.receipt_no, field=field, recorded=_text(recorded), found=_text(found))
        for field, (recorded, found) in pairs.items()
        if recorded != found
    ]


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _is_late(row: Mapping[str, Any]) -> bool:
    """Whether the decision came after the promised day."""
    if row["accepted_on"] is None or row["decided_on"] is None:
        return False
    promised = current_rules().deadline(
        "so-filing.decision-period", row["accepted_on"], current_calendar(), on=RULES_ON
    )
    return promised.due_on is not None and row["decided_on"] > promised.due_on
