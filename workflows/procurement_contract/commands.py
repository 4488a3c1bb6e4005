"""What people do to a contract outside its user tasks."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from engine.actor import Actor
from engine.commands.idempotency import once
from engine.persistence.session import Session
from engine.persistence.store import lock_instance
from workflows.calendar import local_date
from workflows.procurement_contract.case import PROCESS_KEY
from workflows.procurement_contract.errors import (
    ContractNotFound,
    NotThePurchaser,
    SupplementNotPossible,
    SupplementTooHigh,
    SupplementUnderWay,
)
from workflows.registries.contracts import CONTRACTS, SUPPLEMENT_RULE, contract_of, supplement_left
from workflows.registries.project_cases import case_of
from workflows.registries.purchases import PROJECTS
from workflows.registries.register import Row, find
from workflows.registries.terms import rules_day
from workflows.rules import current_rules
from workflows.said import say

SUPPLEMENT_MESSAGE = f"{PROCESS_KEY}-supplement"
_DECIDES: Final = ("review-supplement", "approve-supplement", "confirm-supplement")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedSupplement:
    """The contract that is to be raised, and the case that deals with it."""

    contract_no: str
    instance_id: int


def propose_supplement(
    session: Session,
    actor: Actor,
    contract_no: str,
    amount: Decimal,
    reason: str,
    *,
    idempotency_key: str | None = None,
) -> ProposedSupplement:
    """The purchaser's handler proposes to raise a contract that is being performed (采购法49).

    One at a time: what is left of the tenth is only known when the one before is decided. Raises
    ContractNotFound, NotThePurchaser, SupplementTooHigh, SupplementNotPossible, SupplementUnderWay.
    """

    def act() -> ProposedSupplement:
        contract = contract_of(session, contract_no)
        if contract is None:
            raise ContractNotFound(contract_no=contract_no)
        project = find(session, PROJECTS, contract["project_id"])
        if actor.groups is not None and f"purchase-handler:{project['purchaser']}" not in actor.groups:
            raise NotThePurchaser(contract_no=contract_no)
        _check_amount(session, contract, amount)
        if contract["state"] != "PERFORMING":
            raise SupplementNotPossible(contract_no=contract_no)
        case = case_of(session, CONTRACTS.name, contract["id"])
        if case is None:
            raise SupplementNotPossible(contract_no=contract_no)
        instance = lock_instance(session, case)
        instance.check_running()
        if supplement_is_under_way(session, case):
            raise SupplementUnderWay(contract_no=contract_no)
        supplement = {"amount": amount, "reason": reason}
        if not say(session, actor, instance, SUPPLEMENT_MESSAGE, {"supplement": supplement}):
            raise SupplementNotPossible(contract_no=contract_no)
        return ProposedSupplement(contract_no=contract_no, instance_id=instance.id)

    arguments = {"contract_no": contract_no, "amount": amount, "reason": reason}
    return once(session, actor, idempotency_key, "propose-supplement", arguments, ProposedSupplement, act)


def supplement_is_under_way(session: Session, case: int) -> bool:
    """Whether a supplement of the contract of a case waits for its review, approval or confirmation."""
    places = ", ".join("?" * len(_DECIDES))
    row = session.one(
        "SELECT 1 FROM user_task WHERE tenant_id = ? AND instance_id = ? AND status = 'open'"
        f" AND element_id IN ({places})",
        (session.tenant_id, case, *_DECIDES),
    )
    return row is not None


def _check_amount(session: Session, contract: Row, amount: Decimal) -> None:
    on = rules_day(session, contract["project_id"], local_date(session.now))
    left = supplement_left(contract, on)
    if not 0 < amount <= left:
        share = current_rules().rule(SUPPLEMENT_RULE, on).value
        raise SupplementTooHigh(contract_no=contract["contract_no"], amount=amount, left=left, share=share)
