"""What a start form can be about: own filings, open rounds, purchases to go on with; chosen, not typed.

A convenience of who fills it in: what may be begun is the guards' to say, of typed numbers as of chosen ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, or_, select

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.calendar import local_date
from workflows.registries.contracts import AWARD_DECIDED
from workflows.registries.filings import VALID
from workflows.registries.grants import is_ended
from workflows.registries.register import Row
from workflows.registries.rounds import BROKEN_OFF
from workflows.registries.tables.awards import assessment_batch
from workflows.registries.tables.cases import organization, so_filing
from workflows.registries.tables.contracts import contract
from workflows.registries.tables.grants import funding_round, grant_award
from workflows.registries.tables.purchases import award, challenge, purchase_project

#: Most options of a field: who has more looks the number up.
_MOST: Final = 500
#: Process -> the field whose value is the number of the case, too.
NUMBERED: Final[Mapping[str, str]] = {"procurement-contract": "projectNo"}
_SPEAKERS: Final = ("so-operator", "so-legal")


class Option(NamedTuple):
    """What is entered into the field, and what it is called."""

    value: str
    label: str


Offer = Callable[[Session, Actor], list[Option]]


def offers_for(session: Session, actor: Actor, process_key: str) -> dict[str, list[Option]]:
    """Field of the start form -> its options for somebody; nothing for fields that are typed."""
    return {field: offer(session, actor) for field, offer in _OFFERS.get(process_key, {}).items()}


def _own_filings(session: Session, actor: Actor) -> list[Option]:
    """Filings in force that one applied for."""
    return _filings(session, so_filing.c.applicant.in_(_people(actor)))


def _filings_of_street(session: Session, actor: Actor) -> list[Option]:
    """Filings in force of the sub-districts one accepts for."""
    return _filings(session, so_filing.c.street.in_(_units(actor, "street-acceptance")))


def _filings_to_cancel(session: Session, actor: Actor) -> list[Option]:
    own = so_filing.c.applicant.in_(_people(actor))
    return _filings(session, or_(own, so_filing.c.street.in_(_units(actor, "street-acceptance"))))


def _filings(session: Session, condition: Any) -> list[Option]:
    table = so_filing
    statement = select(table.c.filing_no, table.c.org_name, table.c.valid_to).where(
        table.c.tenant_id == session.tenant_id, table.c.standing == VALID, condition
    )
    found = _rows(session, statement.order_by(table.c.filing_no))
    return [
        Option(
            row["filing_no"], f"{row['org_name']}（{row['filing_no']}，有效期至 {row['valid_to'] or '—'}）"
        )
        for row in found
    ]


def _organizations(session: Session, actor: Actor) -> list[Option]:
    """Organisations one speaks for by one's posts."""
    return [Option(str(row["id"]), row["name"]) for row in _spoken_for(session, actor)]


def _codes(session: Session, actor: Actor) -> list[Option]:
    """The same by their unified codes."""
    return [
        Option(row["uscc"], f"{row['name']}（{row['uscc']}）")
        for row in _spoken_for(session, actor)
        if row["uscc"]
    ]


def _applicants(session: Session, actor: Actor) -> list[Option]:
    """Those one speaks for, and the filed groups that one applied for: they hold no posts."""
    own = select(so_filing.c.organization_id).where(
        so_filing.c.tenant_id == session.tenant_id,
        so_filing.c.standing == VALID,
        so_filing.c.applicant.in_(_people(actor)),
    )
    statement = select(organization.c.id, organization.c.name).where(
        organization.c.tenant_id == session.tenant_id,
        or_(organization.c.id.in_(_own_ids(actor)), organization.c.id.in_(own)),
    )
    return [Option(str(row["id"]), row["name"]) for row in _rows(session, statement)]


def _open_rounds(session: Session, actor: Actor) -> list[Option]:
    """Rounds of funding that take applications today."""
    found = (row for row in _open(session, funding_round) if not is_ended(session, row))
    return [_until(row, f"{row['name']}（{row['batch_no']}") for row in found]


def _open_batches(session: Session, actor: Actor) -> list[Option]:
    """Batches of assessment that take applications today."""
    found = _open(session, assessment_batch)
    return [_until(row, f"{row['year']}年度社会组织评估（{row['batch_no']}") for row in found]


def _open(session: Session, table: Any) -> list[Row]:
    today = local_date(session.now)
    statement = select(table).where(
        table.c.tenant_id == session.tenant_id, table.c.opens_on <= today, table.c.closes_on >= today
    )
    return list(_rows(session, statement.order_by(table.c.batch_no)))


def _until(row: Row, name: str) -> Option:
    return Option(row["batch_no"], f"{name}，{row['closes_on']} 截止）")


def _own_grants(session: Session, actor: Actor) -> list[Option]:
    """Grants under way of those one applies for."""
    own = [int(option.value) for option in _applicants(session, actor)]
    return _grants(session, grant_award.c.organization_id.in_(own), "RUNNING")


def _all_grants(session: Session, actor: Actor) -> list[Option]:
    """Those under way, and those closed, of which misused money is claimed back."""
    table = grant_award
    condition = or_(table.c.state == "RUNNING", table.c.paid > table.c.recovered)
    return _grants(session, condition, "RUNNING", "CLOSED")


