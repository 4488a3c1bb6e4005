"""Register entries changed by two people over HTTP: proposed by who keeps them, offered to another."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from engine.actor import Actor
from engine.persistence.database import Database, transaction
from tests.api.people import add_person, client_with
from workflows.registries import budgets

pytestmark = pytest.mark.usefixtures("shipped_processes")

PROPOSAL = {
    "change": "adjust-budget",
    "ground": "supplement",
    "explanation": "年中追加社会服务项目经费（示例）",
    "amount": "120000.00",
}


def test_who_keeps_a_line_proposes_its_change_and_finance_is_asked(app: Flask, database: Database) -> None:
    people = {
        name: client_with(app, add_person(database, name, posts=[post]))
        for name, post in (
            ("accountant", "unit-finance:010"),
            ("neighbour", "unit-finance:003"),
            ("payer", "finance-payment:finance"),
            ("budget-officer", "finance-budget:finance"),
        )
    }
    with transaction(database) as session:
        line = budgets.register_line(
            session,
            Actor(user_id="clerk"),
            unit_key="010",
            year=2026,
            code="2026-SG",
            name="社会管理服务",
            amount=Decimal(100000),
        )
    path = f"/v2/registers/budget_line/entries/{line}/changes"
    accountant, payer = people["accountant"], people["payer"]
    (offered,) = _told(accountant.get(path))["items"]
    assert (offered["change"], offered["asks"]) == ("adjust-budget", "amount")
    assert _told(payer.get(path))["items"] == [], "who reads the line does not keep it"
    assert _told(payer.post(path, json=PROPOSAL), 403)["code"] == "may-not-propose-register-change"
    assert _told(people["neighbour"].get(path), 404)["code"] == "entry-not-found"
    assert _told(people["neighbour"].post(path, json=PROPOSAL), 404)["code"] == "entry-not-found"

    sent = {"Idempotency-Key": "once"}
    first = _told(accountant.post(path, json=PROPOSAL, headers=sent))
    assert _told(accountant.post(path, json=PROPOSAL, headers=sent)) == first, "the same command, sent again"
    told = _told(accountant.get(path))
    assert (told["items"], told["underWayProcessInstanceKey"]) == ([], first["processInstanceKey"])
    assert _told(accountant.post(path, json=PROPOSAL), 409)["code"] == "register-change-under-way"
    (task,) = _told(people["budget-officer"].get("/v2/user-tasks?list=todo"))["items"]
    assert task["processInstanceKey"] == first["processInstanceKey"]


def _told(answer: TestResponse, status: int = 200) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.json is not None
    return dict(answer.json)
