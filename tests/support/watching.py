"""A process whose cases wait for long before anybody has anything to do with them."""

from __future__ import annotations

from dataclasses import replace

from tests.support.diagrams import catch, end, message, process, start, timer, user_task
from tests.support.drawing import Process


def watch() -> Process:
    """Renamed by a message, a task after a year; lists show ``name``."""
    drawn = process(
        "watch",
        start()
        >> catch("renamed", message("rename", "=key"))
        >> catch("year", timer("P1Y"))
        >> user_task("heed", groups=["clerks"])
        >> end(),
    )
    return replace(drawn, properties={"gongzhi:summary": "组织: name"})
