"""Delivery of documents over HTTP: said by those whose house issued them, seen by whoever got them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from engine.persistence.database import Database, reading
from tests.api.office import Account, Office
from tests.api.test_filing_http import Application
from tests.api.test_filing_http import quick_hashes as quick_hashes

pytestmark = pytest.mark.usefixtures("shipped_processes")

DELIVERY = {"method": "direct", "deliveredOn": "2026-03-04", "receiver": "示例申请人", "receipt": "HZ-001"}


@pytest.fixture
def office(app: Flask, database: Database, clock: Callable[..., Any]) -> Office:
    return Office(app, database)


def _paper(account: Account, case: Application, code: str) -> dict[str, Any]:
    (found,) = [each for each in account.read(case.path("deliveries"))["items"] if each["code"] == code]
    return dict(found)


def test_who_issued_it_records_the_delivery_and_the_remedies_run_from_it(
    office: Office, database: Database
) -> None:
    case = Application(office).step("community-opinion", "opinion")
    case.step("acceptance-review", "refuse at the door")
    handler = office["010-shouli"]
    office.on("2026-03-05")
    ways = handler.read(case.path("deliveries"))["methods"]
    assert [each["key"] for each in ways] == [
        "direct", "left", "electronic", "entrusted", "mail", "announcement",
    ]  # fmt: skip
    notice = _paper(handler, case, "DOC-104")
    assert (notice["mayRecord"], notice["deliveredOn"], notice["remedies"]) == (True, None, [])

    path = f"/v2/documents/{notice['documentKey']}/delivery"
    done = handler.do(path, DELIVERY)
    assert (done["deliveryMethod"], done["deliveredOn"]) == ("直接送达", "2026-03-04")
    assert (done["deliveryReceiver"], done["deliveryReceipt"]) == ("示例申请人", "HZ-001")
    # sixty days end within the holiday of May; six months by the date
    assert [each["until"] for each in done["remedies"]] == ["2026-05-06", "2026-09-04"]
    seen = _paper(case.applicant, case, "DOC-104")
    assert (seen["deliveredOn"], seen["mayRecord"]) == ("2026-03-04", False)

    # what is known is changed with a reason; announced, it counts as delivered after the rule's thirty days
    later = {**DELIVERY, "method": "announcement"}
    again = handler.post(path, later)
    assert (again.status_code, again.json and again.json["code"]) == (409, "delivery-known")
    done = handler.do(path, {**later, "reason": "经查直接送达未成，改为公告送达"})
    assert (done["deliveryMethod"], done["deliveredOn"]) == ("公告送达", "2026-04-03")
    with reading(database) as session:
        rows = session.all(
            "SELECT actor, reason FROM register_history WHERE register = 'document' AND row_id = ?"
            " AND version > 1 ORDER BY version",
            (int(notice["documentKey"]),),
        )
    assert rows == [("010-shouli", None), ("010-shouli", "经查直接送达未成，改为公告送达")]


def test_a_delivery_is_proved_and_is_not_said_by_whom_it_concerns(office: Office) -> None:
    case = Application(office).step("community-opinion", "opinion")
    office.on("2026-03-05")
    path = f"/v2/documents/{_paper(case.applicant, case, 'DOC-101')['documentKey']}/delivery"
    for changes, code in (
        ({"method": "pigeon"}, "delivery-method-unknown"),
        ({"deliveredOn": "2026-03-01"}, "delivery-day-wrong"),
        ({"deliveredOn": "2026-03-06"}, "delivery-day-wrong"),
        ({"receipt": " "}, "delivery-unproven"),
    ):
        answer = office["010-shouli"].post(path, {**DELIVERY, **changes})
        assert (answer.status_code, answer.json and answer.json["code"]) == (422, code)
    for account in ("shenqing", "010-shequ", "auditor"):
        answer = office[account].post(path, DELIVERY)
        assert (answer.status_code, answer.json and answer.json["code"]) == (403, "delivery-not-recorded")
    for account in ("003-shouli", "sysadmin"):
        answer = office[account].post(path, DELIVERY)
        assert (answer.status_code, answer.json and answer.json["code"]) == (404, "entry-not-found")
