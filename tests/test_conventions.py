"""Conventions a linter does not know, each as a test: the house rules of the repository."""

from __future__ import annotations

import ast
import importlib
import re
import string
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("feel", "forms", "engine", "workflows", "api", "benchmarks")
MODULE_CEILING = 400
FUNCTION_CEILING = 60
#: What has lines of code: the product, its page, and the tests of both.
CODE = (".py", ".ts", ".vue", ".css", ".mjs")
LONG_MODULES = {
    "web/src/api/schema.d.ts": "generated from the description of the interface",
    "tests/api/test_tender_http.py": "one tender over HTTP, each act upon the one before",
    "tests/web/tender.spec.ts": "the same tender by its pages, in one browser",
}
#: The clock; the ticker, which schedules itself on the machine's time, never a case; ids, which must stay
#: unique when the clock is moved back; and FEEL, a library of its own, for callers that pass no clock (the
#: engine always does).
CLOCK_READERS = {
    "engine/clock.py",
    "engine/jobs/ticker.py",
    "engine/persistence/ids.py",
    "feel/evaluation.py",
}
LANGUAGES = {"zh-CN", "en"}

#: Written in pieces, so that this page does not contain what it looks for.
HOSTS = ("pypi" + r"\.org", "pythonhosted" + r"\.org", "npmjs" + r"\.(org|com)", "crates" + r"\.io")
REGISTRY_HOSTS = re.compile(rf"\b({'|'.join(HOSTS)})")
MACHINE_ROOTS = ("work", "home", "root", "Users", "opt" + "/wheels")
MACHINE_PATHS = re.compile(rf"(?<![\w.:/-])/(?:{'|'.join(MACHINE_ROOTS)})/\w")


@cache
def tracked_files() -> tuple[Path, ...]:
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    files = (ROOT / name for name in listing.split("\0") if name)
    return tuple(path for path in files if path.is_file())


@cache
def python_files(*packages: str) -> tuple[Path, ...]:
    wanted = packages or PACKAGES
    return tuple(
        path for path in tracked_files() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in wanted
    )


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def is_migration(path: Path) -> bool:
    return "migrations" in path.parts


def imported_modules(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def dotted(node: ast.expr) -> str:
    """``a.b.c`` for an attribute chain on a name, else an empty text."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (start := dotted(node.value)):
        return f"{start}.{node.attr}"
    return ""


def calls(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield node.lineno, dotted(node.func)


# -- sizes ----------------------------------------------------------------------------------------------


def test_no_module_is_longer_than_the_ceiling() -> None:
    parts = {*PACKAGES, "tests", "web"}
    lengths = {
        name(path): len(path.read_text("utf-8").splitlines())
        for path in tracked_files()
        if path.suffix in CODE and path.relative_to(ROOT).parts[0] in parts
    }
    long = {key for key, lines in lengths.items() if lines > MODULE_CEILING}
    assert long - set(LONG_MODULES) == set()
    assert set(LONG_MODULES) - set(lengths) == set(), "an exception for a file that is gone"


def test_no_function_is_longer_than_the_ceiling() -> None:
    long = [
        f"{name(path)}:{node.lineno} {node.name}"
        for path in python_files()
        if not is_migration(path)  # a migration is one long list of statements by nature
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_CEILING
    ]
    assert long == []


# -- who may use what -----------------------------------------------------------------------------------


def test_imports_run_one_way() -> None:
    """The contracts of pyproject.toml: api, workflows, engine, forms, feel; never upwards."""
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("library", "home"),
    [
        ("SpiffWorkflow", ("engine/spiff/", "benchmarks/")),
        ("flask", ("api/", "benchmarks/http_floor.py")),
        ("flask_smorest", ("api/",)),
        ("granian", ("api/", "benchmarks/http_floor.py")),
        ("click", ("api/",)),
        ("apscheduler", ("engine/jobs/", "engine/spiff/timers.py")),  # ticking; and reading cron
        ("psycopg", ("engine/persistence/", "benchmarks/")),
        ("sqlite3", ("engine/persistence/", "benchmarks/")),
        ("chinese_calendar", ("workflows/calendar/",)),
    ],
)
def test_a_library_is_known_in_one_place_only(library: str, home: tuple[str, ...]) -> None:
    strangers = [
        name(path)
        for path in python_files()
        if any(module.split(".")[0] == library for module in imported_modules(path))
        and not name(path).startswith(home)
    ]
    assert strangers == []


def test_nobody_imports_the_bare_package_engine() -> None:
    """``engine`` is SQLAlchemy's word too; always ``from engine.commands.tasks import …``."""
    bare = [
        name(path)
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Import) and any(alias.name == "engine" for alias in node.names)
    ]
    assert bare == []


