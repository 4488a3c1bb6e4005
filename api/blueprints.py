"""Every resource of the interface, in the order of the OpenAPI document."""

from __future__ import annotations

from typing import Final

from api.resource import Resource
from api.resources import (
    applications,
    authentication,
    case_packages,
    clock_stops,
    dashboard,
    decisions,
    definitions,
    deployments,
    documents,
    exports,
    files,
    filings,
    guidance,
    history,
    inbox,
    incidents,
    instances,
    jobs,
    messages,
    notices,
    oidc,
    people,
    preferences,
    purchases,
    registers,
    rule_tables,
    running,
    sessions,
    structure,
    tender_questions,
    tenders,
    user_tasks,
)

BLUEPRINTS: Final[tuple[Resource, ...]] = (
    *deployments.blueprints,
    *definitions.blueprints,
    *running.blueprints,
    *instances.blueprints,
    *clock_stops.blueprints,
    *history.blueprints,
    *inbox.blueprints,
    *files.blueprints,
    *user_tasks.blueprints,
    *guidance.blueprints,
    *jobs.blueprints,
    *messages.blueprints,
    *incidents.blueprints,
    *decisions.blueprints,
    *filings.blueprints,
    *applications.blueprints,
    *purchases.blueprints,
    *tenders.blueprints,
    *tender_questions.blueprints,
    *documents.blueprints,
    *case_packages.blueprints,
    *registers.blueprints,
    *rule_tables.blueprints,
    *dashboard.blueprints,
    *exports.blueprints,
    *sessions.blueprints,
    *authentication.blueprints,
    *preferences.blueprints,
    *oidc.blueprints,
    *people.blueprints,
    *structure.blueprints,
)

#: Below ``/public``: for anybody, without signing in.
PUBLIC_BLUEPRINTS: Final[tuple[Resource, ...]] = (*notices.blueprints, *dashboard.public_blueprints)