def _grants(session: Session, condition: Any, *states: str) -> list[Option]:
    table = grant_award
    statement = select(table.c.grant_no, table.c.project_name, table.c.approved).where(
        table.c.tenant_id == session.tenant_id, table.c.state.in_(states), condition
    )
    found = _rows(session, statement.order_by(table.c.grant_no))
    return [_purchase(row["grant_no"], row["project_name"], row["approved"]) for row in found]


def _answered_challenges(session: Session, actor: Actor) -> list[Option]:
    """Challenges of those one speaks for."""
    table, project = challenge, purchase_project
    statement = (
        select(table.c.challenge_no, project.c.name)
        .join(project, (project.c.tenant_id == table.c.tenant_id) & (project.c.id == table.c.project_id))
        .where(
            table.c.tenant_id == session.tenant_id,
            table.c.kind == "CHALLENGE",
            table.c.organization_id.in_(_own_ids(actor)),
        )
    )
    found = _rows(session, statement.order_by(table.c.id.desc()))
    return [Option(row["challenge_no"], f"{row['challenge_no']} {row['name']}") for row in found]


def _to_contract(session: Session, actor: Actor) -> list[Option]:
    """Purchases with a winner and neither a contract nor a case that makes one."""
    table = purchase_project
    signed = select(contract.c.project_id).where(contract.c.tenant_id == session.tenant_id)
    won = (table.c.tenant_id == award.c.tenant_id) & (table.c.id == award.c.project_id)
    statement = (
        select(table.c.project_no, table.c.name, award.c.price.label("amount"))
        .join(award, won)
        .where(award.c.state == AWARD_DECIDED, table.c.id.not_in(signed))
    )
    return _of_purchaser(session, actor, statement, "procurement-contract")


def _to_restart(session: Session, actor: Actor) -> list[Option]:
    """Purchases whose round came to nothing, and about which nobody decides yet."""
    table = purchase_project
    statement = select(table.c.project_no, table.c.name, table.c.budget.label("amount"))
    return _of_purchaser(
        session, actor, statement.where(table.c.state.in_(BROKEN_OFF)), "procurement-restart"
    )


def _of_purchaser(session: Session, actor: Actor, statement: Select[Any], process_key: str) -> list[Option]:
    """Of the purchasers one handles for; without those for which a case of the process is under way."""
    table = purchase_project
    own = statement.where(
        table.c.tenant_id == session.tenant_id, table.c.purchaser.in_(_units(actor, "purchase-handler"))
    )
    found = _rows(session, own.order_by(table.c.project_no.desc()))
    return [
        _purchase(row["project_no"], row["name"], row["amount"])
        for row in found
        if not is_under_way(session, process_key, row["project_no"])
    ]


def is_under_way(session: Session, process_key: str, number: str) -> bool:
    """Whether a case of a process goes on under a number."""
    row = session.one(
        "SELECT 1 FROM process_instance WHERE tenant_id = ? AND business_key = ? AND process_key = ?"
        " AND ended_at IS NULL",
        (session.tenant_id, number, process_key),
    )
    return row is not None


def _purchase(number: str, name: str, amount: Decimal | None) -> Option:
    return Option(number, f"{number} {name}" + (f"（{amount:,.2f} 元）" if amount is not None else ""))


def _spoken_for(session: Session, actor: Actor) -> Iterable[Row]:
    statement = select(organization.c.id, organization.c.name, organization.c.uscc).where(
        organization.c.tenant_id == session.tenant_id, organization.c.id.in_(_own_ids(actor))
    )
    return _rows(session, statement.order_by(organization.c.id))


def _rows(session: Session, statement: Select[Any]) -> list[Row]:
    return [dict(row) for row in session.core.execute(statement.limit(_MOST)).mappings()]


def _people(actor: Actor) -> list[str]:
    return [each for each in (actor.user_id, actor.on_behalf_of) if each]


def _units(actor: Actor, *held: str) -> list[str]:
    """Units in which somebody holds one of these posts."""
    pairs = (group.partition(":") for group in actor.groups or ())
    return sorted({unit for post, _, unit in pairs if post in held and unit})


def _own_ids(actor: Actor) -> list[int]:
    named = (unit.removeprefix("so-") for unit in _units(actor, *_SPEAKERS) if unit.startswith("so-"))
    return [int(each) for each in named if each.isdecimal()]


_OFFERS: Final[Mapping[str, Mapping[str, Offer]]] = {
    "so-filing-change": {"filingNo": _own_filings},
    "so-filing-renewal": {"filingNo": _own_filings},
    "so-filing-cancel": {"filingNo": _filings_to_cancel},
    "so-filing-revocation": {"filingNo": _filings_of_street},
    "so-filing-correction": {"filingNo": _filings_of_street},
    "so-funding": {"batchNo": _open_rounds, "organizationId": _applicants},
    "so-funding-change": {"grantNo": _own_grants},
    "so-funding-recovery": {"grantNo": _all_grants},
    "so-assessment": {"batchNo": _open_batches, "uscc": _codes},
    "procurement-challenge": {"organizationId": _organizations},
    "procurement-complaint": {"challengeNo": _answered_challenges, "organizationId": _organizations},
    "procurement-contract": {"projectNo": _to_contract},
    "procurement-restart": {"projectNo": _to_restart},
}
