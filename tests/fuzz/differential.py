"""Plays one diagram on the product and on the reference model at once, and shrinks what differs."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, Literal, TypeVar

from engine.spiff.border import BpmnError
from tests.fuzz.blocks import random_tree, smaller
from tests.fuzz.canvas import ACTING_FAILS_AT, VARIABLES
from tests.fuzz.generate import drawn
from tests.fuzz.graphs import drawn_graph, random_graph, smaller_graphs
from tests.fuzz.model import Model
from tests.fuzz.observe import Open, Seen, difference, of_engine, of_model
from tests.support.drawing import Diagram
from tests.support.driver import START, Driver

#: Values that must come back as they were given.
VALUES: tuple[Any, ...] = (
    None,
    1.5,
    -3,
    10**15,
    0.1,
    "某某\n“字”",
    "2026-03-02",
    [],
    {},
    [1, {"a": [True, None, 2.5]}],
    {"名称": {"": 1, "a.b": [[]]}},
)

Verdict = Literal["completed", "stuck", "cut", "order", "DIFFERENT"]
Shape = TypeVar("Shape")


@dataclass
class Report:
    """How one play went. ``order``: the outcome depends on the order of automatic steps."""

    verdict: Verdict = "cut"
    steps: list[str] = field(default_factory=list)
    text: str = ""
    elements: Counter[str] = field(default_factory=Counter)


class Player:
    """Makes the same random moves on the engine and on models that differ in the order of automatic steps."""

    def __init__(self, diagram: Diagram, seed: int, *, restored: bool, shuffled: int = 1) -> None:
        self.random = Random(seed)
        self.driver = Driver(diagram, restored=restored, actions={"inline": _act})
        self.models = [
            Model(diagram, START, "first"),
            Model(diagram, START, "last"),
            *(Model(diagram, START, "any", number) for number in range(shuffled)),
        ]
        self.report = Report()
        self.step = 0

    def play(self, limit: int) -> Report:
        variables = {**VARIABLES, "choice": self.random.randrange(3)}
        self.report.steps.append(f"start {variables}")
        for model in self.models:
            model.start(variables)
        problem = self._engine(lambda: self.driver.start(variables))
        while True:
            first, *others = seen_by_models = [of_model(model) for model in self.models]
            failed = problem is not None
            if not failed and any(difference(first, other) is not None for other in others):
                self.report.verdict = "order"
                return self.report
            if problem is None:
                seen = of_engine(self.driver)
                problem = difference(first, seen)
            if problem is not None:
                self.report.verdict, self.report.text = "DIFFERENT", problem
                return self.report
            if first.status != "active":
                self.report.verdict = "completed"
                return self.report
            choices = self._choices(first)
            if not choices:
                self.report.verdict = "stuck"
                return self.report
            if self.step >= limit:
                return self.report
            self.step += 1
            if self.random.random() < 0.03:
                problem = self._administer()
                continue
            problem = self._move(self.random.choice(choices), seen_by_models, seen)

    def _administer(self) -> str | None:
        """Change a variable from outside, or (seldom) cancel the instance."""
        if self.random.random() < 0.1:
            self.report.steps.append("cancel")
            for model in self.models:
                model.cancel()
            return self._engine(self.driver.cancel)
        given = {"choice": self.random.randrange(4), "score": self.random.randrange(10)}
        self.report.steps.append(f"set {given}")
        for model in self.models:
            model.set(given)
        return self._engine(lambda: self.driver.set(**given))

    def _choices(self, seen: Seen) -> list[Open]:
        """Everything that somebody may do next; people are more frequent than events."""
        weights = {"task": 4, "job": 3, "timer": 1, "message": 2, "signal": 1, "incident": 1}
        return [key for key in sorted(seen.open) for _ in range(weights[key[0]])]

    def _move(self, key: Open, models: list[Seen], seen: Seen) -> str | None:
        kind, element, detail = key
        given: dict[str, Any] = {"choice": self.random.randrange(4), "score": self.random.randrange(10)}
        if self.random.random() < 0.2:
            # So long that the engine keeps it in a row of its own; seldom written, often copied.
            given["big"] = self.random.choice(["", "small", "大" * 2000])
        if self.random.random() < 0.2:
            given["note"] = self.random.choice(VALUES)
        if kind == "signal" and self.random.random() < 0.5:
            given = {}
        fails = kind == "job" and self.random.random() < 0.25
        code = self.random.choice(["A", "B"])
        told = f"{kind} {element} {detail} {code if fails else given}"
        self.report.steps.append(told.replace("大" * 2000, "大…"))
        self.report.elements[kind] += 1
        # Among things that look alike one model takes the oldest, another the youngest: if it matters, stop.
        for model, view in zip(self.models, models, strict=True):
            handle = view.open[key][-1 if model.order == "last" else 0]
            if kind == "task" or (kind == "job" and not fails):
                model.complete(handle, given)
            elif kind == "job":
                model.job_error(handle, code, given)
            elif kind == "incident":
                model.retry(handle)
            elif kind == "signal":
                model.signal(handle.event.name, given)
            else:
                model.trigger(handle, {} if kind == "timer" else given)
        number = seen.open[key][0]
        return self._engine(lambda: self._drive(kind, number, given, code if fails else None))

    def _drive(self, kind: str, number: int, given: dict[str, Any], code: str | None) -> None:
        driver = self.driver
        if kind == "task":
            driver.complete_activity(number, given)
        elif kind == "job":
            driver.end_job(number, given, code)
        elif kind == "incident":
            driver.retry_activity(number)
        elif kind == "signal":
            driver.signal(driver.open_signals[number].name, **given)
        elif kind == "message":
            driver.deliver(number, given)
        else:
            driver.host.now = max(driver.host.now, driver.open_timers[number].due_at)
            driver.fire_subscription(number)

    def _engine(self, act: Callable[[], object]) -> str | None:
        """Do it; an exception of the engine is a difference."""
        try:
            act()
        except Exception as failure:
            last = "".join(traceback.format_exception(failure)[-4:])
            return f"the engine raised {type(failure).__name__}: {failure}\n{last}"
        return None


def _act(variables: Mapping[str, Any]) -> dict[str, Any]:
    """The action that the model knows as ``Activities._act``."""
    choice = variables["choice"]
    if choice == ACTING_FAILS_AT:
        raise BpmnError("A", "", {"failed": choice})
    return {"acted": choice}


def play_diagram(diagram: Diagram, seed: int, limit: int = 40) -> Report:
    report = Player(diagram, seed, restored=seed % 8 == 0).play(limit)
    if report.verdict == "DIFFERENT":
        # Make sure that no order of automatic steps explains it.
        again = Player(diagram, seed, restored=seed % 8 == 0, shuffled=20).play(limit)
        return again if again.verdict == "order" and "raised" not in report.text else report
    return report


@dataclass
class Found:
    """A difference, with the smallest diagram that shows it."""

    case: int
    diagram: Diagram
    report: Report
    shape: str

    def __str__(self) -> str:
        steps = "\n".join(f"  {step}" for step in self.report.steps)
        return f"case {self.case}\n{self.shape}\n{outline(self.diagram)}\nsteps:\n{steps}\n{self.report.text}"


def outline(diagram: Diagram) -> str:
    """The diagram as readable lines: nodes with their traits, then flows."""
    lines: list[str] = []

    def show(body: Any, indent: str) -> None:
        for node in body.nodes:
            traits = [node.kind]
            if node.event:
                traits.append(" ".join(filter(None, (node.event.kind, node.event.name, node.event.text))))
            if node.attached_to:
                traits.append(f"on {node.attached_to}")
            if not node.interrupting:
                traits.append("non-interrupting")
            if node.multi:
                traits.append(str(node.multi))
            targets = [
                f"-> {flow.target}{' if ' + flow.condition if flow.condition else ''}"
                f"{' default' if flow.default else ''}"
                for flow in body.outgoing(node.id)
            ]
            lines.append(f"{indent}{node.id} [{', '.join(traits)}] {' '.join(targets)}")
            if node.body:
                show(node.body, indent + "    ")

    for process in diagram.processes:
        lines.append(f"process {process.id}")
        show(process.body, "  ")
    return "\n".join(lines)


def check_case(case: int) -> tuple[Report, Found | None]:
    """One generated case: three of four are block-structured, one is a graph."""
    if case % 4 == 3:
        graph = random_graph(case // 4)
        return _check(case, graph, drawn_graph, smaller_graphs)
    return _check(case, random_tree(case, 2 + case % 4), drawn, smaller)


def _check(
    case: int,
    shape: Shape,
    draw: Callable[[Shape], Diagram],
    simpler: Callable[[Shape], Iterable[Shape]],
) -> tuple[Report, Found | None]:
    report = play_diagram(draw(shape), case)
    if report.verdict != "DIFFERENT":
        return report, None
    smallest, small_report = shrink(case, shape, report, draw, simpler)
    return report, Found(case, draw(smallest), small_report, str(smallest))


def shrink(
    case: int,
    shape: Shape,
    report: Report,
    draw: Callable[[Shape], Diagram],
    simpler: Callable[[Shape], Iterable[Shape]],
    budget: int = 1500,
) -> tuple[Shape, Report]:
    """Greedily take the first simpler shape that still differs, with a few different courses of moves."""
    improved = True
    while improved and budget > 0:
        improved = False
        for candidate in simpler(shape):
            budget -= 1
            found = _differs(draw, candidate, case)
            if found is not None:
                shape, report, improved = candidate, found, True
                break
            if budget <= 0:
                break
    return shape, report


def _differs(draw: Callable[[Shape], Diagram], shape: Shape, case: int) -> Report | None:
    try:
        diagram = draw(shape)
    except (LookupError, ValueError):
        return None
    for seed in (case, case + 8, case + 16, case + 24):
        found = play_diagram(diagram, seed)
        if found.verdict == "DIFFERENT":
            return found
    return None
