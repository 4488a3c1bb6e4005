"""Applications filled in and not submitted."""

from __future__ import annotations

from marshmallow import fields

from api.fields import Answer, Body, Count, Key, Moment, Variables
from api.schemas.guidance import FilledField
from api.schemas.named import SummaryField


class StartDraftContent(Body):
    variables = Variables(required=True)
    form_id = Key(
        data_key="formKey", required=True, metadata={"description": "The version it was filled in with"}
    )
    version = Count(
        0,
        2**31 - 1,
        required=True,
        metadata={"description": "Of the draft it takes the place of, as it was read; 0: there was none"},
    )


class SavedStartDraft(Answer):
    process_key = fields.String(data_key="processDefinitionId")
    version = fields.Integer(metadata={"description": "Counts how often it was saved"})
    saved_at = Moment()
    kept_until = Moment(metadata={"description": "When it is forgotten if nobody goes on with it"})


class StartDraftItem(SavedStartDraft):
    process_name = fields.String()
    summary = fields.List(
        fields.Nested(SummaryField), metadata={"description": "Its first fields, none of them personal"}
    )


class StartDrafts(Answer):
    items = fields.List(fields.Nested(StartDraftItem))


class StartDraft(SavedStartDraft):
    variables = Variables(metadata={"description": "What the start form in force takes of it"})
    form_id = Key(data_key="formKey")
    is_form_changed = fields.Boolean(
        metadata={"description": "The start form in force is another than the one it was filled in with"}
    )
    left_out = fields.List(
        fields.Nested(FilledField),
        metadata={"description": "What was typed and has no place in the form any more"},
    )
