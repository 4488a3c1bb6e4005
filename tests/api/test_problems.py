"""Every refusal over HTTP is problem+json, in the caller's language, with the status of its family."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from api.errors import STATUS, register_error_handlers, status_of
from engine import errors
from engine.errors import EngineError, TaskAlreadyCompleted
from feel import FeelSyntaxError


def families() -> list[type[EngineError]]:
    classes = [each for each in vars(errors).values() if isinstance(each, type)]
    return [each for each in classes if issubclass(each, EngineError)]


LATE = {"task_id": "7-2", "name": "审核", "completed_by": "wang", "completed_by_name": "王芳"}


@pytest.mark.parametrize("error", families(), ids=lambda error: error.__name__)
def test_every_error_of_the_engine_has_a_status(error: type[EngineError]) -> None:
    assert 400 <= status_of(error.__new__(error)) < 500


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.ProcessInstanceNotFound(instance_id=7), 404),
        (errors.TaskAlreadyCompleted(task_id="7-2", completed_by="wang"), 409),
        (errors.NotACandidate(task_id="7-2"), 403),
        (errors.InvalidVariables(name="x", reason="y"), 422),
        (FeelSyntaxError("syntax.unexpected", "1 +", 3), 422),
    ],
    ids=lambda value: type(value).__name__,
)
def test_the_family_decides_the_status(error: Exception, status: int) -> None:
    assert status_of(error) == status
    assert status in STATUS.values()


@pytest.fixture
def failing() -> FlaskClient:
    app = Flask("failing")
    register_error_handlers(app)

    @app.get("/late")
    def late() -> str:
        raise TaskAlreadyCompleted(**LATE)

    @app.get("/defect")
    def defect() -> str:
        raise ZeroDivisionError("the password is tulip")

    return app.test_client()


def test_a_refusal_names_the_thing_and_the_way_out(failing: FlaskClient) -> None:
    answer = failing.get("/late")
    document = answer.get_json(force=True)
    assert (answer.status_code, answer.content_type) == (409, "application/problem+json")
    assert document["code"] == "task-already-completed"
    assert document["type"] == "urn:gongzhi:problem:task-already-completed"
    assert document["params"] == LATE
    assert document["detail"] == "“审核”已由王芳办结，请刷新列表。"


def test_a_refusal_is_told_in_english_to_who_asks_for_it(failing: FlaskClient) -> None:
    answer = failing.get("/late", headers={"Accept-Language": "en-GB,en;q=0.9"})
    assert answer.headers["Content-Language"] == "en"
    assert "refresh your list" in answer.get_json(force=True)["detail"]


def test_a_defect_tells_the_caller_a_reference_and_nothing_else(failing: FlaskClient) -> None:
    answer = failing.get("/defect")
    document = answer.get_json(force=True)
    assert (answer.status_code, document["code"]) == (500, "internal")
    assert "tulip" not in answer.get_data(as_text=True)
    assert "编号" in document["detail"]


def test_an_unknown_path_is_a_problem_too(client: FlaskClient) -> None:
    answer = client.get("/v2/nowhere")
    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")


def test_a_wrong_method_says_which_are_right(client: FlaskClient) -> None:
    answer = client.get("/v2/expression/evaluation")
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def test_a_body_that_does_not_fit_names_its_fields(client: FlaskClient) -> None:
    answer = client.post("/v2/expression/evaluation", json={"variables": 1, "colour": "red"})
    document = answer.get_json(force=True)
    assert answer.status_code == 422
    assert set(document["errors"]["json"]) == {"expression", "variables", "colour"}
    assert "expression" in document["detail"]


def test_a_body_that_is_not_json_is_refused_as_such(client: FlaskClient) -> None:
    answer = client.post("/v2/expression/evaluation", data="{", content_type="application/json")
    assert (answer.status_code, answer.content_type) == (400, "application/problem+json")


def test_a_body_that_is_too_large_is_refused(client: FlaskClient) -> None:
    answer = client.post(
        "/v2/expression/evaluation", data=b" " * (17 * 1024 * 1024), content_type="application/json"
    )
    assert answer.status_code == 413


@pytest.mark.parametrize("moment", ["9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00"])
def test_an_instant_that_is_none_in_another_zone_is_refused(client: FlaskClient, moment: str) -> None:
    assert client.get("/v2/units", query_string={"at": moment}).status_code == 422