def test_only_the_clock_asks_the_system_for_the_time() -> None:
    wall_clock = re.compile(r"(^|\.)(datetime\.(now|utcnow|today)|date\.today|time\.time(_ns)?)$")
    askers = [
        f"{name(path)}:{line} {call}"
        for path in python_files("feel", "forms", "engine", "workflows", "api")
        if name(path) not in CLOCK_READERS
        for line, call in calls(path)
        if wall_clock.search(call)
    ]
    assert askers == []


def test_no_test_sleeps() -> None:
    """The clock is moved; whoever waits for a process waits on the process (``process.wait(timeout=…)``)."""
    sleepers = [
        f"{name(path)}:{line}"
        for path in python_files("tests")
        for line, call in calls(path)
        if call in {"time.sleep", "sleep"}
    ]
    assert sleepers == []


def test_transactions_are_committed_in_one_place() -> None:
    committers = {
        name(path)
        for path in python_files("forms", "engine", "workflows", "api")
        if not is_migration(path)
        for _, call in calls(path)
        if call.endswith(".commit")
    }
    assert committers <= {"engine/persistence/database.py"}


def test_only_the_entry_points_read_the_environment() -> None:
    readers = {
        name(path)
        for path in python_files("feel", "forms", "engine", "workflows", "api")
        if not is_migration(path)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and dotted(node) in {"os.environ", "os.getenv"}
    }
    assert {reader for reader in readers if not reader.startswith("api/")} <= {"engine/config.py"}


# -- words ----------------------------------------------------------------------------------------------


def pair(entry: object) -> tuple[str, str] | None:
    """(Chinese, English) of a catalogue entry in any of the shapes used; None for anything else."""
    match entry:
        case {"zh-CN": str(chinese), "en": str(english)}:
            return chinese, english
        case (str(chinese), str(english)):
            return chinese, english
    if isinstance(chinese := getattr(entry, "zh", None), str):
        return chinese, str(getattr(entry, "en", ""))
    return None


def is_catalogue(path: Path) -> bool:
    return path.stem.endswith(("messages", "vocabulary", "properties"))


def speaks_chinese(path: Path) -> bool:
    return "zh-CN" in path.read_text("utf-8") or is_catalogue(path)


def catalogues() -> Iterator[tuple[str, str, str, str]]:
    """(module, key, Chinese, English) of every entry of every catalogue."""
    for path in python_files("feel", "forms", "engine", "workflows", "api"):
        if is_migration(path) or not speaks_chinese(path):
            continue
        module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
        for value in vars(module).values():
            if isinstance(value, Mapping):
                for key, entry in value.items():
                    if found := pair(entry):
                        yield name(path), str(key), *found
                    elif isinstance(entry, Mapping) and LANGUAGES & set(entry):
                        yield name(path), str(key), str(entry.get("zh-CN", "")), str(entry.get("en", ""))


