"""What runs on which version, over HTTP: who may know it."""

from __future__ import annotations

from collections.abc import Callable

from flask.testing import FlaskClient

from engine.identity.roles import DESIGNER, SYSTEM_ADMINISTRATOR
from engine.persistence.database import Database
from tests.support.desk import Desk
from tests.support.diagrams import end, process, start, user_task

SignedIn = Callable[..., FlaskClient]


def test_a_designer_learns_how_many_cases_a_change_leaves_on_the_old_version(
    signed_in: SignedIn, database: Database
) -> None:
    desk = Desk(database)
    (definition,) = desk.deploy(process("p", start() >> user_task("review") >> end()))
    desk.start("p")
    designer = signed_in("lin", roles=[DESIGNER])
    (found,) = designer.get("/v2/process-definitions/running?processDefinitionId=p").get_json()["items"]
    assert (found["processDefinitionKey"], found["version"]) == (str(definition), 1)
    assert found["active"] == {"count": 1, "isExact": True}
    assert designer.get(f"/v2/process-definitions/{definition}/running").status_code == 403


def test_an_administrator_learns_where_they_are(signed_in: SignedIn, database: Database) -> None:
    desk = Desk(database)
    (definition,) = desk.deploy(process("p", start() >> user_task("review") >> end()))
    desk.start("p")
    operator = signed_in("qian", roles=[SYSTEM_ADMINISTRATOR])
    found = operator.get(f"/v2/process-definitions/{definition}/running").get_json()
    assert found["instances"] == {"count": 1, "isExact": True}
    (review,) = found["elements"]
    assert (review["elementId"], review["tasks"], review["incidents"]) == ("review", 1, 0)
    for key, count in ((definition, 1), (4503599627370497, 0)):
        asked = {"filter": {"processDefinitionKey": str(key), "status": "active"}}
        assert len(operator.post("/v2/process-instances/search", json=asked).get_json()["items"]) == count
    assert operator.get("/v2/process-definitions/4503599627370497/running").status_code == 404


def test_a_designer_learns_which_cases_take_a_new_form(signed_in: SignedIn, database: Database) -> None:
    desk = Desk(database)
    desk.deploy(process("p", start() >> user_task("review", form="sheet") >> end()))
    desk.start("p")
    designer = signed_in("lin", roles=[DESIGNER])
    asked = {"formIds": ["sheet", "sheet"], "decisionDefinitionIds": ["sum"]}
    form, decision = designer.post("/v2/process-definitions/running/uses", json=asked).get_json()["items"]
    assert (form["kind"], form["id"], form["openTasks"]) == ("form", "sheet", {"count": 0, "isExact": True})
    (use,) = form["versions"]
    assert (use["takesNewest"], use["isCertain"], use["version"]["active"]["count"]) == (True, True, 1)
    assert (decision["id"], decision["versions"]) == ("sum", [])
    nobody = signed_in("zhao").post("/v2/process-definitions/running/uses", json={})
    assert nobody.status_code == 403
