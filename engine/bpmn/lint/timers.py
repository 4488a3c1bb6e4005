"""Timers are dates, durations, cycles or cron lines, or FEEL that gives one."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from lxml import etree

from engine.bpmn.lint.context import Lint
from engine.bpmn.lint.feel_text import check_feel, free_variables, is_feel
from engine.bpmn.model import Node
from engine.bpmn.problem import phrase
from engine.bpmn.xml import BPMN
from engine.spiff import timers

_TIMES = ("timeDate", "timeDuration", "timeCycle")
_EXAMPLES = {
    "timeDate": "2026-03-01T09:00:00+08:00",
    "timeDuration": "P5D",
    "timeCycle": "R3/PT1H",
    "due": "P5D",
}
#: More firings than this are not meant; “for ever” is written without a number.
MOST_FIRINGS = 1_000_000_000
_LONGEST = 200
#: Cron lines are read relative to an instant; any will do to see whether they can be read.
_SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)


def check_timer(node: Node, definition: etree._Element, lint: Lint) -> None:
    """The definition has one time, it can be read, and it suits the event."""
    lint.check_deadline()  # cron lines that never come true are slow
    times = [(tag, found) for tag in _TIMES if (found := definition.find(f"{{{BPMN}}}{tag}")) is not None]
    texts = [(tag, (element.text or "").strip()) for tag, element in times]
    texts = [(tag, text) for tag, text in texts if text]
    if not texts:
        lint.report("missing-timer", node)
        return
    if len(texts) > 1:
        lint.report("several-timers", node)
    tag, text = texts[0]
    if tag == "timeCycle" and not _may_repeat(node):
        lint.report("timer-cycle-not-allowed", node)
    if tag == "timeDuration" and node.kind == "startEvent" and node.scope.is_process:
        lint.report("timer-duration-not-allowed", node)
    if not is_feel(text):
        check_literal(node, tag, text, lint)
        return
    compiled = check_feel(node, "timer", text, lint)
    if compiled is None or node.kind != "startEvent" or not node.scope.is_process:
        return
    names = free_variables(compiled, lint)
    if names:
        lint.report("start-timer-with-variables", node, names=", ".join(sorted(names)))


def check_due(node: Node, place: str, text: str | None, lint: Lint) -> None:
    """A due or follow-up date: FEEL, a date and time, or a duration from the task's creation."""
    if text is None or not text.strip():
        return
    if is_feel(text):
        check_feel(node, place, text, lint)
    else:
        check_literal(node, "due", text.strip(), lint)


def check_literal(node: Node, tag: str, text: str, lint: Lint) -> None:
    """The text is what the tag promises."""
    if len(text) > _LONGEST or not _is_sound(tag, text):
        lint.report("timer-syntax", node, text=text, expected=phrase(tag), example=_EXAMPLES[tag])


@lru_cache(maxsize=1024)
def _is_sound(tag: str, text: str) -> bool:
    # remembered, because a cron line that never comes true takes a fifth of a second to be found out
    try:
        if tag == "timeDate":
            timers.parse_date(text)
        elif tag == "timeDuration":
            timers.parse_duration(text)
        elif tag == "timeCycle":
            count = timers.parse_cycle(text, _SOME_DAY).count
            return count is None or 0 < count <= MOST_FIRINGS
        else:
            timers.due_at(text, _SOME_DAY)
    except (ValueError, OverflowError):
        return False
    return True


def _may_repeat(node: Node) -> bool:
    """Start events of processes, and events that do not interrupt, may fire again."""
    if node.kind == "startEvent":
        return node.scope.is_process or not node.is_interrupting
    return node.kind == "boundaryEvent" and not node.is_interrupting
