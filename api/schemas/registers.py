"""Registers (台账): what they are, their entries, and what became of them."""

from __future__ import annotations

from marshmallow import fields, validate

from api.fields import Answer, Body, CountText, Key, Moment, Text, of_our_time, page_of
from workflows.registries.people import SEALED

_KINDS = ("text", "number", "money", "day", "time", "yes-no", "key")


class Label(Answer):
    zh = fields.String(metadata={"example": "街道"})
    en = fields.String(metadata={"example": "Sub-district"})


class RegisterColumn(Answer):
    name = fields.String(metadata={"example": "street"})
    label = fields.Nested(Label)
    kind = fields.String(data_key="type", validate=validate.OneOf(_KINDS))
    words = fields.Dict(
        keys=fields.String(),
        values=fields.Nested(Label),
        metadata={
            "description": "What the codes of this column mean",
            "example": {"FILED": {"zh": "已备案", "en": "Filed"}},
        },
    )


class Register(Answer):
    name = fields.String(metadata={"example": "organization"})
    title = fields.Nested(Label)
    columns = fields.List(fields.Nested(RegisterColumn))
    search = fields.List(
        fields.String(), data_key="searchedColumns", metadata={"description": "Where `text` is sought"}
    )


class Registers(Answer):
    items = fields.List(fields.Nested(Register))


class EntryQuery(Body):
    limit = CountText(1, 1000, load_default=20)
    after = fields.String(load_default=None, validate=validate.Length(max=2000))
    text = Text(limit=100, load_default="", metadata={"description": "Sought in names and numbers"})
    filter = fields.List(
        Text(limit=300),
        load_default=list,
        metadata={
            "description": "`column:value`; several hold together. `a|b`: either; `a..b`: from, to;"
            " nothing: empty; `!` before: all others; `organization_id.status:FILED`: of the entry it names;"
            " `contract/project_id.state:SIGNED`: of one that names it",
            "example": ["street:010|003", "founded_on:..2010-06-01"],
        },
        validate=validate.Length(max=20),
    )
    on = fields.Date(
        load_default=None,
        validate=of_our_time,
        metadata={"description": "The register as it stood on this day", "format": "date"},
    )
    totals = fields.Boolean(load_default=False, metadata={"description": "Count and sum all, too"})


class RegisterEntry(Answer):
    id = Key(data_key="entryKey")
    version = fields.Integer()
    values = fields.Dict(
        keys=fields.String(),
        metadata={"description": "By column; personal data is masked", "example": {"name": "示例合唱队"}},
    )
    names = fields.Dict(
        keys=fields.String(),
        values=fields.String(),
        metadata={
            "description": "What the persons, units, organisations and projects in it are called",
            "example": {"created_by": "王受理"},
        },
    )


class RegisterTotals(Answer):
    count = fields.Integer()
    sums = fields.Dict(
        keys=fields.String(),
        metadata={"description": "By column, money as text", "example": {"amount": "16630000.00"}},
    )


class RegisterEntryPage(page_of("RegisterEntry", RegisterEntry)):  # type: ignore[misc]
    totals = fields.Nested(RegisterTotals, allow_none=True, metadata={"description": "null: not asked for"})


class PastQuery(Body):
    on = fields.Date(load_default=None, metadata={"description": "What held on this day", "format": "date"})


class RegisterVersion(Answer):
    version = fields.Integer()
    at = Moment()
    actor = fields.String()
    actor_name = fields.String(allow_none=True, metadata={"description": "null: of nobody we know"})
    on_behalf_of = fields.String(allow_none=True)
    instance_id = Key(data_key="processInstanceKey", allow_none=True)
    effective_on = fields.Date(metadata={"description": "The day from which it holds"})
    reason = fields.String(allow_none=True)
    changes = fields.Dict(
        keys=fields.String(),
        metadata={
            "description": "Column: [old, new]; `***` stands for what is sealed",
            "example": {"status": ["FILED", "REGISTERED"]},
        },
    )


class RegisterPast(Answer):
    versions = fields.List(fields.Nested(RegisterVersion))
    is_whole = fields.Boolean(metadata={"description": "Whether the chain of hashes of these lines holds"})
    as_of = fields.Dict(
        keys=fields.String(),
        allow_none=True,
        metadata={"description": "What held on the day asked for; empty before the entry"},
    )


class Reveal(Body):
    part = fields.String(required=True, validate=validate.OneOf(sorted(SEALED)))
    reason = Text(
        limit=500, required=True, metadata={"description": "Kept with your name", "example": "核对证件"}
    )


class RevealField(Body):
    reason = Text(limit=500, required=True, metadata={"description": "Kept in the case's history"})


class Revealed(Answer):
    value = fields.String(allow_none=True, metadata={"description": "null: not known of this person"})
