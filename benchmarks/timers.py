"""``timers``: a hundred thousand wait, a thousand are due, two worker processes fire each once.

A tick is what a worker does each second: one look for due jobs, and one lease of a batch when there are any.
Its floor is the same statement on the bare driver; what matters is that a hundred times more waiting timers
do not make it dearer. The floor of firing is the statements of one firing, recorded and sent again for other
instances in the same place, one after the other through one connection.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import timedelta
from tempfile import TemporaryDirectory
from threading import Event
from time import perf_counter
from typing import Any, Final

from benchmarks.common import Emit, available_dialects, median_seconds
from benchmarks.engine import Bench, bench_on, median
from engine import clock
from engine.config import Settings
from engine.jobs.execute import run_job
from engine.jobs.lease import acquire, is_due, release
from engine.jobs.worker import Worker
from engine.observability.logging import configure_logging
from engine.persistence.database import Database, connect, reading, transaction
from engine.persistence.schema import metadata

KEY: Final = "bench-waiting"
FEW, MANY, DUE, WORKERS, BATCH = 1_000, 100_000, 1_000, 2, 20
SAMPLES: Final = 200
REPLAYS: Final = 100

WAITING: Final = b"""<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions"
    targetNamespace="http://bpmn.io/schema/bpmn">
  <bpmn:process id="bench-waiting" name="bench-waiting" isExecutable="true">
    <bpmn:startEvent id="start" />
    <bpmn:sequenceFlow id="first" sourceRef="start" targetRef="pause" />
    <bpmn:intermediateCatchEvent id="pause">
      <bpmn:timerEventDefinition><bpmn:timeDate>=due</bpmn:timeDate></bpmn:timerEventDefinition>
    </bpmn:intermediateCatchEvent>
    <bpmn:sequenceFlow id="then" sourceRef="pause" targetRef="decide" />
    <bpmn:userTask id="decide" name="decide">
      <bpmn:extensionElements>
        <zeebe:userTask /><zeebe:assignmentDefinition candidateGroups="clerks" />
      </bpmn:extensionElements>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="last" sourceRef="decide" targetRef="end" />
    <bpmn:endEvent id="end" />
  </bpmn:process>
