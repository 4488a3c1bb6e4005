"""Fixtures every tier shares: a database of each kind, and a clock that stands still."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import pytest

import workflows
from engine import clock as engine_clock
from engine.actor import Actor
from engine.config import Settings
from engine.deployment import deploy_packages
from engine.persistence.database import Database, connect, transaction
from engine.persistence.migrate import migrate
from tests.support.arranged import Arrangement, Arrangements
from tests.support.databases import Pool, keep_original
from tests.support.memory import Memory
from tests.support.postgresql import process_name, server_of_run, template
from workflows.registries.vault import FILE

T = TypeVar("T")

#: A Monday, 09:00 in Shanghai: no holiday near.
MONDAY = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file; each test gets a copy."""
    return _sqlite_file(tmp_path_factory.mktemp("sqlite") / "template.db", migrate)


@pytest.fixture(scope="session")
def sqlite_deployed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, with every shipped process deployed."""
    return _sqlite_file(tmp_path_factory.mktemp("deployed") / "template.db", migrate_and_deploy)


def _sqlite_file(path: Path, fill: Callable[[Database], object]) -> Path:
    workflows.load()  # whatever a later test loads, the tables of the packages are there
    database = connect(f"sqlite:///{path}", _settings(f"sqlite:///{path}", path.parent))
    fill(database)
    with database.sql.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path


#: By template; of one process of the run.
_MEMORIES: defaultdict[str, Memory] = defaultdict(Memory)

_KEY = "5a" * 32 + "\n"

#: Files whose tests take longest: begun first, so that no process is left alone with one at the end.
_LONGEST = (
    "forms/test_formjs.py",
    "workflows/pilot/test_jinjiang.py",
    "api/test_contract.py",
    "feel/dmn/test_hostile_models.py",
    "test_wheel.py",
    "bpmn/hostile/test_uploads.py",
    "api/test_demo_houses.py",
    "api/test_server_process.py",
    "api/test_first_steps.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def rank(item: pytest.Item) -> int:
        path = item.path.as_posix()
        return next((at for at, name in enumerate(_LONGEST) if path.endswith(f"tests/{name}")), len(_LONGEST))

    items.sort(key=rank)


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory: pytest.TempPathFactory, testrun_uid: str) -> Iterator[str]:
    """The real PostgreSQL of this test run; gives the URL of its maintenance database."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
    with server_of_run(testrun_uid) as url:
        yield url


@pytest.fixture(scope="session")
def postgresql_pool(postgresql_server: str) -> Pool:
    """Migrated PostgreSQL databases; each test borrows one."""
    return _pool(postgresql_server, "migrated", migrate)


@pytest.fixture(scope="session")
def postgresql_deployed(postgresql_server: str) -> Pool:
    """The same, with every shipped process deployed."""
    return _pool(postgresql_server, "deployed", migrate_and_deploy)


def _pool(server: str, name: str, fill: Callable[[Database], object]) -> Pool:
    pool = Pool(server, name, process_name())
    workflows.load()  # whatever a later test loads, the tables of the packages are there

    def filled() -> None:
        with tempfile.TemporaryDirectory() as folder:
            database = connect(pool.url(name), _settings(pool.url(name), Path(folder)))
            fill(database)
            database.close()
        keep_original(pool.url(name))

    template(server, name, filled)
    return pool


def migrate_and_deploy(database: Database) -> None:
    """What a new installation does: all tables, all shipped processes."""
    migrate(database)
    with transaction(database) as session:
        deploy_packages(session, Actor(user_id="administrator"), files("workflows"))


@pytest.fixture(scope="session")
def arrangements(tmp_path_factory: pytest.TempPathFactory) -> Arrangements:
    """What tests begin with beyond a migrated database (``tests.support.arranged``)."""
    folder = tmp_path_factory.mktemp("arranged")
    return Arrangements(folder, lambda url, path: connect(url, _settings(url, path)))


@pytest.fixture
def arrangement() -> Arrangement:
    """What the database of a test holds when it begins; packages whose tests begin alike say it here."""
    raise NotImplementedError("whoever asks for `arranged` says what: a fixture `arrangement`")


