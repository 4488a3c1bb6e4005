"""Logs of our processes: JSON lines on standard error, for people on a terminal as text."""

from __future__ import annotations

import logging
import sys

from engine.observability.logging import configure_logging


def start_logging() -> None:
    """Called once by each process that stays: server, worker."""
    configure_logging(json=not sys.stderr.isatty())
    # It tells of every look at the schema, which readiness takes often.
    logging.getLogger("alembic").setLevel(logging.WARNING)
