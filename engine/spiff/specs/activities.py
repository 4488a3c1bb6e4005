"""Tasks: user, manual, script, service, business rule, send, receive."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from SpiffWorkflow.bpmn.specs import defaults
from SpiffWorkflow.util.task import TaskState

from engine.spiff.border import ActionCall, ActionMode, JobOpened, UserTaskOpened
from engine.spiff.expressions import StepFailure, Text
from engine.spiff.specs.base import RESULTS, TokenSpec
from engine.spiff.summary import Labels, summarise
from engine.spiff.values import normalise

if TYPE_CHECKING:
    from engine.spiff.scope import Token
    from engine.spiff.specs.events import Trigger


class NoneTask(TokenSpec, defaults.NoneTask):  # type: ignore[misc]
    """An undefined task: passed at once, as BPMN 13.3.3 says of an abstract task."""

    element_type = "task"
    passing = True


class ManualTask(TokenSpec, defaults.ManualTask):  # type: ignore[misc]
    """Work outside any system: the engine neither waits for it nor knows of its end."""

    element_type = "manualTask"
    passing = True


class UserTask(TokenSpec, defaults.UserTask):  # type: ignore[misc]
    """Work of a person: waits for ``complete_user_task``."""

    element_type = "userTask"
    waits = True

    assignee: Text | None = None
    candidate_groups: Text | None = None
    candidate_users: Text | None = None
    due_date: Text | None = None
    follow_up_date: Text | None = None
    priority: Text | None = None
    form_key: Text | None = None
    properties: Mapping[str, str] = {}
    summary: Labels = ()

    def enter(self, token: Token) -> bool:
        """Open the user task."""
        token.workflow.execution.record.user_tasks[token.id] = self.describe(token)
        return True

    def describe(self, token: Token) -> UserTaskOpened:
        """The user task as the inbox shall know it, its expressions evaluated."""
        context, now = token.context, token.workflow.execution.now
        return UserTaskOpened(
            activity_id=token.id,
            scope_id=token.workflow.id,
            definition_id=token.workflow.definition.definition_id,
            element_id=self.name,
            name=self.bpmn_name or self.name,
            lane=self.lane,
            assignee=self.assignee.string(context) if self.assignee else None,
            candidate_groups=self.candidate_groups.strings(context) if self.candidate_groups else (),
            candidate_users=self.candidate_users.strings(context) if self.candidate_users else (),
            due_at=self.due_date.moment(context, now) if self.due_date else None,
            follow_up_at=self.follow_up_date.moment(context, now) if self.follow_up_date else None,
            priority=self._priority(context),
            form_key=self.form_key.string(context) if self.form_key else None,
            properties=self.properties,
            summary=summarise(self.summary, context),
        )

    def _priority(self, context: Mapping[str, Any]) -> int:
        if self.priority is None:
            return 50
        value = self.priority.value(context)
        try:
            number = int(value)
        except (TypeError, ValueError):
            number = -1
        if not 0 <= number <= 100:
            raise StepFailure(
                "expression", "incident.bad-priority", expression=self.priority.source, value=str(value)
            )
        return number

    def abandon(self, token: Token) -> None:
        """Take the user task out of the inboxes, if it is open."""
        if token._state == TaskState.READY:
            token.workflow.execution.record.close_user_task(token.id, "cancelled")


class ScriptTask(TokenSpec, defaults.ScriptTask):  # type: ignore[misc]
    """A FEEL expression whose value goes to the result variable."""

    element_type = "scriptTask"
    passing = True

    expression: Text
    result_variable: str

    def work(self, token: Token) -> bool:
        """Evaluate."""
        token.internal_data[RESULTS] = {self.result_variable: self.expression.value(token.context)}
        return True


class Worker(TokenSpec):
    """What service, send and business rule tasks share: an action does the work, at once or as a job."""

    waits = True

    task_type: Text | None = None
    retries: Text | None = None
    headers: Mapping[str, str] = {}

    def _mode(self, token: Token) -> tuple[str, ActionMode]:
        assert self.task_type is not None
        type = self.task_type.string(token.context)
        if not type:
            raise StepFailure("expression", "incident.no-task-type", expression=self.task_type.source)
        return type, token.workflow.execution.host.action_mode(type)

    def waits_now(self, token: Token) -> bool:
        """Inline actions do not rest."""
        return self.task_type is not None and self._mode(token)[1] != "inline"

    def enter(self, token: Token) -> bool:
        """Open a job unless the action runs in this transaction."""
        if self.task_type is None:
            return True
        type, mode = self._mode(token)
        if mode == "inline":
            return True
        token.workflow.execution.record.jobs.open(token.id, self._job(token, type, mode))
        return False

    def _job(self, token: Token, type: str, mode: ActionMode) -> JobOpened:
        retries = 3 if self.retries is None else self.retries.value(token.context)
        try:
            count = int(retries)
        except (TypeError, ValueError):
            raise StepFailure("expression", "incident.bad-retries", value=str(retries)) from None
        return JobOpened(
            activity_id=token.id,
            scope_id=token.workflow.id,
            element_id=self.name,
            type=type,
            mode=mode,
            retries=max(1, count),
            headers=self.headers,
            variables=self._given(token),
        )

    def _given(self, token: Token) -> Mapping[str, Any]:
        """With input mappings only what they name, else everything the token sees."""
        if self.inputs_mapped:
            return dict(token.local or {})
        return token.workflow.execution.visible(token)

    def work(self, token: Token) -> bool | None:
        """Run the inline action."""
        type, _ = self._mode(token)
        execution = token.workflow.execution
        call = ActionCall(
            type=type,
            activity_id=token.id,
            element_id=self.name,
            variables=self._given(token),
            headers=self.headers,
        )
        results = execution.run_action(call)
        token.internal_data[RESULTS] = {name: normalise(value) for name, value in results.items()}
        return True

    def reopen(self, token: Token) -> None:
        """Open the job again after its incident."""
        type, mode = self._mode(token)
        token.workflow.execution.record.jobs.open(token.id, self._job(token, type, mode))
        token._set_state(TaskState.WAITING)

    def abandon(self, token: Token) -> None:
        """Withdraw the job, if it is open."""
        if token._state == TaskState.WAITING:
            token.workflow.execution.record.jobs.close(token.id)


class ServiceTask(Worker, defaults.ServiceTask):  # type: ignore[misc]
    """Automatic work by a registered action or an external worker."""

    element_type = "serviceTask"


class BusinessRuleTask(Worker, defaults.ServiceTask):  # type: ignore[misc]
    """A decision of a deployed DMN file, or an action that decides."""

    element_type = "businessRuleTask"

    decision_id: Text | None = None
    decision_binding: str = "latest"
    result_variable: str = ""

    def work(self, token: Token) -> bool | None:
        """Evaluate the decision and keep its trace in history: which version, which rules hit."""
        if self.decision_id is None:
            return super().work(token)
        execution = token.workflow.execution
        decision_id = self.decision_id.string(token.context) or ""
        outcome = execution.evaluate_decision(token, decision_id, self.decision_binding)
        execution.record.event(
            "decision-evaluated",
            self.name,
            token.id,
            token.workflow.id,
            {"decision": decision_id, **outcome.trace},
        )
        token.internal_data[RESULTS] = {self.result_variable: normalise(outcome.value)}
        return True


class SendTask(Worker, defaults.SendTask):  # type: ignore[misc]
    """Publishes its message, or lets an action send it."""

    element_type = "sendTask"

    trigger: Trigger

    def work(self, token: Token) -> bool | None:
        """Throw the message."""
        if self.task_type is not None:
            return super().work(token)
        self.trigger.throw(token)
        return True


class ReceiveTask(TokenSpec, defaults.ReceiveTask):  # type: ignore[misc]
    """Waits for a message."""

    element_type = "receiveTask"
    waits = True

    trigger: Trigger

    def enter(self, token: Token) -> bool:
        """Subscribe to the message."""
        token.workflow.execution.subscribe(token, self, self.trigger.prepare(token))
        return False
