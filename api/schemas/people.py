"""People, what they hold, how they sign in; units, posts and groups."""

from __future__ import annotations

from marshmallow import fields, validate

from api.fields import Answer, Body, Count, Key, Moment, Name, Text, page_of, search_of
from api.schemas.named import Named
from engine.identity.password_rules import LENGTH, LONGEST
from engine.identity.roles import ROLES, SCOPES

_KINDS = validate.OneOf(("person", "service"))
_HOLDINGS = validate.OneOf(("principal", "deputy"))
_SCOPES = validate.OneOf(sorted(SCOPES))


class Password(Text):
    """A password on its way in; never on its way out."""

    def __init__(self, *, least: int = 1, **more: object) -> None:
        super().__init__(
            limit=LONGEST, least=least, required=True, load_only=True, metadata={"format": "password"}, **more
        )


# -- sessions -----------------------------------------------------------------------------------------------


class SignIn(Body):
    username = Name(required=True)
    password = Password()


class Session(Answer):
    user_id = fields.String()
    name = fields.String()
    on_behalf_of = fields.String(allow_none=True)
    candidate_groups = fields.List(fields.String())
    groups = fields.List(fields.Nested(Named), metadata={"description": "The same with their names"})
    roles = fields.List(fields.String())
    supervised_units = fields.List(fields.String())
    csrf_token = fields.String(
        allow_none=True, metadata={"description": "For the header X-CSRF-Token; null with an API token"}
    )
    must_change_password = fields.Boolean()
    method = fields.String(
        allow_none=True,
        validate=validate.OneOf(("password", "oidc")),
        metadata={"description": "How the session was opened; null with an API token"},
    )
    bulk_limit = fields.Integer(
        metadata={"description": "How many tasks or cases the page lets one choose at once", "example": 200}
    )
    reads_figures = fields.Boolean(
        metadata={"description": "Whether dashboard and statistics are shown to this person"}
    )


class PasswordChange(Body):
    current_password = Password()
    new_password = Password(least=LENGTH)


class FirstPassword(Body):
    password = Password(least=LENGTH)


class LoginSession(Answer):
    id = Key(data_key="sessionKey")
    user_id = fields.String(attribute="person_id")
    method = fields.String(validate=validate.OneOf(("password", "oidc")))
    created_at = Moment()
    seen_at = Moment()
    expires_at = Moment()
    address = fields.String()
    agent = fields.String()


class LoginSessions(Answer):
    items = fields.List(fields.Nested(LoginSession))


# -- tokens -------------------------------------------------------------------------------------------------


class TokenIssue(Body):
    name = Name(required=True)
    scopes = fields.List(fields.String(validate=_SCOPES), required=True, validate=validate.Length(1, 10))
    days = Count(1, 366, load_default=90, metadata={"description": "Until it expires"})
    person_id = Name(
        data_key="userId", load_default=None, metadata={"description": "A service account; absent: oneself"}
    )


class Token(Answer):
    id = Key(data_key="tokenKey")
    user_id = fields.String(attribute="person_id")
    name = fields.String()
    scopes = fields.List(fields.String(validate=_SCOPES))
    created_at = Moment()
    expires_at = Moment()


class Tokens(Answer):
    items = fields.List(fields.Nested(Token))


class IssuedToken(Answer):
    token = fields.Nested(Token)
    secret = fields.String(metadata={"description": "Shown this once; send it as Authorization: Bearer"})


# -- people -------------------------------------------------------------------------------------------------


class PersonCreation(Body):
    person_id = Name(data_key="userId", required=True, metadata={"example": "wang.fang"})
    name = Name(required=True)
    kind = fields.String(validate=_KINDS, load_default="person")
    email = Name(load_default=None, allow_none=True)
    valid_from = Moment(load_default=None, allow_none=True)


class PersonChange(Body):
    name = Name(required=True)
    email = Name(load_default=None, allow_none=True)


class Person(Answer):
    id = fields.String(data_key="userId")
    name = fields.String()
    kind = fields.String(validate=_KINDS)
    email = fields.String(allow_none=True)
    valid_from = Moment()
    valid_to = Moment(allow_none=True)
    locked_at = Moment(allow_none=True)


class Holding(Answer):
    user_id = fields.String(attribute="person_id")
    held = fields.String(metadata={"description": "`post:unit`, a group or a role"})
    kind = fields.String(validate=validate.OneOf(("principal", "deputy", "member", "role")))
    valid_from = Moment()
    valid_to = Moment(allow_none=True)


class Holdings(Answer):
    items = fields.List(fields.Nested(Holding))


class PostHolder(Holding):
    name = fields.String(metadata={"example": "王受理"})


class PostHolders(Answer):
    items = fields.List(fields.Nested(PostHolder))


class PersonDetail(Answer):
    person = fields.Nested(Person, data_key="user")
    posts = fields.List(fields.Nested(Holding))
    groups = fields.List(fields.Nested(Holding))
    roles = fields.List(fields.Nested(Holding))


PersonSearch = search_of("User", text=Name(metadata={"description": "Part of an id or a name"}))
PersonPage = page_of("User", Person)


class _Period(Body):
    valid_from = Moment(load_default=None, allow_none=True)
    valid_to = Moment(load_default=None, allow_none=True)


class PostAssignment(_Period):
    unit = Name(required=True)
    post = Name(required=True)
    kind = fields.String(validate=_HOLDINGS, load_default="principal")


class GroupMembership(_Period):
    group = Name(required=True)


class RoleGrant(_Period):
    role = fields.String(validate=validate.OneOf(sorted(ROLES)), required=True)


class Ending(Body):
    at = Moment(load_default=None, allow_none=True, metadata={"description": "Absent: now"})


class HeldTask(Answer):
    task_id = fields.String(data_key="userTaskKey")
    name = fields.String()
    process_name = fields.String()
    business_key = fields.String(allow_none=True)
    created_at = Moment(data_key="creationDate")
    due_at = Moment(data_key="dueDate", allow_none=True)
    has_candidates = fields.Boolean(metadata={"description": "Whether somebody else may claim it"})
    instance_status = fields.String(data_key="processInstanceState")


class HeldTasks(Answer):
    items = fields.List(fields.Nested(HeldTask))


class TasksGivenBack(Answer):
    count = fields.Integer()


# -- structure ----------------------------------------------------------------------------------------------


class UnitChange(Body):
    name = Name(required=True)
    kind = Text(limit=32, least=1, required=True, metadata={"example": "street"})
    parent = Name(load_default=None, allow_none=True)
    valid_from = Moment(load_default=None, allow_none=True)


class Unit(Answer):
    key = fields.String(data_key="unit")
    name = fields.String()
    kind = fields.String()
    parent = fields.String(allow_none=True)
    valid_from = Moment()
    valid_to = Moment(allow_none=True)


class Units(Answer):
    items = fields.List(fields.Nested(Unit))


class PostChange(Body):
    name = Name(required=True)
    supervises = fields.Boolean(
        truthy={True},
        falsy={False},
        load_default=False,
        metadata={"description": "Its holders see the cases of the unit and of the units below"},
    )


class PostQuery(Body):
    unit = Name(load_default=None)


class Post(Answer):
    unit = fields.String()
    key = fields.String(data_key="post")
    name = fields.String()
    supervises = fields.Boolean()
    group = fields.String(data_key="candidateGroup")


class Posts(Answer):
    items = fields.List(fields.Nested(Post))


class GroupChange(Body):
    name = Name(required=True)


class Group(Answer):
    key = fields.String(data_key="group")
    name = fields.String()


class Groups(Answer):
    items = fields.List(fields.Nested(Group))
