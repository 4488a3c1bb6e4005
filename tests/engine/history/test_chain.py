from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta, timezone

from engine.history.chain import GENESIS, ROW_COLUMNS, Event, chain_rows, data_text, instant
from engine.spiff.border import HistoryEvent

AT = datetime(2025, 3, 1, 1, 2, 3, 4, tzinfo=UTC)


def rows_of(*events: Event | HistoryEvent, head: bytes = GENESIS, first_seq: int = 1) -> tuple[list, bytes]:
    return chain_rows(
        head, first_seq, events, tenant_id="default", instance_id=7, at=AT, actor="zhang", on_behalf_of="li"
    )


def test_a_hash_can_be_recomputed_with_nothing_but_sha256_and_json() -> None:
    event = HistoryEvent(
        type="activity-completed", element_id="审核", activity_id=3, scope_id=1, data={"意见": "同意"}
    )
    rows, head = rows_of(event, first_seq=5, head=b"\x01" * 32)
    row = dict(zip(ROW_COLUMNS, rows[0], strict=True))
    by_hand = json.dumps(
        {
            "tenant": "default",
            "instance_id": 7,
            "seq": 5,
            "at": "2025-03-01T01:02:03.000004Z",
            "actor": "zhang",
            "on_behalf_of": "li",
            "type": "activity-completed",
            "element_id": "审核",
            "activity_id": 3,
            "scope_id": 1,
            "data": row["data"],
        },
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )
    assert row["hash"] == hashlib.sha256(b"\x01" * 32 + by_hand.encode()).digest() == head
    assert json.loads(row["data"]) == {"意见": "同意"}


def test_rows_written_by_one_command_or_by_two_give_the_same_chain() -> None:
    first, second = Event("user-task-claimed"), Event("user-task-completed", {"a": 1})
    together, head = rows_of(first, second)
    alone, middle = rows_of(first)
    rest, end = rows_of(second, head=middle, first_seq=2)
    assert together == alone + rest
    assert head == end
    assert [row[ROW_COLUMNS.index("seq")] for row in together] == [1, 2]


def test_a_command_without_events_leaves_the_head_alone() -> None:
    assert rows_of() == ([], GENESIS)


def test_a_moment_is_spelled_the_same_in_every_zone() -> None:
    shanghai = AT.astimezone(timezone(timedelta(hours=8)))
    assert instant(shanghai) == instant(AT) == "2025-03-01T01:02:03.000004Z"


def test_values_json_does_not_know_never_make_history_fail() -> None:
    assert json.loads(data_text({"n": 2**70, "s": "\ud800", "at": AT})) == {
        "n": 2**70,
        "s": "\ud800",
        "at": "2025-03-01 01:02:03.000004+00:00",
    }
