"""Files that come with forms: taken in, given out as downloads to those who see the case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from flask import Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from api.acting import Call, command, query
from api.resource import Resource
from api.rules import allowed
from api.runtime import runtime
from api.schemas import files as schemas
from engine.commands import files as commands
from engine.commands.files import FileNotFound, UploadedFile, UploadRefused
from engine.identity.visibility import sees_instance
from forms.files import MEGABYTE, FileStore, download_headers

blueprint = Resource("files", __name__, description="Files that come with forms")
blueprints = (blueprint,)

_CHUNK: Final = 64 * 1024
#: What multipart puts around a file, in bytes.
_AROUND: Final = 64 * 1024
_FILE: Final[dict[str, Any]] = {"type": "string", "format": "binary"}
_UPLOAD: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {"type": "object", "required": ["file"], "properties": {"file": _FILE}}
            }
        },
    }
}


@blueprint.post("/files")
@allowed("signed-in", **_UPLOAD)
@blueprint.response(200, schemas.File)
def upload_file() -> Any:
    """Take a file in; a form that names it attaches it to its case."""
    most = runtime().settings.file_limit * MEGABYTE + _AROUND
    request.max_content_length = most
    if (request.content_length or 0) > most:
        # before anything is read, which would leave a temporary file open
        raise RequestEntityTooLarge()
    sent = request.files.get("file")
    if sent is None:
        raise UploadRefused(reason="empty")
    with sent.stream as stream:
        stored = commands.take_in(_store(), iter(lambda: stream.read(_CHUNK), b""), sent.filename or "")
    with command("upload-file") as call:
        return commands.record_upload(call.session, call.actor, stored)


@blueprint.get("/files/<key:file_key>")
@allowed("signed-in")
@blueprint.response(200, _FILE, content_type="application/octet-stream")
def download_file(file_key: int) -> Response:
    """The file itself, for whoever uploaded it and whoever sees its case; never shown inline."""
    with query() as call:
        found = commands.fetch_file(call.session, str(file_key))
        _check_sees(call, found)
    return Response(_opened(found), headers=download_headers(found.stored))


@blueprint.get("/files/<key:file_key>/metadata")
@allowed("signed-in")
@blueprint.response(200, schemas.File)
def get_file_metadata(file_key: int) -> UploadedFile:
    """What a file is called, how large it is, its hash; for those who may download it."""
    with query() as call:
        found = commands.fetch_file(call.session, str(file_key))
        _check_sees(call, found)
    return found


def _check_sees(call: Call, file: UploadedFile) -> None:
    """Raises FileNotFound, as for one that does not exist."""
    if file.instance_id is None:
        if file.uploaded_by != call.actor.user_id:
            raise FileNotFound(file_id=file.id)
        return
    if not sees_instance(call.session, call.actor, file.instance_id):
        raise FileNotFound(file_id=file.id)
    call.read.append((file.instance_id, "file"))


def _store() -> FileStore:
    return commands.store_of(runtime().settings)


def _opened(file: UploadedFile) -> Iterator[bytes]:
    return _store().open(file.sha256)
