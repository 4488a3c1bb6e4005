"""What is deployed: process definitions and forms, as lists, one by one, and as the files they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson
from flask import Response

from api.acting import Call, Loaded, query, wanted
from api.errors import caller_language
from api.resource import Resource
from api.rules import allowed
from api.schemas import definitions as schemas
from api.schemas import offers
from engine.bpmn.picture import picture
from engine.bpmn.properties import PROPERTIES
from engine.queries import resources
from engine.queries.beginnings import begun_by_hand
from engine.queries.paging import Page
from workflows.posts import posts
from workflows.starters.guards import beginners, may_begin
from workflows.starters.offers import NUMBERED, offers_for

XML = "application/xml"

processes = Resource("process-definitions", __name__, description="Process definitions, by version")
forms = Resource("forms", __name__, description="Forms, by version")

blueprints = (processes, forms)


@processes.get("/diagram-properties")
@allowed("signed-in")
@processes.response(200, schemas.DiagramProperties)
def get_diagram_properties() -> Any:
    """The properties of ours that a diagram may bear, and what each means; for those who draw one."""
    lang = caller_language()
    return {
        "items": [
            {
                "name": name,
                "meaning": rule.en if lang == "en" else rule.zh,
                "type": rule.type,
                "elements": sorted(rule.elements),
                "choices": list(rule.choices),
            }
            for name, rule in PROPERTIES.items()
        ]
    }


@processes.post("/process-definitions/search")
@allowed("signed-in", reads=True)
@processes.arguments(schemas.ProcessDefinitionSearch)
@processes.response(200, schemas.ProcessDefinitionPage)
def search_process_definitions(body: Loaded) -> Any:
    """Process definitions, the newest first."""
    with query() as call:
        found = resources.definitions(call.session, "process", **wanted(body))
        return Page(_offered(call, found.items), found.cursor)


@processes.get("/process-definitions/<key:process_definition_key>")
@allowed("signed-in")
@processes.response(200, schemas.ProcessDefinition)
def get_process_definition(process_definition_key: int) -> Any:
    """One version of a process."""
    with query() as call:
        return _offered(call, [resources.definition(call.session, "process", process_definition_key)])[0]


@processes.get("/process-definitions/<key:process_definition_key>/xml")
@allowed("signed-in")
@processes.response(200, {"type": "string"}, content_type=XML)
def get_process_definition_xml(process_definition_key: int) -> Response:
    """The BPMN file of a process definition, as it was deployed."""
    with query() as call:
        content = resources.definition_content(call.session, "process", process_definition_key)
    return unchanging(content, XML)


@processes.get("/process-definitions/<key:process_definition_key>/diagram")
@allowed("signed-in")
@processes.response(200, schemas.Diagram)
def get_process_definition_diagram(process_definition_key: int) -> Any:
    """Where everything of the diagram stands: shapes and edges with their coordinates."""
    with query() as call:
        content = resources.definition_content(call.session, "process", process_definition_key)
    return picture(content), {"Cache-Control": "private, max-age=31536000, immutable"}


@processes.get("/process-definitions/<key:process_definition_key>/form")
@allowed("signed-in")
@processes.response(200, schemas.Form)
def get_start_form(process_definition_key: int) -> Any:
    """The form whose submission starts the process; 404 when it starts without one."""
    with query() as call:
        return _with_schema(call.session, resources.start_form(call.session, process_definition_key))


@processes.get("/process-definitions/<key:process_definition_key>/offers")
@allowed("signed-in")
@processes.response(200, offers.Offers)
def list_start_form_offers(process_definition_key: int) -> Any:
    """Fields of the start form that one chooses instead of typing: own filings, open rounds, purchases.

    Whether a case may begin is decided when it begins."""
    with query() as call:
        definition = resources.definition(call.session, "process", process_definition_key)
        found = offers_for(call.session, call.actor, definition.key)
        return {
            "items": [
                {
                    "field": field,
                    "options": [option._asdict() for option in options],
                    "is_case_number": NUMBERED.get(definition.key) == field,
                }
                for field, options in found.items()
            ]
        }


@forms.post("/forms/search")
@allowed("signed-in", reads=True)
@forms.arguments(schemas.FormSearch)
@forms.response(200, schemas.FormPage)
def search_forms(body: Loaded) -> Any:
    """Forms, the newest first."""
    with query() as call:
        return resources.definitions(call.session, "form", **wanted(body))


@forms.get("/forms/<key:form_key>")
@allowed("signed-in")
@forms.response(200, schemas.Form)
def get_form(form_key: int) -> Any:
    """One version of a form, with its form-js schema."""
    with query() as call:
        return _with_schema(call.session, resources.definition(call.session, "form", form_key))


def _offered(call: Call, found: Sequence[resources.Definition]) -> list[dict[str, Any]]:
    """Definitions with whether the caller may begin their cases, and who does."""
    by_hand = begun_by_hand(call.session, (each.id for each in found))
    groups = call.actor.groups or ()
    return [
        {
            **{name: getattr(each, name) for name in resources.Definition.__dataclass_fields__},
            "may_begin": each.id in by_hand and may_begin(each.key, groups),
            "begun_by": _beginners(each.key) if each.id in by_hand else [],
        }
        for each in found
    ]


def _beginners(process_key: str) -> list[str] | None:
    held = beginners(process_key)
    return None if held is None else [posts()[key].name for key in held]


def _with_schema(session: Any, form: resources.Definition) -> dict[str, Any]:
    content = resources.definition_content(session, "form", form.id)
    members = {name: getattr(form, name) for name in resources.Definition.__dataclass_fields__}
    return {**members, "form_schema": orjson.loads(content)}


def unchanging(content: bytes, media_type: str) -> Response:
    """A file of a version; versions never change. Never shown as a page of ours."""
    headers = {
        "Cache-Control": "private, max-age=31536000, immutable",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return Response(content, content_type=media_type, headers=headers)
