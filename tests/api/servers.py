"""Real processes for tests: a free port, a server on it, an answer from it, its end by its own process id."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

#: Seconds; a machine that is slow and has much else to do may take most of it.
PATIENCE = 240.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def get_json(url: str) -> tuple[int, Any]:
    """(status, document) of an answer, refusals included."""
    request = urllib.request.Request(url)
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code, json.loads(refusal.read())


def get_text(url: str) -> str:
    with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
        text: str = answer.read().decode()
        return text


def wait_until(done: Callable[[], bool], process: subprocess.Popen[str]) -> bool:
    """Ask until the answer is yes; AssertionError with the output of the process when it ends before."""
    deadline = monotonic() + PATIENCE
    while monotonic() < deadline:
        if done():
            return True
        try:
            process.wait(timeout=0.05)
        except subprocess.TimeoutExpired:
            continue
        raise AssertionError(f"the process ended with {process.returncode}: {process.communicate()}")
    return False


def wait_until_answers(url: str, process: subprocess.Popen[str]) -> tuple[int, Any]:
    """The first answer of a server that is starting."""
    answers: list[tuple[int, Any]] = []

    def answered() -> bool:
        try:
            answers.append(get_json(url))
        except OSError:
            return False
        return True

    assert wait_until(answered, process), f"no answer from {url} within {PATIENCE} s"
    return answers[0]


@contextmanager
def running(command: Sequence[str | Path], environment: Mapping[str, str]) -> Iterator[subprocess.Popen[str]]:
    """A process that is ended by SIGTERM, and killed only if that does not help."""
    process = subprocess.Popen(
        [str(part) for part in command],
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
        process.communicate()
