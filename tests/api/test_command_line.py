"""The command line as an operator and a script see it: one clear line, exit codes, no traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli import COMMANDS, main
from api.cli.base import default_language, display_width

GONGZHI = Path(sys.executable).with_name("gongzhi")


def run(*arguments: str, lang: str = "en", **options: str) -> Result:
    return CliRunner().invoke(main, ["--lang", lang, *arguments], **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_explains_itself(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0, result.output
    assert "Usage: " in result.output


def test_the_list_of_commands_needs_no_import_of_the_engine() -> None:
    script = (
        "import sys\n"
        "from api.cli import main\n"
        "main(['--help'], standalone_mode=False)\n"
        "heavy = {'sqlalchemy', 'flask', 'SpiffWorkflow', 'lxml'} & set(sys.modules)\n"
        "raise SystemExit(f'imported {heavy}' if heavy else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_an_unknown_command_is_a_usage_error() -> None:
    assert run("dance").exit_code == 2


def test_a_refusal_is_one_line_on_standard_error_and_exit_code_1(tmp_path: Path) -> None:
    done = subprocess.run(
        [GONGZHI, "--lang", "zh-CN", "--database", f"sqlite:///{tmp_path}/new.db", "tasks"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("错误：数据库结构不是最新版本")
    assert len(done.stderr.splitlines()) == 1


def test_refusals_speak_the_language_asked_for(tmp_path: Path) -> None:
    result = run("--database", f"sqlite:///{tmp_path}/new.db", "tasks")
    assert result.stderr.startswith("Error: the database schema is not up to date")


def test_a_database_that_cannot_be_reached_is_told_without_a_traceback(tmp_path: Path) -> None:
    closed = tmp_path / "file"
    closed.write_text("this is not a database, it is a text that is long enough to be read as a header")
    result = run("--database", f"sqlite:///{closed}", "migrate")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert len(result.stderr.splitlines()) == 1


def test_an_unsupported_database_is_refused_by_name() -> None:
    result = run("--database", "mysql://nowhere/x", "migrate")
    assert (result.exit_code, "mysql" in result.stderr) == (1, True)


def test_a_setting_that_cannot_be_read_names_its_variable() -> None:
    result = run("migrate", env={"GONGZHI_PORT": "eight"})  # type: ignore[arg-type]
    assert result.exit_code == 1
    assert "GONGZHI_PORT" in result.stderr


def test_migrate_twice_changes_nothing_and_says_where(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new.db"
    for _ in range(2):
        result = run("--database", url, "migrate", "--json")
        assert result.exit_code == 0, result.output
        assert json.loads(result.stdout)["database"].endswith("/new.db")


def test_bench_names_the_benchmarks_it_knows() -> None:
    result = run("bench", "nonsense")
    assert result.exit_code == 1
    assert "multi-instance" in result.stderr


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "zh-CN"),
        ({"LANG": "zh_CN.UTF-8"}, "zh-CN"),
        ({"LANG": "C.UTF-8"}, "zh-CN"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "GONGZHI_LANG": "zh-CN"}, "zh-CN"),
    ],
)
def test_answers_are_chinese_unless_the_environment_says_english(
    environment: dict[str, str], language: str
) -> None:
    assert default_language(environment) == language


def test_a_chinese_character_takes_two_places_of_a_column() -> None:
    assert display_width("备案 ok") == 7
