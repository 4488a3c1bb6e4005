"""Tasks, their assignment, mappings and variables."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from engine.spiff.border import ActivityNotFound, BpmnError
from tests.bpmn.conftest import Run
from tests.support.diagrams import (
    boundary,
    each,
    end,
    error,
    manual_task,
    message,
    parallel,
    path,
    process,
    receive_task,
    rule_task,
    script_task,
    send_task,
    service_task,
    start,
    subprocess,
    task,
    user_task,
)


def one(node: Any) -> Any:
    return process("one", start() >> node >> end())


# ---- user tasks


def test_a_user_task_opens_with_its_assignment_evaluated(run: Run) -> None:
    node = user_task(
        "review",
        name="初审",
        assignee="=applicant.officer",
        groups='=["clerks", unit]',
        users=["li", "wang"],
        form="review-form",
        priority="=if urgent then 90 else 50",
        due='=date and time("2026-03-09T17:00:00+08:00")',
        properties={"gongzhi:limit-rule": "5-working-days"},
    )
    drawn = process("assigned", start() >> node >> end(), lanes={"科员": ["review"]})
    task = run(drawn, {"applicant": {"officer": "zhang"}, "unit": "street-3", "urgent": True}).task("review")
    assert (task.name, task.lane, task.assignee) == ("初审", "科员", "zhang")
    assert task.candidate_groups == ("clerks", "street-3")
    assert task.candidate_users == ("li", "wang")
    assert (task.form_key, task.priority) == ("review-form", 90)
    assert task.due_at == datetime(2026, 3, 9, 9, 0, tzinfo=UTC)
    assert task.properties == {"gongzhi:limit-rule": "5-working-days"}


def test_a_user_task_is_completed_once(run: Run) -> None:
    driver = run(process("p", start() >> user_task("a") >> user_task("b") >> end()))
    activity = driver.task("a").activity_id
    driver.complete("a")
    with pytest.raises(ActivityNotFound):
        driver.complete_activity(activity, {})


def test_completing_something_that_never_was_is_refused(run: Run) -> None:
    with pytest.raises(ActivityNotFound):
        run(one(user_task("a"))).complete_activity(999, {})


def test_the_variables_submitted_become_the_instances(run: Run) -> None:
    driver = run(one(user_task("a")), {"old": 1}).complete("a", new={"list": [1, None, "字"]}, old=2)
    assert driver.variables == {"old": 2, "new": {"list": [1, None, "字"]}}


# ---- mappings


def test_input_mappings_are_local_to_the_activity(run: Run) -> None:
    driver = run(one(user_task("a", inputs={"shown": "amount * 2", "again": "shown + 1"})), {"amount": 5})
    assert driver.visible(driver.task("a").activity_id) == {"amount": 5, "shown": 10, "again": 11}
    assert driver.complete("a").variables == {"amount": 5}


def test_output_mappings_alone_decide_what_goes_out(run: Run) -> None:
    driver = run(one(user_task("a", outputs={"granted": 'decision = "yes"'})), {"amount": 5})
    assert driver.complete("a", decision="yes", secret=1).variables == {"amount": 5, "granted": True}


def test_a_result_with_the_name_of_an_input_stays_inside(run: Run) -> None:
    driver = run(one(user_task("a", inputs={"x": "x + 1"})), {"x": 1})
    assert driver.complete("a", x=99, y=2).variables == {"x": 1, "y": 2}


def test_a_subprocess_with_inputs_is_a_scope_of_its_own(run: Run) -> None:
    inside = start("s") >> user_task("a") >> end("e")
    drawn = process(
        "scoped",
        start()
        >> subprocess("sub", inside, inputs={"x": "10"}, outputs={"result": "x + y"})
        >> user_task("b"),
        path("b", end()),
    )
    driver = run(drawn, {"x": 1, "y": 1})
    driver.complete("a", x=11, y=2)
    assert driver.variables == {"x": 1, "y": 2, "result": 13}


# ---- automatic tasks


def test_a_script_task_puts_the_value_of_its_expression_into_the_result_variable(run: Run) -> None:
    assert (
        run(one(script_task("sum", "total", "sum(amounts)")), {"amounts": [1, 2, 3]}).variables["total"] == 6
    )


def test_none_and_manual_tasks(run: Run) -> None:
    """A task of no type is passed at once, and so is manual work of which the engine knows nothing."""
    drawn = process("plain", start() >> task("nothing") >> manual_task("by-hand") >> end())
    driver = run(drawn)
    for element in driver.tasks:
        driver.complete(element)
    assert driver.done
    assert driver.passed("nothing") == 1
    assert driver.passed("by-hand") == 1


def test_a_service_task_calls_its_registered_action(run: Run) -> None:
    node = service_task("number", "numbering", headers={"series": "A"}, inputs={"year": "2026"})
    driver = run(one(node), {"kind": "filing"}, actions={"numbering": lambda variables: {"number": "A-1"}})
    assert driver.done
    assert driver.variables == {"kind": "filing", "number": "A-1"}
    (call,) = driver.host.calls
    assert (call.type, call.element_id, dict(call.headers)) == ("numbering", "number", {"series": "A"})
    assert call.variables["year"] == 2026


def test_a_service_task_of_another_worker_is_a_job(run: Run) -> None:
    driver = run(one(service_task("mail", "send-mail", retries=5)), {"to": "a@example.org"})
    assert driver.jobs == ["mail"]
    (job,) = driver.open_jobs.values()
    assert (job.type, job.mode, job.retries) == ("send-mail", "external", 5)
    assert driver.finish_job("mail", sent=True).done
    assert driver.variables == {"to": "a@example.org", "sent": True}


def test_an_action_declared_as_job_runs_after_the_commit(run: Run) -> None:
    driver = run(
        one(service_task("mail", "send-mail")),
        actions={"send-mail": lambda variables: {}},
        modes={"send-mail": "job"},
    )
    assert driver.jobs == ["mail"]
    assert driver.host.calls == []
    assert driver.finish_job("mail").done


def test_a_job_that_ends_with_a_bpmn_error_takes_the_boundary_event(run: Run) -> None:
    drawn = process(
        "failing",
        start() >> service_task("pay", "pay") >> end(),
        boundary("refused", "pay", error("REFUSED")) >> user_task("repair") >> end("e2"),
    )
    driver = run(drawn).throw_job_error("pay", "REFUSED", reason="no money")
    assert (driver.jobs, driver.tasks) == ([], ["repair"])
    assert driver.variables["reason"] == "no money"


def test_an_action_may_throw_a_bpmn_error(run: Run) -> None:
    def pay(variables: Any) -> Any:
        raise BpmnError("REFUSED", "no money", {"balance": 0})

    drawn = process(
        "failing",
        start() >> service_task("pay", "pay") >> end(),
        boundary("refused", "pay", error("REFUSED")) >> user_task("repair") >> end("e2"),
    )
    driver = run(drawn, actions={"pay": pay})
    assert driver.tasks == ["repair"]
    assert driver.variables == {"balance": 0}


def test_an_action_that_fails_is_an_incident_and_may_be_retried(run: Run) -> None:
    answers = iter([OSError("unreachable"), {"ok": True}])

    def flaky(variables: Any) -> Any:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    driver = run(one(service_task("call", "call")), actions={"call": flaky})
    assert driver.incidents == [("call", "action")]
    assert driver.status == "active"
    assert driver.retry("call").done
    assert driver.variables == {"ok": True}


def test_a_business_rule_task_puts_the_decision_into_the_result_variable(run: Run) -> None:
    driver = run(
        one(rule_task("decide", "limits", "limit")),
        {"kind": "association"},
        decisions={"limits": lambda variables: {"days": 5 if variables["kind"] == "association" else 10}},
    )
    assert driver.variables["limit"] == {"days": 5}
    assert [event.element_id for event in driver.history if event.type == "decision-evaluated"] == ["decide"]


def test_an_unknown_decision_is_an_incident(run: Run) -> None:
    assert run(one(rule_task("decide", "nowhere", "x"))).incidents == [("decide", "decision")]


def test_a_send_task_publishes_its_message(run: Run) -> None:
    driver = run(one(send_task("tell", message("Notice", "case"))), {"case": "42"})
    assert driver.done
    assert [(thrown.name, thrown.correlation_key) for thrown in driver.messages_thrown] == [("Notice", "42")]


def test_a_receive_task_waits_for_its_message(run: Run) -> None:
    driver = run(one(receive_task("wait", message("Reply", "case"))), {"case": "42"})
    (waiting,) = driver.open_messages.values()
    assert (waiting.name, waiting.correlation_key) == ("Reply", "42")
    assert driver.message("Reply", "42", text="hi").done
    assert driver.variables["text"] == "hi"


# ---- variables once per scope


def test_parallel_branches_see_each_others_writes(run: Run) -> None:
    drawn = process(
        "shared",
        start() >> parallel("split") >> user_task("a") >> parallel("join") >> user_task("after") >> end(),
        path("split", user_task("b"), "join"),
    )
    driver = run(drawn, {"status": "new", "log": ["base"]})
    driver.complete("a", status="checked", log=["base", "a1", "a2"])
    assert driver.visible(driver.task("b").activity_id)["status"] == "checked"
    driver.complete("b", other=1)
    assert driver.variables == {"status": "checked", "log": ["base", "a1", "a2"], "other": 1}


def test_names_and_values_may_be_chinese(run: Run) -> None:
    drawn = process(
        "备案",
        start("开始")
        >> user_task("受理", multi=each("材料", "件"))
        >> script_task("汇总", "总数", "count(材料)"),
        path("汇总", end("结束")),
    )
    driver = run(drawn, {"材料": ["章程", "名册"]})
    assert driver.tasks == ["受理", "受理"]
    assert driver.complete("受理").complete("受理").done
    assert driver.variables["总数"] == 2


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        0,
        -3,
        10**15,
        1.5,
        0.1,
        "",
        "某某\n“字”",
        [],
        {},
        [1, {"a": [True, None, 2.5]}],
        {"": {"a.b": []}},
    ],
)
def test_values_come_back_as_they_were_given(run: Run, value: Any) -> None:
    drawn = process(
        "values", start() >> user_task("a") >> script_task("s", "copy", "given") >> user_task("b")
    )
    driver = run(drawn, {"first": value}).complete("a", given=value)
    assert driver.variables == {"first": value, "given": value, "copy": value}
    assert driver.complete("b").variables["copy"] == value
