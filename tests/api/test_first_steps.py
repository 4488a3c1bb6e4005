"""The first steps of both README files, run as they stand there against a server as it is started."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.servers import PATIENCE, free_port, running, wait_until_answers

ROOT = Path(__file__).parents[2]
GONGZHI = Path(sys.executable).with_name("gongzhi")
README = {"README.md": "## First steps", "README.zh-CN.md": "## 第一步"}

pytestmark = pytest.mark.slow


def steps(name: str) -> str:
    """The shell script below the heading."""
    section = (ROOT / name).read_text("utf-8").partition(README[name])[2]
    found = re.search(r"```sh\n(.*?)```", section, re.DOTALL)
    assert found is not None, f"{name} has no script under {README[name]}"
    return found.group(1)


def test_both_languages_take_the_same_steps() -> None:
    assert steps("README.md") == steps("README.zh-CN.md")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    settings = {
        "GONGZHI_DATABASE_URL": f"sqlite:///{tmp_path}/first.db",
        "GONGZHI_VAR_DIRECTORY": str(tmp_path / "var"),
        "GONGZHI_LANG": "en",
        "PATH": f"{GONGZHI.parent}{os.pathsep}{os.environ['PATH']}",
    }
    found = {**os.environ, **settings}
    subprocess.run([GONGZHI, "migrate"], env=found, check=True, capture_output=True)
    return found


def test_a_server_tells_the_first_passwords_once(environment: dict[str, str]) -> None:
    told = []
    for _ in range(2):
        port = free_port()
        with running([GONGZHI, "serve", "--port", str(port)], environment) as server:
            wait_until_answers(f"http://127.0.0.1:{port}/health/live", server)
            server.terminate()
            told.append(server.communicate(timeout=PATIENCE)[1])
    one_time = r"^  (sysadmin|secadmin|auditadmin)  \S+  (?:[a-z2-9]{5}-){3}[a-z2-9]{5}$"
    assert re.findall(one_time, told[0], re.MULTILINE) == ["sysadmin", "secadmin", "auditadmin"]
    assert "sysadmin" not in told[1]


def test_who_follows_the_first_steps_files_an_application(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    if shutil.which("curl") is None:
        pytest.skip("the steps are curl's, which is not installed here")
    shutil.copytree(ROOT / "docs" / "examples", tmp_path / "docs" / "examples")
    port = free_port()
    with running([GONGZHI, "serve", "--with-worker", "--port", str(port)], environment) as server:
        wait_until_answers(f"http://127.0.0.1:{port}/health/ready", server)
        script = "set -e\n" + steps("README.md").replace(":8000", f":{port}")
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=PATIENCE,
        )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "DEMONSTRATION" in done.stderr
    last = done.stdout.strip().splitlines()[-1]
    assert '"processDefinitionId":"so-filing"' in last and '"status":"completed"' in last
