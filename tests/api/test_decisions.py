"""Decisions over HTTP: evaluated with the reason, deployed or sent along; tables checked for an editor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from engine.actor import SYSTEM
from engine.deployment import deploy
from engine.persistence.database import Database, transaction

MODEL = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="levels" name="levels" namespace="test">
  <inputData id="amount-input" name="amount"><variable name="amount" typeRef="number"/></inputData>
  <decision id="level" name="level">
    <variable name="level" typeRef="string"/>
    <informationRequirement id="r"><requiredInput href="#amount-input"/></informationRequirement>
    <decisionTable id="table" hitPolicy="UNIQUE">
      <input id="i"><inputExpression id="e" typeRef="number"><text>amount</text></inputExpression></input>
      <output id="o" typeRef="string"/>
      <rule id="low"><inputEntry id="a"><text>&lt; 400</text></inputEntry>
        <outputEntry id="b"><text>"office"</text></outputEntry></rule>
      <rule id="high"><inputEntry id="c"><text>{high}</text></inputEntry>
        <outputEntry id="d"><text>"tender"</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>"""
SOUND = MODEL.replace("{high}", "&gt;= 400")
OVERLAPPING = MODEL.replace("{high}", "&gt;= 300")


def evaluate(client: FlaskClient, **body: Any) -> tuple[int, Any]:
    answer = client.post("/v2/decision-definitions/evaluation", json=body)
    return answer.status_code, answer.get_json(force=True)


def test_a_decision_sent_along_gives_its_value_and_the_rules_that_hit(client: FlaskClient) -> None:
    status, document = evaluate(client, decisionDefinitionId="level", xml=SOUND, variables={"amount": 500})
    assert (status, document["output"], document["warnings"]) == (200, "tender", [])
    assert "high" in str(document["evaluatedDecisions"])


def test_a_deployed_decision_is_evaluated_by_its_id(client: FlaskClient, database: Database) -> None:
    with transaction(database) as session:
        deploy(session, SYSTEM, {"levels.dmn": SOUND.encode()})
    status, document = evaluate(client, decisionDefinitionId="level", variables={"amount": 100})
    assert (status, document["output"]) == (200, "office")


def test_an_unknown_decision_is_not_found(client: FlaskClient) -> None:
    assert evaluate(client, decisionDefinitionId="nowhere")[0] == 404


def test_a_decision_must_be_named(client: FlaskClient) -> None:
    status, document = evaluate(client, variables={})
    assert (status, list(document["errors"]["json"])) == (422, ["decisionDefinitionId"])


@pytest.mark.parametrize("xml", ["<a/>", "not xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])
def test_a_model_that_is_none_is_refused(client: FlaskClient, xml: str) -> None:
    status, document = evaluate(client, decisionDefinitionId="level", xml=xml)
    assert (status, bool(document["detail"])) == (422, True)


def check(client: FlaskClient, xml: str) -> list[dict[str, Any]]:
    answer = client.post("/v2/decision-tables/check", json={"xml": xml}, headers={"Accept-Language": "en"})
    assert answer.status_code == 200
    (table,) = answer.get_json()["tables"]
    findings: list[dict[str, Any]] = table["findings"]
    return findings


def test_a_sound_table_has_no_findings(client: FlaskClient) -> None:
    assert check(client, SOUND) == []


def test_overlapping_rules_are_shown_with_an_input_that_hits_both(client: FlaskClient) -> None:
    (finding,) = check(client, OVERLAPPING)
    assert (finding["kind"], finding["rules"]) == ("overlap", [1, 2])
    assert 300 <= finding["sample"]["amount"] < 400


def test_a_table_is_checked_from_the_command_line_too(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from api.cli import main

    (tmp_path / "levels.dmn").write_text(OVERLAPPING)
    result = CliRunner().invoke(main, ["--lang", "en", "dmn", "check", str(tmp_path / "levels.dmn")])
    assert result.exit_code == 1
    (tmp_path / "levels.dmn").write_text(SOUND)
    command = ["dmn", "evaluate", str(tmp_path / "levels.dmn"), "level", "--context", '{"amount": 400}']
    assert CliRunner().invoke(main, command).stdout == '"tender"\n'
