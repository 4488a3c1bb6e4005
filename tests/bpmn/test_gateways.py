"""Gateways and flows that leave activities (BPMN 2.0, 13.4 and 13.3.2)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.bpmn.conftest import Run
from tests.support.diagrams import (
    Process,
    catch,
    end,
    event_gateway,
    exclusive,
    inclusive,
    message,
    otherwise,
    parallel,
    path,
    process,
    receive_task,
    signal,
    start,
    subprocess,
    task,
    timer,
    user_task,
    when,
)

# ---- exclusive


def choice() -> Process:
    return process(
        "choose",
        start() >> exclusive("size"),
        path("size", when("amount > 100"), user_task("board"), end("e1")),
        path("size", when("amount > 10"), user_task("director"), end("e2")),
        path("size", otherwise(), user_task("clerk"), end("e3")),
    )


@pytest.mark.parametrize(("amount", "chosen"), [(500, "board"), (50, "director"), (5, "clerk")])
def test_an_exclusive_gateway_takes_the_first_flow_that_holds(run: Run, amount: int, chosen: str) -> None:
    assert run(choice(), {"amount": amount}).tasks == [chosen]


def test_an_exclusive_gateway_merges_without_waiting(run: Run) -> None:
    drawn = process(
        "merging",
        start() >> parallel("split") >> exclusive("merge") >> user_task("after") >> end(),
        path("split", "merge"),
    )
    assert run(drawn).tasks == ["after", "after"]


# ---- parallel


def test_a_parallel_join_waits_for_every_branch(run: Run) -> None:
    drawn = process(
        "joining",
        start() >> parallel("split") >> user_task("a") >> parallel("join") >> user_task("after") >> end(),
        path("split", user_task("b"), "join"),
    )
    driver = run(drawn).complete("b")
    assert driver.tasks == ["a"]
    assert driver.complete("a").tasks == ["after"]


def test_two_tokens_on_one_flow_do_not_fire_a_parallel_join(run: Run) -> None:
    """One token per incoming flow is needed; the excess one waits for its partner."""
    drawn = process(
        "excess",
        start() >> parallel("split") >> user_task("a") >> exclusive("merge"),
        path("split", user_task("b"), "merge"),
        path("split", user_task("c"), "join"),
        path("merge", parallel("join"), user_task("after"), end()),
    )
    driver = run(drawn).complete("a").complete("b")
    assert driver.tasks == ["c"]
    driver.complete("c")
    assert driver.tasks == ["after"]
    assert not driver.complete("after").done, "one token is left at the join"


def test_a_parallel_join_in_a_loop_waits_again_in_every_round(run: Run) -> None:
    drawn = process(
        "rounds",
        start() >> exclusive("again") >> parallel("split") >> user_task("a") >> parallel("join"),
        path("split", user_task("b"), "join"),
        path("join", user_task("check"), exclusive("ok"), when("ok"), end()),
        path("ok", otherwise(), "again"),
    )
    driver = run(drawn)
    for first, second in (("a", "b"), ("b", "a"), ("b", "a"), ("a", "b")):
        assert driver.tasks == ["a", "b"]
        assert driver.complete(first).tasks == [second]
        assert driver.complete(second).tasks == ["check"]
        driver.complete("check", ok=False)
    driver.complete("b").complete("a").complete("check", ok=True)
    assert driver.done


# ---- inclusive


def chosen_reviews() -> Process:
    return process(
        "reviews",
        start() >> inclusive("split") >> when("legal") >> user_task("law") >> inclusive("join"),
        path("split", when("money"), user_task("finance"), "join"),
        path("split", otherwise(), user_task("nobody"), "join"),
        path("join", user_task("after"), end()),
    )


@pytest.mark.parametrize(
    ("legal", "money", "opened"),
    [(True, True, ["finance", "law"]), (True, False, ["law"]), (False, False, ["nobody"])],
)
def test_an_inclusive_gateway_waits_for_the_branches_that_were_taken(
    run: Run, legal: bool, money: bool, opened: list[str]
) -> None:
    driver = run(chosen_reviews(), {"legal": legal, "money": money})
    assert driver.tasks == opened
    for element in opened[:-1]:
        driver.complete(element)
        assert "after" not in driver.tasks
    assert driver.complete(opened[-1]).tasks == ["after"]


def test_an_inclusive_join_waits_for_a_token_that_may_still_come_from_afar(run: Run) -> None:
    drawn = process(
        "afar",
        start() >> parallel("split") >> user_task("near") >> inclusive("join") >> user_task("after") >> end(),
        path("split", user_task("far"), exclusive("maybe"), when("comes"), task("on"), "join"),
        path("maybe", otherwise(), end("elsewhere")),
    )
    driver = run(drawn).complete("near")
    assert driver.tasks == ["far"], "the join must wait: the token at 'far' can reach its other flow"
    assert driver.complete("far", comes=False).tasks == ["after"], "now nothing can reach it any more"


def test_an_inclusive_join_does_not_wait_for_a_token_that_can_also_come_where_one_has_come(run: Run) -> None:
    """The second half of the rule in 13.4.3."""
    drawn = process(
        "either",
        start() >> parallel("split") >> exclusive("merge-a") >> task("a") >> inclusive("join"),
        path("split", user_task("undecided"), exclusive("way"), when("left"), "merge-a"),
        path("way", otherwise(), task("b"), "join"),
        path("join", user_task("after"), end()),
    )
    assert run(drawn).tasks == ["after", "undecided"]


def test_an_inclusive_join_waits_for_a_deadline_that_may_lead_to_it(run: Run) -> None:
    from tests.support.diagrams import boundary

    drawn = process(
        "deadline",
        start() >> parallel("split") >> user_task("a") >> inclusive("join") >> user_task("after") >> end(),
        path("split", user_task("slow"), end("never-to-the-join")),
        boundary("late", "slow", timer("PT1H")) >> "join",
    )
    driver = run(drawn).complete("a")
    assert driver.tasks == ["slow"]
    assert driver.fire_timer("late").tasks == ["after"]


def test_nested_inclusive_gateways_join_their_own_branches(run: Run) -> None:
    drawn = process(
        "nested",
        start() >> inclusive("outer") >> when("x") >> inclusive("inner") >> when("x") >> user_task("a"),
        path("a", inclusive("inner-join"), user_task("between"), inclusive("outer-join")),
        path("inner", when("y"), user_task("b"), "inner-join"),
        path("inner", otherwise(), "inner-join"),
        path("outer", when("y"), user_task("c"), "outer-join"),
        path("outer", otherwise(), "outer-join"),
        path("outer-join", user_task("after"), end()),
    )
    driver = run(drawn, {"x": True, "y": True})
    assert driver.tasks == ["a", "b", "c"]
    assert driver.complete("a").complete("c").tasks == ["b"]
    assert driver.complete("b").tasks == ["between"]
    assert driver.complete("between").tasks == ["after"]


def test_an_inclusive_join_in_a_loop_works_in_every_round(run: Run) -> None:
    drawn = process(
        "rounds",
        start()
        >> exclusive("again")
        >> inclusive("split")
        >> when("x")
        >> user_task("a")
        >> inclusive("join"),
        path("split", when("y"), user_task("b"), "join"),
        path("split", otherwise(), "join"),
        path("join", user_task("check"), exclusive("ok"), when("ok"), end()),
        path("ok", otherwise(), "again"),
    )
    driver = run(drawn, {"x": True, "y": True})
    driver.complete("b").complete("a").complete("check", ok=False, y=False)
    assert driver.tasks == ["a"]
    driver.complete("a").complete("check", ok=False, y=True)
    assert driver.complete("a").tasks == ["b"]
    assert driver.complete("b").complete("check", ok=True).done


# ---- event-based


def race() -> Process:
    return process(
        "race",
        start() >> event_gateway("first"),
        path("first", catch("answer", message("Answer", "case")), user_task("read"), end("e1")),
        path("first", receive_task("withdrawal", message("Withdrawn", "case")), end("e2")),
        path("first", catch("recall", signal("Recall")), user_task("recalled"), end("e3")),
        path("first", catch("silence", timer("P5D")), user_task("remind"), end("e4")),
    )


def test_the_first_event_behind_an_event_based_gateway_wins(run: Run) -> None:
    driver = run(race(), {"case": "42"})
    assert driver.messages == ["answer", "withdrawal"]
    assert (driver.timers, driver.signals) == (["silence"], ["recall"])
    driver.message("Answer", "42", text="yes")
    assert driver.tasks == ["read"]
    assert (driver.messages, driver.timers, driver.signals) == ([], [], [])
    assert driver.variables["text"] == "yes"


def test_a_receive_task_behind_an_event_based_gateway_receives(run: Run) -> None:
    assert run(race(), {"case": "42"}).message("Withdrawn", "42").done


def test_a_timer_behind_an_event_based_gateway_wins_when_nobody_answers(run: Run) -> None:
    driver = run(race(), {"case": "42"}).advance(timedelta(days=4, hours=23))
    assert driver.tasks == []
    assert driver.advance(timedelta(hours=1)).tasks == ["remind"]
    assert driver.messages == []


def test_a_signal_behind_an_event_based_gateway_wins(run: Run) -> None:
    assert run(race(), {"case": "42"}).signal("Recall").tasks == ["recalled"]


# ---- implicit splits


def test_several_flows_leaving_an_activity_are_a_parallel_split(run: Run) -> None:
    drawn = process(
        "implicit",
        start() >> user_task("begin") >> user_task("a") >> end("e1"),
        path("begin", user_task("b"), end("e2")),
    )
    driver = run(drawn).complete("begin")
    assert driver.tasks == ["a", "b"]
    assert driver.complete("a").complete("b").done


@pytest.mark.parametrize(
    ("amount", "opened"),
    [(500, ["always", "board", "director"]), (50, ["always", "director"]), (5, ["always"])],
)
def test_conditional_flows_leaving_an_activity_are_an_inclusive_split(
    run: Run, amount: int, opened: list[str]
) -> None:
    drawn = process(
        "conditional",
        start() >> user_task("begin"),
        path("begin", when("amount > 100"), user_task("board"), end("e1")),
        path("begin", when("amount > 10"), user_task("director"), end("e2")),
        path("begin", user_task("always"), end("e3")),
    )
    assert run(drawn).complete("begin", amount=amount).tasks == opened


def test_the_default_flow_of_an_activity_is_taken_when_no_condition_holds(run: Run) -> None:
    drawn = process(
        "default",
        start() >> user_task("begin"),
        path("begin", when("amount > 100"), user_task("board"), end("e1")),
        path("begin", otherwise(), user_task("clerk"), end("e2")),
    )
    assert run(drawn).complete("begin", amount=500).tasks == ["board"]
    assert run(drawn).complete("begin", amount=5).tasks == ["clerk"]


def test_a_condition_on_the_only_flow_of_an_activity_is_obeyed(run: Run) -> None:
    drawn = process("only", start() >> user_task("begin") >> when("ok") >> user_task("next") >> end())
    assert run(drawn, refused="no-flow-may-hold").complete("begin", ok=True).tasks == ["next"]
    driver = run(drawn, refused="no-flow-may-hold").complete("begin", ok=False)
    assert driver.incidents == [("begin", "no-flow")]


def test_several_flows_leaving_a_start_event_or_subprocess_all_carry_tokens(run: Run) -> None:
    inside = start("s") >> task("t") >> end("e")
    drawn = process(
        "many",
        start() >> subprocess("sub", inside) >> user_task("a") >> end("e1"),
        path("sub", user_task("b"), end("e2")),
        path("start", user_task("c"), end("e3")),
    )
    assert run(drawn).tasks == ["a", "b", "c"]


def test_an_activity_without_outgoing_flow_ends_its_path(run: Run) -> None:
    drawn = process(
        "open-ended", start() >> parallel("split") >> user_task("a"), path("split", user_task("b"))
    )
    assert run(drawn).complete("a").complete("b").done
