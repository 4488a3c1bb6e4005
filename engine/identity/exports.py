"""Data that leaves the house in a file: only for who has just shown who they are; history says what left."""

from __future__ import annotations

from engine.actor import Actor
from engine.history.chain import Event
from engine.persistence.administration import record_administrative
from engine.persistence.session import Session
from engine.signatures import check_confirmed


def record_export(session: Session, actor: Actor, what: str, *, title: str, filters: str, rows: int) -> None:
    """Write down that somebody takes data out (D.7.7): ``what`` for programs (``register:filing``), ``title``
    in words, the filters as the page shows them, the number of rows.

    Raises ConfirmationRequired."""
    check_confirmed(session, actor, title)
    data = {"what": what, "title": title, "filters": filters, "rows": rows}
    record_administrative(session, actor, [Event("data-exported", data)])
