"""No form asks for a natural person's number, telephone, home or bank account without sealing it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

FORMS = {
    form.name: form
    for package in files("workflows").iterdir()
    if package.is_dir()
    for form in package.iterdir()
    if form.name.endswith(".form")
}
#: A sign-in account (成员账号) is no bank account; 联系方式 in a notice is an office's, and published.
_ASKED = re.compile(r"证件号|身份证号|手机|联系电话|电话号|住址|银行账号|^账号|户籍|微信")
KINDS = frozenset({"identity-number", "phone", "address", "bank-account", "text"})


def _fields(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        if component.get("type") in ("textfield", "textarea", "number"):
            yield component
        yield from _fields(component.get("components", []))


def _asking(name: str) -> dict[str, Any]:
    """Fields of a form that ask for something personal, with their mark."""
    form = json.loads(FORMS[name].read_text(encoding="utf-8"))
    return {
        f"{field.get('key')}: {field['label']}": (field.get("properties") or {}).get("gongzhi:personal")
        for field in _fields(form["components"])
        if _ASKED.search(field.get("label", ""))
    }


@pytest.mark.parametrize("name", sorted(FORMS))
def test_what_is_asked_of_a_person_is_marked(name: str) -> None:
    unmarked = {field: mark for field, mark in _asking(name).items() if mark not in KINDS}
    assert unmarked == {}


def test_the_forms_that_ask_for_it_are_found() -> None:
    assert {name for name in FORMS if _asking(name)} == {
        "so-filing-application.form",
        "so-filing-change.form",
        "so-funding-application.form",
    }