def placeholders(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


def test_every_message_is_there_in_both_languages_with_the_same_parameters() -> None:
    entries = list(catalogues())
    assert entries, "no message catalogue found"
    broken = [
        f"{module} {key}"
        for module, key, chinese, english in entries
        if not chinese.strip() or not english.strip() or placeholders(chinese) != placeholders(english)
    ]
    assert broken == []


def test_chinese_text_for_people_is_in_a_catalogue() -> None:
    """A Chinese literal in the logic of the engine or the API is a message that escaped its catalogue."""
    chinese = re.compile(r"[\u4e00-\u9fff]")
    escaped = []
    for path in python_files("engine", "api"):
        # schemas hold the examples of the OpenAPI document, which show real Chinese names
        if is_catalogue(path) or is_migration(path) or name(path).startswith("api/schemas/"):
            continue
        docstrings = {
            id(node.body[0].value)
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        texts = {
            id(value)
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Dict)
            for key, value in zip(node.keys, node.values, strict=True)
            if isinstance(key, ast.Constant) and key.value == "zh-CN"
        }
        escaped += [
            f"{name(path)}:{node.lineno} {node.value}"
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and chinese.search(node.value)
            and id(node) not in docstrings | texts
        ]
    assert escaped == []


# -- documents ------------------------------------------------------------------------------------------


def documents() -> list[Path]:
    return [path for path in tracked_files() if path.suffix == ".md"]


def test_every_link_in_the_documents_leads_somewhere() -> None:
    link = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
    dead = [
        f"{name(path)} -> {target}"
        for path in documents()
        if path.name != "template.md"
        for target in link.findall(path.read_text("utf-8"))
        if "://" not in target
        and not target.startswith("#")
        and not (path.parent / target.split("#")[0]).exists()
    ]
    assert dead == []


def code_blocks(path: Path) -> list[str]:
    return re.findall(r"```(?:sh|bash|console)\n(.*?)```", path.read_text("utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_every_command_in_the_readme_exists(readme: str) -> None:
    from api.cli import COMMANDS

    text = (ROOT / readme).read_text("utf-8")
    code = "\n".join([*code_blocks(ROOT / readme), *re.findall(r"`([^`\n]+)`", text)])
    targets = set(re.findall(r"\bmake ([a-z-]+)", code))
    assert targets >= {"run", "test"}
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert [target for target in targets if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []
    commands = set(re.findall(r"\bgongzhi ([a-z]+)", code))
    assert commands
    assert commands - set(COMMANDS) == set()


def test_both_readmes_show_the_same_commands() -> None:
    english, chinese = (
        [line.split("#")[0].strip() for block in code_blocks(ROOT / readme) for line in block.splitlines()]
        for readme in ("README.md", "README.zh-CN.md")
    )
    assert english == chinese


def test_every_setting_is_explained_to_operators() -> None:
    from dataclasses import fields

    from engine.config import PREFIX, Settings

    page = (ROOT / "docs/operations.md").read_text("utf-8")
    variables = [PREFIX + field.name.upper() for field in fields(Settings)]
    assert [variable for variable in variables if f"`{variable}`" not in page] == []


def test_every_dependency_says_why_it_is_there() -> None:
    page = (ROOT / "docs/adr/dependencies.md").read_text("utf-8").lower()
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    named = re.findall(r'^    "([A-Za-z0-9_-]+)(?:\[\w+\])?[<>=]=', project, flags=re.MULTILINE)
    assert len(named) > 20
    assert [package for package in named if package.lower() not in page] == []


def test_every_dependency_is_pinned() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    pinned = {
        line.split("==")[0].lower().replace("_", "-")
        for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    }
    named = re.findall(r'^    "([A-Za-z0-9_-]+)(?:\[\w+\])?[<>=]=', project, flags=re.MULTILINE)
    assert [package for package in named if package.lower().replace("_", "-") not in pinned] == []


def test_no_file_names_a_package_registry_or_a_path_of_somebodys_machine() -> None:
    leaks = []
    for path in tracked_files():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        leaks += [
            f"{name(path)}:{number} {line.strip()[:100]}"
            for number, line in enumerate(text.splitlines(), 1)
            if REGISTRY_HOSTS.search(line) or MACHINE_PATHS.search(line)
        ]
    assert leaks == []
