"""Are accounts, and every way to sign in to them, what the administrative chain says of them?

Who renames an account makes another one's deeds look like its own; who puts a password, a session, a token or
an identity of a provider into the database comes in as somebody else. Passwords are told by a digest of their
stored hash, addresses by a keyed one, tokens by the hash that is stored of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from engine.history.comparing import Row, Told, about, administrative, columns_of, differing, moment
from engine.history.walk import Finding
from engine.identity.password_rules import digest_of
from engine.persistence.session import Session
from engine.sealing import proof, proves

Expected = dict[str, Any]
Key = tuple[str, ...]

#: table -> (its key, what else of it is compared)
_TABLES: Final[Mapping[str, tuple[Key, tuple[str, ...]]]] = {
    "person": (("id",), ("name", "kind", "email", "created_at", "valid_from", "valid_to", "locked_at")),
    "credential": (("person_id",), ("password_hash", "changed_at", "must_change")),
    "credential_history": (("person_id", "changed_at"), ("password_hash",)),
    "oidc_identity": (("issuer", "subject"), ("person_id", "linked_at")),
    "api_token": (
        ("id",), ("person_id", "name", "token_hash", "scopes", "created_at", "expires_at", "revoked_at")
    ),
    "login_session": (
        ("id",),
        ("person_id", "token_hash", "method", "created_at", "expires_at", "revoked_at", "address"),
    ),
    "confirmation": (("bearer", "bearer_id"), ("method", "confirmed_at")),
}  # fmt: skip
#: Rows that are deleted when they are over, or used up.
_PASSING: Final = frozenset({"login_session", "confirmation"})
#: columns -> how a row's value is told
_DIGESTS: Final[Mapping[str, Callable[[str], str]]] = {"password_hash": digest_of}


class _Accounts:
    """What the events leave each row with, by table and key; a column that none told is not among it."""

    def __init__(self, passing: Mapping[str, frozenset[Key]]) -> None:
        self._passing = passing
        self.rows: dict[str, dict[Key, Expected]] = {table: {} for table in _TABLES}
        #: of a person's sessions and tokens, all of which one event may end
        self._of: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)

    def hear(self, event: Told) -> None:
        _HEARD[event.type](self, event)

    def _pass(self, table: str, key: Key, values: Expected) -> bool:
        """Of rows that pass, those that are still there: there may be millions of others."""
        if key in self._passing[table]:
            self.rows[table][key] = values
        return key in self._passing[table]

    def person(self, event: Told) -> None:
        data = event.data
        key = (data["person"],)
        if event.type == "person-created":
            told = {name: data[name] for name in ("name", "email", "valid_from") if name in data}
            values = {"kind": data["kind"], "created_at": event.at, "valid_to": None, "locked_at": None}
            self.rows["person"][key] = values | told
            return
        row = self.rows["person"].setdefault(key, {})
        if event.type == "person-changed":
            for name in ("name", "email"):
                row.pop(name, None)
            row |= {name: data[name] for name in ("name", "email") if name in data}
        elif event.type == "person-left":
            row["valid_to"] = data["at"]
        else:
            row["locked_at"] = event.at if event.type == "person-locked" else None

    def password(self, event: Told) -> None:
        data, key = event.data, (event.data["person"],)
        digest = {"password_hash": data["digest"]} if "digest" in data else {}
        row = self.rows["credential"].get(key)
        if event.type == "password-rehashed":
            if row is not None:
                row |= digest
            return
        if row is not None and row["changed_at"] != event.at:
            kept = {name: row[name] for name in ("password_hash",) if name in row}
            self.rows["credential_history"][data["person"], row["changed_at"]] = kept
        self.rows["credential"][key] = {"changed_at": event.at, "must_change": data["must_change"], **digest}

    def provider(self, event: Told) -> None:
        data = event.data
        key = (data["issuer"], data["subject"])
        if event.type == "oidc-identity-linked":
            self.rows["oidc_identity"][key] = {"person_id": data["person"], "linked_at": event.at}
        else:
            self.rows["oidc_identity"].pop(key, None)

    def token(self, event: Told) -> None:
        data = event.data
        if event.type == "api-token-issued":
            key = (data["token_id"],)
            told = {name: data[name] for name in ("expires_at", "token_hash") if name in data}
            self.rows["api_token"][key] = {
                "person_id": data["person"], "name": data["name"], "scopes": " ".join(data["scopes"]),
                "created_at": event.at, "revoked_at": None, **told,
            }  # fmt: skip
            self._of["api_token", data["person"]].append(key)
        else:
            self._revoke("api_token", data, event.at, data.get("token_id"))

    def session(self, event: Told) -> None:
        data = event.data
        if event.type != "signed-in":
            self._revoke("login_session", data, event.at, data.get("session_id"))
            return
        key = (data["session_id"],)
        told = {name: data[name] for name in ("expires_at", "token_hash") if name in data}
        values = {
            "person_id": event.actor, "method": data["method"], "address": data["address"],
            "created_at": event.at, "revoked_at": None, **told,
        }  # fmt: skip
        if self._pass("login_session", key, values):
            self._of["login_session", event.actor].append(key)
        # sign-ins of an earlier release do not say it
        at = {"confirmed_at": data["confirmed_at"]} if data.get("confirmed_at") else {}
        if at or "confirmed_at" not in data:
            self._pass("confirmation", ("login_session", *key), {"method": data["method"], **at})

    def confirmed(self, event: Told) -> None:
        data = event.data
        if "bearer" in data:
            values = {"method": data["method"], "confirmed_at": event.at}
            self._pass("confirmation", (data["bearer"], data["bearer_id"]), values)

    def _revoke(self, table: str, data: Mapping[str, Any], at: str, one: str | None) -> None:
        """End one, or all of a person but perhaps one; an earlier release did not say which one."""
        every = [(one,)] if one is not None else self._of[table, data["person"]]
        for key in every:
            row = self.rows[table].get(key, {})
            if row.get("revoked_at", "?") is not None or (one is None and key == (data.get("but"),)):
                continue
            if one is None and table == "login_session" and "but" not in data:
                del row["revoked_at"]
            else:
                row["revoked_at"] = at


_HEARD: Final[Mapping[str, Callable[[_Accounts, Told], None]]] = {
    **dict.fromkeys(
        ("person-created", "person-changed", "person-left", "person-locked", "person-unlocked"),
        _Accounts.person,
    ),
    **dict.fromkeys(("password-set", "password-rehashed"), _Accounts.password),
    **dict.fromkeys(("oidc-identity-linked", "oidc-identity-unlinked"), _Accounts.provider),
    **dict.fromkeys(("api-token-issued", "api-token-revoked"), _Accounts.token),
    **dict.fromkeys(("signed-in", "signed-out", "session-revoked"), _Accounts.session),
    "identity-confirmed": _Accounts.confirmed,
}


def verify_accounts(session: Session) -> Iterator[Finding]:
    """The first thing that is wrong with each account and each way into it."""
    present = {table: frozenset(_key(row, table) for row in _rows(session, table)) for table in _PASSING}
    accounts = _Accounts(present)
    for event in administrative(session, tuple(_HEARD)):
        try:
            accounts.hear(event)
        except (TypeError, ValueError, KeyError, AttributeError):
            continue  # an altered event, which the chain shows
    for table in _TABLES:
        yield from _compare(session, table, accounts.rows[table])


def _compare(session: Session, table: str, told: dict[Key, Expected]) -> Iterator[Finding]:
    for row in _rows(session, table):
        key = _key(row, table)
        values = told.pop(key, None)
        if values is None:
            yield about(session, "entry-inserted", table, " ".join(key), "no event tells of it")
        elif wrong := differing(_told(session, row, values), values):
            yield about(
                session, "entry-changed", table, " ".join(key), "events leave it otherwise", wrong=wrong
            )
    for key in sorted(told, key=str) if table not in _PASSING else ():
        yield about(session, "entry-missing", table, " ".join(key), "an event tells of it")


def _told(session: Session, row: Row, values: Mapping[str, Any]) -> Row:
    """A row as events spell it: what they do not tell in clear, in the way they tell it."""
    spelled = dict(row)
    for name, digest in _DIGESTS.items():
        if name in spelled and spelled[name] is not None:
            spelled[name] = digest(str(spelled[name]))
    if spelled.get("email") is not None and values.get("email") is not None:
        text, told = str(spelled["email"]), str(values["email"])
        held = proves(session, told, text)
        # without the key nothing can be said of it
        spelled["email"] = told if held is not False else proof(session, text)
    return spelled


def _rows(session: Session, table: str) -> Iterator[Row]:
    key, columns = _TABLES[table]
    names = (*key, *columns)
    for values in session.all(
        f"SELECT {columns_of(session, names)} FROM {table} WHERE tenant_id = ? ORDER BY {', '.join(key)}",
        (session.tenant_id,),
    ):
        yield dict(zip(names, values, strict=True))


def _key(row: Row, table: str) -> Key:
    """The key as events spell it."""
    spelled = []
    for name in _TABLES[table][0]:
        try:
            spelled.append(str(moment(row[name]) if name.endswith("_at") else row[name]))
        except (TypeError, ValueError):
            spelled.append(str(row[name]))
    return tuple(spelled)
