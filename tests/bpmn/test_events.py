"""Timers, messages, signals, links, terminate; boundary and intermediate events (BPMN 2.0, 13.5)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from engine.spiff.border import ActivityNotFound
from tests.bpmn.conftest import Run
from tests.support.diagrams import (
    boundary,
    catch,
    end,
    exclusive,
    link,
    message,
    otherwise,
    parallel,
    path,
    process,
    script_task,
    signal,
    start,
    subprocess,
    task,
    terminate,
    throw,
    timer,
    user_task,
    when,
)
from tests.support.driver import START, Driver

# ---- timers


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (timer("PT1H"), START + timedelta(hours=1)),
        (timer("P1DT30M"), START + timedelta(days=1, minutes=30)),
        (timer('=duration("PT" + string(hours) + "H")'), START + timedelta(hours=3)),
        (timer(date="2026-05-01T00:00:00+08:00"), datetime(2026, 4, 30, 16, 0, tzinfo=UTC)),
        (timer(date='=date and time("2026-05-01T00:00:00+08:00")'), datetime(2026, 4, 30, 16, 0, tzinfo=UTC)),
        (timer("=deadline"), START + timedelta(minutes=90)),
    ],
)
def test_a_timer_is_a_date_or_a_duration_in_iso_or_feel(run: Run, on: object, due: datetime) -> None:
    drawn = process("waiting", start() >> catch("wait", on) >> end())  # type: ignore[arg-type]
    driver = run(drawn, {"hours": 3, "deadline": "PT1H30M"})
    (waiting,) = driver.open_timers.values()
    assert waiting.due_at == due
    assert driver.fire_timer("wait").done


def test_a_timer_fires_once(run: Run) -> None:
    driver = run(process("waiting", start() >> catch("wait", timer("PT1H")) >> user_task("a") >> end()))
    (number,) = driver.open_timers
    driver.fire_timer("wait")
    with pytest.raises(ActivityNotFound):
        driver.fire_subscription(number)
    assert driver.tasks == ["a"]


def test_an_interrupting_timer_takes_the_task_away(run: Run) -> None:
    drawn = process(
        "deadline",
        start() >> user_task("review") >> end(),
        boundary("late", "review", timer("P5D")) >> user_task("accept") >> end("e2"),
    )
    driver = run(drawn)
    assert driver.timers == ["late"]
    assert driver.advance(timedelta(days=5)).tasks == ["accept"]
    assert driver.complete("accept").done


def test_a_timer_goes_when_its_task_is_completed(run: Run) -> None:
    drawn = process(
        "deadline",
        start() >> user_task("review") >> user_task("next") >> end(),
        boundary("late", "review", timer("P5D")) >> end("e2"),
    )
    driver = run(drawn).complete("review")
    assert driver.timers == []
    assert driver.advance(timedelta(days=9)).tasks == ["next"]


def test_a_reminder_repeats_as_its_cycle_says(run: Run) -> None:
    drawn = process(
        "reminding",
        start() >> user_task("review") >> end(),
        boundary("remind", "review", timer(cycle="R3/P1D"), interrupting=False)
        >> script_task("count", "reminders", "reminders + 1")
        >> end("e2"),
    )
    driver = run(drawn, {"reminders": 0}).advance(timedelta(days=2, hours=1))
    assert driver.variables["reminders"] == 2
    assert driver.timers == ["remind"]
    driver.advance(timedelta(days=30))
    assert driver.variables["reminders"] == 3
    assert (driver.timers, driver.tasks) == ([], ["review"])
    assert driver.complete("review").done


def test_a_cycle_without_end_goes_on_until_the_task_is_done(run: Run) -> None:
    drawn = process(
        "reminding",
        start() >> user_task("review") >> end(),
        boundary("remind", "review", timer(cycle="R/P1D"), interrupting=False)
        >> script_task("count", "reminders", "reminders + 1")
        >> end("e2"),
    )
    driver = run(drawn, {"reminders": 0}).advance(timedelta(days=10, hours=1))
    assert driver.variables["reminders"] == 10
    assert driver.complete("review").done


def test_a_cron_cycle_fires_at_its_hours(run: Run) -> None:
    drawn = process(
        "reminding",
        start() >> user_task("review") >> end(),
        boundary("remind", "review", timer(cycle="0 0 9 * * *"), interrupting=False)
        >> task("t")
        >> end("e2"),
    )
    driver = run(drawn)
    (waiting,) = driver.open_timers.values()
    assert waiting.due_at.astimezone(UTC) in (
        datetime(2026, 3, 3, 1, 0, tzinfo=UTC),  # nine o'clock in Shanghai, tomorrow: it is nine now
        datetime(2026, 3, 2, 1, 0, tzinfo=UTC),
    )


def test_a_timer_that_is_none_is_an_incident(run: Run) -> None:
    driver = run(
        process("waiting", start() >> catch("wait", timer("=when")) >> end()), {"when": "tomorrow-ish"}
    )
    assert [element for element, _ in driver.incidents] == ["wait"]
    driver.set(when="PT1H").retry("wait")
    assert driver.timers == ["wait"]


# ---- messages


def test_a_message_is_awaited_under_its_correlation_key(run: Run) -> None:
    driver = run(
        process("waiting", start() >> catch("wait", message("Paid", "order.id")) >> end()),
        {"order": {"id": 7}},
    )
    (waiting,) = driver.open_messages.values()
    assert (waiting.name, waiting.correlation_key) == ("Paid", "7")
    assert driver.message("Paid", "7", amount=5).done
    assert driver.variables["amount"] == 5


def test_a_message_reaches_only_the_activity_it_was_correlated_to(run: Run) -> None:
    """Stock SpiffWorkflow gives it to all that match (defect 12)."""
    drawn = process(
        "two",
        start() >> parallel("split") >> catch("first", message("Paid", "a")) >> user_task("t1") >> end("e1"),
        path("split", catch("second", message("Paid", "b")), user_task("t2"), end("e2")),
    )
    driver = run(drawn, {"a": "1", "b": "2"}).message("Paid", "2")
    assert (driver.tasks, driver.messages) == (["t2"], ["first"])


def test_a_correlation_key_that_is_missing_is_an_incident(run: Run) -> None:
    driver = run(process("waiting", start() >> catch("wait", message("Paid", "order")) >> end()))
    assert [element for element, _ in driver.incidents] == ["wait"]
    assert driver.set(order="7").retry("wait").messages == ["wait"]


def test_a_non_interrupting_message_may_come_again_and_again(run: Run) -> None:
    drawn = process(
        "ask",
        start() >> user_task("review") >> end(),
        boundary("question", "review", message("Question", "case"), interrupting=False)
        >> user_task("answer")
        >> end("e2"),
    )
    driver = run(drawn, {"case": "1"}).message("Question").message("Question")
    assert driver.tasks == ["answer", "answer", "review"]
    assert driver.complete("review").messages == []
    assert driver.complete("answer").complete("answer").done


def test_an_interrupting_message_ends_a_subprocess_at_once(run: Run) -> None:
    """Stock SpiffWorkflow drains the work that is ready inside first."""
    inside = (
        start("s") >> parallel("split") >> user_task("a") >> end("ea"),
        path("split", user_task("b"), end("eb")),
    )
    drawn = process(
        "withdraw",
        start() >> subprocess("sub", *inside) >> end(),
        boundary("stop", "sub", message("Withdrawn", "case")) >> user_task("wind-up") >> end("e2"),
    )
    driver = run(drawn, {"case": "1"}).message("Withdrawn")
    assert driver.tasks == ["wind-up"]


def test_a_thrown_message_goes_out_with_its_key_and_time_to_live(run: Run) -> None:
    thrower = throw("tell", message("Notice", "case", time_to_live="PT10M"), inputs={"text": '"hello"'})
    driver = run(process("telling", start() >> thrower >> end("e", message("Done", "case"))), {"case": "42"})
    first, second = driver.messages_thrown
    assert (first.name, first.correlation_key, dict(first.variables)) == ("Notice", "42", {"text": "hello"})
    assert first.time_to_live == 600
    assert (second.name, second.element_id) == ("Done", "e")


# ---- signals


def test_a_signal_wakes_everything_that_waits_for_it(run: Run) -> None:
    inside = start("s") >> catch("inner", signal("Go")) >> user_task("t2") >> end("e")
    drawn = process(
        "signals",
        start() >> parallel("split") >> catch("outer", signal("Go")) >> user_task("t1") >> end("e1"),
        path("split", subprocess("sub", inside), end("e2")),
        path("split", user_task("review"), end("e3")),
        boundary("reminder", "review", signal("Go"), interrupting=False) >> user_task("t3") >> end("e4"),
    )
    driver = run(drawn).signal("Other")
    assert driver.tasks == ["review"]
    driver.signal("Go", by="li")
    assert driver.tasks == ["review", "t1", "t2", "t3"]
    assert driver.signals == ["reminder"]
    assert driver.variables == {"by": "li"}


def test_a_signal_that_interrupts_takes_those_inside_with_it(run: Run) -> None:
    inside = start("s") >> catch("inner", signal("Stop")) >> user_task("never") >> end("e")
    drawn = process(
        "signals",
        start() >> subprocess("sub", inside) >> end(),
        boundary("stop", "sub", signal("Stop")) >> user_task("after") >> end("e2"),
    )
    driver = run(drawn).signal("Stop")
    assert (driver.tasks, driver.signals) == (["after"], [])


@pytest.mark.parametrize("where", ["throw", "end"])
def test_a_signal_is_thrown_by_intermediate_and_end_events(run: Run, where: str) -> None:
    """Stock SpiffWorkflow's signal end event throws nothing."""
    thrower = throw("shout", signal("Go")) >> end() if where == "throw" else end("shout", signal("Go"))
    drawn = process(
        "shouting",
        start() >> parallel("split") >> user_task("ready") >> thrower,
        path("split", catch("heard", signal("Go")), user_task("t"), end("e2")),
    )
    driver = run(drawn).complete("ready")
    assert [thrown.name for thrown in driver.signals_thrown] == ["Go"]
    assert driver.tasks == ["t"], "the throwing instance hears it, too"


