"""A linked model compiled: one node per graph element, evaluated in the order of their requirements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from feel.dmn import model
from feel.dmn.border import Compiler
from feel.dmn.boxed import BoxedCompiler
from feel.dmn.conversion import checked, converter
from feel.dmn.errors import Problem
from feel.dmn.frames import Frame, Key, Valued
from feel.dmn.functions import ModelFunction, refused
from feel.dmn.graph import Graph, LinkedModel, Target
from feel.dmn.item_types import ModelTypes, TypeSource
from feel.dmn.path_names import path_names
from feel.dmn.run import DecisionTrace, Evaluator, Run, Scope
from feel.types import ANY, FeelType, FunctionType
from feel.values.functions import Function, Parameter

Path = tuple[str, ...]


def place(scope: Scope, path: Path, value: Any) -> None:
    """Put a value where expressions look for it: under its name, or under the name of its import."""
    if len(path) == 1:
        scope[path[0]] = value
        return
    for name in path[:-1]:
        scope = scope.setdefault(name, {})
    scope[path[-1]] = value


class InputNode:
    """An input data element."""

    def __init__(self, key: Key, element: model.InputData, kind: FeelType) -> None:
        self.key = key
        self.element = element
        self.type = kind
        self.convert = converter(kind, element.variable, element.name)


class KnowledgeNode:
    """A business knowledge model or a decision service, as the function it is."""

    def __init__(self, key: Key, name: str, function: Function) -> None:
        self.key = key
        self.name = name
        self.function = function


class DecisionNode:
    """A decision with all it requires."""

    def __init__(self, key: Key, element: model.Decision, kind: FeelType) -> None:
        self.key = key
        self.element = element
        self.type = kind
        self.convert = converter(kind, element, element.name)
        self.inputs: list[tuple[Path, InputNode]] = []
        self.decisions: list[tuple[Path, DecisionNode]] = []
        self.knowledge: list[tuple[Path, KnowledgeNode]] = []
        self.evaluate: Evaluator | None = None

    def compute(self, frame: Frame, run: Run) -> None:
        """The result of the decision into the frame, and its trace into the run."""
        element = self.element
        trace = DecisionTrace(element.id, element.name, self.key[0])
        outer, run.tables = run.tables, trace.tables
        if self.evaluate is None:
            value = self._undecided(frame, run)
        else:
            value = self.evaluate(self._scope(frame, run), run)
        run.tables = outer
        trace.result = frame.results[self] = value
        run.trace.append(trace)

    def _scope(self, frame: Frame, run: Run) -> Scope:
        scope: Scope = {}
        for path, node in self.knowledge:
            place(scope, path, node.function)
        for path, needed in self.inputs:
            place(scope, path, frame.input(needed, run))
        for path, decision in self.decisions:
            place(scope, path, frame.results.get(decision))
        return scope

    def _undecided(self, frame: Frame, run: Run) -> Any:
        """A decision without logic is made elsewhere: its value may be given like an input."""
        if not frame.given(self)[0]:
            run.report("no-logic", self.element.id, self.element.line, name=self.element.name)
            return None
        return frame.input(self, run)


class ServiceNode(KnowledgeNode):
    """A decision service: some decisions, computed from given inputs only (10.4)."""

    def __init__(self, key: Key, element: model.DecisionService, returns: FeelType) -> None:
        self.element = element
        self.returns = returns
        self._convert = converter(returns, element, element.name)
        self.inputs: list[InputNode] = []
        self.given_decisions: list[DecisionNode] = []
        #: By the name the caller sees; that of an imported decision comes after its import's (10.4).
        self.outputs: dict[str, DecisionNode] = {}
        self._order: list[DecisionNode] | None = None
        super().__init__(key, element.name, ModelFunction(element.name, [], returns, self._call))

    def finish(self) -> None:
        """The signature, once inputs are known: input data first, then input decisions (10.4)."""
        nodes: list[InputNode | DecisionNode] = [*self.inputs, *self.given_decisions]
        parameters = [Parameter(node.element.name, node.type) for node in nodes]
        returns = self.returns
        if returns is ANY and len(self.outputs) == 1:
            returns = next(iter(self.outputs.values())).type
        self.function = ModelFunction(self.name, parameters, returns, self._call)

    def _call(self, arguments: list[Any], run: Run) -> Any:
        given: list[Valued] = [*self.inputs, *self.given_decisions]
        return self.run(Frame(dict(zip(given, arguments, strict=True))), run)

    def run(self, frame: Frame, run: Run) -> Any:
        """The output decision's value, or a context of them where there are several."""
        for node in self.given_decisions:
            frame.input(node, run)
        if self._order is None:
            self._order = ordered(list(self.outputs.values()), {node.key for node in self.given_decisions})
        compute_all(self._order, frame, run)
        values = {name: frame.results.get(node) for name, node in self.outputs.items()}
        result = next(iter(values.values())) if len(values) == 1 else values
        return self._convert(result, run)


