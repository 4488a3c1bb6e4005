"""Submissions drawn by chance for a form: valid, nearly valid, hostile."""

from __future__ import annotations

from copy import deepcopy
from random import Random
from typing import Any

from forms.compiled import CompiledForm
from forms.errors import FormErrors
from tests.forms.drawn_forms import PATTERNS, WORDS, Component

HOSTILE: list[Any] = [
    None, True, False, 0, -1, 1e300, 2.25, "", " ", "0", "true", "x" * 9, "a\nb", "\t", "a\0b", "\ud800",
    "𠮷𠮷𠮷",
    "1e3", "0x10", " 5 ", "Infinity", "NaN", "1.", ".5", "-", "--1", [], [[]], {}, ["alpha", 7], [None], [{}],
    {"id": 1}, {"id": 1, "tags": ["a"]}, "2024-02-30", "2024-13-01", "2024-01-01T25:00", "24:00", "9:05",
    "<script>", "__proto__", ["files::0"], "files::0", ["../etc/passwd"], ["a1", "b2"], "=1+1", 1, 7, 2.5,
]  # fmt: skip
_SAMPLES = {
    PATTERNS[0]: "abc",
    PATTERNS[1]: "公益",
    PATTERNS[2]: "a1",
    PATTERNS[3]: "ab",
    PATTERNS[4]: "ab cd",
}
_ZONES = {"utc_offset": "+08:00", "utc_normalized": "Z"}


class SubmissionDrawer:
    """Draws submissions of one form over one context."""

    def __init__(
        self, random: Random, schema: dict[str, Any], context: dict[str, Any], form: CompiledForm
    ) -> None:
        self._random = random
        self._components = schema["components"]
        self._context = context
        self._form = form

    def submission(self) -> dict[str, Any]:
        """Most are valid but for one thing or two."""
        made: dict[str, Any] = {}
        self._fill(self._components, made)
        if self._random.random() < 0.9:
            made = self._without_what_is_refused(made)
        for _ in range(self._random.choice([0, 0, 1, 1, 2])):
            self._spoil(made)
        return made

    def _without_what_is_refused(self, made: dict[str, Any]) -> dict[str, Any]:
        result = self._form.validate(made, self._context)
        if isinstance(result, FormErrors):
            for error in reversed(result.errors):
                if error.key in ("field-hidden", "field-read-only") or self._random.random() < 0.5:
                    _remove(made, error.path)
        return made

    def _fill(self, components: list[Component], data: dict[str, Any]) -> None:
        for component in components:
            kind = component["type"]
            if kind == "group":
                target = data.setdefault(component["path"], {}) if component.get("path") else data
                self._fill(component["components"], target)
            elif kind == "dynamiclist":
                rows = data[component["path"]] = [{} for _ in range(self._random.randint(0, 3))]
                for row in rows:
                    self._fill(component["components"], row)
            elif "key" in component and self._random.random() < 0.92:
                *parents, key = component["key"].split(".")
                target = data
                for parent in parents:
                    target = target.setdefault(parent, {})
                target[key] = self._value(component)

    def _value(self, component: Component) -> Any:
        random = self._random
        kind = component["type"]
        if kind in ("textfield", "textarea"):
            return self._text(component.get("validate", {}))
        if kind == "number":
            number = random.choice([1, 2, 3, 4, 5, 7, 10, 2.5, 0, 0.1, 1.25])
            return str(number) if component.get("serializeToString") else number
        if kind == "checkbox":
            return random.random() < 0.7
        if kind == "datetime":
            # the time picker rounds to quarters of an hour
            clock = random.choice(["09:30", "23:45"]) + _ZONES.get(
                component.get("timeSerializingFormat", ""), ""
            )
            subtype = component["subtype"]
            return {"date": "2024-02-29", "time": clock, "datetime": f"2024-02-29T{clock}"}[subtype]
        if kind == "filepicker":
            return random.choice([["a1"], ["a1"], ["a1", "b2"], [], None])
        if kind == "expression":
            return random.choice([1, None, "sent"])
        return self._chosen(component)

    def _text(self, rules: dict[str, Any]) -> str:
        if rules.get("pattern"):
            return _SAMPLES[rules["pattern"]]
        if rules.get("validationType") == "email":
            return self._random.choice(["a@b.cn", "a@b", "a b@c.cn"])
        if rules.get("validationType") == "phone":
            return self._random.choice(["+8613800138000", "0086138001380", "13800138000"])
        return self._random.choice([*WORDS, "", " 甲乙 ", "alphabet", "𠮷", "a\tb"])

    def _chosen(self, component: Component) -> Any:
        random = self._random
        options = component.get("values")
        if options is None:
            options = (
                self._context.get("choices")
                if "valuesKey" in component
                else ["alpha", self._context["kind"], 3]
            )
        values = [it.get("value", "甲") if isinstance(it, dict) else it for it in options if it is not None]
        if component["type"] in ("select", "radio"):
            return deepcopy(random.choice([*values, *values, "none of them", None]))
        return deepcopy(random.sample(values, min(len(values), random.randint(0, 2))))

    def _spoil(self, data: dict[str, Any]) -> None:
        random = self._random
        places = list(_places(data))
        if not places or random.random() < 0.1:
            data[random.choice(["unknown", "flag", "constructor", "甲"])] = random.choice([1, "x", [], {}])
            return
        container, key = random.choice(places)
        act = random.random()
        if act < 0.2 and isinstance(container, dict):
            del container[key]
        elif act < 0.3 and isinstance(container, dict):
            container[random.choice(["more", "q", "f1"])] = 1
        else:
            container[key] = deepcopy(random.choice(HOSTILE))


def _places(value: Any) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        found.append((value, key))
        found += _places(value[key])
    return found


def _remove(data: Any, path: tuple[str | int, ...]) -> None:
    for key in path[:-1]:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return
    if path and isinstance(data, dict):
        data.pop(path[-1], None)
