"""The OpenAPI document is kept: whatever is sent, the answer is one that it names, and never a defect."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import one_of
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.app import create_app
from api.runtime import runtime_of
from engine.identity.roles import (
    AUDIT_ADMINISTRATOR,
    AUDITOR,
    DESIGNER,
    SECURITY_ADMINISTRATOR,
    SYSTEM_ADMINISTRATOR,
    WORKER,
)
from engine.persistence.database import Database
from tests.api.people import add_person
from tests.support.depth import usually
from tests.support.desk import Desk
from tests.support.diagrams import end, process, start, user_task

#: Requests for each operation and way of making them. Five keep the test near a minute.
EXAMPLES = usually(5, deep=12)
CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
]  # fmt: skip
CALLERS = {
    "operator": [SYSTEM_ADMINISTRATOR],
    "designer": [DESIGNER],
    "worker": [WORKER],
    "auditor": [AUDITOR],
    "inspector": [AUDIT_ADMINISTRATOR],
    "guard": [SECURITY_ADMINISTRATOR],
    "clerk": [],
}


@pytest.fixture
def served(postgresql_database: Database) -> Iterator[Flask]:
    """PostgreSQL, which refuses what SQLite lets pass: NUL in text, numbers without bounds."""
    app = create_app(postgresql_database.settings)
    yield app
    runtime_of(app).database.close()


@pytest.mark.postgresql
@pytest.mark.slow
def test_no_request_meets_a_defect_or_an_answer_that_is_not_documented(
    served: Flask, postgresql_database: Database
) -> None:
    known = _something_to_find(postgresql_database)
    schema = schemathesis.openapi.from_wsgi("/v2/openapi.json", served)
    failures: list[str] = []
    accepted: set[str] = set()
    for number, found in enumerate(schema.get_all_operations()):
        operation: Any = found.ok()  # type: ignore[union-attr]
        needed = set(operation.definition.raw.get("x-roles", ()))
        name, roles = next(each for each in reversed(CALLERS.items()) if not needed or needed & set(each[1]))
        # somebody new each time: an attack may end its own session, or lock its own account
        token = add_person(postgresql_database, f"{name}-{number}", roles=roles)
        failures += _attack(operation, token, known, accepted)
    assert not failures, "\n\n".join(failures)
    # else all of it would only ever have knocked at closed doors
    assert len(accepted) > 30, sorted(accepted)


def _something_to_find(database: Database) -> dict[str, str]:
    """A case with a user task, a job and an incident, so that random requests meet something."""
    desk = Desk(database)
    drawn = process("contract", start() >> user_task("look") >> end())
    definition = desk.deploy(drawn)[0]
    instance = desk.start("contract").instance_id
    return {
        "processInstanceKey": str(instance),
        "processDefinitionKey": str(definition),
        "userTaskKey": desk.task("look"),
    }


def _attack(operation: Any, token: str, known: dict[str, str], accepted: set[str]) -> list[str]:
    """The failures of one operation: requests as documented, otherwise, and on things that exist."""
    failures: list[str] = []
    wanted = {parameter.name for parameter in operation.path_parameters}
    ways = [operation.as_strategy(), operation.as_strategy(GenerationMode.NEGATIVE)]
    if wanted and wanted <= set(known):
        ways.append(operation.as_strategy(path_parameters={name: known[name] for name in wanted}))

    @settings(
        max_examples=EXAMPLES * len(ways), deadline=None, derandomize=True, database=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=one_of(*ways))
    def send(case: Any) -> None:
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {token}"}
        response = case.call()
        if response.status_code < 400:
            accepted.add(operation.label)
        try:
            case.validate_response(response, checks=CHECKS)
        except FailureGroup as group:
            said = response.text[:300]
            reasons = [f"{type(each).__name__} {str(each)[:600]}" for each in group.exceptions]
            failures.append(f"{case.as_curl_command()}: {response.status_code} {said} {reasons}")

    send()
    return failures[:3]
