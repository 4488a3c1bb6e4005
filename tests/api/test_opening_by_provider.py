"""Opening sealed bids without a password of this house: an identity provider says who the keyholder is."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from engine import clock
from engine.actor import SYSTEM
from engine.config import Settings
from engine.history.seal import Vault
from engine.history.signed import is_true
from engine.history.verify import verify
from engine.identity.oidc import link_identity
from engine.persistence.database import Database, reading, transaction
from tests.api.test_oidc import consent, provider
from tests.api.test_tender_http import (
    BIDDERS,
    DEADLINE,
    KEYHOLDERS,
    House,
    arrangement,
    quick_hashes,
    small_envelopes,
)
from tests.support.oidc_provider import CLIENT_ID, CLIENT_SECRET, Provider

__all__ = ["arrangement", "provider", "quick_hashes", "small_envelopes"]

HOLDER = "mz_caigou"


@pytest.fixture
def house(
    provider: Provider,
    database: Database,
    clock: Callable[..., Any],
    app_of: Callable[[Settings], Flask],
    arranged: tuple[int, str],
) -> House:
    """A tender whose purchaser's keyholder is known to the provider as well."""
    settings = replace(
        database.settings,
        oidc_issuer=provider.url,
        oidc_client_id=CLIENT_ID,
        oidc_client_secret=CLIENT_SECRET,
        signature_minutes=0,
    )
    found = House(app_of(settings), database, arranged)
    provider.user = f"sub-of-{HOLDER}"
    with transaction(database) as session:
        link_identity(session, SYSTEM, HOLDER, provider.url, provider.user)
    return found


def by_provider(house: House, provider: Provider, *, shown_at: float, anew: str = "false") -> None:
    """The keyholder's browser comes back from the provider, which last saw a proof at ``shown_at``."""
    now = int(clock.now().timestamp())  # the clock of the house is the provider's, too
    provider.claims = {"auth_time": int(shown_at), "iat": now, "exp": now + 300}
    account = house[HOLDER]
    asked = account.client.get(f"/v2/oidc/sign-in?returnTo=%2Fprofile&anew={anew}")
    back = account.client.get(consent(asked.headers["Location"]))
    assert back.status_code == 302, back.text
    account.signed_in_otherwise()


def test_a_keyholder_opens_bids_who_confirms_at_the_provider_and_signs_what_is_opened(
    house: House, provider: Provider
) -> None:
    house.announce()
    receipts = [house.bid(person) for person in BIDDERS]
    house.on(DEADLINE)
    house.give(KEYHOLDERS[0])
    now = clock.now()
    by_provider(house, provider, shown_at=(now - timedelta(hours=2)).timestamp())
    refused = house[HOLDER].client.post(house.path("/shares"), json={"shares": house.unwrapped(HOLDER)})
    assert (refused.status_code, refused.get_json()["code"]) == (403, "confirmation-required")
    assert refused.get_json()["params"]["act"] == "“市民中心运营服务（示例）”开启密封文件：交付密钥份额"
    by_provider(house, provider, shown_at=now.timestamp(), anew="true")
    shown = house[HOLDER].read(house.path("/shares"))
    house.give(HOLDER)
    assert house.task("dl_yuan", "record-opening")

    seals = sorted(receipt["statement"]["hash"] for receipt in receipts)
    with reading(house.database) as session:
        given = session.all("SELECT actor, data FROM event WHERE type = 'key-shares-given' ORDER BY seq")
        signed = session.one(
            "SELECT instance_id, activity_id, actor, data FROM event WHERE type = 'user-task-completed'"
            " AND element_id = 'deliver-key-share' AND actor = ?",
            (HOLDER,),
        )
        asked = session.all("SELECT actor FROM event WHERE type = 'identity-confirmed'")
    assert HOLDER not in {row[0] for row in asked}, "one proof at the provider serves both halves of the act"
    assert [(row[0], json.loads(row[1])["shares"]) for row in given] == [(KEYHOLDERS[0], 3), (HOLDER, 3)]
    assert signed is not None
    told = json.loads(signed[3])
    assert told["signature"]["method"] == "oidc"
    assert told["variables"] == {
        "sharesGiven": True,
        "tenderNo": house[HOLDER].read(house.path())["projectNo"],
        "tenderStage": "BID",
        "tenderRound": 1,
        "closedAt": "2026年3月24日 10:00",
        "envelopes": shown["envelopes"],
        "seals": shown["seals"],
    }
    assert (shown["envelopes"], shown["seals"]) == (3, sha256("\n".join(seals).encode()).hexdigest())
    report = verify(house.database, Vault(Path(house.database.settings.var_directory)))
    assert (report.findings, report.signatures) == ([], 3)
    # whoever signs for three does not sign for two
    told["variables"]["envelopes"] = 2
    instance_id, activity_id, signer = signed[:3]
    assert is_true(instance_id, activity_id, signer, None, json.dumps(told)) is False
