"""The 168 filing applications of the pilot as recorded, and when each step of them happens in the replay.

Only the days of submission, acceptance and decision are recorded; the steps between are laid on working days
between them by the rules here, the same on every run.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from typing import Literal

from workflows.calendar import current_calendar
from workflows.calendar.deadline import SHANGHAI
from workflows.registries.streets import streets

Verb = Literal[
    "submit",
    "give-opinion",
    "ask-for-correction",
    "correct",
    "accept",
    "refuse-at-the-door",
    "check-site",
    "review",
    "grant",
    "refuse",
    "withdraw",
]

#: Outcome in the register by the word of the record; an application under way has none.
OUTCOMES = {
    "准予备案": "GRANTED",
    "不予备案": "REFUSED",
    "不予受理": "NOT_ACCEPTED",
    "已撤回": "WITHDRAWN",
    "在办": None,
}
CLASSES = {
    "生活服务类": "LIFE",
    "社区事务类": "AFFAIR",
    "文体活动类": "CULTURE_SPORT",
    "公益慈善类": "CHARITY",
}

#: The clock of the demonstration stops here (DOMAIN.md E.7).
END = datetime(2010, 6, 1, 9, 0, tzinfo=SHANGHAI)

#: 首次备案抽中 20 %: every fifth application has a site check.
SITE_CHECK_EVERY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedFiling:
    """One line of the record."""

    receipt_no: str
    street: str
    org_name: str
    filed_class: str
    submitted_on: date
    accepted_on: date | None
    decided_on: date | None
    was_corrected: bool
    outcome: str | None
    filing_no: str | None

    @property
    def number(self) -> int:
        return int(self.receipt_no.rpartition("-")[2])

    @property
    def community(self) -> str:
        """The community is part of the invented name, for example 春熙路街道示例一社区."""
        return self.org_name.partition("社区")[0] + "社区"

    @property
    def has_site_check(self) -> bool:
        return self.outcome in ("GRANTED", "REFUSED") and self.number % SITE_CHECK_EVERY == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedStep:
    """Something a person does to one application at a moment."""

    at: datetime
    verb: Verb
    filing: RecordedFiling
    officer: int = 1


def recorded_filings() -> tuple[RecordedFiling, ...]:
    """The record in its own order: by the day of the decision, in the order of the numbers given."""
    codes = {street.name: code for code, street in streets().items()}
    text = (files("workflows.pilot") / "data" / "filing_applications168.csv").read_text("utf-8-sig")
    return tuple(_read(row, codes) for row in csv.DictReader(text.splitlines()))


def _read(row: dict[str, str], codes: dict[str, str]) -> RecordedFiling:
    return RecordedFiling(
        receipt_no=row["收件号"],
        street=codes[row["街道"]],
        org_name=row["组织名称(虚构)"],
        filed_class=CLASSES[row["类别"]],
        submitted_on=date.fromisoformat(row["提交日"]),
        accepted_on=_day(row["受理日"]),
        decided_on=_day(row["决定日"]),
        was_corrected=row["是否补正"] == "是",
        outcome=OUTCOMES[row["结果"]],
        filing_no=row["备案编号"] or None,
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def schedule() -> list[RecordedStep]:
    """Every step of every application up to :data:`END`, in the order of time."""
    steps = [step for place, filing in enumerate(recorded_filings()) for step in _steps(filing, place)]
    return sorted((step for step in steps if step.at <= END), key=lambda step: step.at)


def _steps(filing: RecordedFiling, place: int) -> Iterator[RecordedStep]:
    # Numbers are given in the order of submission and of decision; seconds keep both orders within a day.
    def step(day: date, at: time, verb: Verb, seconds: int = filing.number, officer: int = 1) -> RecordedStep:
        moment = datetime.combine(day, at, SHANGHAI) + timedelta(seconds=seconds)
        return RecordedStep(at=moment, verb=verb, filing=filing, officer=officer)

    yield step(filing.submitted_on, time(9), "submit")
    yield step(filing.submitted_on, time(11), "give-opinion")
    if filing.was_corrected:
        assert filing.accepted_on is not None
        asked, corrected = _correction_days(filing.submitted_on, filing.accepted_on)
        yield step(asked, time(14), "ask-for-correction")
        yield step(corrected, time(14, 30), "correct")
    if filing.accepted_on is not None:
        # the last day of the demonstration ends at nine in the morning
        yield step(
            filing.accepted_on, time(8, 45) if filing.accepted_on == END.date() else time(15), "accept"
        )
    if filing.decided_on is None:
        return
    if filing.outcome == "NOT_ACCEPTED":
        yield step(filing.decided_on, time(15, 30), "refuse-at-the-door")
    elif filing.outcome == "WITHDRAWN":
        yield step(filing.decided_on, time(10, 30), "withdraw")
    else:
        assert filing.accepted_on is not None
        reviewed = _next_working_day(filing.accepted_on, filing.decided_on)
        if filing.has_site_check:
            yield step(reviewed, time(9), "check-site")
            yield step(reviewed, time(9, 20), "check-site", officer=2)
        yield step(reviewed, time(13), "review")
        yield step(filing.decided_on, time(16), "grant" if filing.outcome == "GRANTED" else "refuse", place)


def _correction_days(submitted: date, accepted: date) -> tuple[date, date]:
    """Asked on the first working day after the submission, corrected on the last before the acceptance."""
    calendar = current_calendar()
    days = [submitted + timedelta(days=n) for n in range(1, (accepted - submitted).days)]
    between = [day for day in days if calendar.is_working_day(day)] or [accepted]
    return between[0], between[-1]


def _next_working_day(after: date, latest: date) -> date:
    """The first working day after a day, and no later than another."""
    calendar, day = current_calendar(), after + timedelta(days=1)
    while day < latest and not calendar.is_working_day(day):
        day += timedelta(days=1)
    return min(day, latest)