</bpmn:definitions>"""

Statement = tuple[str, Any]


def run(emit: Emit) -> None:
    """Microseconds of a tick, milliseconds of a firing; raises AssertionError if one fired twice or never."""
    for dialect in available_dialects():
        with bench_on(dialect) as bench:
            bench.deploy("waiting.bpmn", WAITING)
            _ticks(bench, dialect, emit)
            floor = _floor_of_firing(bench)
            seconds = _fire(bench)
            case = f"{dialect}, {DUE} due in {WORKERS} processes"
            emit(bench="timers", case=case, value=seconds / DUE * 1e3, unit="ms/timer", floor=floor * 1e3)


# -- the cost of a tick --------------------------------------------------------------------------------------


def _ticks(bench: Bench, dialect: str, emit: Emit) -> None:
    looks: list[float] = []
    leases: list[float] = []
    for count, more in ((FEW, FEW), (MANY, MANY - FEW)):
        _wait(bench, more)
        look = median_seconds(lambda: is_due(bench.database), repeat=SAMPLES)
        plain = _plain_look(bench.database)
        emit(
            bench="timers",
            case=f"{dialect}, look, {count} wait",
            value=look * 1e6,
            unit="us",
            floor=plain * 1e6,
        )
        looks.append(look)
        leases.append(_time_of_lease(bench))
    for name, (few, many) in {"look": looks, f"lease of {BATCH}": leases}.items():
        case = f"{dialect}, {name}, {MANY} wait, to {FEW}"
        emit(bench="timers", case=case, value=many * 1e6, unit="us", floor=few * 1e6)


def _wait(bench: Bench, count: int) -> None:
    """One instance that waits for a day far away, and copies of its rows (without their history)."""
    instance = bench.start(KEY, {"due": _from_now(timedelta(days=300))})
    numbers = f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count - 1}) "
    with transaction(bench.database) as session:
        for table, key, other in (("process_instance", "id", ""), ("job", "id", "instance_id")):
            columns = [column.name for column in metadata.tables[table].columns]
            values = ", ".join(f"t.{c} - n.i" if c in (key, other) else f"t.{c}" for c in columns)
            session.execute(
                f"{numbers}INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} t, n"
                f" WHERE t.{other or key} = ?",
                (instance,),
            )
    with bench.database.sql.connect() as connection:
        connection.exec_driver_sql("ANALYZE")


def _from_now(by: timedelta) -> str:
    return (clock.now() + by).isoformat()


def _plain_look(database: Database) -> float:
    """The statements of a look, again and again on one connection of the driver."""
    statements: list[Statement] = []
    database.recorder = lambda sql, params: statements.append((sql, params))
    try:
        is_due(database)
    finally:
        database.recorder = None
    borrowed = database.sql.raw_connection()
    try:
        return median_seconds(lambda: _send(borrowed.driver_connection, statements), repeat=SAMPLES)
    finally:
        borrowed.close()


def _time_of_lease(bench: Bench) -> float:
    """One acquisition of a batch among those that wait; given back afterwards, unmeasured."""
    instances = [bench.start(KEY, {"due": _from_now(timedelta(0))}) for _ in range(BATCH)]
    samples = []
    for _ in range(30):
        begun = perf_counter()
        jobs = acquire(bench.database, "bench", BATCH)
        samples.append(perf_counter() - begun)
        assert len(jobs) == BATCH
        release(bench.database, "bench")
    _forget(bench, instances)
    return median(samples)


def _forget(bench: Bench, instances: list[int]) -> None:
    """Put timers that were due far away again."""
    with transaction(bench.database) as session:
        later = session.now + timedelta(days=300)
        for instance in instances:
            session.execute("UPDATE job SET due_at = ? WHERE instance_id = ?", (later, instance))


# -- firing --------------------------------------------------------------------------------------------------


def _floor_of_firing(bench: Bench) -> float:
    """Median seconds of the statements of one firing on the bare driver."""
    instances = [bench.start(KEY, {"due": _from_now(timedelta(0))}) for _ in range(REPLAYS + 1)]
    jobs = acquire(bench.database, "bench", REPLAYS + 1)
    assert {job.instance_id for job in jobs} == set(instances)
    first, statements = jobs[0], list[Statement]()
    bench.database.recorder = lambda sql, params: statements.append((sql, params))
    try:
        assert run_job(bench.database, first) == "done"
    finally:
        bench.database.recorder = None
    samples = []
    borrowed = bench.database.sql.raw_connection()
    try:
        for job in jobs[1:]:
            ours = {first.id: job.id, first.instance_id: job.instance_id}
            script = [
                (sql, [ours.get(value, value) if type(value) is int else value for value in params])
                for sql, params in statements
            ]
            begun = perf_counter()
            _send(borrowed.driver_connection, script)
            samples.append(perf_counter() - begun)
    finally:
        borrowed.close()
    return median(samples)


def _send(driver: Any, script: list[Statement]) -> None:
    cursor = driver.cursor() if type(driver).__module__ == "sqlite3" else driver.cursor(binary=True)
    for sql, params in script:
        cursor.execute(sql, params)
        if cursor.description:
            cursor.fetchall()


def _fire(bench: Bench) -> float:
    """Seconds from the start of both workers to the commit of the last firing."""
    due = _from_now(timedelta(0))
    instances = {bench.start(KEY, {"due": due}) for _ in range(DUE)}
    url = bench.database.sql.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "benchmarks.timers", url]
    workers = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(WORKERS)
    ]
    for worker in workers:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"
    begun = perf_counter()
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("go\n")
        worker.stdin.flush()
    for worker in workers:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "done\n"
    seconds = perf_counter() - begun
    for worker in workers:
        worker.communicate()
    _check(bench, instances)
    return seconds


def _check(bench: Bench, instances: set[int]) -> None:
    with reading(bench.database) as session:
        rows = session.all("SELECT instance_id FROM event WHERE type = 'timer-fired'")
    fired = Counter(row[0] for row in rows)
    wrong = [instance for instance in instances if fired[instance] != 1]
    assert not wrong, f"{len(wrong)} timers did not fire exactly once"


def _work(url: str) -> None:
    """A worker process: tells when it can begin, and when nothing is due any more."""
    configure_logging(level="WARNING")
    with TemporaryDirectory() as directory:  # for the seals of a history that nobody will ask for
        settings = Settings(database_url=url, var_directory=directory, job_poll=timedelta(seconds=0.1))
        database = connect(url, settings)
        _work_on(database)
        database.close()


def _work_on(database: Database) -> None:
    worker, pause = Worker(database), Event()
    _say("ready")
    sys.stdin.readline()
    worker.start()
    while _is_any_due(database):
        pause.wait(0.01)
    _say("done")
    worker.stop()


def _is_any_due(database: Database) -> bool:
    """As :func:`is_due`, but leased ones count too."""
    with reading(database) as session:
        row = session.one(
            "SELECT due_at FROM job WHERE retries > 0 AND NOT held AND kind <> 'external'"
            " AND due_at <= ? ORDER BY due_at, id LIMIT 1",
            (session.now,),
        )
    return row is not None


def _say(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _work(sys.argv[1])
