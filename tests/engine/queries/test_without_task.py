"""Cases that have had no user task: what lists show of them, and what finds them."""

from __future__ import annotations

from typing import Any

from engine.persistence.database import reading
from engine.queries.instances import process_instances
from engine.queries.started import last_summaries, started_list
from tests.support.desk import WANG, Desk
from tests.support.watching import watch


def found(desk: Desk, text: str) -> list[int]:
    """Among all cases; whoever began them finds the same."""
    with reading(desk.database) as session:
        all_of_them = [each.id for each in process_instances(session, text=text).items]
        own = [each.id for each in started_list(session, WANG.user_id, text=text).items]
    assert all_of_them == own
    return all_of_them


def told(desk: Desk, *instances: int) -> tuple[dict[int, list[tuple[str, Any]]], int]:
    """What the lists show, and the statements that it took."""
    sent = []
    desk.database.recorder = lambda sql, _params: sent.append(sql)
    with reading(desk.database) as session:
        summaries = last_summaries(session, instances)
    desk.database.recorder = None
    return summaries, len(sent)


def test_a_case_without_a_task_is_found_by_what_lists_show_of_it(desk: Desk) -> None:
    desk.deploy(watch())
    case = desk.start("watch", {"name": "莲新街道示例一社区合唱队", "key": "1"}).instance_id
    desk.start("watch", {"name": "莲新街道示例一社区书画社", "key": "2"})
    assert told(desk, case)[0] == {case: [("组织", "莲新街道示例一社区合唱队")]}
    assert found(desk, "合唱") == [case]
    desk.publish("rename", "1", variables={"name": "莲新街道示例一社区朗诵队"})
    assert told(desk, case)[0] == {case: [("组织", "莲新街道示例一社区朗诵队")]}
    assert found(desk, "朗诵") == found(desk, "合唱") == [case], "what was shown once finds it for good"


def test_a_page_of_cases_without_a_task_is_read_at_once(desk: Desk) -> None:
    desk.deploy(watch())
    cases = [desk.start("watch", {"name": f"社{n}", "key": str(n)}).instance_id for n in range(6)]
    _, for_one = told(desk, cases[0])
    summaries, for_all = told(desk, *cases)
    assert [summaries[case] for case in cases] == [[("组织", f"社{n}")] for n in range(6)]
    assert for_all == for_one
