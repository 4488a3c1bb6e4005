"""The web page: files of its build, and the page itself for every address that is its own.

``web/`` is built into ``api/web_dist``, beside this module, so that a wheel ships it; a tree without a build
says so instead of answering with nothing.
"""

from __future__ import annotations

from html import escape
from http import HTTPStatus
from mimetypes import guess_type
from pathlib import Path
from typing import Final

from flask import Blueprint, Response, request
from werkzeug.exceptions import NotFound
from werkzeug.routing import BaseConverter
from werkzeug.security import safe_join

from api.errors import caller_language
from api.messages import text

FOLDER: Final = Path(__file__).resolve().parent / "web_dist"
#: Files of this folder bear a hash of their content in their names.
_HASHED: Final = "assets/"
#: A missing file of these kinds is missing; any other address is the page's, with a dotted id in it or not.
_FILES: Final = frozenset({".js", ".css", ".map", ".svg", ".png", ".ico", ".woff", ".woff2", ".txt", ".html"})
_ENCODINGS: Final = (("br", ".br"), ("gzip", ".gz"))
_IMMUTABLE: Final = "public, max-age=31536000, immutable"

#: No script but ours, nothing from elsewhere. Styles: the form viewer and the diagram editors of bpmn.io, and
#: the positions of floating parts, are written into ``style`` attributes. Pictures: what a form or a preview
#: shows comes as ``data:`` or ``blob:``.
POLICY: Final = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


class PagePath(BaseConverter):
    """A path of the page: any but those of the interface and of the machines that watch over us."""

    part_isolating = False
    regex = r"(?!(?:v2|public|health|metrics)(?:/|$)).*?"


def pages_blueprint(folder: Path = FOLDER) -> Blueprint:
    """``/`` and whatever the router of the page may mean; needs the converter ``page``."""
    blueprint = Blueprint("pages", __name__)

    @blueprint.get("/", defaults={"path": ""})
    @blueprint.get("/<page:path>")
    def page(path: str) -> Response:
        return answer_page(folder, path)

    return blueprint


def answer_page(folder: Path, path: str) -> Response:
    """A file of the build, else the page; raises NotFound for what names a file that is none."""
    file = _file(folder, path)
    if file is not None:
        return _sent(file, _IMMUTABLE if path.startswith(_HASHED) else "no-cache")
    if Path(path).suffix in _FILES or path.startswith(_HASHED):
        # a script of an earlier build, say: the page in its place would break the browser that asked
        raise NotFound()
    start = _file(folder, "index.html")
    if start is None:
        return _not_built()
    return _sent(start, "no-cache")


def _file(folder: Path, path: str) -> Path | None:
    joined = safe_join(str(folder), path) if path else None
    found = Path(joined) if joined else None
    return found if found is not None and found.is_file() else None


def _sent(file: Path, caching: str) -> Response:
    encoding, kept = _best_encoding(file)
    kind = guess_type(file.name)[0] or "application/octet-stream"
    # read whole: a file that is sent piece by piece stays open where nobody takes the pieces (HEAD, 304)
    answer = Response(kept.read_bytes(), content_type=_typed(kind))
    answer.set_etag(f"{kept.stat().st_mtime_ns:x}-{encoding}")
    answer.headers["Cache-Control"] = caching
    answer.headers["Vary"] = "Accept-Encoding"
    if encoding:
        answer.headers["Content-Encoding"] = encoding
    if kind == "text/html":
        answer.headers["Content-Security-Policy"] = POLICY
    answer.make_conditional(request)
    return answer


def _typed(kind: str) -> str:
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def _best_encoding(file: Path) -> tuple[str, Path]:
    """The smallest kept form that the browser takes."""
    for encoding, suffix in _ENCODINGS:
        kept = file.with_name(file.name + suffix)
        if request.accept_encodings.quality(encoding) > 0 and kept.is_file():
            return encoding, kept
    return "", file


def _not_built() -> Response:
    lang = caller_language()
    title, what = (escape(text(key, lang)) for key in ("web.not-built-title", "web.not-built"))
    head = f"<!doctype html><html lang={lang}><meta charset=utf-8><title>{title}</title>"
    body = f"{head}<h1>{title}</h1><p>{what}</p>"
    headers = {"Content-Security-Policy": "default-src 'none'", "Content-Language": lang}
    return Response(
        body,
        status=HTTPStatus.SERVICE_UNAVAILABLE,
        content_type="text/html; charset=utf-8",
        headers=headers,
    )
