"""What the server remembers of definitions, from test to test: copies of a template have the same ones."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from engine.persistence.database import Database, reading

#: Kinds of what is compiled once for each definition, in the cache of a database.
COMPILED: Final = frozenset({"program", "decision", "form", "form-bindings"})

_DEFINITIONS: Final = ("process_definition", "decision_definition", "form_definition")


@dataclass
class Memory:
    """Of the copies of one template: what was compiled of the definitions that the template has."""

    _definitions: frozenset[int] | None = None
    _compiled: dict[Any, Any] = field(default_factory=dict)

    @contextmanager
    def lent(self, database: Database) -> Iterator[None]:
        """For a new copy of the template, until a test is done with it."""
        if self._definitions is None:
            self._definitions = _definitions(database)
        database.cache.update(self._compiled)
        yield
        self._compiled.update(
            {
                key: value
                for key, value in database.cache.items()
                if isinstance(key, tuple) and key[0] in COMPILED and key[-1] in self._definitions
            }
        )


def _definitions(database: Database) -> frozenset[int]:
    with reading(database) as session:
        asked = " UNION ".join(f"SELECT id FROM {table}" for table in _DEFINITIONS)
        return frozenset(row[0] for row in session.all(asked))