def ordered(wanted: Iterable[DecisionNode], stops: Iterable[Key] = ()) -> list[DecisionNode]:
    """The decisions to compute, each after those it requires; long chains need no deep stack."""
    done = set(stops)
    result: list[DecisionNode] = []
    stack: list[tuple[DecisionNode, Iterator[DecisionNode]]] = []

    def enter(node: DecisionNode) -> None:
        if node.key not in done:
            done.add(node.key)
            stack.append((node, (needed for _, needed in node.decisions)))

    for node in wanted:
        enter(node)
        while stack:
            current, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                result.append(current)
                stack.pop()
            else:
                enter(following)
    return result


def compute_all(order: Iterable[DecisionNode], frame: Frame, run: Run) -> None:
    """Compute what the frame does not hold yet."""
    for node in order:
        if node not in frame.results:
            run.tick(1)
            node.compute(frame, run)


class Program:
    """All nodes of a graph, compiled; what is wrong with it is in `problems`."""

    def __init__(self, graph: Graph, compiler: Compiler) -> None:
        self.graph = graph
        self.compiler = compiler
        self.problems: list[Problem] = compiler.problems
        self.types = ModelTypes(graph, compiler, self.problems)
        self.inputs: dict[Key, InputNode] = {}
        self.decisions: dict[Key, DecisionNode] = {}
        self.knowledge: dict[Key, KnowledgeNode] = {}
        self._scopes: list[tuple[Scope, Path, KnowledgeNode]] = []
        self._compilers: dict[int, BoxedCompiler] = {}
        self._orders: dict[Key, list[DecisionNode]] = {}
        for linked in graph.models:
            self._declare(linked)
        for linked in graph.models:
            self._connect(linked)
        for linked in graph.models:
            self._compile(linked)
        # Last, as functions may require each other in a circle.
        for scope, path, node in self._scopes:
            place(scope, path, node.function)
        self._report_circles()

    def compute(self, node: DecisionNode, frame: Frame, run: Run) -> Any:
        """The value of a decision, after everything it requires."""
        order = self._orders.get(node.key)
        if order is None:
            order = self._orders[node.key] = ordered([node])
        compute_all(order, frame, run)
        return frame.results.get(node)

    def _declare(self, linked: LinkedModel) -> None:
        types = self.types.source(linked)
        for element in linked.definitions.elements:
            key = (linked.namespace, element.id)
            kind = types.of(element.variable.type_ref, element.variable)
            match element:
                case model.InputData():
                    self.inputs[key] = InputNode(key, element, kind)
                case model.Decision():
                    self.decisions[key] = DecisionNode(key, element, kind)
                case model.DecisionService():
                    self.knowledge[key] = ServiceNode(key, element, _result_type(kind))

    def _targets(
        self, linked: LinkedModel, hrefs: Iterable[str], *kinds: type[model.DrgElement]
    ) -> Iterator[Target]:
        for href in hrefs:
            target = self.graph.resolve(linked, href, kinds)
            if target is not None:
                yield target

    def _connect(self, linked: LinkedModel) -> None:
        """Requirements become references between nodes."""
        for element in linked.definitions.elements:
            key = (linked.namespace, element.id)
            match element:
                case model.Decision():
                    node = self.decisions[key]
                    for target in self._targets(linked, element.required_inputs, model.InputData):
                        node.inputs.append((target.path, self.inputs[target.key]))
                    for target in self._targets(linked, element.required_decisions, model.Decision):
                        node.decisions.append((target.path, self.decisions[target.key]))
                case model.DecisionService():
                    service = self.knowledge[key]
                    assert isinstance(service, ServiceNode)
                    self._connect_service(linked, element, service)

    def _connect_service(
        self, linked: LinkedModel, element: model.DecisionService, service: ServiceNode
    ) -> None:
        service.inputs = [
            self.inputs[target.key] for target in self._targets(linked, element.input_data, model.InputData)
        ]
        service.given_decisions = [
            self.decisions[target.key]
            for target in self._targets(linked, element.input_decisions, model.Decision)
        ]
        service.outputs = {
            ".".join(target.path): self.decisions[target.key]
            for target in self._targets(linked, element.output_decisions, model.Decision)
        }
        service.finish()

    def _compile(self, linked: LinkedModel) -> None:
        boxed = self._boxed_compiler(linked)
        for element in linked.definitions.elements:
            key = (linked.namespace, element.id)
            match element:
                case model.BusinessKnowledgeModel():
                    self._knowledge(Target(linked, element, (element.name,)))
                case model.Decision():
                    node = self.decisions[key]
                    for target in self._knowledge_targets(linked, element.required_knowledge):
                        node.knowledge.append((target.path, self._knowledge(target)))
                    if element.expression is not None:
                        names = {path[0] for path, _ in (*node.inputs, *node.decisions, *node.knowledge)}
                        evaluate = boxed.compile(element.expression, names, element.name)
                        node.evaluate = checked(evaluate, node.type, element, element.name)

    def _boxed_compiler(self, linked: LinkedModel) -> BoxedCompiler:
        """The compiler of a model's expressions, made once."""
        found = self._compilers.get(id(linked))
        if found is None:
            types = self.types.source(linked)
            found = BoxedCompiler(self.compiler.with_model(path_names(linked), types.named), types)
            self._compilers[id(linked)] = found
        return found

    def _knowledge_targets(self, linked: LinkedModel, hrefs: Iterable[str]) -> Iterator[Target]:
        return self._targets(linked, hrefs, model.BusinessKnowledgeModel, model.DecisionService)

    def _knowledge(self, target: Target) -> KnowledgeNode:
        """The node of a knowledge model, its function compiled; models may require each other."""
        found = self.knowledge.get(target.key)
        if found is not None:
            return found
        element, linked = target.element, target.linked
        assert isinstance(element, model.BusinessKnowledgeModel)
        types = self.types.source(linked)
        scope: Scope = {}
        node = KnowledgeNode(target.key, element.name, refused(element.name, "—", element.id, 0))
        self.knowledge[target.key] = node
        required = [
            (needed.path, self._knowledge(needed))
            for needed in self._knowledge_targets(linked, element.required_knowledge)
        ]
        names = {element.name, *(path[0] for path, _ in required)}
        if element.logic is not None:
            node.function = self._function(element, element.logic, names, scope, types, linked)
        else:
            params = {"name": "encapsulatedLogic", "parent": "businessKnowledgeModel"}
            self.compiler.problem("missing-element", element.id, element.line, **params)
        self._scopes.extend((scope, path, needed) for path, needed in [((element.name,), node), *required])
        return node

    def _function(
        self,
        element: model.BusinessKnowledgeModel,
        logic: model.FunctionDefinition,
        names: set[str],
        scope: Scope,
        types: TypeSource,
        linked: LinkedModel,
    ) -> Function:
        kind = types.of(element.variable.type_ref, element.variable)
        result = _result_type(kind)
        own = _result_type(types.of(logic.type_ref, logic))
        boxed = self._boxed_compiler(linked)
        return boxed.function(logic, names, result if result is not ANY else own)(element.name, scope)

    def _report_circles(self) -> None:
        """Requirements must not run in a circle (6.3.1); one report per circle found."""
        state: dict[Key, int] = {}
        for root in self.decisions.values():
            if root.key in state:
                continue
            path: list[DecisionNode] = [root]
            rests = [iter([needed for _, needed in root.decisions])]
            state[root.key] = 1
            while rests:
                node = next(rests[-1], None)
                if node is None:
                    rests.pop()
                    state[path.pop().key] = 2
                elif state.get(node.key) == 1:
                    start = next(index for index, each in enumerate(path) if each is node)
                    circle = " → ".join(each.element.name for each in [*path[start:], node])
                    self.compiler.problem(
                        "circular-requirement", node.element.id, node.element.line, path=circle
                    )
                elif node.key not in state:
                    state[node.key] = 1
                    path.append(node)
                    rests.append(iter([needed for _, needed in node.decisions]))


def _result_type(kind: FeelType) -> FeelType:
    """The type of a call, from a variable that states a function type or, as older models do, the result."""
    return kind.result if isinstance(kind, FunctionType) else kind
