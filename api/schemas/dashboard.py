"""The dashboard and its statistics: every figure with the query that made it."""

from __future__ import annotations

from marshmallow import fields

from api.fields import Answer, Body, Key, Moment, of_our_time
from api.schemas.registers import Label


class FiguresQuery(Body):
    on = fields.Date(
        load_default=None, validate=of_our_time, metadata={"description": "As of this day (default: today)"}
    )


class MadeBy(Answer):
    sql = fields.String(metadata={"example": "SELECT count(*) FROM so_filing WHERE received_on <= :on"})
    parameters = fields.Dict(
        keys=fields.String(), values=fields.String(), metadata={"example": {"on": "2010-06-01"}}
    )


class FigureSource(Answer):
    article = fields.String()
    quote = fields.String(metadata={"description": "The words the figure answers to"})


class FigureRecords(Answer):
    register = fields.String(metadata={"example": "organization"})
    filters = fields.List(fields.String(), metadata={"example": ["status:FILED"]})
    total = fields.Integer(
        metadata={"description": "Entries of this list as of the day, for whoever sees them all"}
    )


class FigurePart(Answer):
    name = fields.String(metadata={"example": "莲新街道"})
    value = fields.String(metadata={"example": "5"})
    records = fields.Nested(FigureRecords, allow_none=True)


class Figure(Answer):
    key = fields.String(metadata={"example": "kpi.filed_total"})
    label = fields.Nested(Label)
    unit = fields.Nested(Label)
    value = fields.String(metadata={"description": "As it is shown, in its unit", "example": "149"})
    exact = fields.String(
        allow_none=True, metadata={"description": "The amount in yuan", "example": "16630000.00"}
    )
    parts = fields.List(fields.Nested(FigurePart))
    queries = fields.List(fields.Nested(MadeBy))
    source = fields.Nested(FigureSource, allow_none=True)
    records = fields.Nested(
        FigureRecords,
        allow_none=True,
        metadata={"description": "What was counted, to be asked with `on`; null: not the caller's to read"},
    )


class Dashboard(Answer):
    on = fields.Date()
    figures = fields.List(fields.Nested(Figure))


class StatisticTitle(Answer):
    name = fields.String(metadata={"example": "filings-by-street"})
    title = fields.Nested(Label)


class Statistics(Answer):
    items = fields.List(fields.Nested(StatisticTitle))


class StatisticColumn(Answer):
    name = fields.String(metadata={"example": "applications"})
    label = fields.Nested(Label)
    kind = fields.String(data_key="type", metadata={"example": "number"})
    words = fields.Dict(
        keys=fields.String(),
        values=fields.Nested(Label),
        metadata={
            "description": "What the codes of this column mean",
            "example": {"SG": {"zh": "社会管理", "en": "…"}},
        },
    )


class Statistic(Answer):
    name = fields.String()
    title = fields.Nested(Label)
    on = fields.Date()
    columns = fields.List(fields.Nested(StatisticColumn))
    rows = fields.List(
        fields.Dict(keys=fields.String()),
        metadata={
            "description": "By column; money as text",
            "example": [{"street": "莲新街道", "applications": 25}],
        },
    )
    queries = fields.List(fields.Nested(MadeBy))


class StandingTitles(Answer):
    items = fields.List(fields.Nested(StatisticTitle))


class StandingCounts(Answer):
    on = fields.Date()
    counts = fields.Dict(
        keys=fields.String(),
        values=fields.Integer(),
        metadata={"description": "Lines by list", "example": {"overdue": 3}},
    )


class StandingLine(Answer):
    at = Moment()
    instance_id = Key(
        data_key="processInstanceKey",
        allow_none=True,
        metadata={"description": "0: the administrators' own history; null: of no single case"},
    )
    business_key = fields.String(allow_none=True)
    process = fields.String(allow_none=True, metadata={"description": "Its name"})
    what = fields.String(metadata={"description": "The task, the organisation, or the event"})
    who = fields.String(allow_none=True)
    who_name = fields.String(allow_none=True)
    detail = fields.String(
        allow_none=True, metadata={"description": "The numbers that made it stand here; see the note"}
    )
    register = fields.String(allow_none=True, metadata={"example": "purchase_project"})
    entry_id = Key(
        data_key="entryKey", allow_none=True, metadata={"description": "The entry of the register"}
    )


class StandingList(Answer):
    name = fields.String(metadata={"example": "overdue"})
    title = fields.Nested(Label)
    note = fields.Nested(Label)
    on = fields.Date()
    lines = fields.List(fields.Nested(StandingLine))
    is_cut = fields.Boolean(metadata={"description": "Only the newest are shown"})
    queries = fields.List(fields.Nested(MadeBy))


class House(Answer):
    """What anybody may know of the house before signing in."""

    is_demonstration = fields.Boolean()
    banner = fields.Nested(Label, allow_none=True, metadata={"description": "To be shown on every page"})
    now = fields.AwareDateTime(metadata={"description": "What time it is in this house"})
