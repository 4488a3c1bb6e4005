"""A list of processes says which of them the caller begins, and who begins the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

pytestmark = pytest.mark.usefixtures("shipped_processes")

SignedIn = Callable[..., FlaskClient]
NEWEST = {"filter": {"isLatestVersion": True}, "page": {"limit": 200}}


def listed(client: FlaskClient) -> dict[str, dict[str, Any]]:
    answer = client.post("/v2/process-definitions/search", json=NEWEST)
    assert answer.status_code == 200, answer.text
    return {item["processDefinitionId"]: item for item in answer.get_json()["items"]}


def test_who_may_not_begin_is_told_who_does(signed_in: SignedIn) -> None:
    found = listed(signed_in("shen"))
    assert (found["so-filing"]["mayBegin"], found["so-filing"]["begunBy"]) == (True, None)
    assert (found["procurement-plan"]["mayBegin"], found["procurement-plan"]["begunBy"]) == (
        False,
        ["需求岗"],
    )
    # by another case, by a message, by a timer: nobody begins them
    for process in ("procurement-small", "procurement-evaluation", "so-filing-report"):
        assert (found[process]["mayBegin"], found[process]["begunBy"]) == (False, [])


def test_a_post_begins_what_is_its_own(signed_in: SignedIn) -> None:
    demand = signed_in("cai", posts=["purchase-demand:010"])
    found = listed(demand)
    assert found["procurement-plan"]["mayBegin"]
    assert not found["so-funding-round"]["mayBegin"]
    one = demand.get(f"/v2/process-definitions/{found['procurement-plan']['processDefinitionKey']}")
    assert one.get_json() == found["procurement-plan"]
