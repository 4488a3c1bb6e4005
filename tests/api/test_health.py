"""What load balancers, monitors and generated clients ask."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_a_live_server_says_so(client: FlaskClient) -> None:
    assert client.get("/health/live").get_json() == {"status": "ok"}


def test_a_server_on_a_migrated_database_is_ready(client: FlaskClient) -> None:
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.get_json()["ok"]) == (200, True)


def test_metrics_are_in_the_format_of_prometheus(client: FlaskClient) -> None:
    answer = client.get("/metrics")
    assert answer.content_type.startswith("text/plain")
    text = answer.get_data(as_text=True)
    assert "# TYPE gongzhi_command_duration_seconds histogram" in text
    assert "gongzhi_incidents_open 0.0" in text


def test_the_openapi_document_describes_the_resources_and_their_problems(client: FlaskClient) -> None:
    document = client.get("/openapi.json").get_json()
    assert document["openapi"].startswith("3.1")
    operation = document["paths"]["/v2/expression/evaluation"]["post"]
    assert operation["summary"]
    assert "Problem" in document["components"]["schemas"]
