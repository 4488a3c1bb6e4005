"""D1 without a case: whoever is signed in asks the decision table, and learns what is missing."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from flask.testing import FlaskClient

from engine.actor import SYSTEM
from engine.deployment import deploy, read_folder
from engine.persistence.database import Database, transaction

GROUP = {
    "scope_area": "COMMUNITY",
    "initiator_count": 2,
    "member_count": 8,
    "has_charter": True,
    "has_place": True,
    "allow_file": True,
}


@pytest.fixture(autouse=True)
def _deployed(database: Database) -> None:
    with transaction(database) as session:
        deploy(session, SYSTEM, read_folder(files("workflows") / "so-track-decision"))


def ask(client: FlaskClient, decision: str) -> Any:
    body = {"decisionDefinitionId": decision, "variables": GROUP}
    return client.post("/v2/decision-definitions/evaluation", json=body)


def test_somebody_who_holds_nothing_asks_for_the_track_and_the_gaps(client: FlaskClient) -> None:
    answer = ask(client, "dt_track")
    assert (answer.status_code, answer.get_json()["output"]["result"]) == (200, "INCUBATE")
    gaps = ask(client, "dt_track_advice").get_json()["output"]
    assert gaps["filing"] == ["会员不足10人"]
    assert "没有固定的住所" in gaps["association"]


def test_nobody_asks_without_signing_in(anonymous: FlaskClient) -> None:
    assert ask(anonymous, "dt_track").status_code == 401
