from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from engine.observability.logging import configure_logging, log_context, logger


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """Where the log goes, as JSON lines; what was configured before comes back after the test."""
    handlers, level = logging.root.handlers[:], logging.root.level
    stream = io.StringIO()
    configure_logging(json=True, stream=stream)
    yield stream
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)
    structlog.reset_defaults()


def read(stream: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_lines_bear_the_instance_they_speak_of(lines: io.StringIO) -> None:
    with log_context(instance_id=7):
        logger("engine.test").info("定时器到期", element="pause")
    logger("engine.test").info("later")
    first, second = read(lines)
    assert (first["event"], first["instance_id"], first["element"]) == ("定时器到期", 7, "pause")
    assert "instance_id" not in second


def test_lines_of_libraries_look_like_ours(lines: io.StringIO) -> None:
    with log_context(instance_id=7):
        logging.getLogger("sqlalchemy").warning("slow %s", "query")
    (line,) = read(lines)
    assert (line["event"], line["level"], line["instance_id"]) == ("slow query", "warning", 7)


def test_an_exception_is_one_line(lines: io.StringIO) -> None:
    try:
        raise ValueError("broken")
    except ValueError:
        logger("engine.test").exception("job failed")
    (line,) = read(lines)
    assert "ValueError: broken" in str(line["exception"])
