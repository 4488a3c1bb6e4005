"""``python -m tests.support.make_state_fixtures``: store instances of the present state format.

Run it when a format is about to be released; the files of earlier formats stay as they are, for ever. Each
file holds a diagram and a row of points: the stored state, what is visible there, and the step that leads on.
"""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from engine.spiff import runner
from engine.spiff.border import Outcome
from engine.spiff.codec import FORMAT
from tests.support import diagrams as draw
from tests.support.drawing import Diagram, Process
from tests.support.driver import Driver

FOLDER = Path(__file__).parent.parent / "bpmn" / "fixtures"


class Recording(Driver):
    """A driver that keeps every point it passes."""

    def __init__(self, drawn: Diagram | Process) -> None:
        super().__init__(drawn)
        self.points: list[dict[str, Any]] = []

    def _act(self, function: str, *arguments: Any) -> Driver:
        self.points[-1]["step"] = [function, *arguments]
        self.points[-1]["now"] = self.host.now.isoformat()
        return super()._act(function, *arguments)

    def _book(self, outcome: Outcome) -> Driver:
        super()._book(outcome)
        rows = [[scope, name, value.decode()] for (scope, name), value in self.host.rows.items()]
        self.points.append(
            {"state": base64.b64encode(self.state).decode(), "rows": rows, **seen(self.state, self.host)}
        )
        return self


def seen(state: bytes, host: Any) -> dict[str, Any]:
    """What a stored state means: where the tokens are, and the variables."""
    active = runner.active_activities(state, host)
    return {
        "active": sorted([found.element_id, found.activity_id, found.incident] for found in active),
        "variables": dict(runner.variables(state, host)),
    }


def _approval() -> Recording:
    driver = Recording(
        draw.process(
            "approval",
            draw.start() >> draw.exclusive("again") >> draw.user_task("fill") >> draw.user_task("review"),
            draw.path("review", draw.exclusive("ok"), draw.when("ok"), draw.end()),
            draw.path("ok", draw.otherwise(), "again"),
            draw.boundary("late", "review", draw.timer("P5D"), interrupting=False) >> draw.end("e2"),
        )
    )
    driver.start(applicant="li").complete("fill", form={"名称": "某某社区", "rows": [1, 2.5, None, True]})
    driver.complete("review", ok=False).complete("fill").fire_timer("late")
    driver.complete("review", ok=True)
    return driver


def _joins() -> Recording:
    driver = Recording(
        draw.process(
            "joins",
            draw.start() >> draw.parallel("split") >> draw.user_task("a") >> draw.exclusive("merge"),
            draw.path("split", draw.user_task("b"), "merge"),
            draw.path(
                "merge", draw.parallel("join"), draw.inclusive("or"), draw.when("x"), draw.user_task("d")
            ),
            draw.path("split", draw.user_task("c"), "join"),
            draw.path("or", draw.when("y"), draw.user_task("e"), draw.inclusive("or-join")),
            draw.path("or", draw.otherwise(), "or-join"),
            draw.path("d", "or-join", draw.end()),
        )
    )
    driver.start(x=True, y=True).complete("a").complete("b").complete("c").complete("e").complete("d")
    return driver


def _multi(sequential: bool) -> Recording:
    inside = draw.start("s") >> draw.user_task("score") >> draw.user_task("sign") >> draw.end("e")
    many = draw.each("experts", "expert", collect=("table", "row"), sequential=sequential)
    driver = Recording(
        draw.process(
            "panel",
            draw.start()
            >> draw.subprocess("panel", inside, multi=many, inputs={"row": "loopCounter"})
            >> draw.end(),
            draw.boundary("stop", "panel", draw.message("Stop", "case")) >> draw.end("e2"),
        )
    )
    driver.start(experts=["a", "b"], case="1").complete("score", row=7)
    while driver.status == "active":
        driver.complete(driver.tasks[-1])
    return driver


def _votes() -> Recording:
    many = draw.each("voters", "voter", collect=("votes", "vote"), until="numberOfCompletedInstances >= 2")
    driver = Recording(
        draw.process("votes", draw.start() >> draw.user_task("vote", multi=many) >> draw.end())
    )
    driver.start(voters=["a", "b", "c"]).complete("vote", vote="yes").complete("vote", vote="no")
    return driver


