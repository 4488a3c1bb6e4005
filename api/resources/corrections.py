"""Values of a case are changed from outside by two people (更正): one proposes, another decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from api.acting import Call, Loaded, command, query
from api.resource import Resource
from api.revisions import revision_seen
from api.rules import ROLES, allowed
from api.schemas import corrections as schemas
from engine.commands.idempotency import once
from engine.identity.roles import AUDITOR
from engine.queries.names import person_names
from workflows.corrections import proposals
from workflows.registries.register import find

blueprint = Resource("corrections", __name__, description="Corrections of cases, by two people")
blueprints = (blueprint,)

ALL = "/corrections"
ONE = ALL + "/<key:correction_key>"
#: Who runs the house proposes without seeing what is in a case (ADR 0006).
_SEE_OLD_VALUES: Final = frozenset({*ROLES["decide-corrections"], AUDITOR})


@dataclass(frozen=True, slots=True)
class _Proposed:
    """A proposal as an idempotency key remembers it."""

    correction_id: str


@blueprint.post("/process-instances/<key:process_instance_key>/corrections")
@allowed("operate", **{"x-if-match": True})
@blueprint.arguments(schemas.CorrectionProposal)
@blueprint.response(201, schemas.Correction)
def propose_correction(body: Loaded, process_instance_key: int) -> Any:
    """Propose other values for variables; they are written when somebody else approves."""
    revision = revision_seen()
    with command("propose-correction") as call:
        session, actor = call.session, call.actor

        def act() -> _Proposed:
            found = proposals.propose_correction(
                session, actor, process_instance_key, **body, revision=revision
            )
            return _Proposed(str(found))

        arguments = {"instance_id": process_instance_key, **body}
        done = once(session, actor, call.key, "propose-correction", arguments, _Proposed, act)
        return _one(call, int(done.correction_id))


@blueprint.get(ALL)
@allowed("see-corrections")
@blueprint.arguments(schemas.CorrectionQuery, location="query")
@blueprint.response(200, schemas.Corrections)
def list_corrections(asked: Loaded) -> Any:
    """What was proposed (in one case), the newest first; an auditor's look is recorded in each case."""
    with query() as call:
        rows = proposals.corrections(call.session, **asked)
        if _sees_old_values(call):
            call.read.extend((row["instance_id"], "correction") for row in rows)
        return {"items": _shown(call, rows)}


@blueprint.post(ONE + "/approval")
@allowed("decide-corrections")
@blueprint.response(200, schemas.Correction)
def approve_correction(correction_key: int) -> Any:
    """Write the new values; nobody approves their own, nor what changed meanwhile."""
    with command("approve-correction") as call:
        proposals.approve_correction(call.session, call.actor, correction_key)
        return _one(call, correction_key)


@blueprint.post(ONE + "/rejection")
@allowed("decide-corrections")
@blueprint.arguments(schemas.CorrectionOpinion)
@blueprint.response(200, schemas.Correction)
def reject_correction(body: Loaded, correction_key: int) -> Any:
    """Decide against it, and say why."""
    with command("reject-correction") as call:
        proposals.reject_correction(call.session, call.actor, correction_key, body["opinion"])
        return _one(call, correction_key)


def _one(call: Call, correction_id: int) -> dict[str, Any]:
    row = find(call.session, proposals.CORRECTIONS, correction_id)
    return _shown(call, [proposals.told(call.session, row)])[0]


def _shown(call: Call, rows: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    accounts = [row[name] for row in rows for name in ("created_by", "decided_by") if row[name]]
    names, sees = person_names(call.session, accounts), _sees_old_values(call)
    return [
        {
            **row,
            "before": row["before"] if sees else None,
            "proposed_by_name": names.get(row["created_by"]),
            "decided_by_name": names.get(row["decided_by"]),
        }
        for row in rows
    ]


def _sees_old_values(call: Call) -> bool:
    return bool(_SEE_OLD_VALUES & call.actor.roles)
