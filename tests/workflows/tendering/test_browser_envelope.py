"""What the page seals in a browser, the server's reference opens; keys and receipts go both ways."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.workflows.tendering.conftest import PASSPHRASES
from workflows.tendering.desk_key import DeskKey
from workflows.tendering.envelope import (
    OpeningKey,
    check_public_key,
    is_share,
    open_share,
    read_head,
    seal,
    unseal,
)

WEB = Path(__file__).resolve().parents[3] / "web"
#: One tender per size of number: a key of 64 bits is beyond what a number of JavaScript holds.
TENDER = 9_121_497_997_734_993_013
SIZE = 16_384
BID = {"price": "3980000.00", "bidder": "锦江示例社", "note": "第一行\n“引号”𠮷"}

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not (WEB / "node_modules" / "rolldown").is_dir(),
    reason="the page's tools are not installed (make web)",
)


def browser(command: str, **given: Any) -> Any:
    """What the page's code answers."""
    done = subprocess.run(
        ["node", str(WEB / "scripts" / "sealing.mjs")],
        input=json.dumps({"command": command, **given}, ensure_ascii=False),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def sealed(keys: tuple[OpeningKey, ...], *, tender: int = TENDER) -> bytes:
    return base64.b64decode(
        browser(
            "seal",
            content=BID,
            tenderKey=str(tender),
            publicKeys=[base64.b64encode(key.public_key).decode() for key in keys],
            threshold=2,
            envelopeBytes=SIZE,
        )
    )


def share(keys: tuple[OpeningKey, ...], envelope: bytes, number: int) -> bytes:
    key, wrapped = keys[number - 1], read_head(envelope).wrapped[number - 1]
    return open_share(key.wrapped_private_key, key.public_key, PASSPHRASES[number - 1], wrapped)


def test_any_two_keyholders_open_what_a_browser_sealed(opening_keys: tuple[OpeningKey, ...]) -> None:
    envelope = sealed(opening_keys)
    head = read_head(envelope)
    assert (head.tender_id, head.threshold, len(envelope)) == (TENDER, 2, SIZE)
    shares = {number: share(opening_keys, envelope, number) for number in (1, 2, 3)}
    assert all(is_share(head, number, each) for number, each in shares.items())
    for pair in ((1, 2), (1, 3), (3, 2)):
        assert unseal(envelope, [shares[number] for number in pair]) == BID


def test_a_pair_made_in_a_browser_opens_what_is_sealed_for_it(opening_keys: tuple[OpeningKey, ...]) -> None:
    pair = browser("pair", passphrase="正确的口令-2010-锦江", rounds=1000)
    public_key = base64.b64decode(pair["publicKey"])
    check_public_key(public_key)
    envelope = seal(
        BID,
        tender_id=TENDER,
        public_keys=[public_key, opening_keys[1].public_key],
        threshold=2,
        envelope_bytes=SIZE,
    )
    wrapped = read_head(envelope).wrapped[0]
    here = open_share(pair["wrappedPrivateKey"], public_key, "正确的口令-2010-锦江", wrapped)
    there = browser(
        "share", pair=pair, passphrase="正确的口令-2010-锦江", wrapped=base64.b64encode(wrapped).decode()
    )
    assert base64.b64decode(there) == here
    assert unseal(envelope, [here, share(opening_keys, envelope, 2)]) == BID


def test_a_browser_checks_receipts_by_itself() -> None:
    desk = DeskKey(os.urandom(32))
    statement = {
        "tender": str(TENDER),
        "organization": "1001",
        "kind": "SEALED",
        "at": "2010-07-26",
        "hash": "ab",
    }
    signature, key = desk.sign(statement), base64.b64encode(desk.public_key).decode()
    assert (
        browser("receipt", receipt={"statement": statement, "signature": signature}, receiptKey=key) is True
    )
    altered = {**statement, "hash": "ac"}
    assert browser("receipt", receipt={"statement": altered, "signature": signature}, receiptKey=key) is False
