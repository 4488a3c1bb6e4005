"""A script plays each step once, in the order of time, with what falls due between them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from engine import clock
from engine.persistence.database import Database, reading
from engine.persistence.session import Session
from tests.workflows.conftest import START
from tests.workflows.house import application
from workflows.calendar.deadline import SHANGHAI
from workflows.pilot import cast
from workflows.pilot.acting import begin, complete
from workflows.pilot.people import application_form
from workflows.pilot.records import recorded_filings
from workflows.pilot.script import Step, play


class Unplugged(Exception):
    """Somebody pulled the plug."""


def at(day: int, hour: int = 10) -> datetime:
    return datetime(2010, 3, day, hour, tzinfo=SHANGHAI)


def noting(seen: list[str], name: str) -> Callable[[Session], None]:
    return lambda session: seen.append(name)


def unplugged(session: Session) -> None:
    raise Unplugged


def test_steps_are_played_in_the_order_of_time(registers: Database) -> None:
    seen: list[str] = []
    steps = [Step(at=at(day), key=str(day), act=noting(seen, str(day))) for day in (3, 1, 2)]
    with clock.frozen(START):
        assert play(registers, steps) == 3
        assert clock.now() == at(3)
    assert seen == ["1", "2", "3"]


def test_a_step_that_is_done_is_never_done_again(registers: Database) -> None:
    seen: list[str] = []
    steps = [Step(at=at(day), key=str(day), act=noting(seen, str(day))) for day in (1, 2)]
    with clock.frozen(START):
        play(registers, steps)
        assert play(registers, steps) == 0
    assert seen == ["1", "2"]


def test_an_interrupted_step_is_undone_with_its_note(registers: Database) -> None:
    seen: list[str] = []
    first = Step(at=at(1), key="first", act=noting(seen, "first"))
    with clock.frozen(START):
        with pytest.raises(Unplugged):
            play(registers, [first, Step(at=at(2), key="second", act=unplugged)])
        with reading(registers) as session:
            assert [row[0] for row in session.all("SELECT key FROM replay_step")] == ["first"]
        play(registers, [first, Step(at=at(2), key="second", act=noting(seen, "second"))])
    assert seen == ["first", "second"]


def test_nothing_after_the_last_day_is_played(registers: Database) -> None:
    seen: list[str] = []
    steps = [Step(at=at(day), key=str(day), act=noting(seen, str(day))) for day in (1, 5)]
    with clock.frozen(START):
        play(registers, steps, until=at(3))
        assert clock.now() == at(3)
    assert seen == ["1"]


def test_two_steps_of_one_name_are_refused(registers: Database) -> None:
    step = Step(at=at(1), key="same", act=unplugged)
    with pytest.raises(ValueError, match="same"):
        play(registers, [step, step])


def test_a_deadline_between_two_steps_takes_effect_when_it_is_due(deployed: Database) -> None:
    filing = next(each for each in recorded_filings() if each.street == "010")
    accepted: list[datetime] = []

    def submit(session: Session) -> None:
        begin(session, cast.applicant(filing.receipt_no), "so-filing", application_form(filing))

    def look(session: Session) -> None:
        accepted.extend(
            row[0] for row in session.all("SELECT updated_at FROM so_filing WHERE state = 'REVIEWING'")
        )

    def opinion(session: Session) -> None:
        (instance,) = session.all("SELECT instance_id FROM so_filing")[0]
        form = {
            "residentsInitiated": True,
            "residentsAgree": True,
            "placeConfirmed": True,
            "opinionText": "同意",
        }
        complete(session, cast.actor("community", filing.community), instance, "community-opinion", form)

    steps = [
        Step(at=at(1), key="submit", act=submit),
        Step(at=at(1, 11), key="opinion", act=opinion),
        Step(at=at(20), key="look", act=look),
    ]
    with clock.frozen(START):
        play(deployed, steps)
    # silence: five working days after Monday 1 March end with Monday 8 March
    assert accepted == [datetime(2010, 3, 9, 0, 0, tzinfo=SHANGHAI)]


def test_a_form_of_the_past_is_checked_as_any_other(deployed: Database) -> None:
    from engine.errors import FormRefused
    from engine.persistence.database import transaction

    with clock.frozen(START), transaction(deployed) as session, pytest.raises(FormRefused):
        begin(session, cast.applicant("SJ2010-0001"), "so-filing", application())
