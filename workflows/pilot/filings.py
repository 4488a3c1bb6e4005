"""The replay of the pilot's filings: the recorded steps, through the same commands that people use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from engine import clock
from engine.commands.instances import start_process_instance
from engine.commands.tasks import claim_task, complete_task
from engine.jobs.execute import run_due_jobs
from engine.persistence.database import Database, reading, transaction
from engine.persistence.session import Session
from workflows.calendar import current_calendar, local_date
from workflows.calendar.deadline import end_of_day
from workflows.pilot.people import applicant, application_form, officer, submission
from workflows.pilot.records import END, RecordedFiling, Step, Verb, recorded_filings, schedule
from workflows.registries.filings import filings
from workflows.rules import current_rules
from workflows.so_filing.commands import PROCESS_KEY, withdraw_application

#: ``replay_rules=current``: cases of 2010 are decided by today's rules (DOMAIN.md E.0).
RULES_ON = date(2026, 1, 1)

#: The user task that a step completes.
TASKS: dict[Verb, str] = {
    "give-opinion": "community-opinion",
    "ask-for-correction": "acceptance-review",
    "correct": "correct-materials",
    "accept": "acceptance-review",
    "refuse-at-the-door": "acceptance-review",
    "check-site": "site-check",
    "review": "review",
    "grant": "approve",
    "refuse": "approve",
}

#: Called with steps done, steps in all, and the day of the demonstration.
Progress = Callable[[int, int, date], None]


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


def replay_filings(database: Database, progress: Progress | None = None) -> Report:
    """Play the recorded steps day by day under the engine's clock, which is left at the end of the record.

    The process must be deployed. Steps that are done already are passed over, so that an interrupted replay
    goes on where it stopped.
    """
    steps, day = schedule(), None
    for done, step in enumerate(steps):
        if day != local_date(step.at):
            day = _begin_day(database, day, local_date(step.at))
            if progress is not None:
                progress(done, len(steps), day)
        clock.freeze(step.at)
        _play(database, step)
    _move(database, END)
    if progress is not None:
        progress(len(steps), len(steps), local_date(END))
    with reading(database) as session:
        return _report(session, len(steps))


def _begin_day(database: Database, before: date | None, day: date) -> date:
    """Let every midnight between two days pass: periods end at 24:00."""
    while before is not None and before < day:
        _move(database, end_of_day(before))
        before = local_date(clock.now())
    return day


def _move(database: Database, at: datetime) -> None:
    clock.freeze(at)
    run_due_jobs(database)


def _play(database: Database, step: Step) -> None:
    filing = step.filing
    with transaction(database) as session:
        instance_id = _instance_of(session, filing)
        if step.verb == "submit":
            if instance_id is None:
                form = {**application_form(filing), "rules_on": RULES_ON.isoformat()}
                start_process_instance(
                    session, applicant(filing), PROCESS_KEY, form, business_key=filing.receipt_no
                )
        elif step.verb == "withdraw":
            if not _is_over(session, filing):
                withdraw_application(session, applicant(filing), filing.receipt_no, "不再开展活动（示例）")
        else:
            assert instance_id is not None
            _complete(session, step, instance_id)


def _complete(session: Session, step: Step, instance_id: int) -> None:
    """Claim and complete the task of a step, unless it is done."""
    element_id = TASKS[step.verb]
    # the tasks of one element in order: a step knows which passage through it is its own
    tasks = session.all(
        "SELECT activity_id, status, assignee FROM user_task"
        " WHERE tenant_id = ? AND instance_id = ? AND element_id = ? ORDER BY activity_id",
        (session.tenant_id, instance_id, element_id),
    )
    passage = 1 if step.verb == "accept" and step.filing.was_corrected else step.officer - 1
    activity_id, status, assignee = tasks[passage]
    if status != "open":
        return
    actor, task_id = officer(step.filing, element_id, step.officer), f"{instance_id}-{activity_id}"
    if assignee is None:
        claim_task(session, actor, task_id)
    complete_task(session, actor, task_id, submission(step.filing, step.verb))


def _instance_of(session: Session, filing: RecordedFiling) -> int | None:
    row = session.one(
        "SELECT instance_id FROM so_filing WHERE tenant_id = ? AND receipt_no = ?",
        (session.tenant_id, filing.receipt_no),
    )
    return None if row is None else int(row[0])


def _is_over(session: Session, filing: RecordedFiling) -> bool:
    row = session.one(
        "SELECT outcome FROM so_filing WHERE tenant_id = ? AND receipt_no = ?",
        (session.tenant_id, filing.receipt_no),
    )
    return row is not None and row[0] is not None


def _report(session: Session, steps: int) -> Report:
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
