"""FEEL over HTTP: values as JSON, warnings that say why a part is null, errors with their position."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient


def evaluate(client: FlaskClient, expression: str, **variables: Any) -> tuple[int, Any]:
    body = {"expression": expression, "variables": variables}
    answer = client.post("/v2/expression/evaluation", json=body)
    return answer.status_code, answer.get_json(force=True)


@pytest.mark.parametrize(
    ("expression", "variables", "result"),
    [
        ("1 + 2", {}, 3),
        ("=1 + 2", {}, 3),
        ("申请金额 >= 400", {"申请金额": 500}, True),
        ("monthly salary * 12", {"monthly salary": 1000}, 12000),
        ("0.1 + 0.2", {}, 0.3),
        ("[x, null]", {"x": "a"}, ["a", None]),
    ],
)
def test_an_expression_gives_its_value(
    client: FlaskClient, expression: str, variables: dict[str, Any], result: Any
) -> None:
    status, document = evaluate(client, expression, **variables)
    assert (status, document["result"], document["warnings"]) == (200, result, [])


def test_a_number_keeps_all_its_digits(client: FlaskClient) -> None:
    answer = client.post("/v2/expression/evaluation", json={"expression": "1/3"})
    assert '"result":0.3333333333333333333333333333333333' in answer.get_data(as_text=True)


def test_a_part_that_cannot_be_computed_is_null_with_a_positioned_warning(client: FlaskClient) -> None:
    status, document = evaluate(client, '"a" + 1')
    assert (status, document["result"]) == (200, None)
    (warning,) = document["warnings"]
    assert (warning["line"], bool(warning["message"])) == (1, True)


def test_a_text_that_is_no_expression_is_refused_with_its_position(client: FlaskClient) -> None:
    status, document = evaluate(client, "1 +")
    assert (status, document["code"]) == (422, "syntax.unexpected")
    assert "第 1 行第 4 列" in document["detail"]
    assert document["params"]["column"] == 4


def test_an_expression_beyond_the_bounds_is_refused_in_time(client: FlaskClient) -> None:
    status, document = evaluate(client, "count(for i in 1..100000000 return i)")
    assert (status, document["code"].split(".")[0]) == (422, "limit")
