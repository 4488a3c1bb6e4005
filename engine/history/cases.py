"""Are cases and what belongs to them what their own history says?

The chain shows that events are as they were written; pages and figures also read the rows beside it: when a
case began and ended, where it stands, what a variable holds, who holds and who completed a task, what it
waits for, which files it took in. Each is told by an event, and is compared with it here.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any, Final

from engine.commands.stepping import host_for
from engine.history.case_files import DEEDS as FILES
from engine.history.case_files import verify_files
from engine.history.case_rows import LOWEST, Page, Present, TellsOfCase, cases_of, told_of
from engine.history.case_tasks import DEEDS as TASKS
from engine.history.case_tasks import verify_tasks
from engine.history.case_waiting import verify_waiting
from engine.history.chain import data_text
from engine.history.comparing import Row, about, differing
from engine.history.walk import Finding
from engine.persistence.session import Session
from engine.persistence.store import read_instance
from engine.spiff import runner
from engine.spiff.runner import Contents

_ENDS: Final = {
    "instance-completed": "completed",
    "instance-cancelled": "cancelled",
    "instance-suspended": "suspended",
    "instance-resumed": "active",
}
_TYPES: Final = (*_ENDS, "instance-started", "variables-changed", *TASKS, *FILES)
_COLUMNS: Final = (
    "id", "definition_id", "process_key", "business_key", "status", "started_by", "started_at", "ended_at",
)  # fmt: skip
#: What a variable holds that is nowhere.
_NOTHING: Final = "—"


def verify_cases(session: Session, only: int | None = None) -> Iterator[Finding]:
    """The first thing that is wrong with each case, or with one, and with each task and file of it."""
    last = LOWEST
    while cases := cases_of(session, _COLUMNS, last, only):
        page = Page(last, cases[-1]["id"], only)
        told = told_of(session, page, _TYPES)
        states: dict[int, Present] = {}
        for case in cases:
            yield from _case(session, case, told[case["id"]], states)
        yield from verify_tasks(session, page, told, states)
        yield from verify_waiting(session, page, states)
        yield from verify_files(session, page, told)
        last = page.upto


def _case(session: Session, case: Row, told: TellsOfCase, states: dict[int, Present]) -> Iterator[Finding]:
    """One row and its state; what can be read of that goes into ``states`` for who compares other rows."""
    id_ = case["id"]
    expected = _expected(told)
    if not expected:
        yield about(session, "entry-inserted", "process_instance", id_, "no event began it", instance_id=id_)
        return
    try:
        instance = read_instance(session, id_)
        held = runner.contents(instance.state, host_for(session, instance))
        digest = sha256(instance.state).hexdigest()
        wrong = dict(_variables(held, told))
    except Exception:  # whatever a tampered state raises
        wrong = {"state": (told.state, "cannot be read")}
    else:
        if case["status"] in ("active", "suspended"):
            states[id_] = Present(held, case["status"] == "suspended")
        expected["definition_id"] = held.definition_id
        if not wrong and told.state is not None and digest != told.state:
            wrong = {"state": (told.state, digest)}
    wrong = differing(case, expected) or wrong
    if wrong:
        detail = "its own events say otherwise"
        yield about(session, "entry-changed", "process_instance", id_, detail, instance_id=id_, wrong=wrong)


def _expected(told: TellsOfCase) -> dict[str, Any]:
    """What the events leave the row of a case with; nothing when they do not tell how it began."""
    values: dict[str, Any] = {}
    for event in told.events:
        if event.type == "instance-started":
            values = {"process_key": event.data.get("process"), "started_by": event.actor}
            values |= {"started_at": event.at, "status": "active", "ended_at": None}
        elif event.type in _ENDS:
            values["status"] = _ENDS[event.type]
            values["ended_at"] = event.at if values["status"] in ("completed", "cancelled") else None
        elif event.type == "variables-changed" and not event.scope_id and "business_key" not in values:
            given = event.data.get("values", {}).get("business_key")
            values |= {} if given is None else {"business_key": given}
    return values if "process_key" in values else {}


def _variables(held: Contents, told: TellsOfCase) -> Iterator[tuple[str, tuple[Any, Any]]]:
    """Which variables are not what was last written into them, of the case and of what runs inside it."""
    written: defaultdict[int, dict[str, Any]] = defaultdict(dict)
    for event in told.events:
        if event.type == "variables-changed":
            written[event.scope_id] |= event.data.get("values", {})
    for scope_id, variables in held.variables.items():
        said, place = written[scope_id], f"{scope_id}/" if scope_id else ""
        here = _as_told(variables.names(), variables)
        for name in sorted(here.keys() | said.keys()):
            if (pair := (said.get(name, _NOTHING), here.get(name, _NOTHING)))[0] != pair[1]:
                yield place + name, pair


def _as_told(names: Iterable[str], variables: Mapping[str, Any]) -> dict[str, Any]:
    """Values as an event spells them; a long one whose row is gone is missing."""
    values = {}
    for name in list(names):
        try:
            values[name] = variables[name]
        except Exception:  # whatever a row that is gone or altered raises
            continue
    return dict(json.loads(data_text(values)))
