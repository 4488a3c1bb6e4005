"""A round from the guide to the last instalment, and every other way an application can go."""

from __future__ import annotations

from decimal import Decimal

from tests.workflows.so_funding.office import (
    AGREE,
    MID_TERM,
    PAYMENT,
    REPORT,
    SIGNATURE,
    Case,
    Office,
    attendance,
    evaluation,
)


def reviewed(office: Office, *totals: int, experts: int = 5, amount: float = 15000) -> Case:
    """A round whose applications are scored and wait for their amounts."""
    with_guide = office.open_round()
    for organization, _ in zip((5001, 5002, 5003, 5004), totals, strict=False):
        office.ready(organization)
    office.on("2010-04-01")
    with_guide.complete("close-intake", "handler", {"expertCount": experts})
    office.score(with_guide, *totals, amount=amount)
    return with_guide


def decided(office: Office, *totals: int) -> Case:
    """A round that was decided and is before the public."""
    case = reviewed(office, *totals)
    ranking = [{**row, "proposed": row["proposed"]} for row in case.variables["ranking"]]
    case.complete("propose-amounts", "handler", {"ranking": ranking})
    case.complete("review-proposals", "reviewer", AGREE)
    return case.complete("decide", "leader", attendance("leader"))


def test_a_round_goes_from_the_guide_to_the_last_instalment(office: Office) -> None:
    round_case = office.open_round()
    grant = office.ready()
    assert round_case.incidents == grant.incidents == []
    office.on("2010-04-01")
    round_case.complete("close-intake", "handler", {"expertCount": 5})
    office.score(round_case, 85)
    assert round_case.open_tasks() == ["propose-amounts"]
    round_case.complete("propose-amounts", "handler", {"ranking": round_case.variables["ranking"]})
    round_case.complete("review-proposals", "reviewer", AGREE)
    round_case.complete("decide", "leader", attendance("leader"))
    assert round_case.open_tasks() == ["record-objection"]
    assert office.money() == (15000, 0, 0)
    office.on("2010-04-13")
    assert (round_case.status, round_case.last_activity) == ("completed", "round-decided")
    assert grant.open_tasks() == ["sign-for-organization"]
    assert grant.variables["result"]["score"] == 85
    grant.complete("sign-for-organization", "legal-5001", SIGNATURE)
    grant.complete("sign-for-district", "leader", SIGNATURE)
    assert office.money() == (0, 15000, 0)
    grant.complete("pay-first", "payer", PAYMENT)
    assert office.money() == (0, 6000, 9000)
    office.on("2010-09-06")
    grant.complete("mid-term-check", "evaluator", MID_TERM).complete("pay-second", "payer", PAYMENT)
    office.on("2011-01-04")
    grant.complete("report", "op-5001", REPORT).complete("final-evaluation", "evaluator", evaluation())
    grant.complete("pay-final", "payer", PAYMENT)
    assert (grant.status, grant.last_activity) == ("completed", "closed")
    row = office.grant()
    assert (row["state"], row["grade"], row["paid"]) == ("CLOSED", "EXCELLENT", Decimal(15000))
    assert office.money() == (0, 0, 15000)
    assert round_case.documents == ["DOC-301", *["DOC-302"] * 5, "DOC-303", "DOC-304", "DOC-305"]
    assert grant.documents == ["DOC-306", "DOC-307", "DOC-308", "DOC-307", "DOC-309", "DOC-307"]
    assert office.notices() == ["FUNDING_GUIDE", "GRANT_PUBLICITY", "GRANT_RESULT", "GRANT_RESULT"]
