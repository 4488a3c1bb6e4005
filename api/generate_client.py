"""``python -m api.generate_client [FOLDER]``: write the typed Python client of the OpenAPI document.

One module of operations for each resource and one of models; what they share, ``transport.py``, is written
by hand. A test writes it again and compares.
"""

from __future__ import annotations

import argparse
import keyword
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap
from typing import Any, Final

Document = dict[str, Any]
#: Path, method, operation and its parameters.
Found = tuple[str, str, Document, list[Document]]

FOLDER: Final = Path(__file__).resolve().parent.parent / "client"
NOTICE: Final = (
    '"""{}\n\nWritten by ``python -m api.generate_client``: change the views, not this file.\n"""\n'
)
_TEXT_WIDTH: Final = 95
_METHODS: Final = ("get", "post", "put", "patch", "delete")
_PLAIN: Final = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m api.generate_client", description="Write the client anew."
    )
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in generate(current_document()).items():
        (folder / name).write_text(text, encoding="utf-8")


def current_document() -> Document:
    """The document of the application as it is here and now."""
    from api.app import create_app
    from api.runtime import runtime_of
    from engine.config import Settings

    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings(database_url=f"sqlite:///{folder}/none.db"))
        found: Document = app.test_client().get("/v2/openapi.json").get_json()
        runtime_of(app).database.close()
    return found


def generate(document: Document) -> dict[str, str]:
    """The files of the client by name."""
    schemas = document["components"]["schemas"]
    files = {"models.py": _models(schemas)}
    for tag in document.get("tags", ()):
        operations = list(_operations(document, tag["name"]))
        if operations:
            files[f"{_snake(tag['name'])}.py"] = _resource(tag, operations, schemas)
    names = sorted(_snake(tag["name"]) for tag in document.get("tags", ()))
    files["resources.py"] = _together([name for name in names if f"{name}.py" in files])
    return {name: _tidy(text) for name, text in files.items()}


def _tidy(text: str) -> str:
    """As the house formats its code; ruff is there wherever one develops."""
    ruff = Path(sys.executable).with_name("ruff")
    for arguments in (("check", "--fix-only", "--select", "F401,I"), ("format",)):
        command = [str(ruff), *arguments, "--quiet", "--stdin-filename", str(FOLDER / "generated.py"), "-"]
        text = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout
    return text


# -- names and types ---------------------------------------------------------------------------------------


def _snake(name: str) -> str:
    found = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).replace("-", "_").lower()
    return f"{found}_" if keyword.iskeyword(found) else found


