"""The replay of the pilot's filings: the recorded steps, through the same commands that people use."""

from __future__ import annotations

from functools import partial

from engine.persistence.database import Database, reading
from engine.persistence.session import Session
from workflows.pilot import cast
from workflows.pilot.acting import begin, complete
from workflows.pilot.filing_report import Report, filings_report
from workflows.pilot.people import application_form, officer, submission
from workflows.pilot.records import END, RecordedFiling, RecordedStep, Verb, schedule
from workflows.pilot.script import Progress, Step, play
from workflows.so_filing.commands import PROCESS_KEY, withdraw_application

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


def steps() -> list[Step]:
    """Every recorded step up to the end of the record, in the order of time."""
    return [Step(at=each.at, key=_key(each), act=partial(_act, step=each)) for each in schedule()]


def replay_filings(database: Database, progress: Progress | None = None) -> Report:
    """Play the filings alone, day by day under the engine's clock, which is left at the end of the record.

    The process must be deployed. An interrupted replay goes on where it stopped."""
    found = steps()
    play(database, found, progress, until=END)
    with reading(database) as session:
        return filings_report(session, len(found))


def _key(step: RecordedStep) -> str:
    colleague = "" if step.officer == 1 else f"/{step.officer}"
    return f"filing/{step.filing.receipt_no}/{step.verb}{colleague}"


def _act(session: Session, step: RecordedStep) -> None:
    filing = step.filing
    applicant = cast.applicant(filing.receipt_no)
    if step.verb == "submit":
        begin(session, applicant, PROCESS_KEY, application_form(filing), business_key=filing.receipt_no)
    elif step.verb == "withdraw":
        withdraw_application(session, applicant, filing.receipt_no, "不再开展活动（示例）")
    else:
        element_id = TASKS[step.verb]
        actor = officer(filing, element_id, step.officer)
        complete(session, actor, _instance_of(session, filing), element_id, submission(filing, step.verb))


def _instance_of(session: Session, filing: RecordedFiling) -> int:
    row = session.one(
        "SELECT instance_id FROM so_filing WHERE tenant_id = ? AND receipt_no = ?",
        (session.tenant_id, filing.receipt_no),
    )
    assert row is not None, f"{filing.receipt_no} is submitted before anybody works on it"
    return int(row[0])
