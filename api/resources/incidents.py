"""Incidents, and how the whole house does."""

from __future__ import annotations

from typing import Any

from api.acting import command, query, wanted
from api.errors import caller_language
from api.resource import Resource
from api.rules import allowed
from api.schemas import instances as schemas
from api.schemas.work import Overview
from engine.commands import incidents as commands
from engine.queries import open_incidents
from engine.queries.incidents import IncidentItem, incident
from engine.queries.overview import overview
from engine.queries.paging import Page

blueprint = Resource("incidents", __name__, description="What stands still until a person repairs it")
house = Resource("overview", __name__, description="How the whole house does")
blueprints = (blueprint, house)


@blueprint.post("/incidents/search")
@allowed("operate", reads=True)
@blueprint.arguments(schemas.IncidentSearch)
@blueprint.response(200, schemas.IncidentPage)
def search_incidents(body: Any) -> Any:
    """Open incidents, the oldest first."""
    with query() as call:
        found = open_incidents(call.session, **wanted(body))
    return Page([_spoken(item) for item in found.items], found.cursor)


@blueprint.get("/incidents/<key:incident_key>")
@allowed("operate")
@blueprint.response(200, schemas.Incident)
def get_incident(incident_key: int) -> Any:
    """One incident."""
    with query() as call:
        return _spoken(incident(call.session, incident_key))


@blueprint.post("/incidents/<key:incident_key>/resolution")
@allowed("operate")
@blueprint.arguments(schemas.IncidentResolution)
@blueprint.response(200, schemas.ResolvedIncident)
def resolve_incident(body: Any, incident_key: int) -> Any:
    """Try again what stands still; values it needs are corrected by two people."""
    with command("retry-incident") as call:
        return commands.retry_incident(call.session, call.actor, incident_key, idempotency_key=call.key)


@house.get("/overview")
@allowed("operate")
@house.response(200, Overview)
def get_overview() -> Any:
    """Counts of what runs and what waits; exact up to a thousand."""
    with query() as call:
        return overview(call.session)


def _spoken(item: IncidentItem) -> dict[str, Any]:
    values = {name: getattr(item, name) for name in item.__slots__}
    return {**values, "text": item.message(caller_language())}