@pytest.fixture
def arranged(
    arrangement: Arrangement, arrangements: Arrangements, database: Database, request: pytest.FixtureRequest
) -> Iterator[Any]:
    """What the arrangement gave, over the database of this test."""
    kind = "sqlite" if database.is_sqlite else "postgresql"
    with arrangements.made[kind, arrangement.name].copied(database) as held:
        yield held


@pytest.fixture
def sqlite_database(
    request: pytest.FixtureRequest, tmp_path: Path, arrangements: Arrangements
) -> Iterator[Database]:
    """A migrated SQLite database of this test alone."""
    template = _template(request, "sqlite_template", "sqlite_deployed", arrangements.sqlite)
    path = tmp_path / "gongzhi.db"
    shutil.copy(template, path)
    database = connect(f"sqlite:///{path}", _settings(f"sqlite:///{path}", tmp_path))
    with _MEMORIES[str(template)].lent(database):
        yield database
    database.close()


@pytest.fixture
def postgresql_database(
    request: pytest.FixtureRequest, tmp_path: Path, arrangements: Arrangements
) -> Iterator[Database]:
    """A migrated PostgreSQL database of this test alone."""
    pool = _template(request, "postgresql_pool", "postgresql_deployed", arrangements.postgresql)
    with _borrowed(pool, tmp_path) as database:
        yield database


def _template(
    request: pytest.FixtureRequest, migrated: str, deployed: str, arranged: Callable[[Arrangement, T], T]
) -> T:
    """What the database of a test is a copy of: one of two fixtures, with the arrangement of the package over
    it for a test that asks for ``arranged``."""
    arrangement: Arrangement | None = None
    if "arranged" in request.fixturenames:
        arrangement = request.getfixturevalue("arrangement")
    is_deployed = arrangement.is_deployed if arrangement else "shipped_processes" in request.fixturenames
    base: T = request.getfixturevalue(deployed if is_deployed else migrated)
    return base if arrangement is None else arranged(arrangement, base)


@contextmanager
def _borrowed(pool: Pool, tmp_path: Path) -> Iterator[Database]:
    name = pool.take()
    database = connect(pool.url(name), _settings(pool.url(name), tmp_path))
    try:
        with _MEMORIES[pool.template].lent(database):
            yield database
    finally:
        database.close()
        pool.give_back(name)


@pytest.fixture
def shipped_processes() -> None:
    """Asked for by name: the database of the test has every shipped process deployed."""


def _settings(url: str, tmp_path: Path) -> Settings:
    # what a template was filled with was proved with the key that every test of the run has
    key = tmp_path / "var" / FILE
    key.parent.mkdir(exist_ok=True)
    key.touch(0o600)
    key.write_text(_KEY)
    # tests kill processes, not the machine: waiting for the disk would prove nothing
    return Settings(database_url=url, var_directory=str(tmp_path / "var"), sqlite_synchronous="OFF")


@contextmanager
def copy_of_template(request: pytest.FixtureRequest, kind: str, folder: Path) -> Iterator[Settings]:
    """A migrated database of this kind for longer than a test; for fixtures of a wider scope."""
    if kind == "sqlite":
        path = folder / "gongzhi.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield _settings(f"sqlite:///{path}", folder)
        return
    with _borrowed(request.getfixturevalue("postgresql_pool"), folder) as database:
        yield database.settings


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database(request: pytest.FixtureRequest) -> Database:
    """The same test on SQLite and on PostgreSQL, each on a migrated database of its own."""
    found: Database = request.getfixturevalue(f"{request.param}_database")
    return found


@pytest.fixture(autouse=True)
def _clock_of_before() -> Iterator[None]:
    """A server of a demonstration sets the clock of its process: the next test's is that of before."""
    with engine_clock.kept():
        yield


@pytest.fixture
def clock() -> Iterator[Callable[..., Any]]:
    """Time stands still at :data:`MONDAY`; call the fixture with a timedelta to move it."""
    with engine_clock.frozen(MONDAY):
        yield engine_clock.advance
