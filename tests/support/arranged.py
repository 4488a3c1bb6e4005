"""What the tests of a package begin with, made once: each test gets a copy of the database, and of the object
that the tests hold it by.

A package says it in its ``conftest.py`` (or a module for itself) by a fixture ``arrangement``; its tests ask
for ``arranged``. The clock stands where it stood when the arrangement was made."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg

from engine import clock
from engine.persistence.database import Database
from tests.support.databases import Pool, keep_original


@dataclass(frozen=True)
class Arrangement:
    """``make`` fills a migrated database, at an instant from which it may let time pass, and gives what the
    tests hold: anything that ``deepcopy`` copies, besides the database itself."""

    name: str
    at: datetime
    make: Callable[[Database], Any]
    #: whether every shipped process is deployed before
    is_deployed: bool = False


@dataclass(frozen=True)
class Made:
    """An arrangement in a database that nobody writes to any more."""

    held: Any
    database: Database
    at: datetime

    @contextmanager
    def copied(self, database: Database) -> Iterator[Any]:
        """What is held, over another database, at the instant at which it was made."""
        with clock.frozen(self.at):
            yield deepcopy(self.held, {id(self.database): database})


@dataclass
class Arrangements:
    """The arrangements of one process of the run, made when they are first asked for."""

    folder: Path
    open: Callable[[str, Path], Database]

    def __post_init__(self) -> None:
        self.made: dict[tuple[str, str], Made] = {}
        self._files: dict[str, Path] = {}
        self._pools: dict[str, Pool] = {}

    def sqlite(self, arrangement: Arrangement, base: Path) -> Path:
        """A file to copy, made from a copy of ``base``."""
        if arrangement.name not in self._files:
            path = self._folder("sqlite", arrangement) / "template.db"
            shutil.copy(base, path)
            self._make("sqlite", arrangement, f"sqlite:///{path}", path.parent)
            self._files[arrangement.name] = path
        return self._files[arrangement.name]

    def postgresql(self, arrangement: Arrangement, base: Pool) -> Pool:
        """A pool of copies of a database, made from a copy of the template of ``base``."""
        if arrangement.name not in self._pools:
            pool = Pool(base.server, f"{arrangement.name}_{base.owner}".replace("-", "_"), base.owner)
            with psycopg.connect(base.server, autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {pool.template} TEMPLATE {base.template}")  # type: ignore[arg-type]
            url = pool.url(pool.template)
            self._make("postgresql", arrangement, url, self._folder("postgresql", arrangement))
            keep_original(url)
            self._pools[arrangement.name] = pool
        return self._pools[arrangement.name]

    def _folder(self, kind: str, arrangement: Arrangement) -> Path:
        folder = self.folder / kind / arrangement.name
        folder.mkdir(parents=True)
        return folder

    def _make(self, kind: str, arrangement: Arrangement, url: str, folder: Path) -> None:
        database = self.open(url, folder)
        with clock.frozen(arrangement.at):
            held = arrangement.make(database)
            self.made[kind, arrangement.name] = Made(held, database, clock.now())
        if database.is_sqlite:
            with database.sql.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()
