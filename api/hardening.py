"""Headers by which a browser keeps to what an answer says it is."""

from __future__ import annotations

from flask import Flask, Response, request

from api.auth import PROTECTED


def harden(app: Flask) -> None:
    """Add the headers to every answer; what a view sets itself stands."""
    app.after_request(_add_headers)


def _add_headers(answer: Response) -> Response:
    headers = answer.headers
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("X-Frame-Options", "DENY")
    if request.path.startswith(PROTECTED):
        # people share machines: nothing of a case stays in the cache of a browser or of a proxy
        headers.setdefault("Cache-Control", "no-store")
    return answer
