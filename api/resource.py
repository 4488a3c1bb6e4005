"""The blueprint of every resource: flask-smorest's, with JSON read strictly and refused politely."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Final

import orjson
from flask import Request
from flask_smorest import Blueprint
from marshmallow import Schema
from webargs import missing
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import UnsupportedMediaType

JSON: Final = "application/json"


@cache
def _only(schema: type[Schema]) -> Schema:
    """One instance of a schema for all requests; loading keeps nothing in it."""
    return schema()


class StrictParser(FlaskParser):
    """JSON through orjson: UTF-8, no NaN, bounded depth; another media type is 415, not “nothing sent”."""

    def _get_schema(self, argmap: Any, req: Request) -> Schema:
        # webargs would bind every field of a class anew at each request
        is_class = isinstance(argmap, type) and issubclass(argmap, Schema)
        return super()._get_schema(_only(argmap) if is_class else argmap, req)

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
