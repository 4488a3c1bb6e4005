"""The bank account of a grant over HTTP: in clear for who pays, with a reason, on record; else masked."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

from flask.testing import FlaskClient

from engine import clock
from engine.actor import SYSTEM
from engine.deployment import deploy, read_folder
from engine.persistence.database import Database, reading, transaction
from tests.workflows.conftest import START
from tests.workflows.so_funding.office import AGREE, PAYMENT, SIGNATURE, Case, Office, application, attendance

ACCOUNT = application()["accountNo"]
BODY = {"reason": "核对收款账号"}


def to_be_paid(database: Database) -> tuple[Office, Case]:
    """A grant whose agreement is signed: the first instalment is on the treasury's desk."""
    root = files("workflows")
    shared = {"decision.form": (root / "so-filing" / "decision.form").read_bytes()}
    with transaction(database) as session:
        deploy(session, SYSTEM, read_folder(root / "so-funding") | shared)
    office = Office(database)
    round_case, grant = office.open_round(), office.ready()
    office.on("2010-04-01")
    round_case.complete("close-intake", "handler", {"expertCount": 5})
    office.score(round_case, 85)
    round_case.complete("propose-amounts", "handler", {"ranking": round_case.variables["ranking"]})
    round_case.complete("review-proposals", "reviewer", AGREE)
    round_case.complete("decide", "leader", attendance("leader"))
    office.on("2010-04-13")
    grant.complete("sign-for-organization", "legal-5001", SIGNATURE)
    return office, grant.complete("sign-for-district", "leader", SIGNATURE)


def test_who_pays_sees_the_account_in_clear_for_a_reason_and_nobody_else_does(
    database: Database, signed_in: Callable[..., FlaskClient]
) -> None:
    with clock.frozen(START):
        _, grant = to_be_paid(database)
        payer = signed_in("payer", posts=["finance-payment:finance"])
        shown = payer.get(f"/v2/process-instances/{grant.instance_id}/variables")
        assert ACCOUNT not in shown.text
        sealed = shown.get_json()["variables"]["accountNo"]
        assert sealed["masked"].endswith(ACCOUNT[-4:])
        path = f"/v2/sealed-values/{sealed['sealed']}/reveal"
        assert payer.post(path, json={"reason": ""}).status_code == 422
        assert payer.post(path, json=BODY).get_json() == {"value": ACCOUNT}
        statuses = {
            person: signed_in(person, posts=posts).post(path, json=BODY).status_code
            for person, posts in {
                "op-5001": ["so-operator:so-5001"],
                "op-5002": ["so-operator:so-5002"],
                "expert-1": ["expert-funding:experts"],
                "cashier": ["finance-payment:elsewhere"],
            }.items()
        }
        assert statuses == {"op-5001": 403, "op-5002": 404, "expert-1": 404, "cashier": 404}
        grant.complete("pay-first", "payer", PAYMENT)
        with reading(database) as session:
            rows = session.all("SELECT actor FROM event WHERE type = 'personal-data-read'")
            kept = session.all("SELECT data FROM event")
            documents = session.all("SELECT html FROM document")
        assert [row[0] for row in rows] == ["payer"]
        assert ACCOUNT not in str(kept) + str(documents)
