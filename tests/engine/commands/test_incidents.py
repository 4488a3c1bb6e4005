"""Incidents: shown, repaired, retried."""

from __future__ import annotations

import json

import pytest

from engine.commands.instances import modify_variables
from engine.errors import IncidentNotFound, ScopeNotFound
from engine.messages import catalogue
from engine.persistence.database import transaction
from tests.support.desk import WANG, Desk
from tests.support.diagrams import end, exclusive, path, process, start, user_task, when
from tests.support.drawing import Process


def undecided() -> Process:
    return process(
        "p",
        start() >> exclusive("which"),
        path("which", when("amount < 10"), user_task("small"), end("e1")),
        path("which", when("amount > 10"), user_task("large"), end("e2")),
    )


def test_an_incident_names_element_and_reason(desk: Desk) -> None:
    desk.run(undecided(), {"amount": 10})
    ((element, kind, key, params),) = desk.all("SELECT element_id, kind, message_key, params FROM incident")
    assert (element, kind) == ("which", "no-flow")
    assert key in catalogue()
    assert isinstance(json.loads(params), dict)
    assert desk.value("SELECT incident_count FROM process_instance") == 1
    assert desk.open_tasks == []


def test_after_a_correction_the_retry_goes_on(desk: Desk) -> None:
    instance = desk.run(undecided(), {"amount": 10})
    (incident,) = desk.incidents()
    with transaction(desk.database) as session:
        modify_variables(session, WANG, instance, {"amount": 11})
    assert desk.retry(incident).resolved
    assert desk.open_tasks == ["large"]
    assert desk.all("SELECT status, resolved_by FROM incident") == [("resolved", "wang")]
    assert desk.value("SELECT incident_count FROM process_instance") == 0
    assert len(desk.events("incident-retried")) == 1


def test_correcting_and_retrying_is_one_command(desk: Desk) -> None:
    desk.run(undecided(), {"amount": 10})
    (incident,) = desk.incidents()
    assert desk.resolve(incident, amount=9).resolved
    assert desk.open_tasks == ["small"]


def test_a_retry_in_vain_raises_the_incident_again(desk: Desk) -> None:
    desk.run(undecided(), {"amount": 10})
    (first,) = desk.incidents()
    assert not desk.retry(first).resolved
    (second,) = desk.incidents()
    assert second != first
    assert desk.value("SELECT incident_count FROM process_instance") == 1


def test_what_is_not_there_is_not_found(desk: Desk) -> None:
    with pytest.raises(IncidentNotFound):
        desk.retry(4711)
    desk.run(undecided(), {"amount": 10})
    from engine.commands.incidents import resolve_incident

    with pytest.raises(ScopeNotFound), transaction(desk.database) as session:
        resolve_incident(session, WANG, desk.incidents()[0], {"amount": 1}, scope_id=99)
    assert len(desk.incidents()) == 1
