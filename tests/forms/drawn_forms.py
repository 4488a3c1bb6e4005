"""Forms drawn by chance: every kind of component, with every rule it may have."""

from __future__ import annotations

from random import Random
from typing import Any

Component = dict[str, Any]

WORDS = ["甲", "乙", "alpha", "beta", "gamma", "x y", "公益"]
PATTERNS = ["^[a-z]+$", "^[\\u4e00-\\u9fa5]{1,4}$", "\\d", "^a|b$", "^(\\w+) ?(\\w*)$"]
#: Variables there before the task, which expressions and options refer to.
VARIABLES = {"flag": True, "lo": 2, "hi": 10, "kind": "alpha"}


class FormDrawer:
    """Draws one form; what it has drawn so far is what conditions may refer to."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._count = 0
        self._texts: list[str] = []
        self._numbers: list[str] = []

    def form(self) -> dict[str, Any]:
        """A form with a handful of components."""
        components = [self._component(depth=0) for _ in range(self._random.randint(2, 4))]
        return {"type": "default", "id": "drawn", "components": components}

    def context(self) -> dict[str, Any]:
        """Variables of the task; some of the form's own fields among them."""
        random = self._random
        found: dict[str, Any] = {
            "flag": random.choice([True, False]),
            "lo": random.randint(-3, 5),
            "hi": random.randint(6, 12),
            "kind": random.choice(WORDS),
            "choices": self._options() if random.random() < 0.9 else "none",
        }
        for key in self._texts:
            if random.random() < 0.15:
                found[key] = random.choice(WORDS)
        for key in self._numbers:
            if random.random() < 0.15:
                found[key] = random.randint(0, 12)
        return found

    def _component(self, depth: int, row: bool = False) -> Component:
        random = self._random
        kinds = [self._text] * 3 + [self._number] * 3 + [self._choice] * 3 + [self._datetime, self._checkbox]
        kinds += [self._computed, self._files, self._shown]
        if depth < 2:
            kinds += [self._group, self._list] * 2
        component: Component = random.choice(kinds)(depth, row)
        component["id"] = self._name("C")
        if random.random() < 0.3:
            component["conditional"] = {"hide": self._condition(row)}
        if "key" in component and random.random() < 0.08:
            component[random.choice(["readonly", "disabled"])] = True
        elif "key" in component and random.random() < 0.04:
            component["readonly"] = self._condition(row)
        return component

    def _name(self, letter: str) -> str:
        self._count += 1
        return f"{letter}{self._count}"

    def _key(self, row: bool, known: list[str] | None = None) -> str:
        key = self._name("f")
        if self._random.random() < 0.1:
            key = f"o{self._count}.{key}"
        elif known is not None and not row:
            known.append(key)
        return key

    def _required(self) -> dict[str, Any]:
        return {"required": True} if self._random.random() < 0.4 else {}

    def _text(self, depth: int, row: bool) -> Component:
        random = self._random
        rules = self._required()
        if random.random() < 0.3:
            rules["minLength"] = random.choice([1, 2, "=lo", "2"])
        if random.random() < 0.3:
            rules["maxLength"] = random.choice([4, 6, "=hi"])
        if random.random() < 0.2:
            rules["pattern"] = random.choice(PATTERNS)
        elif random.random() < 0.1:
            rules["validationType"] = random.choice(["email", "phone"])
        made: Component = {
            "type": random.choice(["textfield", "textarea"]),
            "key": self._key(row, self._texts if depth == 0 else None),
            "validate": rules,
        }
        if random.random() < 0.1:
            made["defaultValue"] = random.choice(WORDS)
        return made

    def _number(self, depth: int, row: bool) -> Component:
        random = self._random
        rules = self._required()
        if random.random() < 0.3:
            rules["min"] = random.choice([0, 1.5, "2", "=lo", "=lo - 1"])
        if random.random() < 0.3:
            rules["max"] = random.choice([7, 99.5, "=hi"])
        made: Component = {
            "type": "number",
            "key": self._key(row, self._numbers if depth == 0 else None),
            "validate": rules,
        }
        if random.random() < 0.3:
            made["decimalDigits"] = random.choice([0, 1, 2])
        if random.random() < 0.2:
            made["increment"] = random.choice(["0.5", "2", 0.1])
        if random.random() < 0.2:
            made["serializeToString"] = True
            if made["key"] in self._numbers:
                self._numbers.remove(made["key"])
        return made

    def _options(self) -> list[Any]:
        random = self._random
        made: list[Any] = random.sample(WORDS, 3)
        made += random.sample([1, 0, 2.5, True, False], 1)
        options: list[Any] = [{"label": str(value), "value": value} for value in made]
        if random.random() < 0.3:
            options.append({"label": "object", "value": {"id": 1, "tags": ["a"]}})
        if random.random() < 0.3:
            options += random.sample([7, "", None, {"value": "bare"}, {"label": "no value"}, {}], 2)
        return options

    def _choice(self, depth: int, row: bool) -> Component:
        random = self._random
        made: Component = {
            "type": random.choice(["select", "radio", "checklist", "taglist"]),
            "key": self._key(row),
            "validate": self._required(),
        }
        source = random.random()
        if source < 0.6:
            made["values"] = [
                option for option in self._options() if isinstance(option, dict) and "value" in option
            ]
        elif source < 0.8:
            made["valuesKey"] = "choices"
        else:
            made["valuesExpression"] = random.choice(['=["alpha", kind, 3]', '=[{label: "甲", value: kind}]'])
        return made

    def _datetime(self, depth: int, row: bool) -> Component:
        random = self._random
        made: Component = {
            "type": "datetime",
            "key": self._key(row),
            "subtype": random.choice(["date", "time", "datetime"]),
            "dateLabel": "日期",
            "validate": self._required(),
        }
        if made["subtype"] != "date":
            made["timeSerializingFormat"] = random.choice(["utc_offset", "utc_normalized", "no_timezone"])
        return made

    def _checkbox(self, depth: int, row: bool) -> Component:
        return {"type": "checkbox", "key": self._key(row), "validate": self._required()}

    def _files(self, depth: int, row: bool) -> Component:
        multiple = self._random.choice([True, False, "=flag"])
        return {
            "type": "filepicker",
            "key": self._key(row),
            "multiple": multiple,
            "validate": self._required(),
        }

    def _computed(self, depth: int, row: bool) -> Component:
        random = self._random
        texts = ["=lo * 2", '="数" + kind', "=if flag then 1 else null"]
        texts += [f"={key} + 1" for key in self._numbers[-2:]]
        texts += [f"=string length({key})" for key in self._texts[-1:]]
        if row:
            texts += ["=i[1] * 10", "=this.q + lo"]
        return {
            "type": "expression",
            "key": self._name("e"),
            "expression": random.choice(texts),
            "computeOn": random.choice(["change", "presubmit"]),
        }

    def _shown(self, depth: int, row: bool) -> Component:
        kind = self._random.choice(["text", "html", "separator", "spacer", "button", "image"])
        more = {"text": {"text": "# 说明"}, "html": {"content": "<b>说明</b>"}, "button": {"label": "提交"}}
        return {"type": kind, **more.get(kind, {})}

    def _group(self, depth: int, row: bool) -> Component:
        random = self._random
        inner = [self._component(2 if depth else 1, row) for _ in range(random.randint(1, 2))]
        made: Component = {"type": "group", "components": inner}
        if random.random() < 0.5:
            made["path"] = self._name("g")
        return made

    def _list(self, depth: int, row: bool) -> Component:
        random = self._random
        inner = [self._component(depth + 1, True) for _ in range(random.randint(1, 2))]
        inner.append({"type": "number", "key": "q", "id": self._name("C"), "validate": {}})
        made: Component = {
            "type": "dynamiclist",
            "path": self._name("rows"),
            "components": inner,
            "defaultRepetitions": random.randint(0, 3),
            "isRepeating": True,
            "allowAddRemove": random.random() < 0.9,
        }
        return made

    def _condition(self, row: bool) -> str:
        random = self._random
        texts = ["=flag", "=not(flag)", '=kind = "alpha"', "=lo > 2"]
        texts += [f'={key} = "{random.choice(WORDS)}"' for key in self._texts[-2:]]
        texts += [f"={key} > {random.randint(0, 8)}" for key in self._numbers[-2:]]
        texts += [f"={key} = null" for key in self._numbers[-1:]]
        if row:
            texts += ["=i[1] = 2", "=this.q > 4", "=this.q = null", "=_this_.q < lo"]
        return random.choice(texts)
