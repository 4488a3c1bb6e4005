"""form-js schemas: read, checked, with every problem told at once.

A form is the JSON object that the bpmn.io form editor saves: an ``id`` and nested ``components``. What a
submission must satisfy is compiled from it elsewhere; this module only lets sound schemas in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeGuard

import re2

import feel
from forms.components import COMPONENT_TYPES, FEEL_PROPERTIES, INPUTS, LISTS, OPTIONS
from forms.messages import PHRASES, RULES
from forms.personal import FIELDS, KINDS, personal_kind
from forms.texts import compile_pattern

MAX_BYTES = 1024 * 1024
MAX_COMPONENTS = 2_000
MAX_DEPTH = 20
MAX_EXPRESSION = 4_000
MAX_PATTERN = 1_000
#: JSON nests components and their parts; four levels of brackets for one of components is ample.
_MAX_JSON_DEPTH = MAX_DEPTH * 4
_KEY = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*")
#: Unrolled, so that a long text costs no memory for going back.
_TEXT = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"')
_NUMBERS = ("min", "max", "minLength", "maxLength")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormProblem:
    """One thing wrong in a schema; ``component_id`` names the component as the editor shows it."""

    rule: str
    component_id: str | None = None
    params: Mapping[str, object] = field(default_factory=dict)

    def message(self, lang: str = "zh-CN") -> str:
        """What is wrong."""
        return self._text(0 if lang == "zh-CN" else 2, lang)

    def way_out(self, lang: str = "zh-CN") -> str:
        """What to do about it."""
        return self._text(1 if lang == "zh-CN" else 3, lang)

    def _text(self, part: int, lang: str) -> str:
        spoken = {
            name: value.message(lang) if isinstance(value, feel.FeelError) else value
            for name, value in self.params.items()
        }
        if "expected" in spoken:
            spoken["expected"] = PHRASES[str(spoken["expected"])][0 if lang == "zh-CN" else 1]
        return RULES[self.rule][part].format(component=self.component_id or "—", **spoken)


class InvalidForm(Exception):
    """The schema has problems; ``problems`` lists all of them."""

    def __init__(self, problems: tuple[FormProblem, ...]) -> None:
        super().__init__("; ".join(problem.message("en") for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class FormSchema:
    """A sound form."""

    id: str
    name: str
    content: Mapping[str, Any]

    def components(self) -> Iterator[Mapping[str, Any]]:
        """Every component, groups before what they hold."""
        for component, _ in _walk(self.content["components"]):
            yield component


def load_form(content: bytes, functions: feel.FunctionRegistry | None = None) -> FormSchema:
    """Read a ``.form`` file; raises :class:`InvalidForm` with everything that is wrong."""
    form = _read(content)
    problems = [*_check_head(form)]
    if isinstance(form.get("components"), list):
        problems += _Checker(functions).check(form["components"])
    if problems:
        raise InvalidForm(tuple(problems))
    return FormSchema(form["id"], str(form.get("name") or form["id"]), form)


def _read(content: bytes) -> dict[str, Any]:
    if len(content) > MAX_BYTES:
        raise _invalid("form-too-large", size=len(content), limit=MAX_BYTES)
    if _bracket_depth(content) > _MAX_JSON_DEPTH:
        raise _invalid("form-too-deep", limit=MAX_DEPTH)
    try:
        form = json.loads(content.decode("utf-8-sig"), parse_constant=_no_constant, object_pairs_hook=_unique)
    except (ValueError, RecursionError) as error:
        raise _invalid("form-not-json", detail=str(error)[:200]) from error
    if not isinstance(form, dict):
        raise _invalid("form-shape", place="form", expected="object")
    return form


def _bracket_depth(content: bytes) -> int:
    """How deep brackets nest; brackets inside texts are left aside."""
    depth = deepest = 0
    for bracket in re.findall(rb"[\[\]{}]", _TEXT.sub(b"", content)):
        depth += 1 if bracket in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Duplicate keys would let two readers see two different forms."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("duplicate key in an object")
    return found


def _invalid(rule: str, **params: object) -> InvalidForm:
    return InvalidForm((FormProblem(rule=rule, params=params),))


def _check_head(form: Mapping[str, Any]) -> Iterator[FormProblem]:
    if not isinstance(form.get("id"), str) or not form["id"].strip() or len(form["id"]) > 255:
        yield FormProblem(rule="form-missing-id")
    if not isinstance(form.get("components"), list):
        yield FormProblem(rule="form-shape", params={"place": "components", "expected": "list"})


def _walk(components: list[Any], depth: int = 1) -> Iterator[tuple[Any, int]]:
    pending = [(component, depth) for component in reversed(components)]
    while pending:
        component, level = pending.pop()
        yield component, level
        inner = component.get("components") if isinstance(component, dict) else None
        if isinstance(inner, list):
            pending.extend((item, level + 1) for item in reversed(inner))


class _Checker:
    """One run over the components of a form."""

    def __init__(self, functions: feel.FunctionRegistry | None) -> None:
        self._functions = functions
        self._problems: list[FormProblem] = []
        self._ids: set[str] = set()
        self._paths: set[str] = set()

    def check(self, components: list[Any]) -> list[FormProblem]:
        count = 0
        for _, depth in _walk(components):
            count += 1
            if depth > MAX_DEPTH:
                return [FormProblem(rule="form-too-deep", params={"limit": MAX_DEPTH})]
        if count > MAX_COMPONENTS:
            params = {"count": count, "limit": MAX_COMPONENTS}
            return [FormProblem(rule="form-too-many-components", params=params)]
        self._scope(components, "")
        return self._problems

    def _report(self, rule: str, component: Mapping[str, Any], **params: object) -> None:
        found = component.get("id") or component.get("key") or component.get("label")
        name = str(found)[:100] if found else None
        self._problems.append(FormProblem(rule=rule, component_id=name, params=params))

    def _scope(self, components: list[Any], path: str) -> None:
        """Whole paths are unique: groups and dynamic lists put their own path before the key."""
        for component in components:
            if not isinstance(component, dict):
                params = {"place": "components[]", "expected": "object"}
                self._problems.append(FormProblem(rule="form-shape", params=params))
                continue
            self._component(component, path)
            inner = component.get("components")
            if inner is None:
                continue
            if isinstance(inner, list):
                self._scope(inner, _joined(path, component.get("path")))
            else:
                self._report("form-shape", component, place="components", expected="list")

    def _component(self, component: Mapping[str, Any], path: str) -> None:
        type = component.get("type")
        if not isinstance(type, str) or type not in COMPONENT_TYPES:
            known = ", ".join(sorted(COMPONENT_TYPES))
            self._report("form-unknown-type", component, type=str(type)[:100], known=known)
            return
        identifier = component.get("id")
        if isinstance(identifier, str) and identifier:
            if identifier in self._ids:
                self._report("form-duplicate-id", component)
            self._ids.add(identifier)
        self._key(component, type, path)
        if type in OPTIONS:
            self._options(component)
        self._expressions(component)
        self._validation(component)
        self._personal(component, type)

    def _personal(self, component: Mapping[str, Any], type: str) -> None:
        kind = personal_kind(component)
        if kind and (kind not in KINDS or type not in FIELDS):
            known = ", ".join(sorted(KINDS))
            self._report("form-personal", component, kind=kind[:100], known=known)

    def _key(self, component: Mapping[str, Any], type: str, path: str) -> None:
        key = component.get("key") if type in INPUTS else component.get("path")
        if not key:
            if type in INPUTS or type in LISTS:
                self._report("form-missing-key", component, type=type)
            return
        if not isinstance(key, str) or len(key) > 255 or not _KEY.fullmatch(key):
            self._report("form-bad-key", component, key=str(key)[:100])
        elif type in INPUTS or type in LISTS:
            whole = _joined(path, key)
            if whole in self._paths:
                self._report("form-duplicate-key", component, key=whole)
            self._paths.add(whole)

    def _options(self, component: Mapping[str, Any]) -> None:
        values = component.get("values")
        if values is None:
            if not component.get("valuesKey") and not component.get("valuesExpression"):
                self._report("form-no-options", component)
            return
        if not isinstance(values, list):
            self._report("form-shape", component, place="values", expected="list")
            return
        for option in values:
            if not isinstance(option, dict) or "value" not in option:
                self._report("form-shape", component, place="values[]", expected="option")
                return

    def _expressions(self, component: Mapping[str, Any]) -> None:
        conditional = component.get("conditional")
        hide = conditional.get("hide") if isinstance(conditional, dict) else None
        texts = [("conditional.hide", hide)] + [(name, component.get(name)) for name in FEEL_PROPERTIES]
        for place, text in texts:
            if not isinstance(text, str) or not text.strip().startswith("="):
                continue
            if len(text) > MAX_EXPRESSION:
                params = {"length": len(text), "limit": MAX_EXPRESSION}
                self._report("form-expression-too-long", component, place=place, **params)
                continue
            try:
                feel.compile_expression(text.strip()[1:].strip(), functions=self._functions)
            except feel.FeelError as error:
                self._report("form-feel", component, place=place, detail=error.with_traceback(None))

    def _validation(self, component: Mapping[str, Any]) -> None:
        rules = component.get("validate")
        if rules is None:
            return
        if not isinstance(rules, dict):
            self._report("form-shape", component, place="validate", expected="object")
            return
        if not isinstance(rules.get("required", False), bool | str):
            self._report("form-shape", component, place="validate.required", expected="boolean")
        for name in _NUMBERS:
            value = rules.get(name)
            # the editor also writes numbers as texts, and expressions
            if value is not None and not _is_number(value) and not _is_expression(value):
                self._report("form-shape", component, place=f"validate.{name}", expected="number")
        self._bounds(component, rules)
        self._pattern(component, rules.get("pattern"))

    def _bounds(self, component: Mapping[str, Any], rules: Mapping[str, Any]) -> None:
        for low_name, high_name in (("min", "max"), ("minLength", "maxLength")):
            low, high = rules.get(low_name), rules.get(high_name)
            if _is_number(low) and _is_number(high) and float(low) > float(high):
                self._report("form-range", component, low=low, high=high)

    def _pattern(self, component: Mapping[str, Any], pattern: object) -> None:
        if pattern is None or pattern == "":
            return
        if not isinstance(pattern, str):
            self._report("form-shape", component, place="validate.pattern", expected="text")
            return
        try:
            if len(pattern) > MAX_PATTERN:
                raise re2.error(f"> {MAX_PATTERN}")
            compile_pattern(pattern)
        except re2.error as error:
            # linear-time expressions only: a pattern must not be able to hang the server
            self._report("form-pattern", component, pattern=pattern[:100], detail=str(error)[:200])


def _joined(path: str, key: object) -> str:
    return ".".join(part for part in (path, key) if isinstance(part, str) and part)


def _is_number(value: Any) -> TypeGuard[int | float | str]:
    if isinstance(value, bool):
        return False
    if isinstance(value, int | float):
        return True
    return isinstance(value, str) and re.fullmatch(r"-?\d{1,15}(\.\d{1,15})?", value.strip()) is not None


def _is_expression(value: object) -> bool:
    return isinstance(value, str) and value.strip().startswith("=")
