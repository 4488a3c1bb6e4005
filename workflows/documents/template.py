"""Templates of official documents: a head of ``key: value`` lines, ``---``, and a text in Jinja.

Head: ``title``; ``requires`` names what the content must have; ``number`` is the word of its 文号 (锦社备受);
``remedies: yes`` for whatever turns somebody down, which must then name the remedies. The text is HTML of few
elements (:data:`ELEMENTS`), since it is printed by a browser and by the PDF maker alike. In title and text
``words`` are those of the method of the purchase (:func:`workflows.documents.procedures.words_of`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import StrictUndefined, Template, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from workflows.documents.procedures import words_of
from workflows.documents.words import capital_yuan, day, facts, grid, label, yuan
from workflows.errors import DocumentIncomplete, TemplateUnknown

#: What a template's text may consist of: the PDF maker refuses anything else.
ELEMENTS = frozenset({"p", "h2", "ul", "ol", "li", "table", "tr", "th", "td", "strong", "br"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentTemplate:
    code: str
    head: Template
    requires: tuple[str, ...]
    number_word: str | None
    needs_remedies: bool
    body: Template

    def title(self, content: Mapping[str, Any]) -> str:
        """What a document with this content is called."""
        return self.head.render(words=words_of(content))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything that stands on a document."""

    code: str
    addressee: str
    content: Mapping[str, Any]
    issued_on: date
    issuing_unit: str
    signer: str
    number: str | None = None


def codes() -> tuple[str, ...]:
    """Every document that has a template."""
    names = (entry.name for entry in (files("workflows.documents") / "templates").iterdir())
    return tuple(sorted(name.removesuffix(".html") for name in names if name.startswith("DOC-")))


@cache
def template(code: str) -> DocumentTemplate:
    """Raises TemplateUnknown."""
    path = files("workflows.documents") / "templates" / f"{code}.html"
    if code.strip("DOC-0123456789") or not path.is_file():
        raise TemplateUnknown(code=code)
    head, _, body = path.read_text("utf-8").partition("\n---\n")
    values = dict(line.split(": ", 1) for line in head.splitlines() if line)
    return DocumentTemplate(
        code=code,
        head=_environment().from_string(values["title"]),
        requires=tuple(name.strip() for name in values.get("requires", "").split(",") if name.strip()),
        number_word=values.get("number"),
        needs_remedies=values.get("remedies") == "yes",
        body=_environment().from_string(body),
    )


def render(sheet: Sheet) -> str:
    """The whole document as HTML for A4.

    Raises TemplateUnknown, DocumentIncomplete naming what the content lacks."""
    found = template(sheet.code)
    needed = (*found.requires, *(["remedies"] if found.needs_remedies else []))
    for field in needed:
        if sheet.content.get(field) in (None, "", [], ()):
            raise DocumentIncomplete(code=sheet.code, field=field)
    try:
        known = {**sheet.content, "words": words_of(sheet.content)}
        body = found.body.render(**known, number=sheet.number, issued_on=sheet.issued_on)
    except UndefinedError as error:
        raise DocumentIncomplete(code=sheet.code, field=str(error)) from error
    return _outer().render(
        sheet=sheet,
        title=found.title(sheet.content),
        body=Markup(body),
        remedies=sheet.content.get("remedies") if found.needs_remedies else None,
        has_addressee=bool(sheet.addressee),
        style=Markup((files("workflows.documents") / "templates" / "sheet.css").read_text("utf-8")),
    )


@cache
def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(day=day, yuan=yuan, capital_yuan=capital_yuan, label=label)
    environment.globals.update(facts=facts, grid=grid)
    return environment


@cache
def _outer() -> Template:
    text = (files("workflows.documents") / "templates" / "sheet.html").read_text("utf-8")
    return _environment().from_string(text)
