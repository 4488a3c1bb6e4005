"""Settings, read once at the edge of the program and passed inwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import timedelta
from typing import Any, get_type_hints

DEFAULT_DATABASE_URL = "sqlite:///var/gongzhi.db"
PREFIX = "GONGZHI_"
SYNCHRONOUS = ("FULL", "NORMAL", "OFF", "EXTRA")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an operator may choose. Every field can be set by the variable ``GONGZHI_<FIELD>``."""

    database_url: str = DEFAULT_DATABASE_URL
    tenant_id: str = "default"
    #: Where files outside the database are kept: sealing key, copies of checkpoints.
    var_directory: str = "var"
    #: FULL loses nothing when the power fails; NORMAL may lose the last commits, never the file.
    sqlite_synchronous: str = "FULL"
    #: Automatic steps one command may cause before the process counts as an endless loop.
    step_limit: int = 20_000
    pool_size: int = 8
    #: How long a command waits for another one that holds the same instance.
    lock_timeout: timedelta = timedelta(seconds=10)
    #: How long a published message waits for somebody to want it, unless the publisher says.
    message_time_to_live: timedelta = timedelta(hours=1)
    #: How long an idempotency key is remembered.
    idempotency_keep: timedelta = timedelta(days=7)
    job_lease: timedelta = timedelta(seconds=60)
    job_batch: int = 20
    job_threads: int = 4
    #: The longest time a worker sleeps although nothing woke it.
    job_poll: timedelta = timedelta(seconds=1)
    seal_interval: timedelta = timedelta(hours=1)
    #: How people reach the server; with https the session's cookie goes over nothing else.
    public_url: str = ""
    #: Proxies in front of the server, each of which adds to X-Forwarded-For; more are not believed.
    proxy_hops: int = 0
    #: A session ends when nothing was asked for so long, and in any case so long after sign-in.
    session_idle: timedelta = timedelta(minutes=15)
    session_lifetime: timedelta = timedelta(hours=12)
    #: Minutes for which having shown who one is lets one sign; 0: every signature asks anew.
    signature_minutes: int = 15
    #: Tasks or cases that one person does something to at once, in the page; 1 to 1000.
    bulk_limit: int = 200
    #: OpenID Connect: the issuer's URL, and who we are there; empty turns it off.
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: str = ""
    #: Megabytes of one uploaded file, and of all files of one case together.
    file_limit: int = 20
    case_files_limit: int = 200
    #: A program that looks at every uploaded file: called with its path, 0 clean, 1 infected; empty: none.
    scan_command: str = ""
    #: How long an application is kept that nobody goes on filling in, with the uploads it names.
    draft_keep: timedelta = timedelta(days=90)
    #: How long an upload is kept that no submitted form and no draft names.
    upload_keep: timedelta = timedelta(days=30)
    host: str = "127.0.0.1"
    port: int = 8000

    def __post_init__(self) -> None:
        if self.sqlite_synchronous not in SYNCHRONOUS:
            allowed = ", ".join(SYNCHRONOUS)
            raise ValueError(f"{PREFIX}SQLITE_SYNCHRONOUS={self.sqlite_synchronous!r} is none of {allowed}")
        if self.signature_minutes < 0:
            raise ValueError(f"{PREFIX}SIGNATURE_MINUTES={self.signature_minutes} is less than 0")
        if not 1 <= self.bulk_limit <= 1000:
            raise ValueError(f"{PREFIX}BULK_LIMIT={self.bulk_limit} is not between 1 and 1000")


def settings_from(environment: Mapping[str, str], **overrides: Any) -> Settings:
    """Read settings from environment variables; ``overrides`` that are not None win.

    Durations are in seconds. Raises ValueError naming the variable that cannot be read.
    """
    types = get_type_hints(Settings)
    values: dict[str, Any] = {}
    for field in fields(Settings):
        variable = PREFIX + field.name.upper()
        if variable in environment:
            values[field.name] = _read(variable, environment[variable], types[field.name])
    values.update({name: value for name, value in overrides.items() if value is not None})
    return Settings(**values)


def _read(variable: str, text: str, wanted: type) -> Any:
    try:
        if wanted is timedelta:
            return timedelta(seconds=float(text))
        return wanted(text)
    except ValueError as error:
        raise ValueError(f"{variable}={text!r} is not a valid {wanted.__name__}") from error
