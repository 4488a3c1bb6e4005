"""A form as the server looks at it: scopes with leaves and lists, groups folded into paths and conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import feel
from forms import kinds
from forms.components import INPUTS, LISTS
from forms.errors import Failure
from forms.kinds import Check, Component
from forms.options import Options, options_of
from forms.personal import personal_kind
from forms.texts import EMAIL, PHONE, compile_pattern

Keys = tuple[str, ...]
_EMPTY = {"textfield": "", "textarea": "", "checkbox": False, "checklist": [], "taglist": []}
_BOUNDS = ("min", "max", "minLength", "maxLength")
_MANY = frozenset({"checklist", "taglist"})
#: Names by which an expression reads what is around it.
_AROUND = frozenset({"parent", "_parent_"})
_SPECIAL = _AROUND | {"this", "_this_"}
_CHOICES = _MANY | {"radio", "select"}
#: What form-js offers when a form names no options at all.
_NO_OPTIONS = [{"label": "Value", "value": "value"}]


#: As unary tests they would be compared with the value tested; here they are meant as they stand.
_LITERALS = {"true": "1 = 1", "false": "1 = 0", "not(true)": "1 = 0", "not(false)": "1 = 1"}


class Condition:
    """What hides a field or makes it read-only: a unary test of null, as form-js has it.

    So a condition that is null, as a comparison with an empty field is, holds."""

    __slots__ = ("_expression", "_test")

    def __init__(self, text: str, functions: feel.FunctionRegistry | None) -> None:
        self._test: feel.UnaryTests | None = None
        self._expression: feel.Expression | None = None
        text = _LITERALS.get(text, text)
        try:
            self._test = feel.compile_unary_tests(text, functions=functions)
        except feel.FeelSyntaxError:
            # not(a) and not(b) is an expression only
            self._expression = feel.compile_expression(text, functions=functions)

    @property
    def variables(self) -> frozenset[str]:
        """The names it reads."""
        compiled = self._test or self._expression
        return compiled.variables if compiled is not None else frozenset()

    def holds(self, names: Mapping[str, Any]) -> bool:
        """Whether it is met; one that takes too much to evaluate is not."""
        try:
            if self._test is not None:
                return self._test.evaluate(None, names) is True
            assert self._expression is not None
            value = self._expression.evaluate(names)
        except feel.FeelError:
            return False
        return value is True or value is None


@dataclass(slots=True, kw_only=True)
class Entry:
    """What leaves and lists share. ``hides`` are numbers of conditions of the scope, groups' included."""

    id: str
    label: str
    path: Keys
    hides: tuple[int, ...]
    #: fixed, or computed
    readonly: bool | Condition
    disabled: bool


@dataclass(slots=True, kw_only=True)
class Leaf(Entry):
    """A field with a value. ``check`` needs the value alone; the rest needs its surroundings."""

    type: str
    empty: Any
    default: Any = None
    check: Check | None = None
    #: a static choice; None when options depend on variables
    options: Options | None = None
    options_key: str | None = None
    options_expression: feel.Expression | None = None
    #: min, max, minLength, maxLength as computed
    bounds: Mapping[str, Any] = field(default_factory=dict)
    required: bool = False
    computed: feel.Expression | None = None
    no_past: bool = False
    multiple: bool | feel.Expression = True
    #: a number kept as text
    is_text_number: bool = False
    #: more than the value decides
    needs_surroundings: bool = False
    #: what a submission brings is right when it is right by itself
    is_plain: bool = False
    #: kind of personal data it holds
    personal: str = ""

    @property
    def is_choice(self) -> bool:
        return self.type in _CHOICES

    @property
    def is_many(self) -> bool:
        return self.type in _MANY

    def settle(self) -> None:
        """Note what is asked of every submission."""
        self.needs_surroundings = bool(
            self.bounds
            or self.no_past
            or self.type == "filepicker"
            or (self.is_choice and self.options is None)
        )
        self.is_plain = not (
            self.needs_surroundings or self.required or self.disabled or self.readonly is not False
        )

    def fresh(self) -> Any:
        """An empty value; lists are never shared."""
        return [] if self.is_many else self.empty

    def initial(self) -> Any:
        """What the page shows when there is no value."""
        return self.fresh() if self.default is None else self.default


@dataclass(slots=True, kw_only=True)
class Rows(Entry):
    """A dynamic list."""

    scope: Scope
    repetitions: int = 1
    fixed: bool = False


@dataclass(slots=True)
class Scope:
    """The root, or one row of a dynamic list."""

    entries: list[Leaf | Rows] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    #: how many fields in it and below are computed
    computed: int = 0
    #: what is computed may depend on what is computed after it, or conditions may on either
    is_entangled: bool = False
    #: something in groups or rows may be hidden
    hides_within: bool = False
    #: FEEL is evaluated in it or below
    evaluates: bool = False
    #: paths of groups: objects without a value of their own
    containers: set[Keys] = field(default_factory=set)


