"""Tokens and scopes: SpiffWorkflow's tasks and workflows, held flat.

Stock SpiffWorkflow keeps every task that ever ran in one tree, predicts those that may run, and copies the
variables into each. Here a scope holds only what is alive: a finished token is taken out at once, so that
cost and size do not depend on the past, and joins cannot see tokens of an earlier round. Parents are kept
only where they mean something: the instances of a multi-instance body.

Variables belong to the scope, once. A token has variables of its own only when its activity has input
mappings or is an instance of a multi-instance body.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from SpiffWorkflow.bpmn.util.subworkflow import BpmnSubWorkflow
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

from engine.spiff.values import decode

if TYPE_CHECKING:
    from engine.spiff.execution import Execution
    from engine.spiff.program import Program

_FINISHED = int(TaskState.FINISHED_MASK)


class Variables(dict[str, Any]):
    """The variables of a scope; large ones stay in rows of their own until somebody reads them."""

    __slots__ = ("_load", "stored")

    def __init__(self, values: dict[str, Any], stored: set[str], load: Callable[[str], bytes]) -> None:
        super().__init__(values)
        self.stored = stored
        self._load = load

    def __missing__(self, name: str) -> Any:
        if name not in self.stored:
            raise KeyError(name)
        value = self[name] = decode(self._load(name))
        return value

    def __contains__(self, name: object) -> bool:
        return dict.__contains__(self, name) or name in self.stored

    def get(self, name: str, default: Any = None) -> Any:
        """Like ``dict.get``, fetching a stored variable when it is asked for."""
        return self[name] if name in self else default

    def names(self) -> Iterator[str]:
        """Every name, without fetching the stored ones."""
        yield from self
        yield from (name for name in self.stored if not dict.__contains__(self, name))

    def everything(self) -> dict[str, Any]:
        """All values, the stored ones fetched."""
        return {name: self[name] for name in list(self.names())}


class Token(Task):  # type: ignore[misc]
    """One token of the diagram: a SpiffWorkflow task whose id is a small integer of its instance."""

    workflow: Scope
    id: int

    def __init__(self, workflow: Scope, task_spec: Any, parent: Token | None, state: int, id: int) -> None:
        self.id = id
        self.workflow = workflow
        self._parent = None if parent is None else parent.id
        self._children: list[int] = []
        self._state = state
        self.triggered = parent is not None
        self.task_spec = task_spec
        self.thread_id = 0
        self.internal_data: dict[str, Any] = {}
        self.last_state_change = 0.0
        #: What the token was last doing (enter, run, leave), for an incident to be retried there.
        self.phase = "enter"
        #: Variables of this activity alone, or None.
        self.local: dict[str, Any] | None = None
        workflow.tasks[id] = self
        if parent is not None:
            parent._children.append(id)

    @property
    def data(self) -> Any:
        """The variables the token sees; SpiffWorkflow's name for them."""
        return self.context

    @property
    def context(self) -> Any:
        """The variables the token sees: its own before its scope's before those of the scopes around it."""
        if self.local is None:
            return self.workflow.context
        return ChainMap(self.local, *self.workflow.layers)

    @property
    def alive(self) -> bool:
        """Whether the token is still in its scope."""
        return self.workflow.tasks.get(self.id) is self

    def _set_state(self, value: int) -> None:
        self._state = value

    def run(self) -> None:
        """Let the element work, and leave unless it rests or the work itself ended the token."""
        if self.task_spec._run(self) and self.alive:
            self.complete()

    def cancel(self) -> None:
        """Take the token out of its scope, with all that hangs on it."""
        if self.alive and not self._state & _FINISHED:
            self.task_spec._on_cancel(self)
            self._state = TaskState.CANCELLED
            self.workflow.remove(self)


class Scope:
    """What a process, a called process and an embedded sub-process have in common while they run."""

    # Set by SpiffWorkflow's constructors or by :meth:`open`.
    spec: Any
    tasks: dict[int, Token]
    execution: Execution

    id: int
    definition: Program
    variables: Variables
    #: The activity that this scope is the inside of, in the scope around it; None for the process instance.
    host: Token | None
    #: Event sub-processes waiting for their event: subscription records as on tokens.
    subscriptions: list[list[Any]]
    #: The waiting token of each join, by element id.
    joins: dict[str, Token]
    #: Whether names are looked up in the scope around (embedded) or not (process, called process).
    embedded: bool

    def open(self, execution: Execution, id: int, definition: Program, host: Token | None) -> None:
        """Complete the construction that SpiffWorkflow began."""
        self.execution = execution
        self.id = id
        self.definition = definition
        self.host = host
        self.subscriptions = []
        self.joins = {}
        self.embedded = host is not None and self.spec.embedded

    def set_variables(self, values: dict[str, Any], stored: set[str] | None = None) -> None:
        """Give the scope its variables; large ones already stored are named only."""
        host, scope_id = self.execution.host, self.id
        self.variables = Variables(values, stored or set(), lambda name: host.load_variable(scope_id, name))

    @property
    def around(self) -> Scope | None:
        """The enclosing scope, of whatever kind."""
        return None if self.host is None else self.host.workflow

    @property
    def layers(self) -> list[Any]:
        """The dictionaries in which a name is looked up, innermost first."""
        layers: list[Any] = [self.variables]
        scope: Scope = self
        while scope.embedded:
            assert scope.host is not None
            if scope.host.local is not None:
                layers.append(scope.host.local)
            scope = scope.host.workflow
            layers.append(scope.variables)
        return layers

    @property
    def context(self) -> Any:
        """The variables seen by a token without variables of its own."""
        return ChainMap(*self.layers) if self.embedded else self.variables

    def remove(self, token: Token) -> None:
        """Forget a token; the scope is not asked whether it is finished."""
        self.tasks.pop(token.id, None)
        if token._parent is not None:
            parent = self.tasks.get(token._parent)
            if parent is not None and token.id in parent._children:
                parent._children.remove(token.id)
        if self.joins.get(token.task_spec.name) is token:
            del self.joins[token.task_spec.name]

    def _task_completed_notify(self, task: Task) -> None:
        """SpiffWorkflow walks all waiting tasks here; nothing of ours waits for that."""


class RootScope(Scope, BpmnWorkflow):  # type: ignore[misc]
    """The scope of the process instance itself."""

    def __init__(self, execution: Execution, definition: Program) -> None:
        BpmnWorkflow.__init__(
            self, definition.spec, definition.scopes, script_engine=execution, deserializing=True
        )
        self.open(execution, 0, definition, None)


class ChildScope(Scope, BpmnSubWorkflow):  # type: ignore[misc]
    """The inside of a sub-process or a call activity."""

    # SpiffWorkflow computes the depth by walking up on creation; nobody here asks for it.
    def _calculate_depth(self) -> int:
        return 0

    def __init__(self, execution: Execution, spec: Any, definition: Program, host: Token) -> None:
        BpmnSubWorkflow.__init__(self, spec, host.id, execution.root, deserializing=True)
        self.open(execution, host.id, definition, host)
        execution.root.subprocesses[host.id] = self
