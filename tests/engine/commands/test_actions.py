"""Service tasks call registered functions; business rule tasks call decisions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from marshmallow import Schema, fields
from sqlalchemy import text

from engine.actions import ActionContext, action, declare_external, is_known, withdraw
from engine.spiff.border import BpmnError
from tests.support.desk import Desk
from tests.support.diagrams import (
    boundary,
    end,
    error,
    path,
    process,
    rule_task,
    service_task,
    start,
    user_task,
)
from tests.support.drawing import Process


class Filing(Schema):
    name = fields.String(required=True)
    amount = fields.Integer(load_default=0)


class Number(Schema):
    number = fields.String(required=True)


@pytest.fixture(autouse=True)
def actions() -> Iterator[list[ActionContext]]:
    calls: list[ActionContext] = []

    @action("number", input=Filing, output=Number, errors=("TAKEN",))
    def number(context: ActionContext, filing: Mapping[str, Any]) -> Mapping[str, Any]:
        calls.append(context)
        if filing["name"] == "taken":
            raise BpmnError("TAKEN", "the name is taken")
        if filing["name"] == "undeclared":
            raise BpmnError("OTHER")
        # writes, and then fails: the savepoint takes the row back
        context.connection.execute(text("INSERT INTO correlation_lock (tenant_id, bucket) VALUES ('t', 1)"))
        if filing["name"] == "broken":
            raise OSError("disk full")
        return {} if filing["name"] == "empty" else {"number": f"N-{filing['amount']}", "more": 1}

    @action("letter", mode="job")
    def letter(context: ActionContext, variables: Mapping[str, Any]) -> None:
        raise AssertionError("a job action never runs inside the command")

    yield calls
    withdraw("number", "letter", "stamp")


def numbering() -> Process:
    return process(
        "p",
        start() >> service_task("give", "number", headers={"street": "003"}) >> user_task("sign") >> end(),
        boundary("taken", "give", error("TAKEN")),
        path("taken", user_task("rename"), end("stopped")),
    )


def test_an_inline_action_runs_inside_the_command(desk: Desk, actions: list[ActionContext]) -> None:
    desk.deploy(numbering())
    started = desk.start("p", {"name": "club", "amount": 5, "unknown": 1}, business_key="B")
    assert desk.variables(started.instance_id)["number"] == "N-5"
    assert "more" not in desk.variables(started.instance_id)
    (context,) = actions
    assert (context.instance_id, context.business_key) == (started.instance_id, "B")
    assert (context.tenant_id, context.element_id, context.headers) == ("default", "give", {"street": "003"})
    assert context.actor.user_id == "wang"
    assert context.idempotency_key.startswith(f"{started.instance_id}-")
    assert desk.all("SELECT bucket FROM correlation_lock WHERE tenant_id = 't'") == [(1,)]


def test_a_declared_error_is_caught_by_the_diagram(desk: Desk) -> None:
    desk.run(numbering(), {"name": "taken"})
    assert desk.open_tasks == ["rename"]


@pytest.mark.parametrize("name", ["broken", "undeclared", "empty", None])
def test_any_other_failure_is_an_incident_and_leaves_no_row(desk: Desk, name: str | None) -> None:
    desk.run(numbering(), {} if name is None else {"name": name})
    assert len(desk.incidents()) == 1
    assert desk.value("SELECT element_id FROM incident") == "give"
    assert desk.all("SELECT bucket FROM correlation_lock WHERE tenant_id = 't'") == []


def test_after_the_repair_a_retry_runs_the_action_again(desk: Desk) -> None:
    instance = desk.run(numbering(), {"name": "broken"})
    (incident,) = desk.incidents()
    assert desk.resolve(incident, name="club").resolved
    assert desk.open_tasks == ["sign"]
    assert desk.variables(instance)["number"] == "N-0"


def test_an_action_that_leaves_the_process_is_a_job(desk: Desk) -> None:
    desk.run(process("p", start() >> service_task("send", "letter", retries=5) >> end()))
    assert desk.all("SELECT kind, type, retries FROM job") == [("service", "letter", 5)]


def test_a_type_is_known_when_registered_or_declared_external() -> None:
    assert is_known("number")
    assert not is_known("stamp")
    declare_external("stamp")
    assert is_known("stamp")


def test_a_type_is_registered_once() -> None:
    with pytest.raises(ValueError, match="number"):
        action("number")(lambda context, variables: {})


DMN = b"""<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
  <inputData id="in" name="amount"><variable id="v" name="amount" typeRef="number"/></inputData>
  <decision id="track" name="track">
    <variable id="w" name="track"/>
    <informationRequirement id="ir"><requiredInput href="#in"/></informationRequirement>
    <decisionTable id="t" hitPolicy="FIRST">
      <input id="i"><inputExpression id="e" typeRef="number"><text>amount</text></inputExpression></input>
      <output id="o" name="track" typeRef="string"/>
      <rule id="r1"><inputEntry id="a"><text>&gt; 10</text></inputEntry>
        <outputEntry id="b"><text>"long"</text></outputEntry></rule>
      <rule id="r2"><inputEntry id="c"><text>-</text></inputEntry>
        <outputEntry id="f"><text>"short"</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>"""


def test_a_decision_is_evaluated_and_its_rules_are_history(desk: Desk) -> None:
    desk.deploy(
        process("p", start() >> rule_task("choose", "track", "track") >> end()), decisions=(DMN, ("track",))
    )
    started = desk.start("p", {"amount": 11})
    assert desk.variables(started.instance_id)["track"] == "long"
    (event,) = desk.events("decision-evaluated")
    assert "r1" in str(event)
    assert "'version': 1" in str(event)


def test_a_decision_not_deployed_is_an_incident(desk: Desk) -> None:
    desk.run(process("p", start() >> rule_task("choose", "track", "track") >> end()))
    assert desk.value("SELECT kind FROM incident") == "decision"
