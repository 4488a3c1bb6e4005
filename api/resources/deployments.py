"""Deployments: files put in force together."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any, Final

from flask import request
from marshmallow import EXCLUDE
from werkzeug.datastructures import FileStorage

from api.acting import Call, Loaded, command, query, wanted
from api.errors import caller_language
from api.resource import Resource
from api.rules import allowed
from api.schemas import definitions as schemas
from engine.bpmn.problem import Problem
from engine.commands.idempotency import once
from engine.deployment import check, deploy
from engine.errors import Invalid
from engine.queries import resources

blueprint = Resource("deployments", __name__, description="Files put in force together")
blueprints = (blueprint,)

#: Not declared by a schema: several files in one part name are what multipart is for.
_UPLOAD: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["resources"],
                    "properties": {
                        "resources": {
                            "type": "array",
                            "items": {"type": "string", "format": "binary"},
                            "description": "Files .bpmn, .dmn, .form; each name once",
                        },
                        "name": {"type": "string", "maxLength": 255},
                    },
                }
            }
        },
    }
}


class NoResources(Invalid):
    """A deployment needs at least one file, each under a name of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """What is remembered of a deployment under an idempotency key."""

    document: dict[str, Any]


@blueprint.post("/deployments")
@allowed("deploy", **_UPLOAD)
@blueprint.response(200, schemas.Deployment)
def create_deployment() -> Any:
    """Put files in force together: all of them, or none with every reason told."""
    files = _uploaded()
    name = Resource.ARGUMENTS_PARSER.parse(
        schemas.DeploymentForm(), request, location="form", unknown=EXCLUDE
    )["name"]
    with command("deploy") as call:
        return _deploy(call, files, name)


@blueprint.post("/deployments/validation")
@allowed("deploy", reads=True, **_UPLOAD)
@blueprint.response(200, schemas.ResourceCheck)
def validate_deployment() -> Any:
    """What a deployment of these files would complain of; nothing is put in force."""
    files = _uploaded()
    with query() as call:
        return {"problems": [_spoken(problem) for problem in check(call.session, files)]}


@blueprint.post("/deployments/search")
@allowed("deploy", reads=True)
@blueprint.arguments(schemas.DeploymentSearch)
@blueprint.response(200, schemas.DeploymentPage)
def search_deployments(body: Loaded) -> Any:
    """Deployments, the newest first."""
    with query() as call:
        return resources.deployments(call.session, **wanted(body))


def _uploaded() -> dict[str, bytes]:
    """The files by name. Raises NoResources."""
    found: list[FileStorage] = request.files.getlist("resources")
    files = {(file.filename or "").rsplit("/", 1)[-1]: file.read() for file in found}
    if not files or len(files) != len(found) or any(_is_no_name(name) for name in files):
        raise NoResources()
    return files


def _is_no_name(name: str) -> bool:
    return not name or len(name) > 255 or "\0" in name


def _deploy(call: Call, files: dict[str, bytes], name: str) -> dict[str, Any]:
    def act() -> _Done:
        done = deploy(call.session, call.actor, files, name=name)
        return _Done(
            document={
                "id": done.id,
                "name": done.name,
                "definitions": [asdict(item) for item in done.definitions],
                "warnings": [_spoken(problem) for problem in done.warnings],
            }
        )

    arguments = {"name": name, "files": {key: sha256(content).hexdigest() for key, content in files.items()}}
    return once(call.session, call.actor, call.key, "deploy", arguments, _Done, act).document


def _spoken(problem: Problem) -> dict[str, Any]:
    lang = caller_language()
    return {
        "rule": problem.rule,
        "severity": problem.severity,
        "resource": problem.resource,
        "element_id": problem.element_id,
        "line": problem.line,
        "message": problem.message(lang),
        "way_out": problem.way_out(lang),
    }