def _events() -> Recording:
    driver = Recording(
        draw.process(
            "events",
            draw.start() >> draw.event_gateway("race"),
            draw.path("race", draw.catch("reply", draw.message("Reply", "case")), draw.user_task("read")),
            draw.path("race", draw.catch("silence", draw.timer("P3D")), draw.end("e2")),
            draw.path("read", draw.receive_task("more", draw.message("More", "case")), draw.end()),
            draw.event_subprocess(
                "remind",
                draw.start("rs", draw.timer(cycle="R3/P1D"), interrupting=False) >> draw.user_task("call"),
            ),
            draw.event_subprocess("stop", draw.start("ss", draw.signal("Stop")) >> draw.user_task("wind-up")),
        )
    )
    driver.start(case="42").fire_timer("remind").message("Reply", text="yes").complete("read")
    driver.signal("Stop").complete("wind-up")
    return driver


def _calls() -> Recording:
    called = draw.process(
        "part", draw.start("cs") >> draw.user_task("work") >> draw.end("ce", draw.error("BAD"))
    )
    node = draw.call("call", "part", all_in=False, inputs={"given": "x + 1"})
    inner = draw.subprocess("sub", draw.start("s") >> node >> draw.end("e"), inputs={"x": "10"})
    whole = draw.process(
        "whole",
        draw.start() >> inner >> draw.end(),
        draw.boundary("caught", "sub", draw.error("BAD"))
        >> draw.service_task("repair", "external")
        >> draw.end("e3"),
    )
    driver = Recording(draw.diagram(whole, called))
    driver.start(x=1).complete("work").throw_job_error("repair", "WORSE").retry("repair").finish_job("repair")
    return driver


def _incident() -> Recording:
    driver = Recording(
        draw.process(
            "incident",
            draw.start() >> draw.user_task("审核") >> draw.exclusive("通过"),
            draw.path("通过", draw.when("同意 = 1"), draw.end("结束")),
        )
    )
    driver.start().complete("审核", 同意=2).set(同意=1).retry("通过")
    return driver


def _large() -> Recording:
    driver = Recording(
        draw.process("large", draw.start() >> draw.user_task("a") >> draw.user_task("b") >> draw.end())
    )
    driver.start().complete("a", rows=[{"n": number} for number in range(600)]).complete("b")
    return driver


def _nested() -> Recording:
    cells = draw.each("lots", "lot", collect=("row", "score"), sequential=True)
    inside = draw.start("s") >> draw.user_task("score", multi=cells) >> draw.end("e")
    rows = draw.each("experts", "expert", collect=("table", "row"))
    panel = draw.subprocess("panel", inside, multi=rows, inputs={"row": "[]"})
    driver = Recording(draw.process("nested", draw.start() >> panel >> draw.end()))
    driver.start(experts=["a", "b"], lots=[1, 2])
    for score in range(4):
        driver.complete("score", score=score)
    return driver


def _jobs() -> Recording:
    driver = Recording(
        draw.process(
            "jobs",
            draw.start()
            >> draw.service_task("mail", "external", multi=draw.each("to", "address"))
            >> draw.end(),
            draw.boundary("late", "mail", draw.timer(cycle="R/P1D"), interrupting=False) >> draw.end("e2"),
        )
    )
    driver.start(to=["a", "b"]).fire_timer("late").finish_job("mail", sent=1).finish_job("mail", sent=2)
    return driver


def _handlers() -> Recording:
    up = draw.start("s") >> draw.user_task("work") >> draw.throw("up", draw.escalation("LATE"))
    inside = draw.path(up, draw.user_task("more"), draw.end("bad", draw.error("BAD")))
    told = draw.start("ts", draw.escalation("LATE"), interrupting=False) >> draw.user_task("boss")
    repair = draw.start("rs", draw.error()) >> draw.user_task("repair")
    handlers = draw.event_subprocess("told", told), draw.event_subprocess("handled", repair)
    driver = Recording(draw.process("handlers", draw.start() >> draw.subprocess("sub", inside, *handlers)))
    driver.start().complete("work").complete("more").complete("repair")
    return driver


SCENARIOS: dict[str, Callable[[], Recording]] = {
    "approval-loop": _approval,
    "joins-half-full": _joins,
    "multi-instance-parallel": lambda: _multi(False),
    "multi-instance-sequential": lambda: _multi(True),
    "multi-instance-early-end": _votes,
    "events": _events,
    "call-activity": _calls,
    "multi-instance-nested": _nested,
    "jobs": _jobs,
    "handlers": _handlers,
    "incident": _incident,
    "large-variable": _large,
}


def main() -> None:
    folder = FOLDER / f"state-v{FORMAT}"
    folder.mkdir(parents=True, exist_ok=True)
    for name, play in SCENARIOS.items():
        driver = play()
        content = {
            "format": FORMAT,
            "processes": [process.id for process in driver.diagram.processes],
            "xml": driver.diagram.xml.decode(),
            "points": driver.points,
        }
        text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
        (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")
        sys.stdout.write(f"{name}: {len(driver.points)} points\n")


if __name__ == "__main__":
    main()
