"""Submissions checked against the form that the user task was opened with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from engine import clock
from engine.actor import Actor
from engine.commands.files import attach_files
from engine.commands.stepping import checked_variables
from engine.errors import FormRefused
from engine.host import EngineHost
from engine.persistence.forms import form_in_force, load_form_definition
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance, StoredTask, task_id_of
from engine.sealing import Submission, in_clear, seal_submission
from engine.spiff import runner
from engine.spiff.program import Program
from forms.compiled import CompiledForm, FileUse, ValidSubmission
from forms.errors import FormErrors

#: A case that is not there yet has nothing sealed.
_NO_INSTANCE: Final = 0


def check_task_form(
    session: Session, host: EngineHost, instance: StoredInstance, task: StoredTask, given: Mapping[str, Any]
) -> dict[str, Any]:
    """What the form makes of a submission: its fields, computed values among them.

    A user task without a form of ours takes any variables. Raises FormRefused."""
    if task.form_definition_id is None:
        return dict(given)
    form = load_form_definition(session, task.form_definition_id)
    known = runner.variables(instance.state, host, task.activity_id)
    result: ValidSubmission | FormErrors | Submission
    result = in_clear(session, instance.id, form, given, known)
    if isinstance(result, Submission):
        result = form.validate(result.given, result.known, today=clock.local_now().date(), zone=clock.ZONE)
    if isinstance(result, FormErrors):
        raise FormRefused(errors=result, task_id=task_id_of(instance.id, task.activity_id))
    if result.files:
        wrong = attach_files(session, host.actor, instance.id, result.files)
        if wrong:
            raise FormRefused(errors=FormErrors(wrong), task_id=task_id_of(instance.id, task.activity_id))
    return checked_variables(result.data)


def seal_task_form(
    session: Session, host: EngineHost, instance: StoredInstance, task: StoredTask, data: Mapping[str, Any]
) -> dict[str, Any]:
    """What a checked submission brings into the case: personal fields sealed."""
    if task.form_definition_id is None:
        return dict(data)
    form = load_form_definition(session, task.form_definition_id)
    known = runner.variables(instance.state, host, task.activity_id) if form.personal_fields else {}
    return seal_submission(session, instance.id, form, data, known)


def start_form(session: Session, program: Program, definition_id: int) -> CompiledForm | None:
    """The form of the none start event; None: any variables start the process."""
    event = next((event for event in program.start_events if event.kind == "none"), None)
    if event is None or event.form_key is None:
        return None
    form_id = form_in_force(session, event.form_key, definition_id, event.element_id)
    return None if form_id is None else load_form_definition(session, form_id)


def check_start_form(
    session: Session, form: CompiledForm, program: Program, given: Mapping[str, Any]
) -> tuple[dict[str, Any], Sequence[FileUse]]:
    """What a start form makes of a submission, and the files it names. Raises FormRefused."""
    result: ValidSubmission | FormErrors | Submission
    result = in_clear(session, _NO_INSTANCE, form, given, {})
    if isinstance(result, Submission):
        result = form.validate(given, {}, today=clock.local_now().date(), zone=clock.ZONE)
    if isinstance(result, FormErrors):
        raise FormRefused(errors=result, process=program.process_key)
    return checked_variables(result.data), result.files


def attach_start_files(
    session: Session, actor: Actor, instance: StoredInstance, files: Sequence[FileUse]
) -> None:
    """Attach what a start form names, once its instance is there. Raises FormRefused."""
    wrong = attach_files(session, actor, instance.id, files) if files else ()
    if wrong:
        raise FormRefused(errors=FormErrors(wrong), process=instance.process_key)