def _class(name: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[-_]", name))


def type_of(schema: Document, prefix: str = "") -> str:
    """The annotation of a schema; classes are written with ``prefix``."""
    if "$ref" in schema:
        return prefix + _class(schema["$ref"].rpartition("/")[2])
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return " | ".join(dict.fromkeys(type_of(each, prefix) for each in schema[several]))
    kinds = schema.get("type", "any")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return " | ".join(dict.fromkeys(_type(kind, schema, prefix) for kind in kinds))


def _type(kind: str, schema: Document, prefix: str) -> str:
    if kind == "array":
        return f"list[{type_of(schema.get('items', {}), prefix)}]"
    if kind == "object":
        return "dict[str, Any]"
    return "None" if kind == "null" else _PLAIN.get(kind, "Any")


def _optional(annotation: str) -> str:
    if annotation.endswith("| None"):
        return f"{annotation.removesuffix('| None')}| Unset | None = UNSET"
    return f"{annotation} | Unset = UNSET"


# -- models ------------------------------------------------------------------------------------------------


def _models(schemas: dict[str, Document]) -> str:
    lines = [
        NOTICE.format("What goes in and out."),
        "from __future__ import annotations\n",
        "from dataclasses import dataclass",
        "from typing import Any\n",
        "from client.transport import UNSET, Model, Unset\n",
    ]
    for name, schema in sorted(schemas.items()):
        lines += ["", *_model(_class(name), schema), ""]
    return "\n".join(lines).rstrip() + "\n"


def _model(name: str, schema: Document) -> Iterator[str]:
    members = schema.get("properties", {})
    required = [key for key in members if key in schema.get("required", ())]
    yield "@dataclass(kw_only=True)"
    yield f"class {name}(Model):"
    names = {_snake(key): key for key in members}
    odd = {here: there for here, there in names.items() if camel(here) != there}
    if odd:
        yield f"    _names = {odd!r}".replace("'", '"')
    for key, member in members.items():
        annotation = type_of(member)
        yield f"    {_snake(key)}: {annotation if key in required else _optional(annotation)}"
    if not members:
        yield "    pass"


def camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


# -- operations --------------------------------------------------------------------------------------------


def _operations(document: Document, tag: str) -> Iterator[Found]:
    parameters = document["components"].get("parameters", {})
    for path, item in document["paths"].items():
        for method in _METHODS:
            operation = item.get(method)
            if operation is not None and tag in operation.get("tags", ()):
                given = [*item.get("parameters", ()), *operation.get("parameters", ())]
                found = [parameters[p["$ref"].rpartition("/")[2]] if "$ref" in p else p for p in given]
                yield path, method, operation, found


def _resource(tag: Document, operations: list[Found], schemas: dict[str, Document]) -> str:
    body = [line for found in operations for line in ("", *_method(*found, schemas))]
    used = "\n".join(body)
    lines = [
        NOTICE.format((tag.get("description") or tag["name"]).rstrip(".") + "."),
        "from __future__ import annotations\n",
    ]
    if "Any" in used:
        lines.append("from typing import Any\n")
    if "models." in used:
        lines.append("from client import models")
    shared = [name for name in ("UNSET", "Unset", "Upload") if re.search(rf"\b{name}\b", used)]
    imported = sorted([*shared, "Transport"], key=lambda name: (not name.isupper(), name))
    lines.append(f"from client.transport import {', '.join(imported)}\n\n")
    lines += [f"class {_class(tag['name'])}:", "    def __init__(self, transport: Transport) -> None:"]
    lines.append("        self._transport = transport")
    return "\n".join([*lines, used]) + "\n"


def _method(
    path: str, method: str, operation: Document, parameters: list[Document], schemas: dict[str, Document]
) -> Iterator[str]:
    places = [p for p in parameters if p["in"] == "path"]
    asked = [p for p in parameters if p["in"] == "query"]
    headers = [p for p in parameters if p["in"] == "header" and p["name"] in ("Idempotency-Key", "If-Match")]
    body, annotation = _body(operation)
    arguments = ["self", *(f"{_snake(p['name'])}: str" for p in places)]
    if body:
        empty = f" = models.{annotation.rpartition('.')[2]}()" if _may_be_empty(annotation, schemas) else ""
        arguments.append(f"body: {annotation}" + (" | None = None" if empty else ""))
    more = [f"{_snake(p['name'])}: {_optional(type_of(p['schema']))}" for p in asked]
    for header in headers:
        more.append(f"{_snake(header['name'])}: str" + ("" if header.get("required") else " | None = None"))
    if more:
        arguments += ["*", *more]
    answer, is_model = _answer(operation)
    yield f"    def {_snake(operation['operationId'])}("
    yield f"        {', '.join(arguments)},"
    yield f"    ) -> {answer}:"
    summary = wrap(operation.get("summary", ""), _TEXT_WIDTH)
    yield '        """' + "\n        ".join(summary) + '"""'
    yield f"        {'self._transport.tell(' if answer == 'None' else 'return self._transport.send('}"
    yield f'            "{method.upper()}",'
    where = re.sub(r"{(\w+)}", lambda found: "{" + _snake(found[1]) + "}", path)
    yield f'            {"f" if places else ""}"{where}",'
    if body:
        yield f"            {body}=body,"
    for name, given in (("query", asked), ("headers", headers)):
        if given:
            members = ", ".join(f'"{p["name"]}": {_snake(p["name"])}' for p in given)
            yield f"            {name}={{{members}}},"
    if answer != "None":
        yield f"            answer={answer if is_model or answer == 'bytes' else 'dict'},"
    yield "        )"


def _may_be_empty(annotation: str, schemas: dict[str, Document]) -> bool:
    schema = schemas.get(annotation.rpartition(".")[2], {"required": ["?"]})
    return not schema.get("required")


def _body(operation: Document) -> tuple[str, str]:
    content = operation.get("requestBody", {}).get("content", {})
    if "application/json" in content:
        return "body", type_of(content["application/json"]["schema"], "models.")
    return ("upload", "Upload") if content else ("", "")


def _answer(operation: Document) -> tuple[str, bool]:
    for status, response in sorted(operation["responses"].items()):
        if str(status).startswith("2"):
            content = response.get("content", {})
            if "application/json" in content:
                found = type_of(content["application/json"].get("schema", {}), "models.")
                return found, found.startswith("models.")
            return ("bytes" if content else "None"), False
    return "None", False


def _together(names: list[str]) -> str:
    lines = [NOTICE.format("Every resource under one roof."), "from __future__ import annotations\n"]
    lines += [f"from client.{name} import {_class(name)}" for name in names]
    lines += ["from client.transport import Transport\n\n", "class Resources:"]
    lines.append("    def __init__(self, transport: Transport) -> None:")
    lines += [f"        self.{name} = {_class(name)}(transport)" for name in names]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
