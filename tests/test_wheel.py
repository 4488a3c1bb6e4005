"""What is shipped: the wheel, installed in a clean environment, starts without the repository beside it."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.api.servers import free_port, get_json, get_text, running, wait_until, wait_until_answers

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    # -m hatchling builds with the pinned hatchling, without an environment of its own
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the commands of a clean environment with nothing but the wheel and what it needs."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    commands = folder / "bin"
    # by the pip of this environment, and only what is imported is compiled: both save half a minute
    pip = [sys.executable, "-m", "pip", "--python", commands / "python"]
    install = [*pip, "install", "--quiet", "--no-compile", "-c", ROOT / "constraints.txt", wheel]
    done = subprocess.run(install, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return commands


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_tracked_file_of_its_packages(wheel: Path) -> None:
    packages = ("feel", "forms", "engine", "workflows", "api", "benchmarks")
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--", *packages], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    tracked = {name for name in listing.split("\0") if name and (ROOT / name).is_file()}
    assert tracked - names(wheel) == set()


def test_the_wheel_holds_the_migrations_and_the_shipped_processes(wheel: Path) -> None:
    shipped = names(wheel)
    assert any(name.startswith("engine/persistence/migrations/versions/") for name in shipped)
    assert "workflows/so-filing/so-filing.bpmn" in shipped


@pytest.mark.skipif(not (ROOT / "api/web_dist/index.html").exists(), reason="no page is built: make web")
def test_the_wheel_ships_the_page_that_was_built(wheel: Path) -> None:
    shipped = names(wheel)
    assert "api/web_dist/index.html" in shipped
    scripts = {name for name in shipped if name.startswith("api/web_dist/assets/") and name.endswith(".js")}
    assert scripts
    assert any(f"{name}.br" in shipped for name in scripts)


def test_the_wheel_holds_no_tests_and_no_data_of_this_machine(wheel: Path) -> None:
    assert {name.split("/")[0] for name in names(wheel)} & {"tests", "var", "docs", ".venv"} == set()


def test_the_installed_wheel_migrates_deploys_serves_and_is_ready(installed: Path, tmp_path: Path) -> None:
    ours = ("GONGZHI_", "PYTHON")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    gongzhi = installed / "gongzhi"

    def run(*arguments: str) -> str:
        command = [gongzhi, "--lang", "en", *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("migrate")
    assert (tmp_path / "var" / "gongzhi.db").exists()
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    environment |= {"GONGZHI_DATABASE_URL": f"sqlite:///{tmp_path}/var/gongzhi.db"}
    with running([gongzhi, "serve", "--with-worker", "--port", str(port)], environment) as process:
        assert wait_until_answers(f"{base}/health/live", process)[0] == 200
        assert wait_until(lambda: get_json(f"{base}/health/ready")[0] == 200, process)
        assert get_json(f"{base}/openapi.json")[1]["openapi"].startswith("3.1")
        if (ROOT / "api/web_dist/index.html").exists():
            assert '<div id="app">' in get_text(f"{base}/inbox")
    assert run("feel", "1 + 1") == "2\n"
