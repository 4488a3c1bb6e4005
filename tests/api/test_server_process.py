"""``gongzhi serve`` and ``gongzhi worker`` as processes: they start, answer, and stop when told."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from engine.persistence.database import connect, reading
from tests.api.servers import PATIENCE, free_port, get_json, get_text, running, wait_until, wait_until_answers

GONGZHI = Path(sys.executable).with_name("gongzhi")

pytestmark = pytest.mark.slow


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    settings = {
        "GONGZHI_DATABASE_URL": f"sqlite:///{tmp_path}/served.db",
        "GONGZHI_VAR_DIRECTORY": str(tmp_path / "var"),
        "GONGZHI_LANG": "en",
    }
    return {**os.environ, **settings}


def migrate(environment: dict[str, str]) -> None:
    subprocess.run([GONGZHI, "migrate"], env=environment, check=True, capture_output=True)


def stop(process: subprocess.Popen[str], number: signal.Signals) -> tuple[int, str]:
    process.send_signal(number)
    _, errors = process.communicate(timeout=PATIENCE)
    return process.returncode, errors


def test_a_server_on_an_old_schema_refuses_to_start(environment: dict[str, str]) -> None:
    done = subprocess.run([GONGZHI, "serve"], env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == "Error: the database schema is not up to date; run gongzhi migrate first\n"


def test_a_server_does_not_share_a_port_with_a_stranger(environment: dict[str, str]) -> None:
    migrate(environment)
    with socket.socket() as stranger:
        stranger.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        stranger.bind(("127.0.0.1", 0))
        stranger.listen()
        command = [GONGZHI, "serve", "--port", str(stranger.getsockname()[1])]
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: cannot listen on 127.0.0.1:")


def still_leased(environment: dict[str, str]) -> int:
    database = connect(environment["GONGZHI_DATABASE_URL"])
    with reading(database) as session:
        row = session.one("SELECT count(*) FROM job WHERE lock_owner IS NOT NULL")
    database.close()
    assert row is not None
    return int(row[0])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_server_with_worker_answers_and_stops_when_told(
    environment: dict[str, str], number: signal.Signals
) -> None:
    migrate(environment)
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    with running([GONGZHI, "serve", "--with-worker", "--port", str(port)], environment) as process:
        assert wait_until_answers(f"{base}/health/live", process) == (200, {"status": "ok"})
        # not at once: the worker has to look for jobs first
        assert wait_until(lambda: get_json(f"{base}/health/ready")[0] == 200, process)
        code, errors = stop(process, number)
    assert code == 0, errors
    assert "Traceback" not in errors
    assert "worker stopped" in errors
    assert re.search(r'"leases_given_back": \d+', errors)
    # housekeeping leased and not begun at the moment of the signal is anybody's at once, not after a minute
    assert still_leased(environment) == 0


def test_two_server_processes_share_one_port_and_one_set_of_metrics(environment: dict[str, str]) -> None:
    migrate(environment)
    port = free_port()
    command = [GONGZHI, "serve", "--workers", "2", "--no-deploy", "--port", str(port)]
    with running(command, environment) as process:
        status, _ = wait_until_answers(f"http://127.0.0.1:{port}/health/live", process)
        assert status == 200

        def processes() -> set[str]:
            return set(re.findall(r'pid="(\d+)"', get_text(f"http://127.0.0.1:{port}/metrics")))

        assert wait_until(lambda: len(processes()) == 2, process)
        code, errors = stop(process, signal.SIGTERM)
    assert code == 0, errors


def test_a_worker_starts_and_gives_its_leases_back(environment: dict[str, str]) -> None:
    migrate(environment)
    with running([GONGZHI, "worker"], environment) as process:
        assert process.stderr is not None
        assert "started" in process.stderr.readline()
        code, errors = stop(process, signal.SIGTERM)
    assert code == 0, errors
    assert "leases given back" in errors