class Builder:
    """One run over the components of a form."""

    def __init__(self, functions: feel.FunctionRegistry | None) -> None:
        self._functions = functions

    def scope(self, components: list[Component]) -> Scope:
        """The scope of the root's or a row's components."""
        scope = Scope()
        self._fill(scope, components, (), ())
        lists = [entry.scope for entry in scope.entries if isinstance(entry, Rows)]
        leaves = [entry for entry in scope.entries if isinstance(entry, Leaf)]
        scope.computed = sum(leaf.computed is not None for leaf in leaves)
        scope.computed += sum(inner.computed for inner in lists)
        scope.hides_within = any(entry.hides and len(entry.path) > 1 for entry in scope.entries) or any(
            inner.conditions or inner.hides_within for inner in lists
        )
        scope.is_entangled = scope.computed > 0 and _is_entangled(scope)
        scope.evaluates = (
            bool(scope.computed or scope.conditions)
            or any(inner.evaluates for inner in lists)
            or any(_evaluates(entry) for entry in scope.entries)
        )
        return scope

    def _fill(self, scope: Scope, components: list[Component], path: Keys, hides: tuple[int, ...]) -> None:
        for component in components:
            kind = component["type"]
            inner = self._condition(scope, component, hides)
            own = _keys(component.get("path")) if kind in LISTS or kind == "group" else ()
            if kind in LISTS and component.get("isRepeating", True):
                scope.entries.append(self._rows(component, path + own, inner))
            elif kind in LISTS or kind == "group":
                if path + own:
                    scope.containers.add(path + own)
                self._fill(scope, component.get("components") or [], path + own, inner)
            elif kind in INPUTS:
                scope.entries.append(self._leaf(component, path + _keys(component["key"]), inner))

    def _condition(self, scope: Scope, component: Component, hides: tuple[int, ...]) -> tuple[int, ...]:
        conditional = component.get("conditional")
        hide = self._test(conditional.get("hide")) if isinstance(conditional, Mapping) else None
        if hide is None:
            return hides
        scope.conditions.append(hide)
        return (*hides, len(scope.conditions) - 1)

    def _feel(self, text: object) -> feel.Expression | None:
        if not isinstance(text, str) or not text.strip().startswith("="):
            return None
        return feel.compile_expression(text.strip()[1:].strip(), functions=self._functions)

    def _test(self, text: object) -> Condition | None:
        if not isinstance(text, str) or not text.strip().startswith("="):
            return None
        return Condition(text.strip()[1:].strip(), self._functions)

    def _entry(self, component: Component, path: Keys, hides: tuple[int, ...]) -> dict[str, Any]:
        readonly = self._test(component.get("readonly"))
        return {
            "id": str(component.get("id") or ".".join(path)),
            "label": _label(component),
            "path": path,
            "hides": hides,
            "readonly": bool(component.get("readonly")) if readonly is None else readonly,
            "disabled": component.get("disabled") is True,
        }

    def _rows(self, component: Component, path: Keys, hides: tuple[int, ...]) -> Rows:
        repetitions = component.get("defaultRepetitions", 1)
        return Rows(
            **self._entry(component, path, hides),
            scope=self.scope(component.get("components") or []),
            repetitions=repetitions if isinstance(repetitions, int) else 1,
            fixed=component.get("allowAddRemove") is False,
        )

    def _leaf(self, component: Component, path: Keys, hides: tuple[int, ...]) -> Leaf:
        kind = component["type"]
        leaf = Leaf(
            **self._entry(component, path, hides),
            type=kind,
            empty=_EMPTY.get(kind),
            default=component.get("defaultValue"),
            personal=personal_kind(component),
        )
        if kind == "expression":
            leaf.computed = self._feel(component.get("expression"))
        if kind in _CHOICES:
            self._choice(leaf, component)
        if kind == "filepicker":
            multiple = component.get("multiple")
            leaf.multiple = self._feel(multiple) or multiple in (True, "true")
        leaf.no_past = kind == "datetime" and component.get("disallowPassedDates") is True
        leaf.is_text_number = kind == "number" and bool(component.get("serializeToString"))
        self._rules(leaf, component)
        leaf.settle()
        return leaf

    def _choice(self, leaf: Leaf, component: Component) -> None:
        leaf.options_key = component.get("valuesKey") or None
        if leaf.options_key is not None:
            return
        expression = self._feel(component.get("valuesExpression"))
        if component.get("values") is None and expression is not None:
            leaf.options_expression = expression
        else:
            leaf.options = options_of(component.get("values", _NO_OPTIONS))

    def _rules(self, leaf: Leaf, component: Component) -> None:
        rules = component.get("validate")
        rules = rules if isinstance(rules, Mapping) else {}
        leaf.required = rules.get("required") is True
        computed = {name: found for name in _BOUNDS if (found := self._feel(rules.get(name))) is not None}
        fixed = {name: value for name, value in rules.items() if name not in computed}
        if computed:
            # a fixed bound beside a computed one is checked with it
            leaf.bounds = {**fixed, **computed}
            fixed = {name: value for name, value in fixed.items() if name not in _BOUNDS}
        leaf.check = _check(leaf, component, fixed)


