"""Submissions checked against the form that the user task was opened with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine import clock
from engine.commands.files import attach_files
from engine.commands.stepping import checked_variables
from engine.errors import FormRefused
from engine.host import EngineHost
from engine.persistence.forms import load_form_definition
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance, StoredTask, task_id_of
from engine.spiff import runner
from forms.errors import FormErrors


def check_task_form(
    session: Session, host: EngineHost, instance: StoredInstance, task: StoredTask, given: Mapping[str, Any]
) -> dict[str, Any]:
    """What the form makes of a submission: its fields, computed values among them.

    A user task without a form of ours takes any variables. Raises FormRefused."""
    if task.form_definition_id is None:
        return dict(given)
    form = load_form_definition(session, task.form_definition_id)
    known = runner.variables(instance.state, host, task.activity_id)
    result = form.validate(given, known, today=clock.local_now().date(), zone=clock.ZONE)
    if isinstance(result, FormErrors):
        raise FormRefused(errors=result, task_id=task_id_of(instance.id, task.activity_id))
    if result.files:
        wrong = attach_files(session, host.actor, instance.id, result.files)
        if wrong:
            raise FormRefused(errors=FormErrors(wrong), task_id=task_id_of(instance.id, task.activity_id))
    return checked_variables(result.data)
