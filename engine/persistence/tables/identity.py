"""Who is who: units, posts, groups, people, what they hold and when, and how they sign in.

What is effective-dated holds from ``valid_from`` up to, not including, ``valid_to``; null means: still.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text, UniqueConstraint, text

from engine.persistence.tables.base import (
    at_column,
    key_column,
    metadata,
    name_column,
    one_of,
    partial_index,
    tenant_column,
)
from engine.persistence.tables.instances import user_task


def _unique_where(name: str, *columns: str, table: Table, where: str) -> None:
    condition = text(where)
    Index(
        name, *(table.c[c] for c in columns), unique=True, sqlite_where=condition, postgresql_where=condition
    )


#: One row for each period in which a unit had this name and this place in the tree.
unit = Table(
    "unit",
    metadata,
    tenant_column(),
    name_column("key", primary_key=True),
    at_column("valid_from", primary_key=True),
    at_column("valid_to"),
    name_column("name", nullable=False),
    # district, department, street, community ...: a word of the house, not of the engine
    Column("kind", String(32), nullable=False),
    name_column("parent_key"),
    Index(None, "tenant_id", "parent_key"),
)
# two people who change a unit at once must not both open the present period
_unique_where("unit_present_key", "tenant_id", "key", table=unit, where="valid_to IS NULL")

#: A seat in a unit; its holders are the candidate group ``<key>:<unit_key>``.
post = Table(
    "post",
    metadata,
    tenant_column(),
    name_column("unit_key", primary_key=True),
    name_column("key", primary_key=True),
    name_column("name", nullable=False),
    #: whether its holders see the cases of the unit and of the units below
    Column("supervises", Boolean, nullable=False),
)

user_group = Table(
    "user_group",
    metadata,
    tenant_column(),
    name_column("key", primary_key=True),
    name_column("name", nullable=False),
)

#: The id is what assignments and history say; it never changes and is never used again.
person = Table(
    "person",
    metadata,
    tenant_column(),
    name_column("id", primary_key=True),
    name_column("name", nullable=False),
    one_of("kind", "person", "service", nullable=False),
    name_column("email"),
    at_column("created_at", nullable=False),
    at_column("valid_from", nullable=False),
    # the day of leaving ends every access
    at_column("valid_to"),
    at_column("locked_at"),
)

post_holding = Table(
    "post_holding",
    metadata,
    tenant_column(),
    key_column("id"),
    name_column("person_id", nullable=False),
    name_column("unit_key", nullable=False),
    name_column("post_key", nullable=False),
    one_of("kind", "principal", "deputy", nullable=False),
    at_column("valid_from", nullable=False),
    at_column("valid_to"),
    Index(None, "tenant_id", "person_id"),
    Index(None, "tenant_id", "unit_key", "post_key"),
)

group_membership = Table(
    "group_membership",
    metadata,
    tenant_column(),
    key_column("id"),
    name_column("person_id", nullable=False),
    name_column("group_key", nullable=False),
    at_column("valid_from", nullable=False),
    at_column("valid_to"),
    Index(None, "tenant_id", "person_id"),
    Index(None, "tenant_id", "group_key"),
)

role_assignment = Table(
    "role_assignment",
    metadata,
    tenant_column(),
    key_column("id"),
    name_column("person_id", nullable=False),
    Column("role", String(64), nullable=False),
    at_column("valid_from", nullable=False),
    at_column("valid_to"),
    Index(None, "tenant_id", "person_id"),
)
# nobody holds two of the three administrator roles; the engine says so in words, this index in any case
_three = (
    "valid_to IS NULL AND role IN ('system-administrator', 'security-administrator', 'audit-administrator')"
)
_unique_where(
    "role_assignment_one_administrator_key", "tenant_id", "person_id", table=role_assignment, where=_three
)

credential = Table(
    "credential",
    metadata,
    tenant_column(),
    name_column("person_id", primary_key=True),
    #: argon2id in its own notation, with its parameters
    Column("password_hash", Text, nullable=False),
    at_column("changed_at", nullable=False),
    #: set by an administrator: to be changed at the first sign-in
    Column("must_change", Boolean, nullable=False),
)

#: Passwords of before, so that they are not taken again.
credential_history = Table(
    "credential_history",
    metadata,
    tenant_column(),
    name_column("person_id", primary_key=True),
    at_column("changed_at", primary_key=True),
    Column("password_hash", Text, nullable=False),
)

#: A signed-in browser. The token itself is nowhere but in the browser's cookie.
login_session = Table(
    "login_session",
    metadata,
    tenant_column(),
    key_column("id"),
    name_column("person_id", nullable=False),
    Column("token_hash", String(64), nullable=False),
    one_of("method", "password", "oidc", nullable=False),
    at_column("created_at", nullable=False),
    at_column("seen_at", nullable=False),
    at_column("expires_at", nullable=False),
    at_column("revoked_at"),
    Column("address", String(64), nullable=False),
    name_column("agent", nullable=False),
    UniqueConstraint("tenant_id", "token_hash"),
    Index(None, "tenant_id", "person_id"),
    Index(None, "expires_at"),
)

api_token = Table(
    "api_token",
    metadata,
    tenant_column(),
    key_column("id"),
    name_column("person_id", nullable=False),
    name_column("name", nullable=False),
    Column("token_hash", String(64), nullable=False),
    #: words parted by blanks
    name_column("scopes", nullable=False),
    at_column("created_at", nullable=False),
    at_column("expires_at", nullable=False),
    at_column("revoked_at"),
    UniqueConstraint("tenant_id", "token_hash"),
    Index(None, "tenant_id", "person_id"),
)

#: When and how whoever bears a session or an API token last showed who they are; no row: not known.
confirmation = Table(
    "confirmation",
    metadata,
    tenant_column(),
    one_of("bearer", "login_session", "api_token", primary_key=True),
    key_column("bearer_id"),
    one_of("method", "password", "oidc", nullable=False),
    at_column("confirmed_at", nullable=False),
    Index(None, "confirmed_at"),
)

#: Failures since the last success, of an account (also one that does not exist) and of a network address.
sign_in_attempt = Table(
    "sign_in_attempt",
    metadata,
    tenant_column(),
    one_of("kind", "account", "address", primary_key=True),
    #: SHA-256: people type passwords into the field of the name
    Column("subject", String(64), primary_key=True),
    Column("failures", Integer, nullable=False),
    at_column("last_at", nullable=False),
    at_column("locked_until"),
    Index(None, "last_at"),
)

oidc_identity = Table(
    "oidc_identity",
    metadata,
    tenant_column(),
    name_column("issuer", primary_key=True),
    name_column("subject", primary_key=True),
    name_column("person_id", nullable=False),
    at_column("linked_at", nullable=False),
    Index(None, "tenant_id", "person_id"),
)

#: A sign-in with a provider that is under way; used once.
oidc_request = Table(
    "oidc_request",
    metadata,
    tenant_column(),
    Column("state_hash", String(64), primary_key=True),
    Column("nonce", String(64), nullable=False),
    Column("code_verifier", String(128), nullable=False),
    name_column("return_to", nullable=False),
    at_column("expires_at", nullable=False),
    Index(None, "expires_at"),
)

#: The units a process instance ever concerned: those whose posts were offered a user task of it.
process_instance_unit = Table(
    "process_instance_unit",
    metadata,
    tenant_column(),
    name_column("unit_key", primary_key=True),
    key_column("instance_id"),
    Index(None, "tenant_id", "instance_id"),
)

# which instances somebody was represented in
partial_index(
    "user_task_represented_idx",
    "tenant_id", "completed_on_behalf_of", "instance_id",
    table=user_task,
    where="completed_on_behalf_of IS NOT NULL",
)  # fmt: skip
