"""Housekeeping that comes again and again: one row a tenant and kind, put off instead of removed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Final

from engine.commands.files import forget_uploads, is_stored_for, store_of
from engine.commands.start_drafts import forget_start_drafts
from engine.history.seal import Vault, seal
from engine.identity.housekeeping import expire_sign_ins
from engine.jobs.lease import Job, put_back
from engine.persistence.database import Database, reading, transaction
from engine.persistence.inbox import sum_up_changes
from engine.persistence.messages import delete_expired
from engine.persistence.session import Session

SEALING: Final = "checkpoint-sealing"
MESSAGE_EXPIRY: Final = "message-expiry"
KEY_EXPIRY: Final = "idempotency-expiry"
INBOX_SUMS: Final = "inbox-sums"
SIGN_IN_EXPIRY: Final = "sign-in-expiry"
UPLOAD_EXPIRY: Final = "upload-expiry"

#: Small fixed ids, which :func:`engine.persistence.ids.new_id` never gives: the key allows one row each.
_KINDS: Final = (SEALING, MESSAGE_EXPIRY, KEY_EXPIRY, INBOX_SUMS, SIGN_IN_EXPIRY, UPLOAD_EXPIRY)
_IDS: Final = {kind: number for number, kind in enumerate(_KINDS, 1)}

#: Seconds between two sweeps.
_SWEEP: Final = 60.0

#: Rows removed in one transaction, so that nobody waits long behind it.
_CHUNK: Final = 1000


def ensure_recurring(database: Database) -> None:
    """Make sure every tenant has its housekeeping rows; harmless to repeat."""
    for tenant in tenants(database):
        with transaction(database, tenant) as session:
            for kind, identity in _IDS.items():
                session.write(
                    "INSERT INTO job (tenant_id, id, kind, due_at, retries, payload, held, created_at)"
                    " VALUES (?, ?, ?, ?, 3, '{}', ?, ?) ON CONFLICT (tenant_id, id) DO NOTHING",
                    (tenant, identity, kind, session.now, False, session.now),
                )


def tenants(database: Database) -> list[str]:
    """The default tenant and everyone who deployed something; an index probe each."""
    found = {database.settings.tenant_id}
    query = (
        "SELECT min(tenant_id) FROM process_definition WHERE tenant_id > ? HAVING min(tenant_id) IS NOT NULL"
    )
    last = ""
    with reading(database) as session:
        while row := session.one(query, (last,)):
            last = row[0]
            found.add(last)
    return sorted(found)


def seal_history(database: Database, job: Job) -> None:
    """Seal the tenant's chain heads; CheckpointsMissing makes it an incident."""
    seal(database, Vault(Path(database.settings.var_directory)), job.tenant_id)
    _again(database, job, database.settings.seal_interval.total_seconds())


def expire_messages(database: Database, job: Job) -> None:
    """Remove messages nobody wanted in their time."""
    _in_chunks(database, delete_expired)
    _again(database, job, _SWEEP)


def expire_keys(database: Database, job: Job) -> None:
    """Forget idempotency keys that are older than they need to be."""
    keep = database.settings.idempotency_keep

    def forget(session: Session) -> int:
        return session.execute(
            "DELETE FROM idempotency_key WHERE (tenant_id, key) IN"
            " (SELECT tenant_id, key FROM idempotency_key WHERE created_at <= ? ORDER BY created_at LIMIT ?)",
            (session.now - keep, _CHUNK),
        )

    _in_chunks(database, forget)
    _again(database, job, _SWEEP * 10)


def expire_sessions(database: Database, job: Job) -> None:
    """Forget sessions and sign-in attempts that are long over."""
    _in_chunks(database, lambda session: expire_sign_ins(session, _CHUNK))
    _again(database, job, _SWEEP * 10)


def expire_uploads(database: Database, job: Job) -> None:
    """Forget drafts nobody went on with, then uploads that neither form nor draft named in their time; what
    nobody else uploaded goes from the disk."""
    _in_chunks(database, lambda session: forget_start_drafts(session, _CHUNK), job.tenant_id)
    store, forgotten = store_of(database.settings), [""] * _CHUNK
    while len(forgotten) >= _CHUNK:
        with transaction(database, job.tenant_id) as session:
            forgotten = forget_uploads(session, _CHUNK)
        for sha256 in dict.fromkeys(forgotten):
            if not _is_wanted(database, sha256):
                store.remove(sha256, partial(_is_wanted, database, sha256), database.settings.upload_keep)
    _again(database, job, _SWEEP * 60)


def _is_wanted(database: Database, sha256: str) -> bool:
    with reading(database) as session:
        return is_stored_for(session, sha256)


def sum_inboxes(database: Database, job: Job) -> None:
    """Add up what changed in inboxes, so that asking whether anything did stays cheap."""
    with transaction(database, job.tenant_id) as session:
        sum_up_changes(session)
    _again(database, job, _SWEEP)


def _in_chunks(database: Database, remove: Callable[[Session], int], tenant: str | None = None) -> None:
    removed = _CHUNK
    while removed >= _CHUNK:
        with transaction(database, tenant) as session:
            removed = remove(session)


def _again(database: Database, job: Job, seconds: float) -> None:
    with transaction(database, job.tenant_id) as session:
        put_back(session, job, due_at=session.now + timedelta(seconds=seconds))
