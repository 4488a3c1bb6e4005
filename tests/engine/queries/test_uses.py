"""What is said of running cases before a deployment is what then happens to them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from engine.bpmn.references import Reference, references
from engine.deployment import deploy
from engine.errors import FormNotFound, FormRefused
from engine.persistence.database import reading, transaction
from engine.queries.resources import start_form
from engine.queries.uses import Uses, uses_of
from tests.support.desk import WANG, Desk
from tests.support.diagrams import call, diagram, end, process, rule_task, start, user_task
from tests.support.drawing import Extension, Node, Process


def form(key: str) -> bytes:
    field = {"type": "textfield", "id": "f", "key": key, "validate": {"required": True}}
    return json.dumps({"id": "sheet", "type": "default", "components": [field]}).encode()


def bound(node: Node) -> Node:
    """The step with its form bound to the deployment."""
    extensions = tuple(
        Extension(each.tag, {**each.attributes, "bindingType": "deployment"})
        if each.tag == "formDefinition"
        else each
        for each in node.extensions
    )
    return replace(node, extensions=extensions)


def step(id: str) -> Node:
    return user_task(id, users=["wang"], form="sheet")


def put(desk: Desk, drawn: Process | None, key: str) -> None:
    files = {"sheet.form": form(key)}
    if drawn is not None:
        files["diagram.bpmn"] = diagram(drawn).xml
    with transaction(desk.database) as session:
        deploy(session, WANG, files)


def asked(desk: Desk, *wanted: tuple[str, str]) -> list[Uses]:
    with reading(desk.database) as session:
        return uses_of(session, wanted)  # type: ignore[arg-type]


def told(uses: Uses) -> list[tuple[str, int, bool, bool]]:
    return [(use.version.key, use.version.version, use.takes_newest, use.is_certain) for use in uses.versions]


def test_an_open_task_keeps_its_form_and_the_next_step_of_the_same_case_takes_the_new_one(desk: Desk) -> None:
    put(desk, process("p", start() >> step("one") >> step("two") >> end()), "before")
    desk.start("p")
    (uses,) = asked(desk, ("form", "sheet"))
    assert (uses.open_tasks.count, told(uses)) == (1, [("p", 1, True, True)])
    put(desk, None, "after")
    desk.complete("one", {"before": "x"})
    with pytest.raises(FormRefused):
        desk.complete("two", {"before": "x"})
    desk.complete("two", {"after": "x"})
    (uses,) = asked(desk, ("form", "sheet"))
    assert (uses.open_tasks.count, told(uses)) == (0, [])


def test_a_case_bound_to_its_deployment_keeps_the_form_to_its_end(desk: Desk) -> None:
    put(desk, process("p", start() >> bound(step("one")) >> bound(step("two")) >> end()), "before")
    desk.start("p")
    (uses,) = asked(desk, ("form", "sheet"))
    assert told(uses) == [("p", 1, False, True)]
    put(desk, None, "after")
    desk.complete("one", {"before": "x"})
    desk.complete("two", {"before": "x"})


def test_a_start_form_is_of_no_use_to_a_case_that_has_begun(desk: Desk) -> None:
    begin = replace(start(), extensions=(Extension("formDefinition", {"formId": "sheet"}),))
    put(desk, process("p", begin >> user_task("one", users=["wang"]) >> end()), "name")
    desk.start("p", {"name": "x"})
    assert [told(each) for each in asked(desk, ("form", "sheet"))] == [[]]


def test_the_start_form_that_is_shown_is_the_one_that_is_checked(desk: Desk) -> None:
    begin = bound(replace(start(), extensions=(Extension("formDefinition", {"formId": "sheet"}),)))
    put(desk, process("p", begin >> end()), "before")
    put(desk, None, "after")
    with reading(desk.database) as session:
        definition_id = session.one("SELECT id FROM process_definition WHERE key = 'p'", ())[0]  # type: ignore[index]
        assert start_form(session, definition_id).version == 1
    (plain,) = desk.deploy(process("q", start() >> end()))
    with reading(desk.database) as session, pytest.raises(FormNotFound):
        start_form(session, plain)


def test_what_a_diagram_calls_or_works_out_counts_too(desk: Desk) -> None:
    called = process("inner", start() >> rule_task("judge", "sum", "r") >> step("look") >> end())
    outer = process("outer", start() >> user_task("wait", users=["wang"]) >> call("c", "inner") >> end())
    guess = process(
        "guess", start() >> user_task("wait", users=["wang"]) >> rule_task("j", "=which", "r") >> end()
    )
    for drawn in (called, outer, guess):
        desk.deploy(drawn)
    desk.start("outer")
    desk.start("guess", {"which": "sum"})
    wanted = (("decision", "sum"), ("form", "sheet"), ("process", "inner"), ("process", "outer"))
    decision, sheet, inner, own = asked(desk, *wanted)
    assert told(decision) == [("guess", 1, True, False), ("outer", 1, True, True)]
    assert [told(each) for each in (sheet, inner, own)] == [
        [("outer", 1, True, True)],
        [("outer", 1, True, True)],
        [],
    ]


def test_a_file_of_several_processes_tells_of_each_alone() -> None:
    drawn = diagram(
        process("a", start() >> step("s") >> end()),
        process("b", start() >> rule_task("t", "d", "r") >> end()),
    )
    assert references(drawn.xml, "a") == {Reference("form", "sheet", "latest")}
    assert references(drawn.xml, "b") == {Reference("decision", "d", "latest")}
