"""A case as evidence: one zip that can be checked without the house."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import quote

from flask import Response

from api.acting import command, query
from api.resource import Resource
from api.resources.history import verification_of
from api.rules import allowed
from api.runtime import runtime
from api.sight import check_sees_case
from engine.commands.files import store_of
from workflows.case_package.package import export
from workflows.case_package.stream import zipped

blueprint = Resource("case-packages", __name__, description="Cases as evidence")
blueprints = (blueprint,)

_ZIP: Final[dict[str, Any]] = {"type": "string", "format": "binary"}


@blueprint.post("/process-instances/<key:process_instance_key>/package")
@allowed("signed-in")
@blueprint.response(200, _ZIP, content_type="application/zip")
def create_case_package(process_instance_key: int) -> Response:
    """The case as a zip: forms, course, decisions, documents, notices, files, history with its verification.

    For auditors and for posts of offices that see the case; needs a recent confirmation of who one is. The
    history of the case keeps who took it, and the root of its hashes (`X-Package-Root`)."""
    with query() as call:
        check_sees_case(call, process_instance_key, "package")
    verification = verification_of(process_instance_key)
    store = store_of(runtime().settings)
    with command("export-case-package") as call:
        package = export(call.session, call.actor, process_instance_key, verification, store.open)
    answer = Response(zipped(package), content_type="application/zip")
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(package.name)}.zip"
    answer.headers["X-Package-Root"] = package.root
    return answer
