"""Decision models as the application uses them: load, evaluate, explain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from feel.dmn import model
from feel.dmn.border import Compiler, FunctionRegistry, call_named, to_json
from feel.dmn.errors import (
    AmbiguousName,
    DmnError,
    InvalidModel,
    ModelTooDeep,
    Problem,
    UnknownDecision,
    UnknownKnowledge,
    UnknownService,
)
from feel.dmn.frames import Key, Naming, RootFrame
from feel.dmn.graph import Graph, Importer, LinkedModel, link
from feel.dmn.program import DecisionNode, KnowledgeNode, Program, ServiceNode
from feel.dmn.run import CURRENT, DecisionTrace, Run
from feel.dmn.tables import CompiledTable
from feel.dmn.xml_source import Node
from feel.limits import DEFAULT_LIMITS, Limits
from feel.messages import DEFAULT_LANGUAGE
from feel.values.convert import from_host

Clock = Callable[[], datetime]
AnyNode = TypeVar("AnyNode")


@dataclass(frozen=True, slots=True)
class DecisionResult:
    """A value and how it came about: decisions in order, rules that hit, reasons for nulls."""

    value: Any
    decisions: tuple[DecisionTrace, ...] = ()
    warnings: tuple[Problem, ...] = ()
    #: Of a decision service: the value of each output decision, by name.
    outputs: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self, lang: str = DEFAULT_LANGUAGE) -> dict[str, Any]:
        """The result as JSON can hold it, for history and the API."""
        return {
            "value": to_json(self.value),
            "decisions": [_decision_json(trace) for trace in self.decisions],
            "warnings": [
                {"element": problem.element_id, "message": problem.message(lang)} for problem in self.warnings
            ],
        }


def _decision_json(trace: DecisionTrace) -> dict[str, Any]:
    tables = [
        {
            "id": table.id,
            "hit_policy": table.hit_policy,
            "inputs": [{"label": label, "value": to_json(value)} for label, value in table.inputs],
            "rules": [
                {
                    "index": rule.index,
                    "id": rule.id,
                    "outputs": [to_json(value) for value in rule.outputs],
                    "annotations": list(rule.annotations),
                    "chosen": rule.chosen,
                }
                for rule in table.rules
            ],
            "used_default": table.used_default,
        }
        for table in trace.tables
    ]
    return {"id": trace.id, "name": trace.name, "result": to_json(trace.result), "tables": tables}


class DmnModel:
    """A model with its imports, compiled for one set of host functions at a time."""

    def __init__(
        self, graph: Graph, functions: FunctionRegistry | None, limits: Limits, clock: Clock | None
    ) -> None:
        self.graph = graph
        self._limits = limits
        self._clock = clock
        self._functions = functions
        self._program = Program(graph, Compiler(functions, limits))
        root = graph.root
        self._naming = Naming(
            frozenset(linked.namespace for linked in root.all_merged()),
            {linked.namespace: name for name, linked in root.imports.items()},
        )
        self._decisions: dict[tuple[int, str], DecisionNode] = {}
        self._others: dict[int, tuple[FunctionRegistry, Program]] = {}

    @property
    def definitions(self) -> model.Definitions:
        """The file as written."""
        return self.graph.root.definitions

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong in the model and its imports."""
        return (*self.graph.problems, *self._program.problems)

    @property
    def decisions(self) -> tuple[model.Decision, ...]:
        """The decisions one can ask for, merged imports included."""
        return tuple(node.element for node in self._visible(self._program.decisions).values())

    @property
    def tables(self) -> tuple[CompiledTable, ...]:
        """The decision tables of the model and its imports, for the checks."""
        return tuple(self._program.compiler.tables)

    @property
    def services(self) -> tuple[model.DecisionService, ...]:
        """The decision services one can ask for."""
        found = self._visible(self._program.knowledge).values()
        return tuple(node.element for node in found if isinstance(node, ServiceNode))

    def evaluate_decision(
        self,
        name_or_id: str,
        inputs: Mapping[str, Any],
        *,
        functions: FunctionRegistry | None = None,
        imported: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> DecisionResult:
        """The value of a decision; `imported` gives inputs of imported models by namespace."""
        program = self._program_for(functions)
        node = self._decisions.get((id(program), name_or_id))
        if node is None:
            node = self._find(program.decisions, name_or_id, UnknownDecision)
            self._decisions[id(program), name_or_id] = node
        run = Run(self._limits, self._clock)
        token = CURRENT.set(run)
        try:
            value = program.compute(node, RootFrame(self._naming, inputs, imported), run)
        finally:
            CURRENT.reset(token)
        return DecisionResult(value, tuple(run.trace), tuple(run.problems))

    def evaluate_service(
        self,
        name_or_id: str,
        inputs: Mapping[str, Any],
        *,
        functions: FunctionRegistry | None = None,
        imported: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> DecisionResult:
        """The value of a decision service, from its input data and input decisions by name."""
        program = self._program_for(functions)
        services = {key: node for key, node in program.knowledge.items() if isinstance(node, ServiceNode)}
        node = self._find(services, name_or_id, UnknownService)
        frame = RootFrame(self._naming, inputs, imported)
        run = Run(self._limits, self._clock)
        token = CURRENT.set(run)
        try:
            value = node.run(frame, run)
        finally:
            CURRENT.reset(token)
        outputs = {name: frame.results.get(each) for name, each in node.outputs.items()}
        if len(outputs) == 1:
            outputs = dict.fromkeys(outputs, value)
        return DecisionResult(value, tuple(run.trace), tuple(run.problems), outputs)

    def invoke(
        self, name_or_id: str, arguments: Mapping[str, Any], *, functions: FunctionRegistry | None = None
    ) -> DecisionResult:
        """The result of a business knowledge model, called with named arguments."""
        program = self._program_for(functions)
        node = self._find(program.knowledge, name_or_id, UnknownKnowledge)
        given = {name: from_host(value) for name, value in arguments.items()}
        run = Run(self._limits, self._clock)
        token = CURRENT.set(run)
        try:
            value = call_named(node.function, given, run)
        finally:
            CURRENT.reset(token)
        run.adopt(name_or_id, 0)
        return DecisionResult(value, tuple(run.trace), tuple(run.problems))

    def _program_for(self, functions: FunctionRegistry | None) -> Program:
        """The program compiled with these functions; another registry means another compilation, once."""
        if functions is None or functions is self._functions:
            return self._program
        found = self._others.get(id(functions))
        if found is None:
            program = Program(self.graph, Compiler(functions, self._limits))
            # The registry is kept, so that its id cannot be given to another one.
            found = self._others[id(functions)] = (functions, program)
        return found[1]

    def _visible(self, nodes: Mapping[Key, AnyNode]) -> dict[Key, AnyNode]:
        namespaces = [linked.namespace for linked in self.graph.root.all_merged()]
        return {key: node for space in namespaces for key, node in nodes.items() if key[0] == space}

    def _find(self, nodes: Mapping[Key, AnyNode], name_or_id: str, unknown: type[DmnError]) -> AnyNode:
        visible = self._visible(nodes)
        for (_, identifier), node in visible.items():
            if identifier == name_or_id:
                return node
        named: dict[str, list[tuple[Key, AnyNode]]] = {}
        for key, node in visible.items():
            named.setdefault(_name(node), []).append((key, node))
        for prefix, linked in self.graph.root.imports.items():
            for key, node in nodes.items():
                if key[0] == linked.namespace:
                    named.setdefault(f"{prefix}.{_name(node)}", []).append((key, node))
        found = named.get(name_or_id, [])
        own = [pair for pair in found if pair[0][0] == found[0][0][0]]
        if len(own) > 1:
            raise AmbiguousName(name=name_or_id, known=", ".join(key[1] for key, _ in own))
        if not found:
            raise unknown(name=name_or_id, known=", ".join(named) or "—")
        return found[0][1]


def _name(node: object) -> str:
    if isinstance(node, DecisionNode):
        return node.element.name
    assert isinstance(node, KnowledgeNode)
    return node.name


def load_dmn(
    xml: bytes | Node,
    *,
    importer: Importer | None = None,
    functions: FunctionRegistry | None = None,
    strict: bool = True,
    limits: Limits = DEFAULT_LIMITS,
    clock: Clock | None = None,
) -> DmnModel:
    """Read, link and compile a model.

    Strict, the rule for deployments, raises `InvalidModel` with every problem; otherwise the parts
    that are wrong evaluate to null, and `problems` tells which they are.
    """
    try:
        loaded = DmnModel(link(xml, importer), functions, limits, clock)
    except RecursionError:
        raise ModelTooDeep() from None
    if strict and loaded.problems:
        raise InvalidModel(loaded.problems)
    return loaded


__all__ = ["DecisionResult", "DmnModel", "LinkedModel", "load_dmn"]
