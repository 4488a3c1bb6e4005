"""From uploaded bytes to a linted diagram: the only way a .bpmn file enters the engine."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from engine.bpmn.limits import Deadline, DeadlinePassed
from engine.bpmn.lint import LintContext, lint
from engine.bpmn.model import Definitions
from engine.bpmn.problem import Problem
from engine.bpmn.reader import read
from engine.bpmn.xml import BPMN, XmlRefused, parse_strict


@dataclass(frozen=True, slots=True)
class Checked:
    """A file and what is wrong with it. ``definitions`` is ``None`` when it could not be read at all."""

    problems: tuple[Problem, ...]
    definitions: Definitions | None = None

    @property
    def root(self) -> etree._Element:
        """The tree of a file that could be read."""
        assert self.definitions is not None
        return self.definitions.element

    @property
    def is_refused(self) -> bool:
        """Whether an error was found."""
        return any(problem.is_error for problem in self.problems)


def read_bpmn(content: bytes, context: LintContext) -> Checked:
    """Parse and model a file within the context's limits; problems of the XML only."""
    deadline = context.deadline or Deadline(context.limits.max_seconds)
    try:
        root = parse_strict(content, limits=context.limits, deadline=deadline)
        if root.tag != f"{{{BPMN}}}definitions":
            params = {"found": str(root.tag)[:160], "expected": "bpmn:definitions"}
            return Checked((Problem(rule="xml-wrong-root", line=1, params=params),))
        return Checked((), read(root, deadline))
    except XmlRefused as refused:
        return Checked((refused.problem,))
    except DeadlinePassed as passed:
        return Checked((_late(passed),))


def check_bpmn(content: bytes, context: LintContext) -> Checked:
    """Parse, model and lint a file; never takes longer than the context's limits say."""
    context = replace(context, deadline=context.deadline or Deadline(context.limits.max_seconds))
    found = read_bpmn(content, context)
    return found if found.definitions is None else lint_bpmn(found.definitions, context)


def lint_bpmn(definitions: Definitions, context: LintContext) -> Checked:
    """Lint a model that was read before, when what it may refer to has become known."""
    context = replace(context, deadline=context.deadline or Deadline(context.limits.max_seconds))
    try:
        return Checked(tuple(lint(definitions, context)), definitions)
    except DeadlinePassed as passed:
        return Checked((_late(passed),), definitions)


def _late(passed: DeadlinePassed) -> Problem:
    return Problem(rule="time-limit", params={"seconds": passed.seconds})
