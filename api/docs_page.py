"""The OpenAPI document as one page of HTML: no script, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any, Final

_STYLE: Final = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}"
    "h2{border-bottom:1px solid #ccc;margin-top:2.5rem}summary{cursor:pointer;padding:.25rem 0}"
    "code,b{font-family:ui-monospace,monospace}b{display:inline-block;width:4rem;color:#064}"
    "table{border-collapse:collapse;margin:.5rem 0}td,th{border:1px solid #ddd;padding:.2rem .6rem;"
    "text-align:left;vertical-align:top}"
)
_METHODS: Final = ("get", "post", "put", "patch", "delete")


def page_of(document: dict[str, Any]) -> str:
    """The whole page."""
    info = document["info"]
    parts = [
        f"<!doctype html><html lang=en><meta charset=utf-8><title>{escape(info['title'])}</title>",
        f"<style>{_STYLE}</style><h1>{escape(info['title'])} {escape(info['version'])}</h1>",
        '<p>OpenAPI 3.1: <a href="/v2/openapi.json">/v2/openapi.json</a></p>',
    ]
    for tag in document.get("tags", ()):
        parts.append(f"<h2 id='{escape(tag['name'])}'>{escape(tag['name'])}</h2>")
        parts.append(f"<p>{escape(tag.get('description', ''))}</p>")
        parts += [_operation(*found, document) for found in _of_tag(document, tag["name"])]
    return "\n".join(parts)


def _of_tag(document: dict[str, Any], tag: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in document["paths"].items():
        for method in _METHODS:
            if method in item and tag in item[method].get("tags", ()):
                yield path, method, item[method]


def _operation(path: str, method: str, operation: dict[str, Any], document: dict[str, Any]) -> str:
    rows = []
    for content in operation.get("requestBody", {}).get("content", {}).values():
        rows += _members(content.get("schema", {}), document)
    answers = ", ".join(sorted(str(status) for status in operation["responses"]))
    roles = ", ".join(operation.get("x-roles", ())) or "-"
    table = f"<table><tr><th>Member<th>Type<th>Meaning</tr>{''.join(rows)}</table>" if rows else ""
    return (
        f"<details><summary><b>{method.upper()}</b> <code>{escape(path)}</code> "
        f"{escape(operation.get('summary', ''))}</summary>"
        f"<p>{escape(operation.get('description', ''))}</p><p>Roles: {escape(roles)}. Answers: {answers}.</p>"
        f"{table}</details>"
    )


def _members(schema: dict[str, Any], document: dict[str, Any]) -> list[str]:
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    required = schema.get("required", ())
    return [
        f"<tr><td><code>{escape(name)}</code>{' *' if name in required else ''}"
        f"<td>{escape(_type(member))}<td>{escape(str(member.get('description', '')))}</tr>"
        for name, member in schema.get("properties", {}).items()
    ]


def _type(member: dict[str, Any]) -> str:
    if "$ref" in member:
        return str(member["$ref"]).rpartition("/")[2]
    found = member.get("type", "any")
    return " | ".join(found) if isinstance(found, list) else str(found)
