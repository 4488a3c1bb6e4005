"""A form compiled once: submissions are checked on the server exactly as form-js checks them on the page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from itertools import pairwise
from typing import Any

from marshmallow import ValidationError

import feel
from forms import kinds
from forms.errors import Failure, FieldError, FormErrors, Path
from forms.options import Options, is_same, options_of
from forms.personal import Pattern
from forms.schema import FormSchema, load_form
from forms.shape import failures, shape_of
from forms.state import (
    MAX_TOTAL_ROWS,
    Shown,
    State,
    TooManyRows,
    evaluate,
    is_missing,
    is_readonly,
    plain,
    value_at,
)
from forms.tree import Builder, Leaf, Rows, Scope, as_number

#: Errors told at once; a hostile submission has as many as it likes.
MAX_ERRORS = 200
_CHINA = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class FileUse:
    """The files a submission names in one field; the caller checks that they exist and are accepted."""

    path: Path
    file_ids: tuple[str, ...]
    accept: str = ""


@dataclass(frozen=True, slots=True)
class ValidSubmission:
    """What to store: every visible field that is not disabled, computed values included."""

    data: Mapping[str, Any]
    files: tuple[FileUse, ...] = ()


class CompiledForm:
    """A form ready to check submissions; immutable, to be shared between threads."""

    def __init__(self, schema: FormSchema, functions: feel.FunctionRegistry | None = None) -> None:
        self.id = schema.id
        self._scope = Builder(functions).scope(list(schema.content["components"]))
        self._shape = shape_of(self._scope)
        #: paths of the fields that hold personal data, and which kind of it
        self.personal_fields: tuple[tuple[Pattern, str], ...] = tuple(_personal(self._scope, ()))
        self._accepts = {
            str(it.get("id")): str(it.get("accept") or "")
            for it in schema.components()
            if it.get("type") == "filepicker"
        }

    def validate(
        self,
        submission: Mapping[str, Any],
        context: Mapping[str, Any] | None = None,
        *,
        today: date | None = None,
        zone: tzinfo = _CHINA,
    ) -> ValidSubmission | FormErrors:
        """Check what a client sends over the variables that are there already (``context``).

        ``today`` is the day before which ``disallowPassedDates`` refuses; without it nothing is past.
        """
        return _Validation(self, self._scope, submission, context or {}, today, zone).result()

    def defaults(self, context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """What the page shows first: variables, defaults, empty values, computed values."""
        state = State(self._scope, context or {}, {})
        data: dict[str, Any] = {}
        for shown in state.shown:
            if isinstance(shown.entry, Leaf):
                _set(data, shown.path, value_at(shown.data, shown.entry.path))
        return data

    def field_paths(self) -> tuple[tuple[str, ...], ...]:
        """Every field's path; ``*`` stands for the number of a row."""
        return tuple(_paths(self._scope, ()))

    def check_shape(self, submission: Mapping[str, Any]) -> list[tuple[Path, Failure]]:
        """What is wrong with values by themselves."""
        try:
            self._shape.load(submission)
        except ValidationError as error:
            return list(failures(error.messages))
        return []

    def accepted_types(self, field_id: str) -> str:
        """What a file field accepts, as in HTML."""
        return self._accepts.get(field_id, "")


