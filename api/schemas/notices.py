"""Public notices and lists, as anybody reads them."""

from __future__ import annotations

from marshmallow import fields, validate

from api.fields import Answer, Body, CountText, Key, Moment, Name, Text, page_of


class PublicQuery(Body):
    limit = CountText(1, 200, load_default=20)
    after = fields.String(load_default=None, validate=validate.Length(max=2000))
    text = Text(limit=100, load_default="", metadata={"description": "Sought in the subjects"})


class NoticeQuery(PublicQuery):
    kind = fields.List(
        Name(),
        load_default=list,
        validate=validate.Length(max=30),
        metadata={"description": "One or several kinds", "example": ["FILED_GROUP"]},
    )


class FeedQuery(Body):
    kind = fields.List(Name(), load_default=list, validate=validate.Length(max=30))


class Notice(Answer):
    id = Key(data_key="noticeKey")
    kind = fields.String(metadata={"example": "FILED_GROUP"})
    label = fields.String(metadata={"example": "社区社会组织备案名录"})
    subject = fields.String()
    content = fields.Dict(
        keys=fields.String(),
        metadata={"description": "The frozen copy that was published", "example": {"community": "示例社区"}},
    )
    published_on = fields.Date()
    period_end = fields.Date(
        allow_none=True, metadata={"description": "Objections until the end of this day; null: no period"}
    )
    is_open = fields.Boolean(metadata={"description": "Whether its period still runs"})
    updated_at = Moment()


NoticePage = page_of("Notice", Notice)
