"""What happened in a process instance, in its order, as a path, and why."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from api.acting import Call, query
from api.errors import caller_language
from api.resource import Resource
from api.rules import allowed
from api.runtime import runtime
from api.schemas import instances as schemas
from api.schemas.named import name_known
from api.sight import check_sees_case
from engine.history.findings import finding_message
from engine.history.seal import Vault
from engine.history.verify import verify, verify_instance
from engine.history.vocabulary import event_label
from engine.history.walk import Finding
from engine.queries import history as events_of
from engine.queries.courses import decisions, path
from engine.queries.instances import HistoryItem
from engine.queries.names import person_names
from engine.queries.paging import Page

blueprint = Resource("history", __name__, description="What happened, who did it, and why")
blueprints = (blueprint,)

ONE = "/history/<key:process_instance_key>"
_LARGEST_EXACT: Final = 2**53 - 1


@blueprint.get(ONE)
@allowed("signed-in")
@blueprint.arguments(schemas.PageQuery, location="query")
@blueprint.response(200, schemas.HistoryPage)
def get_history(asked: Mapping[str, Any], process_instance_key: int) -> Any:
    """Every event of an instance, the oldest first."""
    with query() as call:
        check_sees_case(call, process_instance_key, "history")
        found = events_of(call.session, process_instance_key, limit=asked["limit"], cursor=asked["after"])
        return _labelled(call, found)


@blueprint.get(ONE + "/path")
@allowed("signed-in")
@blueprint.response(200, schemas.Path)
def get_path(process_instance_key: int) -> Any:
    """The way over the diagram: sequence flows taken and elements visited, each with its numbers."""
    with query() as call:
        check_sees_case(call, process_instance_key, "path")
        return path(call.session, process_instance_key)


@blueprint.get(ONE + "/decisions")
@allowed("signed-in")
@blueprint.arguments(schemas.PageQuery, location="query")
@blueprint.response(200, schemas.HistoryPage)
def get_decisions(asked: Mapping[str, Any], process_instance_key: int) -> Any:
    """The decisions that were evaluated: version, inputs, the rules that hit."""
    with query() as call:
        check_sees_case(call, process_instance_key, "decisions")
        found = decisions(call.session, process_instance_key, limit=asked["limit"], cursor=asked["after"])
        return _labelled(call, found)


@blueprint.get(ONE + "/verification")
@allowed("signed-in")
@blueprint.response(200, schemas.InstanceVerification)
def verify_process_instance(process_instance_key: int) -> Any:
    """Whether this case, its history and what it entered are what they were, and sealed until where."""
    with query() as call:
        check_sees_case(call, process_instance_key, "verification")
    return verification_of(process_instance_key)


def verification_of(process_instance_key: int) -> dict[str, Any]:
    """The report on the history of one case."""
    report = verify_instance(runtime().database, _vault(), process_instance_key)
    finding = None if report.finding is None else _told(report.finding)
    members = {name: getattr(report, name) for name in ("events", "sealed_seq", "sealed_at", "checkpoint")}
    return {**members, "is_intact": report.is_intact, "finding": finding}


@blueprint.post("/history/verification")
@allowed("verify", reads=True)
@blueprint.response(200, schemas.Verification)
def verify_history() -> Any:
    """Whether history, and what it tells of, is what it was; a minute a million events."""
    report = verify(runtime().database, _vault(), tenant_ids=[runtime().settings.tenant_id])
    findings = [_told(finding) for finding in report.findings]
    names = ("is_intact", "chains", "events", "signatures", "checkpoints", "sealed_heads", "incomplete")
    return {**{name: getattr(report, name) for name in names}, "findings": findings}


def _vault() -> Vault:
    return Vault(Path(runtime().settings.var_directory))


def _told(finding: Finding) -> dict[str, Any]:
    return {
        "instance_id": finding.instance_id,
        "seq": finding.seq,
        "problem": finding.problem,
        "message": finding_message(finding, caller_language()),
        "table": finding.register,
        "row": None if finding.row_id is None else str(finding.row_id),
        "expected": dict(finding.expected),
        "found": dict(finding.found),
    }


@blueprint.get("/administrative-history")
@allowed("audit")
@blueprint.arguments(schemas.PageQuery, location="query")
@blueprint.response(200, schemas.HistoryPage)
def get_administrative_history(asked: Mapping[str, Any]) -> Any:
    """What administrators did, the oldest first."""
    with query() as call:
        found = events_of(call.session, 0, limit=asked["limit"], cursor=asked["after"])
        return _labelled(call, found)


def _labelled(call: Call, found: Page[HistoryItem]) -> Page[dict[str, Any]]:
    """Events with what they and the people in them are called."""
    lang = caller_language()
    people = person_names(
        call.session, [id for item in found.items for id in (item.actor, item.on_behalf_of)]
    )
    items = [
        {
            **{name: getattr(item, name) for name in item.__slots__},
            "data": _exact(item.data),
            "label": event_label(item.type, lang),
            "actor_name": name_known(item.actor, people),
            "on_behalf_of_name": people.get(item.on_behalf_of or ""),
        }
        for item in found.items
    ]
    return Page(items, found.cursor)


def _exact(value: Any) -> Any:
    """The same, with ids as text: numbers beyond 2^53 are read as floats by most programs, and rounded."""
    if isinstance(value, dict):
        return {name: _exact(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_exact(each) for each in value]
    return str(value) if isinstance(value, int) and abs(value) > _LARGEST_EXACT else value
