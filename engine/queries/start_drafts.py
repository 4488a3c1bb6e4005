"""Applications that a person has begun to fill in: a list to choose from, and one of them to go on with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import orjson

from engine.actor import Actor
from engine.commands.start_drafts import StartDraft, StartDraftNotFound, start_draft_of, start_drafts_of
from engine.errors import FormNotFound, ProcessDefinitionNotFound
from engine.persistence.forms import form_content, load_form_definition
from engine.persistence.session import Session
from engine.persistence.store import newest_definition
from engine.queries.resources import definition, start_form
from forms.carried import carried_over
from forms.filled import Filled, filled_in
from forms.personal import places

#: Fields that tell drafts apart in a list.
_TOLD: Final = 3
#: What people type by themselves; a choice may stand there from the beginning and tell nothing.
_TYPED: Final = frozenset({"textfield", "textarea"})
#: Characters of one of them.
_LENGTH: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class StartDraftItem:
    """A draft in a list; ``summary`` are its first fields, label and text, personal ones left out."""

    process_key: str
    process_name: str
    version: int
    saved_at: datetime
    kept_until: datetime
    summary: Sequence[Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumedDraft:
    """A draft as the start form in force takes it."""

    process_key: str
    form_id: int
    variables: Mapping[str, Any]
    version: int
    saved_at: datetime
    kept_until: datetime
    #: filled in with another version of the form than the one in force
    is_form_changed: bool
    #: what was typed and has no place in the form in force
    left_out: Sequence[Filled]


def start_drafts(session: Session, actor: Actor) -> list[StartDraftItem]:
    """The actor's drafts, what was saved last first."""
    return [
        StartDraftItem(
            process_key=each.process_key,
            process_name=_name(session, each.process_key),
            version=each.version,
            saved_at=each.saved_at,
            kept_until=each.kept_until,
            summary=_summary(session, each),
        )
        for each in start_drafts_of(session, actor)
    ]


def resumed_draft(session: Session, actor: Actor, process_key: str) -> ResumedDraft:
    """One of the actor's drafts, to go on with. Raises StartDraftNotFound."""
    found = start_draft_of(session, actor, process_key)
    if found is None:
        raise StartDraftNotFound(process=process_key[:64])
    now = _form_in_force(session, process_key)
    variables, left_out = found.variables, ()  # type: tuple[Mapping[str, Any], Sequence[Filled]]
    if now is not None and now != found.form_id:
        carried = carried_over(load_form_definition(session, now), _schema(session, found), variables)
        variables, left_out = carried.variables, carried.left_out
    return ResumedDraft(
        process_key=process_key,
        form_id=found.form_id,
        variables=variables,
        version=found.version,
        saved_at=found.saved_at,
        kept_until=found.kept_until,
        is_form_changed=now != found.form_id,
        left_out=left_out,
    )


def _form_in_force(session: Session, process_key: str) -> int | None:
    try:
        return start_form(session, newest_definition(session, process_key)).id
    except FormNotFound:  # a new version begins without one
        return None


def _name(session: Session, process_key: str) -> str:
    try:
        return definition(session, "process", newest_definition(session, process_key)).name
    except ProcessDefinitionNotFound:
        return process_key


def _summary(session: Session, draft: StartDraft) -> list[Mapping[str, str]]:
    form = load_form_definition(session, draft.form_id)
    variables = deepcopy(dict(draft.variables))
    for pattern, _ in form.personal_fields:
        for place in places(variables, pattern):
            place.put(None)
    told = [each for each in filled_in(_schema(session, draft), variables) if each.kind in _TYPED]
    return [{"label": each.label, "value": str(each.value)[:_LENGTH]} for each in told[:_TOLD]]


def _schema(session: Session, draft: StartDraft) -> Mapping[str, Any]:
    schema: Mapping[str, Any] = orjson.loads(form_content(session, draft.form_id))
    return schema
