"""The blueprint of every resource: flask-smorest's, with JSON read strictly and refused politely."""

from __future__ import annotations

import json
from typing import Any, Final

import orjson
from flask import Request
from flask_smorest import Blueprint
from webargs import missing
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import UnsupportedMediaType

JSON: Final = "application/json"


class StrictParser(FlaskParser):
    """JSON through orjson: UTF-8, no NaN, bounded depth; another media type is 415, not “nothing sent”."""

    def _raw_load_json(self, req: Request) -> Any:
        content = req.get_data(cache=True)
        if not content:
            return missing
        if req.mimetype != JSON:
            raise UnsupportedMediaType()
        try:
            return orjson.loads(content)
        except orjson.JSONDecodeError as error:
            # webargs answers 400 for this class alone, and takes an empty document for nothing sent
            raise json.JSONDecodeError(error.msg, "?", 0) from None


class Resource(Blueprint):  # type: ignore[misc]  # flask-smorest ships no types
    """A resource of the interface."""

    ARGUMENTS_PARSER = StrictParser()
