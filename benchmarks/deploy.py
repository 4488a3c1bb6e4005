"""``deploy``: parse, lint and compile a 30-node diagram, beside SpiffWorkflow's own parse of its equal.

The two diagrams have the same nodes, flows, lanes and drawing; ours says with zeebe elements and FEEL what
the other says in Python. Every sample is another diagram (other numbers in every expression), so that no
cache of compiled expressions helps. Both sides alternate; time is the processor's, which is all they use.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count, pairwise
from statistics import median
from time import thread_time
from typing import Any

from benchmarks.common import Emit
from engine.bpmn.check import lint_bpmn
from engine.bpmn.lint import LintContext
from engine.bpmn.reader import read
from engine.bpmn.xml import parse_strict
from engine.resources import check_resources
from engine.spiff.compiler import compile_program

KEY = "bench-deploy"
SAMPLES = 60
WARM_UP = 10

_HEAD = (
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" '
    'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" '
    'xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" '
    'targetNamespace="http://bpmn.io/schema/bpmn">'
)
_FORMAL = 'xsi:type="bpmn:tFormalExpression"'
_MESSAGE_KEY = '<zeebe:subscription correlationKey="=number" />'
_KNOWN = LintContext(forms={"form"}, decisions=(), actions=(), processes=())


def run(emit: Emit) -> None:
    """Milliseconds for the whole, and for its parts."""
    numbers = count(1)
    pairs = [(diagram(next(numbers)), diagram(next(numbers), stock=True)) for _ in range(SAMPLES + WARM_UP)]
    whole = _alternating([ours for ours, _ in pairs], [theirs for _, theirs in pairs], _check, _stock_parse)
    emit(
        bench="deploy", case=f"parse, lint, compile {node_count()} nodes; floor: SpiffWorkflow parse",
        value=whole[0] * 1e3, unit="ms", floor=whole[1] * 1e3,
    )  # fmt: skip
    for name, seconds in _parts([diagram(next(numbers)) for _ in range(SAMPLES)]).items():
        emit(bench="deploy", case=f"of this: {name}", value=seconds * 1e3, unit="ms")


def _alternating(
    ours: list[bytes], theirs: list[bytes], ours_by: Callable[[bytes], Any], theirs_by: Callable[[bytes], Any]
) -> tuple[float, float]:
    taken: tuple[list[float], list[float]] = ([], [])
    for one, other in zip(ours, theirs, strict=True):
        taken[0].append(_seconds(ours_by, one))
        taken[1].append(_seconds(theirs_by, other))
    return median(taken[0][WARM_UP:]), median(taken[1][WARM_UP:])


def _seconds(action: Callable[[bytes], Any], content: bytes) -> float:
    begun = thread_time()
    action(content)
    return thread_time() - begun


def _check(content: bytes) -> None:
    bundle = check_resources({"bench.bpmn": content}, _KNOWN)
    assert not bundle.is_refused, [str(problem) for problem in bundle.problems]


def _stock_parse(content: bytes) -> None:
    from SpiffWorkflow.bpmn.parser import BpmnParser

    parser = BpmnParser()
    parser.add_bpmn_str(content)
    parser.get_spec(KEY)
    parser.get_subprocess_specs(KEY)


def _parts(contents: list[bytes]) -> dict[str, float]:
    taken: dict[str, list[float]] = {"parse": [], "model": [], "lint": [], "compile": []}
    for content in contents:
        marks = [thread_time()]
        root = parse_strict(content)
        marks.append(thread_time())
        definitions = read(root)
        marks.append(thread_time())
        lint_bpmn(definitions, _KNOWN)
        marks.append(thread_time())
        compile_program(root, KEY)
        marks.append(thread_time())
        for name, (begun, ended) in zip(taken, pairwise(marks), strict=True):
            taken[name].append(ended - begun)
    return {name: median(values) for name, values in taken.items()}


# -- the diagram -------------------------------------------------------------------------------------------


def node_count() -> int:
    """How many flow nodes the diagram has."""
    return len(list(read(parse_strict(diagram(0))).nodes()))


def diagram(number: int, *, stock: bool = False) -> bytes:
    """An approval with lanes, a loop, a parallel part, deadlines, a sub-process and a message."""
    return _Drawing(number, stock).content()


class _Drawing:
    def __init__(self, number: int, stock: bool) -> None:
        self.number = number
        self.stock = stock
        self.ids: list[str] = []
        self.flow_ids: list[str] = []
        self.inner: list[str] = []

    def content(self) -> bytes:
        body, inner = self._body(), self._sub_process()
        lanes = self._lanes()
        message = self._extended("message", "answered", "" if self.stock else _MESSAGE_KEY, 'name="answered"')
        process = (
            f'<bpmn:process id="{KEY}" name="Bench" isExecutable="true">{lanes}{body}{inner}</bpmn:process>'
        )
        return f"{_HEAD}{message}{process}{self._drawn()}</bpmn:definitions>".encode()

    def _body(self) -> str:
        n = self.number
        parts = [
            self._node("startEvent", "submitted"),
            *(self._user_task(f"step-{index}") for index in range(1, 11)),
            self._script("prepare", f"{n} + 1"),
            self._script("record", f"{n} + 2"),
            self._node("exclusiveGateway", "complete", 'default="complete-step-1"'),
            self._node("exclusiveGateway", "large", 'default="large-fork"'),
            self._node("exclusiveGateway", "approved", 'default="approved-refused"'),
            self._node("parallelGateway", "fork"),
            self._node("parallelGateway", "joined"),
            self._node("manualTask", "file"),
            self._catch("reply"),
            self._boundary("remind", "step-2", f"PT{n + 1}H"),
            self._boundary("overdue", "step-5", f"PT{n + 2}H"),
            self._node("endEvent", "reminded"),
            self._node("endEvent", "granted"),
            self._node("endEvent", "refused"),
            self._chain("submitted", "prepare", "step-1", "step-2", "complete"),
            self._flow("complete", "step-1"),
            self._flow("complete", "large", f"amount >= {n}"),
            self._flow("large", "inspect", f"amount > {n + 5000}"),
            self._flow("large", "fork"),
            self._chain("inspect", "fork", "step-3", "step-4", "joined"),
            self._chain("fork", "step-5", "step-6", "joined", "reply", "step-7", "step-8", "approved"),
            self._flow("approved", "step-9", f"score > {n} and score != {n + 3}"),
            self._flow("approved", "refused"),
            self._chain("step-9", "record", "step-10", "file", "granted"),
            self._chain("remind", "reminded"),
            self._chain("overdue", "reminded"),
        ]
        return "".join(parts)

    def _sub_process(self) -> str:
        inner = _Drawing(self.number, self.stock)
        body = (
            inner._node("startEvent", "arrive")
            + inner._user_task("look")
            + inner._user_task("report")
            + inner._node("endEvent", "leave")
            + inner._chain("arrive", "look", "report", "leave")
        )
        self.ids.append("inspect")
        self.inner = inner.ids
        self.flow_ids += inner.flow_ids
        return f'<bpmn:subProcess id="inspect" name="Inspect">{body}</bpmn:subProcess>'

    def _node(self, kind: str, id_: str, attributes: str = "", inside: str = "") -> str:
        self.ids.append(id_)
        return f'<bpmn:{kind} id="{id_}" name="{id_.capitalize()}" {attributes}>{inside}</bpmn:{kind}>'

    def _extended(self, kind: str, id_: str, extensions: str, attributes: str = "") -> str:
        inside = f"<bpmn:extensionElements>{extensions}</bpmn:extensionElements>" if extensions else ""
        return f'<bpmn:{kind} id="{id_}" {attributes}>{inside}</bpmn:{kind}>'

    def _user_task(self, id_: str) -> str:
        if self.stock:
            return self._node("userTask", id_)
        extensions = (
            '<zeebe:userTask /><zeebe:formDefinition formId="form" />'
            f'<zeebe:assignmentDefinition candidateGroups="=&#34;clerks-{self.number}:&#34; + street" />'
        )
        return self._node(
            "userTask", id_, "", f"<bpmn:extensionElements>{extensions}</bpmn:extensionElements>"
        )

    def _script(self, id_: str, expression: str) -> str:
        if self.stock:
            return self._node("scriptTask", id_, "", f"<bpmn:script>result = {expression}</bpmn:script>")
        script = f'<zeebe:script expression="={expression}" resultVariable="result" />'
        return self._node("scriptTask", id_, "", f"<bpmn:extensionElements>{script}</bpmn:extensionElements>")

    def _catch(self, id_: str) -> str:
        definition = '<bpmn:messageEventDefinition messageRef="answered" />'
        return self._node("intermediateCatchEvent", id_, "", definition)

    def _boundary(self, id_: str, host: str, duration: str) -> str:
        text = f"'{duration}'" if self.stock else duration
        timer = f"<bpmn:timeDuration {_FORMAL}>{text}</bpmn:timeDuration>"
        attributes = f'attachedToRef="{host}" cancelActivity="false"'
        return self._node(
            "boundaryEvent",
            id_,
            attributes,
            f"<bpmn:timerEventDefinition>{timer}</bpmn:timerEventDefinition>",
        )

    def _flow(self, source: str, target: str, condition: str = "") -> str:
        id_ = f"{source}-{target}"
        self.flow_ids.append(id_)
        text = condition.replace(">", "&gt;")
        inside = f"<bpmn:conditionExpression {_FORMAL}>{text}</bpmn:conditionExpression>" if condition else ""
        ends = f'sourceRef="{source}" targetRef="{target}"'
        return f'<bpmn:sequenceFlow id="{id_}" {ends}>{inside}</bpmn:sequenceFlow>'

    def _chain(self, *ids: str) -> str:
        return "".join(self._flow(source, target) for source, target in pairwise(ids))

    def _lanes(self) -> str:
        references = "".join(f"<bpmn:flowNodeRef>{id_}</bpmn:flowNodeRef>" for id_ in self.ids)
        lane = f'<bpmn:lane id="clerks" name="Clerks">{references}</bpmn:lane>'
        return f'<bpmn:laneSet id="lanes">{lane}</bpmn:laneSet>'

    def _drawn(self) -> str:
        shapes = "".join(
            f'<bpmndi:BPMNShape id="{id_}_di" bpmnElement="{id_}">'
            f'<dc:Bounds x="{100 + 120 * index}" y="100" width="100" height="80" /></bpmndi:BPMNShape>'
            for index, id_ in enumerate([*self.ids, *self.inner])
        )
        edges = "".join(
            f'<bpmndi:BPMNEdge id="{id_}_di" bpmnElement="{id_}"><di:waypoint x="{index}" y="1" />'
            f'<di:waypoint x="{index}" y="2" /></bpmndi:BPMNEdge>'
            for index, id_ in enumerate(self.flow_ids)
        )
        plane = f'<bpmndi:BPMNPlane id="plane" bpmnElement="{KEY}">{shapes}{edges}</bpmndi:BPMNPlane>'
        return f'<bpmndi:BPMNDiagram id="diagram">{plane}</bpmndi:BPMNDiagram>'
