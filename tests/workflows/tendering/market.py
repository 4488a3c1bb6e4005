"""A market for tests: organisations that bid, keyholders with their keys, a desk that is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from engine.actor import SYSTEM, Actor
from engine.persistence.database import Database, transaction
from engine.persistence.session import Session
from tests.support.accounts import signing
from tests.workflows.tendering.conftest import PASSPHRASES
from workflows.calendar.deadline import SHANGHAI
from workflows.pilot.suppliers import supplier
from workflows.registries.organizations import register_organization
from workflows.registries.purchases import register_project
from workflows.tendering.desk import (
    Holder,
    Receipt,
    find_tender,
    holders_of,
    open_desk,
    submit_bid,
    take_documents,
)
from workflows.tendering.envelope import OpeningKey, open_share, seal
from workflows.tendering.opening import give_shares, shares_to_unwrap, wrapped_key
from workflows.tendering.opening_keys import opening_key_of, register_opening_key

DEADLINE = datetime(2010, 7, 27, 10, 0, tzinfo=SHANGHAI)
KEYHOLDERS = ("dl_jingli", "mz_caigou", "jj_jiandu")
SIZE, SLOTS = 8192, 8


def organization(session: Session, number: int, **more: Any) -> int:
    """A registered organisation, as the demonstration has it."""
    found = supplier(number)
    return register_organization(
        session,
        SYSTEM,
        name=found.name,
        form=found.form,
        status="REGISTERED",
        street=found.street,
        founded_on=found.registered_on,
        uscc=found.uscc,
        **{"id": found.id, **more},
    )


def operator(organization_id: int) -> Actor:
    """Who bids for an organisation."""
    return Actor(user_id=f"so_{organization_id}", groups=frozenset({f"so-operator:so-{organization_id}"}))


def project(session: Session, **more: Any) -> int:
    """The project of E.5, in documents."""
    values: dict[str, Any] = {
        "name": "锦江区市民中心（孵化基地）运营服务",
        "purchaser": "civil-affairs",
        "catalog_code": "C0501",
        "category": "SS",
        "year": 2010,
        "budget": Decimal(4_200_000),
        "max_price": Decimal(4_200_000),
    }
    return register_project(session, SYSTEM, **{**values, **more})


def hold_keys(session: Session, keys: Sequence[OpeningKey], users: Sequence[str] = KEYHOLDERS) -> None:
    for user, key in zip(users, keys, strict=True):
        register_opening_key(session, Actor(user_id=user), key.public_key, key.wrapped_private_key)


def desk(session: Session, project_id: int, keys: Sequence[OpeningKey], **more: Any) -> int:
    """An open desk of this project; gives the tender's id."""
    hold_keys(session, keys)
    holders = []
    for number, user in enumerate(KEYHOLDERS, 1):
        row = opening_key_of(session, user)
        holders.append(
            Holder(number=number, user_id=user, opening_key_id=row["id"], public_key=bytes(row["public_key"]))
        )
    values: dict[str, Any] = {
        "round": 1,
        "closes_at": DEADLINE,
        "envelope_bytes": SIZE,
        "slot_count": SLOTS,
        "threshold": 2,
        "instance_id": 1,
        "document_id": 1,
        "terms": {},
    }
    return open_desk(session, project_id=project_id, holders=holders, **{**values, **more})


def content(organization_id: int, price: str, **more: Any) -> dict[str, Any]:
    """What a bid says."""
    return {
        "organizationId": str(organization_id),
        "price": price,
        "period": "12个月",
        "contact": f"联系人{organization_id}",
        "phone": f"1380000{organization_id:04d}",
        "manager": f"项目负责人{organization_id}",
        "depositAccount": f"6222{organization_id:012d}",
        **more,
    }


def envelope(session: Session, project_id: int, bid: dict[str, Any]) -> bytes:
    """What a bidder's browser makes of a bid."""
    tender = find_tender(session, project_id)
    return seal(
        bid,
        tender_id=tender.id,
        public_keys=[holder.public_key for holder in holders_of(session, tender.id)],
        threshold=tender.threshold,
        envelope_bytes=tender.envelope_bytes,
    )


def bid(database: Database, project_id: int, organization_id: int, price: str, **more: Any) -> Receipt:
    """Take the documents, seal a bid and bring it."""
    actor = operator(organization_id)
    with transaction(database) as session:
        take_documents(session, actor, project_id, organization_id)
        sealed = envelope(session, project_id, content(organization_id, price, **more))
        return submit_bid(session, actor, project_id, organization_id, sealed)


def give(database: Database, project_id: int, user: str) -> int:
    """A keyholder's browser: unwrap the shares with the passphrase and send them."""
    actor = signing(user)
    with transaction(database) as session:
        pair = wrapped_key(session, actor, project_id)
        passphrase = PASSPHRASES[KEYHOLDERS.index(user)]
        shares = {
            each.slot: open_share(
                pair["wrapped_private_key"], bytes(pair["public_key"]), passphrase, each.wrapped
            )
            for each in shares_to_unwrap(session, actor, project_id)
        }
        return give_shares(session, actor, project_id, shares)


TODAY = date(2010, 7, 5)
