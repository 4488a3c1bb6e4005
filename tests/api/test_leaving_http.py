"""Leaving (D.8): every access ends the same day, and what the person held is listed and given back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from flask import Flask

from engine import clock as engine_clock
from engine.identity.roles import SYSTEM_ADMINISTRATOR
from engine.persistence.database import Database
from tests.support.accounts import client_of, hire
from tests.support.desk import Desk
from tests.support.diagrams import end, process, start, user_task


def test_who_leaves_is_out_the_same_day_and_the_work_goes_back_to_the_others(
    clock: Callable[[timedelta], object], app: Flask, database: Database
) -> None:
    desk = Desk(database)
    for _ in range(2):
        desk.run(process("review", start() >> user_task("look", groups=["clerks"]) >> end()))
    desk.run(process("own", start() >> user_task("mend", assignee="wang") >> end()))
    hire(database, "li", groups=["clerks"])
    wang = client_of(app, database, "wang", groups=["clerks"])
    boss = client_of(app, database, "boss", roles=[SYSTEM_ADMINISTRATOR])
    task = desk.task("look")
    assert wang.post(f"/v2/user-tasks/{task}/claim").status_code == 200
    path = "/v2/users/wang/open-tasks"
    assert boss.post(f"{path}/release").json["code"] == "person-still-here"

    tomorrow = engine_clock.now() + timedelta(days=1)
    assert boss.post("/v2/users/wang/leaving", json={"at": tomorrow.isoformat()}).status_code == 204
    items = boss.get(path).json["items"]
    assert {(each["name"], each["hasCandidates"]) for each in items} == {("look", True), ("mend", False)}
    assert wang.get("/v2/user-tasks").status_code == 200
    clock(timedelta(days=1))
    assert wang.get("/v2/user-tasks").status_code == 401

    assert boss.post(f"{path}/release").json == {"count": 1}
    assert [each["name"] for each in boss.get(path).json["items"]] == ["mend"]
    li = client_of(app, database, "li")
    assert li.post(f"/v2/user-tasks/{task}/claim").status_code == 200
    (told,) = [each for each in desk.events("user-task-assigned") if each["actor"] == "boss"]
    assert (told["assignee"], told["reason"]) == ({"old": "wang", "new": None}, "wang 离岗")


def test_only_the_system_administrator_sees_what_others_hold(app: Flask, database: Database) -> None:
    hire(database, "wang")
    clerk = client_of(app, database, "li")
    assert clerk.get("/v2/users/wang/open-tasks").status_code == 403
    assert clerk.post("/v2/users/wang/open-tasks/release").status_code == 403
    boss = client_of(app, database, "boss", roles=[SYSTEM_ADMINISTRATOR])
    assert boss.get("/v2/users/nobody/open-tasks").status_code == 404