def test_a_signal_thrown_inside_a_subprocess_is_heard_around_it(run: Run) -> None:
    inside = start("s") >> user_task("a") >> throw("shout", signal("Stop")) >> user_task("never") >> end("e")
    drawn = process(
        "inside-out",
        start() >> subprocess("sub", inside) >> end(),
        boundary("stop", "sub", signal("Stop")) >> user_task("stopped") >> end("e2"),
    )
    assert run(drawn).complete("a").tasks == ["stopped"]


# ---- links


def test_a_link_jumps_to_its_other_end(run: Run) -> None:
    """Stock SpiffWorkflow completes the instance at the throwing end."""
    drawn = process(
        "links",
        start() >> user_task("a") >> throw("to-b", link("B")),
        catch("from-a", link("B")) >> user_task("b") >> end(),
    )
    driver = run(drawn).complete("a")
    assert driver.tasks == ["b"]
    assert driver.complete("b").done


def test_several_links_may_lead_to_one_place_and_back(run: Run) -> None:
    drawn = process(
        "links",
        start() >> exclusive("again") >> user_task("a") >> throw("to-check", link("check")),
        catch("check", link("check")) >> exclusive("ok"),
        path("ok", when("ok"), end()),
        path("ok", otherwise(), throw("back", link("redo"))),
        catch("redo", link("redo")) >> "again",
    )
    driver = run(drawn).complete("a", ok=False)
    assert driver.tasks == ["a"]
    assert driver.complete("a", ok=True).done


