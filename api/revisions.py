"""What a caller has seen of a case before changing it: ``If-Match``."""

from __future__ import annotations

from flask import request
from werkzeug.exceptions import PreconditionFailed, PreconditionRequired

from api.errors import caller_language
from api.messages import text


def revision_seen() -> int | None:
    """The revision in If-Match; None for ``*``. Raises PreconditionRequired, PreconditionFailed."""
    seen = request.if_match
    if seen.star_tag:
        return None
    # werkzeug gives None for an empty tag
    tags = [tag for tag in seen.as_set() if tag and tag.isascii() and tag.isdigit() and len(tag) < 10]
    if not seen.as_set():
        raise PreconditionRequired(text("http.precondition-required", caller_language()))
    if len(tags) != 1:
        raise PreconditionFailed(response=None)
    return int(tags[0])
