"""Sub-processes, event sub-processes and call activities: activities with an inside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from SpiffWorkflow.bpmn.specs import defaults
from SpiffWorkflow.util.task import TaskState

from engine.spiff.expressions import StepFailure, Text
from engine.spiff.specs.base import RESULTS, TokenSpec

if TYPE_CHECKING:
    from engine.spiff.scope import Scope, Token


#: So many calls inside each other are a process that calls itself without end.
MOST_NESTED_CALLS = 100


class _Inside(TokenSpec):
    """An activity that opens a scope and is done when the scope is."""

    waits = True

    def scope_finished(self, host: Token, scope: Scope) -> None:
        """The inside is done: what it holds is what the activity sees while it leaves."""
        host.local = {**(host.local or {}), **scope.variables.everything()}

    def abandon(self, token: Token) -> None:
        """Cancel the inside."""
        inside = token.workflow.execution.root.subprocesses.get(token.id)
        if inside is not None:
            token.workflow.execution.cancel_scope(inside)


class SubProcess(_Inside, defaults.SubWorkflowTask):  # type: ignore[misc]
    """An embedded sub-process; shares the variables of the scope around it."""

    element_type = "subProcess"

    def enter(self, token: Token) -> bool:
        """Open the inside at its none start event."""
        execution = token.workflow.execution
        definition = token.workflow.definition
        execution.open_scope(token, definition.scopes[self.name], definition, dict(token.local or {}))
        # From here on the inside holds them; before, a failure to open must find them again.
        token.local = None
        token._set_state(TaskState.STARTED)
        return False


class EventSubProcess(_Inside, defaults.EventSubprocess):  # type: ignore[misc]
    """An event sub-process; a token comes only when its start event has happened in the scope around."""

    element_type = "eventSubProcess"

    start_event: Any = None

    def enter(self, token: Token) -> bool:
        """Open the inside; the event's variables go outward like any result, then are seen inside."""
        execution = token.workflow.execution
        definition = token.workflow.definition
        scope = execution.open_scope(token, definition.scopes[self.name], definition, {})
        results = token.internal_data.pop(RESULTS, None)
        if results:
            execution.assign_all_in(scope, results, element_id=self.name)
        token._set_state(TaskState.STARTED)
        return False


class CallActivity(_Inside, defaults.CallActivity):  # type: ignore[misc]
    """Runs another process definition inside this instance, with variables of its own."""

    element_type = "callActivity"

    called: Text
    binding: str = "latest"
    version_tag: str | None = None
    propagate_in = True
    propagate_out = True

    def enter(self, token: Token) -> bool:
        """Find the definition in force now (late binding) and open it at its none start event."""
        execution = token.workflow.execution
        if _calls_around(token) >= MOST_NESTED_CALLS:
            raise StepFailure("endless-loop", "incident.calls-too-deep", limit=MOST_NESTED_CALLS)
        program = execution.called_program(token, self.called, self.binding, self.version_tag)
        values = execution.visible(token) if self.propagate_in else dict(token.local or {})
        execution.open_scope(token, program.spec, program, values)
        token._set_state(TaskState.STARTED)
        return False

    def scope_finished(self, host: Token, scope: Scope) -> None:
        """Output mappings see the called process's variables; without any, all of them go out.

        What the activity owns (input mappings, multi-instance variables) stays inside it."""
        values = scope.variables.everything()
        if self.outputs_mapped:
            host.local = {**(host.local or {}), **values}
        elif self.propagate_out:
            host.internal_data[RESULTS] = values


def _calls_around(token: Token) -> int:
    """How many called processes a token is inside of."""
    calls, scope = 0, token.workflow
    while scope.host is not None:
        calls += not scope.embedded
        scope = scope.host.workflow
    return calls
