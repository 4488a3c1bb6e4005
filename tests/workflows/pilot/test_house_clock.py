"""A demonstration's days are not those of the machine, and its clock stands while nobody serves."""

from __future__ import annotations

from datetime import timedelta

from engine import clock
from engine.actor import Actor
from engine.history.chain import Event
from engine.persistence.administration import record_administrative
from engine.persistence.database import Database, transaction
from workflows.pilot.records import END
from workflows.registries.house_clock import house_time, resume_time, stop_time, use_house_clock

SECOND = timedelta(seconds=1)


def test_a_house_of_today_lives_by_the_clock_of_the_machine(registers: Database) -> None:
    resume_time(registers)
    with clock.frozen():
        use_house_clock(registers)
    assert abs(clock.now() - clock.system_clock()) < SECOND


def test_a_demonstration_goes_on_where_the_replay_left_it(registers: Database) -> None:
    stop_time(registers, END)
    with house_time(registers):
        assert abs(clock.now() - END) < 5 * SECOND
    assert abs(clock.now() - clock.system_clock()) < SECOND


def test_a_server_takes_the_time_up_from_the_last_thing_that_happened(registers: Database) -> None:
    later = END + timedelta(days=3)
    # by the machine's clock, before the replay: no reason to leap to today
    with transaction(registers) as session:
        record_administrative(session, Actor(user_id="li"), [Event("person-created", {"person": "a"})])
    stop_time(registers, END)
    with clock.frozen(later), transaction(registers) as session:
        record_administrative(session, Actor(user_id="li"), [Event("person-created", {"person": "b"})])
    resume_time(registers)
    with house_time(registers):
        assert abs(clock.now() - later) < 5 * SECOND
