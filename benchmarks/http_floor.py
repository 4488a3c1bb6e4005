"""The floor of ``http``: the same server, body and statements, and nothing of the engine in between.

``python -m benchmarks.http_floor PORT SCRIPTS`` serves what :mod:`benchmarks.http` recorded: each request
checks its body with marshmallow, sends the statements the real one sent, through the same driver, with ids
of its own, writes in one flush as the engine does, and answers as many bytes.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import orjson
from flask import Flask, Response, request
from marshmallow import Schema, fields

from engine.persistence.database import connect
from engine.persistence.ids import new_id

SCRIPTS: Final = "GONGZHI_BENCH_SCRIPTS"

Statement = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Recorded:
    """The statements of one request; ids greater than ``begun`` were made by it."""

    statements: list[Statement]
    begun: int
    answer: dict[str, Any]
    #: the instance it was about; 0 for the start, which makes one
    origin: int

    def again(self, instance: int) -> tuple[list[Statement], int]:
        """The same for another instance (0: a fresh one), and the instance."""
        renamed: dict[int, int] = {self.origin: instance} if self.origin else {}

        def value_of(value: Any) -> Any:
            if type(value) is not int:
                return value
            if value > self.begun and value not in renamed:
                renamed[value] = new_id()
            return renamed.get(value, value)

        sent = [(sql, [value_of(value) for value in params]) for sql, params in self.statements]
        return sent, instance or renamed[int(self.answer["processInstanceKey"])]


class Body(Schema):
    processDefinitionId = fields.String()
    variables = fields.Dict(keys=fields.String())


def transactions(statements: Sequence[Statement]) -> Iterator[list[Statement]]:
    """The statements of each transaction."""
    found: list[Statement] = []
    for statement in statements:
        found.append(statement)
        if statement[0] in ("COMMIT", "ROLLBACK"):
            yield found
            found = []


def send(driver: Any, statements: Sequence[Statement]) -> None:
    """Reads one by one; what is written after the last read in one flush, with the commit."""
    cursor = driver.cursor(binary=True)
    reads = [number for number, (sql, _) in enumerate(statements) if sql.startswith(("SELECT", "WITH"))]
    last = reads[-1] if reads else 0
    for sql, params in statements[: last + 1]:
        cursor.execute(sql, params)
        if cursor.description:
            cursor.fetchall()
    with driver.pipeline():
        for sql, params in statements[last + 1 :]:
            cursor.execute(sql, params)


def application() -> Flask:
    """What each server process runs."""
    scripts: list[Recorded] = pickle.loads(Path(os.environ[SCRIPTS]).read_bytes())
    database = connect(os.environ["GONGZHI_DATABASE_URL"])
    app, schema = Flask("floor"), Body()

    @app.post("/<int:step>/<int:instance>")
    def answer(step: int, instance: int) -> Response:
        schema.load(orjson.loads(request.get_data()))
        recorded = scripts[step]
        statements, instance = recorded.again(instance)
        for part in transactions(statements):
            borrowed = database.sql.raw_connection()
            try:
                send(borrowed.driver_connection, part)
            finally:
                borrowed.close()
        document = {**recorded.answer, "processInstanceKey": str(instance)}
        return Response(orjson.dumps(document), content_type="application/json")

    return app


def main() -> None:
    import multiprocessing

    from granian import Granian
    from granian.constants import Interfaces

    multiprocessing.set_start_method("spawn", force=True)
    # every option as in api/cli/server.py
    Granian(
        "benchmarks.http_floor:application",
        factory=True,
        address="127.0.0.1",
        port=int(sys.argv[1]),
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=8,
        workers_kill_timeout=30,
        log_enabled=False,
    ).serve()


if __name__ == "__main__":
    main()