# ---- terminate


def test_a_terminate_end_event_ends_the_whole_process(run: Run) -> None:
    drawn = process(
        "stopping",
        start() >> parallel("split") >> user_task("a") >> end("stop", terminate()),
        path("split", user_task("b"), end("e2")),
        boundary("late", "b", timer("P1D")) >> end("e3"),
    )
    driver = run(drawn).complete("a")
    assert driver.done
    assert (driver.tasks, driver.timers) == ([], [])


def test_a_terminate_end_event_in_a_subprocess_ends_that_only(run: Run) -> None:
    """Stock SpiffWorkflow ends the whole process."""
    inside = (
        start("s") >> parallel("fork") >> user_task("a") >> end("stop", terminate()),
        path("fork", user_task("b"), end("e2")),
    )
    drawn = process(
        "nested",
        start() >> parallel("split") >> subprocess("sub", *inside) >> user_task("after") >> end(),
        path("split", user_task("beside"), end("e3")),
    )
    driver = run(drawn).complete("a")
    assert driver.tasks == ["after", "beside"]


# ---- start events


def test_several_start_events_each_begin_their_own_way() -> None:
    drawn = process(
        "starts",
        start("by-hand") >> user_task("a") >> end("e1"),
        start("by-message", message("Application")) >> user_task("b") >> end("e2"),
        start("by-signal", signal("Opening")) >> user_task("c") >> end("e3"),
        start("by-timer", timer(cycle="R/P1D")) >> user_task("d") >> end("e4"),
    )
    for event, opened in ((None, "a"), ("by-message", "b"), ("by-signal", "c"), ("by-timer", "d")):
        assert Driver(drawn).start(at=event).tasks == [opened]
    kinds = {found.element_id: found.kind for found in Driver(drawn).host.program(1).start_events}
    assert kinds == {"by-hand": "none", "by-message": "message", "by-signal": "signal", "by-timer": "timer"}
