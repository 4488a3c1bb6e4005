"""Which form a user task is filled in with: the version in force when it opened, pinned on its row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from engine.bpmn.xml import parse_strict
from engine.functions import function_registry
from engine.persistence.session import Session
from forms.compiled import CompiledForm, compile_form

_CACHE_SIZE: Final = 2_000
_FORM: Final = "SELECT id FROM form_definition WHERE tenant_id = ? AND key = ?"
_CONTENT: Final = (
    "SELECT r.content FROM {table} d JOIN resource r ON r.tenant_id = d.tenant_id"
    " AND r.deployment_id = d.deployment_id AND r.name = d.resource_name"
    " WHERE d.tenant_id = ? AND d.id = ?"
)


def form_in_force(session: Session, form_key: str, definition_id: int, element_id: str) -> int | None:
    """The form definition that the element's form key means now; None for a form that is kept elsewhere."""
    sql = _FORM
    values: list[Any] = [session.tenant_id, form_key]
    if _bindings(session, definition_id).get(element_id) == "deployment":
        sql += (
            " AND deployment_id = (SELECT deployment_id FROM process_definition"
            " WHERE tenant_id = ? AND id = ?)"
        )
        values += [session.tenant_id, definition_id]
    row = session.one(sql + " ORDER BY version DESC LIMIT 1", values)
    return None if row is None else int(row[0])


def load_form_definition(session: Session, form_definition_id: int) -> CompiledForm:
    """The compiled form, from this process's memory or from its resource. Raises LookupError."""
    cache = session.database.cache
    key = ("form", session.tenant_id, form_definition_id)
    form: CompiledForm | None = cache.get(key)
    if form is None:
        content = _content(session, "form_definition", form_definition_id)
        form = _keep(cache, key, compile_form(content, function_registry()))
    return form


def form_content(session: Session, form_definition_id: int) -> bytes:
    """The ``.form`` file itself, for the page. Raises LookupError."""
    return _content(session, "form_definition", form_definition_id)


def _bindings(session: Session, definition_id: int) -> Mapping[str, str]:
    """How the elements of a diagram bind their forms, by element id."""
    cache = session.database.cache
    key = ("form-bindings", session.tenant_id, definition_id)
    found: dict[str, str] | None = cache.get(key)
    if found is None:
        tree = parse_strict(_content(session, "process_definition", definition_id))
        found = _keep(cache, key, {})
        for form in tree.iter("{*}formDefinition"):
            extensions = form.getparent()
            element = None if extensions is None else extensions.getparent()
            if element is not None and element.get("id"):
                found[str(element.get("id"))] = form.get("bindingType", "latest")
    return found


def _content(session: Session, table: str, definition_id: int) -> bytes:
    row = session.one(_CONTENT.format(table=table), (session.tenant_id, definition_id))
    if row is None:
        raise LookupError(definition_id)
    return bytes(row[0])


def _keep(cache: dict[Any, Any], key: Any, value: Any) -> Any:
    if len(cache) >= _CACHE_SIZE:
        cache.clear()
    cache[key] = value
    return value
