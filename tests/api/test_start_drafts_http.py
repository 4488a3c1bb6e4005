"""Applications not yet submitted, over HTTP: their writer's alone, gone when submitted, undone by nobody."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import pytest
from flask.testing import FlaskClient

from engine.actor import Actor
from engine.commands import start_drafts
from engine.commands.drafts import LIMIT
from engine.commands.files import forget_uploads
from engine.commands.start_drafts import forget_start_drafts
from engine.config import Settings
from engine.deployment import deploy
from engine.persistence.database import Database, transaction
from tests.support.desk import Desk
from tests.support.diagrams import end, process, start, user_task
from tests.support.drawing import Extension, as_diagram

SignedIn = Callable[..., FlaskClient]
ALL, ONE = "/v2/me/start-drafts", "/v2/me/start-drafts/filing"
NAME = {"type": "textfield", "id": "c1", "key": "name", "label": "名称", "validate": {"required": True}}
PHONE = {
    "type": "textfield", "id": "c2", "key": "phone", "label": "电话",
    "properties": {"gongzhi:personal": "phone"},
}  # fmt: skip
KIND = {
    "type": "select", "id": "c3", "key": "kind", "label": "类别",
    "values": [{"value": "A", "label": "服务类"}, {"value": "B", "label": "文体类"}],
}  # fmt: skip
PROOF = {"type": "filepicker", "id": "c4", "key": "proof", "label": "证明"}
OLD = {"type": "textarea", "id": "c5", "key": "reason", "label": "理由"}


class Office(NamedTuple):
    desk: Desk
    #: the form in force, as the page names it
    form_key: str

    def draft(self, version: int = 0, **variables: Any) -> dict[str, Any]:
        return {"variables": variables, "formKey": self.form_key, "version": version}


def put(database: Database, *components: dict[str, Any]) -> Office:
    """The process with a start form of these fields."""
    form = {"id": "application", "type": "default", "components": components}
    begins = start(extensions=(Extension("formDefinition", {"formId": "application"}),))
    diagram = as_diagram(process("filing", begins >> user_task("check") >> end()))
    with transaction(database) as session:
        deploy(session, Actor(user_id="wang"), {"f.bpmn": diagram.xml, "a.form": json.dumps(form).encode()})
    desk = Desk(database)
    return Office(desk, str(desk.value("SELECT max(id) FROM form_definition")))


@pytest.fixture
def office(database: Database) -> Office:
    return put(database, NAME, PHONE, KIND, PROOF, OLD)


def body(answer: Any) -> Any:
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def refused(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.get_json()["code"]


def test_a_draft_goes_on_at_another_computer_and_is_nobody_elses(office: Office, signed_in: SignedIn) -> None:
    wang, li = signed_in("wang"), signed_in("li")
    typed: dict[str, Any] = {"name": "示例小组", "phone": "13800000001", "kind": "A", "reason": "缺少场地"}
    saved = body(wang.put(ONE, json=office.draft(**typed)))
    assert saved["version"] == 1
    elsewhere = signed_in("wang")
    found = body(elsewhere.get(ONE))
    assert (found["variables"], found["version"], found["isFormChanged"]) == (typed, 1, False)
    (item,) = body(elsewhere.get(ALL))["items"]
    # whoever looks over a shoulder reads no telephone number in a list
    assert item["summary"] == [{"label": "名称", "value": "示例小组"}, {"label": "理由", "value": "缺少场地"}]
    kept = datetime.fromisoformat(item["keptUntil"]) - datetime.fromisoformat(item["savedAt"])
    assert (item["processDefinitionId"], kept) == ("filing", Settings().draft_keep)
    assert li.get(ONE).status_code == 404 and body(li.get(ALL))["items"] == []
    assert li.delete(ONE).status_code == 204
    assert wang.delete(ONE).status_code == 204
    assert refused(wang.get(ONE)) == (404, "start-draft-not-found")
    assert [wang.get(ALL + "/%00").status_code, wang.delete(ALL + "/%00").status_code] == [404, 404]


def test_of_two_windows_none_overwrites_the_other_unseen(office: Office, signed_in: SignedIn) -> None:
    wang = signed_in("wang")
    wang.put(ONE, json=office.draft(name="a"))
    assert refused(wang.put(ONE, json=office.draft(name="b"))) == (409, "start-draft-changed")
    assert body(wang.put(ONE, json=office.draft(1, name="c")))["version"] == 2
    assert refused(wang.put(ONE, json=office.draft(1, name="d"))) == (409, "start-draft-changed")
    assert body(wang.get(ONE))["variables"] == {"name": "c"}
    wang.delete(ONE)
    assert refused(wang.put(ONE, json=office.draft(2, name="e"))) == (409, "start-draft-gone")


def test_submitting_takes_the_draft_with_it_and_a_refusal_leaves_it(
    office: Office, signed_in: SignedIn
) -> None:
    wang, li = signed_in("wang"), signed_in("li")
    for client in (wang, li):
        client.put(ONE, json=office.draft(name="示例"))
    begin: dict[str, Any] = {"processDefinitionId": "filing", "variables": {}, "draftVersion": 1}
    assert wang.post("/v2/process-instances", json=begin).status_code == 422
    assert wang.get(ONE).status_code == 200
    begin["variables"] = {"name": "示例", "phone": None, "kind": None, "proof": None, "reason": None}
    body(wang.post("/v2/process-instances", json=begin))
    assert wang.get(ONE).status_code == 404
    assert li.get(ONE).status_code == 200
    # neither what was saved elsewhere since, nor what is filled in beside a program that submits, is touched
    for client, version in ((wang, 1), (li, 2)):
        client.put(ONE, json=office.draft(version - 1, name="b"))
        body(client.post("/v2/process-instances", json={**begin, "draftVersion": 3 - version}))
        begin.pop("draftVersion", None)
        body(client.post("/v2/process-instances", json=begin))
        assert client.get(ONE).status_code == 200


def test_drafts_are_bounded(office: Office, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    wang = signed_in("wang")
    large = wang.put(ONE, json=office.draft(name="x" * LIMIT))
    assert refused(large) == (422, "start-draft-too-large")
    monkeypatch.setattr(start_drafts, "MOST", 0)
    assert refused(wang.put(ONE, json=office.draft())) == (422, "start-drafts-too-many")
    assert wang.put(ALL + "/nothing", json=office.draft()).status_code == 404
    assert wang.put(ONE, json={**office.draft(), "formKey": "7"}).status_code == 404
    # of what others begin nobody keeps a draft
    assert refused(wang.put(ALL + "/so-funding-round", json=office.draft())) == (403, "only-posts-begin")


def test_uploads_live_as_long_as_the_draft_that_names_them(
    office: Office, signed_in: SignedIn, clock: Callable[[timedelta], datetime], database: Database
) -> None:
    wang = signed_in("wang")
    upload = [
        body(wang.post("/v2/files", data={"file": (io.BytesIO(b"%PDF-1.7 " + name), "a.pdf")}))["fileKey"]
        for name in (b"named", b"loose")
    ]
    other = body(signed_in("li").put(ONE, json=office.draft(proof=[upload[1]])))
    assert other["version"] == 1  # naming what is somebody else's keeps nothing
    wang.put(ONE, json=office.draft(proof=[upload[0]]))
    assert left(office, database, clock, days=60) == [int(upload[0])]
    with transaction(database) as session:
        assert forget_start_drafts(session, 10) == 0
    clock(timedelta(days=31))
    with transaction(database) as session:
        assert forget_start_drafts(session, 10) == 2
    assert left(office, database, clock) == []


def left(
    office: Office, database: Database, clock: Callable[[timedelta], datetime], **later: float
) -> list[int]:
    clock(timedelta(**later))
    with transaction(database) as session:
        forget_uploads(session, 10)
    return [row[0] for row in office.desk.all("SELECT id FROM file ORDER BY id")]


def test_a_form_that_changed_meanwhile_takes_what_fits_and_tells_the_rest(
    office: Office, signed_in: SignedIn, database: Database
) -> None:
    wang = signed_in("wang")
    typed: dict[str, Any] = {"name": "示例", "kind": "B", "reason": "三点理由"}
    wang.put(ONE, json=office.draft(**typed))
    put(database, NAME, {**KIND, "values": KIND["values"][:1]})
    found = body(wang.get(ONE))
    assert (found["isFormChanged"], found["variables"]) == (True, {"name": "示例"})
    assert [(each["label"], each["value"]) for each in found["leftOut"]] == [
        ("类别", "文体类"),
        ("理由", "三点理由"),
    ]