def _paths(scope: Scope, path: tuple[str, ...]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for entry in scope.entries:
        if isinstance(entry, Rows):
            found += _paths(entry.scope, (*path, *entry.path, "*"))
        else:
            found.append((*path, *entry.path))
    return found


def _personal(scope: Scope, path: Pattern) -> Iterator[tuple[Pattern, str]]:
    for entry in scope.entries:
        if isinstance(entry, Rows):
            yield from _personal(entry.scope, (*path, *entry.path, "*"))
        elif entry.personal:
            yield (*path, *entry.path), entry.personal


def _set(data: dict[str, Any], path: Path, value: Any) -> None:
    """Set under a path with row numbers; rows are made as they come."""
    target: Any = data
    for key, following in pairwise(path):
        if isinstance(target, list):
            while len(target) <= int(key):
                target.append({})
            target = target[int(key)]
        else:
            target = target.setdefault(key, [] if isinstance(following, int) else {})
    target[path[-1]] = value


class _Validation:
    """One submission."""

    def __init__(
        self,
        form: CompiledForm,
        scope: Scope,
        submission: Mapping[str, Any],
        context: Mapping[str, Any],
        today: date | None,
        zone: tzinfo,
    ) -> None:
        self._form = form
        self._scope = scope
        self._submission = submission
        self._context = context
        self._today = today
        self._zone = zone
        self._errors: list[FieldError] = []
        self._files: list[FileUse] = []
        self._data: dict[str, Any] = {}

    def result(self) -> ValidSubmission | FormErrors:
        shape = self._form.check_shape(self._submission)
        wrong = {path for path, _ in shape}
        if any(failure.key.startswith(("rows-", "field-unknown")) for _, failure in shape):
            # the data have not the form's shape: nothing can be said of the fields in it
            return self._refused(shape)
        try:
            state = State(self._scope, self._context, _without(self._submission, wrong))
        except TooManyRows:
            too_many = Failure("rows-too-many", {"limit": MAX_TOTAL_ROWS})
            return self._refused([((), too_many)])
        hidden: set[Path] = set()
        for shown in state.shown:
            if shown.hidden:
                self._check_hidden(shown, hidden, wrong)
            elif isinstance(shown.entry, Rows):
                self._check_rows(shown.entry, shown)
            elif shown.path not in wrong:
                self._check_leaf(state, shown.entry, shown)
        kept = [(path, failure) for path, failure in shape if path not in hidden]
        if kept or self._errors:
            return self._refused(kept)
        return ValidSubmission(self._data, tuple(self._files))

    def _refused(self, shape: list[tuple[Path, Failure]]) -> FormErrors:
        for path, failure in shape:
            self._fail(path, failure, _label_at(self._scope, path))
        return FormErrors(tuple(self._errors[:MAX_ERRORS]))

    def _fail(self, path: Path, failure: Failure, label: str) -> None:
        self._errors.append(
            FieldError(path=path, key=failure.key, params=failure.params, label=label, text=failure.text)
        )

    def _before(self, path: Path) -> Any:
        """The variable's value, or the missing mark."""
        found: Any = self._context
        for key in path:
            if isinstance(key, int):
                found = found[key] if isinstance(found, list) and key < len(found) else {}
            else:
                found = value_at(found, (key,))
        return found

    def _check_hidden(self, shown: Shown, hidden: set[Path], wrong: set[Path]) -> None:
        hidden.add(shown.path)
        if isinstance(shown.entry, Rows):
            # what is below is hidden too and says so itself
            return
        if shown.path in wrong or _sent(shown) is not None:
            self._fail(shown.path, Failure("field-hidden"), shown.entry.label)

    def _check_rows(self, rows: Rows, shown: Shown) -> None:
        if not rows.fixed and not is_readonly(rows, shown.names) and not rows.disabled:
            return
        before = self._before(shown.path)
        count = len(before) if isinstance(before, list) else rows.repetitions
        if len(value_at(shown.data, rows.path)) != count:
            self._fail(shown.path, Failure("rows-fixed", {"limit": count}), rows.label)

    def _check_leaf(self, state: State, leaf: Leaf, shown: Shown) -> None:
        value = value_at(shown.data, leaf.path)
        if leaf.is_plain and value is shown.sent:
            _set(self._data, shown.path, value)
            return
        if (leaf.disabled or is_readonly(leaf, shown.names)) and self._is_changed(state, leaf, shown):
            self._fail(shown.path, Failure("field-read-only"), leaf.label)
            return
        if leaf.disabled:
            return
        failure = self._required(leaf, value) if leaf.required else None
        if failure is None and value is not None and leaf.check is not None and value is not shown.sent:
            is_empty = not leaf.is_choice and leaf.type != "checkbox" and value == ""
            failure = None if is_empty else leaf.check(value)
        if failure is None and leaf.needs_surroundings:
            failure = self._surroundings(state, leaf, shown, value)
        if failure is not None:
            self._fail(shown.path, failure, leaf.label)
            return
        _set(self._data, shown.path, value)

    def _is_changed(self, state: State, leaf: Leaf, shown: Shown) -> bool:
        given = _sent(shown)
        return given is not None and not is_same(given, state.initial(leaf, self._before(shown.path)))

    @staticmethod
    def _required(leaf: Leaf, value: Any) -> Failure | None:
        is_empty = value is None or value == "" or value == [] or (leaf.type == "checkbox" and value is False)
        return Failure("field-required") if is_empty else None

    def _surroundings(self, state: State, leaf: Leaf, shown: Shown, value: Any) -> Failure | None:
        if leaf.bounds:
            return _check_bounds(leaf, value, shown.names)
        if leaf.no_past:
            return self._check_past(leaf, value)
        if leaf.type == "filepicker":
            return self._check_files(leaf, shown, value)
        return self._check_options(state, leaf, shown, value)

    def _check_options(self, state: State, leaf: Leaf, shown: Shown, value: Any) -> Failure | None:
        if value is None or (leaf.is_many and value == []):
            return None
        if leaf.options_key is not None:
            options = state.keyed_options(leaf.options_key)
        elif leaf.options_expression is not None:
            options = options_of(plain(evaluate(leaf.options_expression, shown.names)))
        else:
            options = Options(())
        if is_readonly(leaf, shown.names):
            return None
        return (kinds.options_check if leaf.is_many else kinds.option_check)(options)(value)

    def _check_past(self, leaf: Leaf, value: Any) -> Failure | None:
        if self._today is None or not isinstance(value, str) or len(value) < 10:
            return None
        moment = datetime.fromisoformat(value)
        day = moment.astimezone(self._zone).date() if moment.tzinfo else moment.date()
        return Failure("field-past") if day < self._today else None

    def _check_files(self, leaf: Leaf, shown: Shown, value: Any) -> Failure | None:
        if not value:
            return None
        multiple = leaf.multiple
        if not isinstance(multiple, bool):
            multiple = evaluate(multiple, shown.names) is True
        if not multiple and len(value) > 1:
            return Failure("field-one-file")
        self._files.append(FileUse(shown.path, tuple(value), self._form.accepted_types(leaf.id)))
        return None


def _sent(shown: Shown) -> Any:
    """What came for a field, or None; no files are as good as nothing."""
    if is_missing(shown.sent) or (shown.sent == [] and getattr(shown.entry, "type", "") == "filepicker"):
        return None
    return shown.sent


def _check_bounds(leaf: Leaf, value: Any, names: Mapping[str, Any]) -> Failure | None:
    computed = {
        name: plain(evaluate(rule, names)) if isinstance(rule, feel.Expression) else rule
        for name, rule in leaf.bounds.items()
    }
    if leaf.type == "number":
        return kinds.number_rule(computed.get("min"), computed.get("max"))(value)
    return kinds.text_rule(as_number(computed.get("minLength")), as_number(computed.get("maxLength")))(value)


def _without(submission: Mapping[str, Any], wrong: set[Path]) -> Mapping[str, Any]:
    """The submission without values that are no values of their field."""
    if not wrong:
        return submission
    return _pruned(submission, (), wrong)  # type: ignore[no-any-return]


def _pruned(value: Any, path: Path, wrong: set[Path]) -> Any:
    if isinstance(value, Mapping):
        return {
            key: None if (*path, key) in wrong else _pruned(item, (*path, key), wrong)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [_pruned(item, (*path, index), wrong) for index, item in enumerate(value)]
    return value


def _label_at(scope: Scope, path: Path) -> str:
    """The label of the field at a path of a submission."""
    for entry in scope.entries:
        size = len(entry.path)
        if path[:size] == entry.path:
            if isinstance(entry, Rows) and len(path) > size + 1:
                return _label_at(entry.scope, path[size + 1 :])
            return entry.label if len(path) <= size + 1 else ""
    return ""


def compile_form(
    schema: bytes | Mapping[str, Any], functions: feel.FunctionRegistry | None = None
) -> CompiledForm:
    """Compile a ``.form`` file or its JSON object; raises InvalidForm. The same content is compiled once."""
    content = schema if isinstance(schema, bytes) else json.dumps(schema).encode()
    return _compiled(content, functions)


@lru_cache(maxsize=512)
def _compiled(content: bytes, functions: feel.FunctionRegistry | None) -> CompiledForm:
    return CompiledForm(load_form(content, functions), functions)