def _check(leaf: Leaf, component: Component, rules: Mapping[str, Any]) -> Check | None:
    kind = leaf.type
    checks: list[Check] = []
    if kind in ("textfield", "textarea"):
        checks = [kinds.check_line if kind == "textfield" else kinds.check_text, *_text_rules(rules)]
    elif kind == "number":
        checks = [kinds.check_number_text if component.get("serializeToString") else kinds.check_number]
        checks += _number_rules(component, rules)
    elif kind == "checkbox":
        checks = [kinds.check_boolean]
    elif kind == "datetime":
        checks = [kinds.datetime_check(component)]
    elif kind == "filepicker":
        checks = [kinds.check_files]
    elif leaf.is_choice and leaf.options is not None:
        make = kinds.options_check if leaf.is_many else kinds.option_check
        checks = [make(leaf.options)]
    return kinds.all_of(checks) if checks else None


def _text_rules(rules: Mapping[str, Any]) -> list[Check]:
    checks: list[Check] = []
    if rules.get("pattern"):
        text = str(rules.get("patternErrorMessage") or "")
        failure = Failure("field-pattern", {"pattern": rules["pattern"]}, text)
        checks.append(kinds.pattern_rule(compile_pattern(rules["pattern"]), failure))
    low, high = as_number(rules.get("minLength")), as_number(rules.get("maxLength"))
    if low is not None or high is not None:
        checks.append(kinds.text_rule(low, high))
    if rules.get("validationType") == "phone":
        checks.append(kinds.pattern_rule(PHONE, Failure("field-phone")))
    if rules.get("validationType") == "email":
        checks.append(kinds.pattern_rule(EMAIL, Failure("field-email")))
    return checks


def _number_rules(component: Component, rules: Mapping[str, Any]) -> list[Check]:
    checks: list[Check] = []
    digits, increment = component.get("decimalDigits"), component.get("increment")
    if isinstance(digits, int) or increment:
        checks.append(kinds.digits_rule(digits if isinstance(digits, int) else None, increment))
    low, high = rules.get("min"), rules.get("max")
    if low is not None or high is not None:
        checks.append(kinds.number_rule(low, high))
    return checks


def as_number(value: Any) -> float | None:
    """A bound on a length; None when it is none."""
    try:
        found = float(kinds.exact(value))
    except (ValueError, OverflowError):
        return None
    return int(found) if found.is_integer() else found


def _is_entangled(scope: Scope) -> bool:
    """Whether one pass in the order of the form may leave something computed of stale values."""
    if any(inner.conditions or inner.computed > 1 for inner in _scopes_below(scope)):
        return True
    late = {entry.path[0] for entry in scope.entries if _computes(entry)}
    if any(condition.variables & (late | _SPECIAL) for condition in scope.conditions):
        return True
    for entry in scope.entries:
        for leaf in _computed_in(entry):
            names = leaf.computed.variables if leaf.computed is not None else frozenset()
            if names & late or names & (_AROUND if isinstance(entry, Rows) else _SPECIAL):
                return True
        late -= {entry.path[0]}
    return False


def _computes(entry: Leaf | Rows) -> bool:
    return entry.computed is not None if isinstance(entry, Leaf) else entry.scope.computed > 0


def _computed_in(entry: Leaf | Rows) -> list[Leaf]:
    if isinstance(entry, Leaf):
        return [entry] if entry.computed is not None else []
    return [leaf for inner in entry.scope.entries for leaf in _computed_in(inner)]


def _scopes_below(scope: Scope) -> list[Scope]:
    found = [entry.scope for entry in scope.entries if isinstance(entry, Rows)]
    return found + [inner for one in found for inner in _scopes_below(one)]


def _evaluates(entry: Entry) -> bool:
    if isinstance(entry.readonly, Condition):
        return True
    return isinstance(entry, Leaf) and bool(
        entry.bounds or entry.options_expression or isinstance(entry.multiple, feel.Expression)
    )


def _keys(path: object) -> Keys:
    return tuple(path.split(".")) if isinstance(path, str) and path else ()


def _label(component: Component) -> str:
    for name in ("label", "dateLabel", "timeLabel"):
        text = component.get(name)
        if isinstance(text, str) and text and not text.startswith("=") and "{{" not in text:
            return text[:100]
    return ""
