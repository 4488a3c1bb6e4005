"""Good files that hostile ones are made from."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.bpmn.lint import test_accepted
from tests.engine.deployment import files
from tests.support.diagrams import (
    boundary,
    each,
    end,
    error,
    exclusive,
    message,
    otherwise,
    path,
    process,
    rule_task,
    script_task,
    service_task,
    start,
    subprocess,
    timer,
    user_task,
    when,
)
from tests.support.drawing import as_diagram

_SHIPPED = Path(__file__).resolve().parents[3] / "workflows" / "so-filing"


def approval() -> bytes:
    """A diagram with a little of everything."""
    inner = (
        start("inner")
        >> user_task("score", groups=["experts"], multi=each("experts", "expert"))
        >> end("scored")
    )
    return as_diagram(
        process(
            "approval",
            start() >> user_task("fill", groups=["applicants"], form="application") >> exclusive("complete"),
            path("complete", when("amount > 400"), rule_task("level", "approval-level", "level"), "judge"),
            path("complete", otherwise(), "fill"),
            path(subprocess("judge", inner), service_task("notify", "notify"), end("done")),
            path(
                boundary("late", "judge", timer("P5D"), interrupting=False),
                script_task("mark", "late", "true"),
            ),
            path(boundary("failed", "judge", error("FAILED")), end("stopped", message("stopped", "number"))),
            lanes={"clerks": ["fill", "judge"]},
        )
    ).xml


@cache
def diagrams() -> tuple[bytes, ...]:
    """BPMN files of many kinds, the shipped one last."""
    shipped = [file.read_bytes() for file in sorted(_SHIPPED.glob("*.bpmn"))]
    return (approval(), *test_accepted.GOOD.values(), *shipped)


@cache
def decisions() -> tuple[bytes, ...]:
    """DMN files."""
    return (files.decision(), *(file.read_bytes() for file in sorted(_SHIPPED.glob("*.dmn"))))


@cache
def forms() -> tuple[bytes, ...]:
    """Form schemas."""
    return (files.form(), *(file.read_bytes() for file in sorted(_SHIPPED.glob("*.form"))))
