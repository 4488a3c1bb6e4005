"""A user task is completed with what its form lets in, in the version that was in force when it opened."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from engine.actor import Actor
from engine.commands.files import FileNotFound, attach_files, fetch_file, record_upload
from engine.deployment import deploy
from engine.errors import FormRefused
from engine.history.cases import verify_cases
from engine.persistence.database import Database, reading, transaction
from forms.compiled import FileUse
from forms.files import MEGABYTE, StoredFile
from tests.support.desk import WANG, Desk

LI = Actor(user_id="li")

DIAGRAM = """<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="http://example.org/">
  <bpmn:process id="filing" name="备案" isExecutable="true">
    <bpmn:startEvent id="begin" name="开始"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="apply" name="申请">
      <bpmn:extensionElements><zeebe:userTask/><zeebe:formDefinition formId="application"{binding}/>
      </bpmn:extensionElements><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:endEvent id="end" name="结束"><bpmn:incoming>f2</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="begin" targetRef="apply"/>
    <bpmn:sequenceFlow id="f2" sourceRef="apply" targetRef="end"/>
  </bpmn:process>
</bpmn:definitions>"""


def form(*components: dict[str, Any]) -> bytes:
    return json.dumps({"id": "application", "type": "default", "components": components}).encode()


NAME = {"type": "textfield", "id": "c1", "key": "name", "label": "名称", "validate": {"required": True}}
AMOUNT = {"type": "number", "id": "c2", "key": "amount", "label": "金额", "validate": {"max": "=limit"}}
TOTAL = {"type": "expression", "id": "c3", "key": "total", "expression": "=amount * 2"}
PROOF = {
    "type": "filepicker",
    "id": "c4",
    "key": "proof",
    "label": "证明",
    "multiple": True,
    "accept": ".pdf",
}

Deploy = Callable[..., None]


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


@pytest.fixture
def put(database: Database) -> Deploy:
    def act(content: bytes, *, binding: str = "", diagram: bool = True) -> None:
        resources = {"application.form": content}
        if diagram:
            resources["filing.bpmn"] = DIAGRAM.replace("{binding}", binding).encode()
        with transaction(database) as session:
            deploy(session, WANG, resources)

    return act


def errors_of(desk: Desk, variables: dict[str, Any]) -> list[tuple[list[Any], str]]:
    with pytest.raises(FormRefused) as refused:
        desk.complete("apply", variables)
    return [(list(error.path), error.key) for error in refused.value.errors]


def test_what_the_form_does_not_let_in_leaves_the_task_open(desk: Desk, put: Deploy) -> None:
    put(form(NAME, AMOUNT))
    desk.start("filing", {"limit": 10})
    assert errors_of(desk, {"amount": 11, "status": "approved"}) == [(["status"], "field-unknown")]
    assert errors_of(desk, {"amount": 11}) == [(["name"], "field-required"), (["amount"], "field-max")]
    assert desk.open_tasks == ["apply"]
    assert desk.events("user-task-completed") == []


def test_computed_values_are_the_servers_own(desk: Desk, put: Deploy) -> None:
    put(form(NAME, AMOUNT, TOTAL))
    started = desk.start("filing", {"limit": 10})
    desk.complete("apply", {"name": "合唱队", "amount": 4, "total": 1_000_000})
    assert desk.events("user-task-completed")[0]["variables"]["total"] == 8
    assert desk.status(started.instance_id) == "completed"


def test_a_refusal_says_in_the_users_language_what_to_correct(desk: Desk, put: Deploy) -> None:
    put(form(NAME))
    desk.start("filing")
    with pytest.raises(FormRefused) as refused:
        desk.complete("apply", {})
    assert refused.value.message() == "表单有 1 处需要更正：请填写“名称”。"
    assert refused.value.message("en") == "The form needs 1 correction(s): Fill in “名称”."
    again = pickle.loads(pickle.dumps(refused.value))
    assert again.errors == refused.value.errors


def test_an_open_task_keeps_the_form_it_opened_with(desk: Desk, put: Deploy) -> None:
    put(form(NAME))
    desk.start("filing")
    put(form(NAME, {**AMOUNT, "validate": {"required": True}}), diagram=False)
    desk.complete("apply", {"name": "合唱队"})
    desk.start("filing")
    assert errors_of(desk, {"name": "合唱队"}) == [(["amount"], "field-required")]


def test_a_form_bound_to_the_deployment_is_the_one_deployed_with_the_diagram(desk: Desk, put: Deploy) -> None:
    put(form(NAME), binding=' bindingType="deployment"')
    put(form({**NAME, "key": "title"}), diagram=False)
    desk.start("filing")
    assert errors_of(desk, {"title": "x"}) == [(["title"], "field-unknown")]
    desk.complete("apply", {"name": "合唱队"})


def upload(database: Database, actor: Actor, type: str = "pdf", size: int = 100) -> str:
    stored = StoredFile(sha256="0" * 64, name=f"章程.{type}", type=type, size=size)
    with transaction(database) as session:
        return record_upload(session, actor, stored).id


def test_files_of_ones_own_are_attached_to_the_case(desk: Desk, put: Deploy, database: Database) -> None:
    put(form(NAME, PROOF))
    started = desk.start("filing")
    file_id = upload(database, WANG)
    desk.complete("apply", {"name": "合唱队", "proof": [file_id]})
    with reading(database) as session:
        assert fetch_file(session, file_id).instance_id == started.instance_id
    (told,) = desk.events("file-attached")
    assert told.items() >= {"file": file_id, "sha256": "0" * 64, "name": "章程.pdf", "size": 100}.items()
    with transaction(database) as session:
        (missing,) = verify_cases(session)
        assert (missing.columns, missing.found["content"]) == (("content",), "missing")
        session.write("UPDATE file SET sha256 = ?", ("1" * 64,))
        (found,) = verify_cases(session)
        assert (found.register, found.row_id, found.columns) == ("file", int(file_id), ("sha256",))


def test_nobody_names_files_of_others_or_of_a_type_not_taken(
    desk: Desk, put: Deploy, database: Database
) -> None:
    put(form(NAME, PROOF))
    desk.start("filing")
    for wrong in ("1", "../../etc/passwd", "9" * 30, upload(database, LI)):
        key = "field-files" if wrong.startswith("..") else "field-file-unknown"
        assert errors_of(desk, {"name": "合唱队", "proof": [wrong]}) == [(["proof"], key)]
    picture = upload(database, WANG, "png")
    assert errors_of(desk, {"name": "x", "proof": [picture]}) == [(["proof"], "field-file-type")]
    assert desk.open_tasks == ["apply"]


def test_a_case_holds_so_many_megabytes_and_no_more(database: Database) -> None:
    half = database.settings.case_files_limit * MEGABYTE // 2
    ids = [upload(database, WANG, size=size) for size in (half, half, 1)]
    with transaction(database) as session:
        assert attach_files(session, WANG, 7, [FileUse(("proof",), tuple(ids[:2]))]) == ()
    with transaction(database) as session:
        (error,) = attach_files(session, WANG, 7, [FileUse(("proof",), tuple(ids))])
    assert error.key == "field-files-too-large"


def test_a_file_that_is_not_there_is_not_found(database: Database) -> None:
    with reading(database) as session:
        for file_id in ("1", "x", "", "-1", "٣", "0" * 400):
            with pytest.raises(FileNotFound):
                fetch_file(session, file_id)
