"""A form filled in: the data as form-js would hold them, what is visible, and what is computed."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any

import feel
from forms import kinds
from forms.errors import Path
from forms.options import Options, is_same, options_of
from forms.tree import Entry, Keys, Leaf, Rows, Scope

MAX_TOTAL_ROWS = 5_000
_MISSING: Any = object()
_NOTHING: Mapping[str, Any] = {}


class TooManyRows(Exception):
    """More rows in all lists together than a submission may have."""


class _Names(dict[str, Any]):
    """Names over those of the form's data, which are not copied for every row."""

    __slots__ = ("_root",)

    def __init__(self, root: Mapping[str, Any]) -> None:
        self._root = root

    def __missing__(self, name: str) -> Any:
        return self._root[name]


@dataclass(frozen=True, slots=True)
class Frame:
    """What an expression sees: ``this`` row, the rows around it, row numbers from 1."""

    this: Any
    parent: Any
    numbers: list[int]

    def names(self, root: Mapping[str, Any]) -> dict[str, Any]:
        """Names for FEEL; the form's data go before the special ones, which therefore have a second name."""
        names = _Names(root)
        names["_this_"], names["_parent_"], names["_i_"] = self.this, self.parent, self.numbers
        for name in ("this", "parent", "i"):
            if name not in root:
                names[name] = names[f"_{name}_"]
        return names

    def around(self) -> dict[str, Any]:
        """What the rows in this frame see as ``parent``: a context of FEEL, and so with every entry in it."""
        row = self.this if isinstance(self.this, Mapping) else {}
        special = {"this": self.this, "parent": self.parent, "i": self.numbers}
        return {**special, **row, **{f"_{name}_": value for name, value in special.items()}}

    def row(self, this: Any, index: int, around: dict[str, Any]) -> Frame:
        """The frame of a row in this one."""
        return Frame(this, around, [*self.numbers, index + 1])


@dataclass(slots=True)
class Shown:
    """A leaf or list on the page: where it is, its value, and whether it is hidden."""

    entry: Leaf | Rows
    path: Path
    #: of its scope: the root's or the row's
    data: dict[str, Any]
    names: Mapping[str, Any]
    hidden: bool
    #: what came for it, or the missing mark
    sent: Any


class State:
    """One filling of a form with what was there before, and what is submitted over it."""

    def __init__(self, scope: Scope, context: Mapping[str, Any], submission: Mapping[str, Any]) -> None:
        self._scope = scope
        self._context = context
        self._given = submission
        self._rows = 0
        self.data: dict[str, Any] = dict(context)
        self._fill(scope, self.data, submission, context)
        self.shown: list[Shown] = []
        self._settle()

    def _fill(self, scope: Scope, data: dict[str, Any], given: Any, before: Any) -> None:
        """Write every field's value: submitted, else there before, else the default, else empty."""
        for path in scope.containers:
            _own(data, path)
        for entry in scope.entries:
            value = value_at(given, entry.path)
            if isinstance(entry, Rows):
                self._fill_rows(entry, data, value, value_at(before, entry.path))
            elif value is _MISSING or entry.computed is not None:
                # what a client sends for a computed field is of no account
                put(data, entry.path, self.initial(entry, value_at(before, entry.path)))
            else:
                put(data, entry.path, entry.fresh() if value is None else value)

    def _fill_rows(self, rows: Rows, data: dict[str, Any], value: Any, before: Any) -> None:
        given = value if isinstance(value, list) else None
        known = before if isinstance(before, list) else [{}] * rows.repetitions
        count = len(known if given is None else given)
        self._rows += count
        if self._rows > MAX_TOTAL_ROWS:
            raise TooManyRows
        filled = []
        for index in range(count):
            was = known[index] if index < len(known) else {}
            row = dict(was) if given is None and isinstance(was, Mapping) else {}
            self._fill(rows.scope, row, {} if given is None else given[index], was)
            filled.append(row)
        put(data, rows.path, filled)

    def initial(self, leaf: Leaf, before: Any) -> Any:
        """What the page shows before anybody types; ``before`` is what a variable held, or missing."""
        if before is _MISSING:
            return leaf.initial()
        if before is None:
            return leaf.fresh()
        kind = leaf.type
        if kind == "expression":
            return before
        if kind == "textfield":
            return kinds.mended_line(before)
        if kind == "textarea":
            return kinds.mended_text(before)
        if kind == "checkbox":
            return before is True
        if kind == "number":
            mend = kinds.mended_number_text if leaf.is_text_number else kinds.mended_number
            return mend(before)
        if leaf.is_choice:
            return self._chosen_before(leaf, before)
        return before if leaf.check is None or leaf.check(before) is None else None

    def _chosen_before(self, leaf: Leaf, before: Any) -> Any:
        options = leaf.options if leaf.options_key is None else self.keyed_options(leaf.options_key)
        if options is None:
            return before
        if not leaf.is_many:
            return before if before in options else None
        return [item for item in before if item in options] if isinstance(before, list) else []

    def keyed_options(self, key: str) -> Options:
        """Options from a variable that was there before; nobody brings his own."""
        return options_of(self._context.get(key))

    def _settle(self) -> None:
        """Compute until nothing changes: an expression may use what another one computes."""
        scope = self._scope
        for _ in range(scope.computed + 1):
            self.shown = []
            root = _Filter(scope, self.data).filtered() if scope.hides_within else self.data
            changed = self._walk(scope, self.data, self._given, Frame(root, None, []), root, (), False)
            if not changed or not scope.is_entangled:
                return

    def _walk(
        self,
        scope: Scope,
        data: Any,
        given: Any,
        frame: Frame,
        root: Mapping[str, Any],
        path: Path,
        hidden: bool,
    ) -> bool:
        names: dict[str, Any] = frame.names(root) if scope.evaluates else {}
        met = [condition.holds(names) for condition in scope.conditions]
        changed = False
        for entry in scope.entries:
            hides = entry.hides
            is_hidden = hidden or (bool(hides) and any([met[number] for number in hides]))
            where = path + entry.path
            path_of = entry.path
            is_flat = len(path_of) == 1 and given.__class__ is dict
            sent = given.get(path_of[0], _MISSING) if is_flat else value_at(given, path_of)
            self.shown.append(Shown(entry, where, data, names, is_hidden, sent))
            if isinstance(entry, Rows):
                around = frame.around() if entry.scope.evaluates else {}
                sent_rows = sent if isinstance(sent, list) else []
                for index, row in enumerate(value_at(data, entry.path)):
                    inner = frame.row(row, index, around) if entry.scope.evaluates else frame
                    sent_row = sent_rows[index] if sent_rows else _NOTHING
                    row_path = (*where, index)
                    changed |= self._walk(entry.scope, row, sent_row, inner, root, row_path, is_hidden)
            elif entry.computed is not None and not is_hidden and not _is_held(entry, names):
                value = plain(evaluate(entry.computed, names))
                if not is_same(value, value_at(data, entry.path)):
                    put(data, entry.path, value)
                    changed = True
        return changed


def _is_held(entry: Entry, names: Mapping[str, Any]) -> bool:
    return entry.disabled or is_readonly(entry, names)


def is_readonly(entry: Entry, names: Mapping[str, Any]) -> bool:
    """Whether the page lets nobody change it."""
    return entry.readonly if isinstance(entry.readonly, bool) else entry.readonly.holds(names)


def evaluate(expression: feel.Expression, names: Mapping[str, Any]) -> Any:
    """The value, or null where evaluation takes too much."""
    try:
        return expression.evaluate(names)
    except feel.FeelError:
        return None


def plain(value: Any) -> Any:
    """FEEL's value as JSON; a value that has none is null."""
    if value is None or isinstance(value, str | bool | int | float):
        return value
    try:
        return feel.to_json(value)
    except (feel.FeelError, TypeError, ValueError):
        return None


def value_at(data: Any, path: Keys) -> Any:
    """The value under a path; :data:`_MISSING` (see :func:`is_missing`) when there is none."""
    for key in path:
        if data.__class__ is not dict and not isinstance(data, Mapping):
            return _MISSING
        data = data.get(key, _MISSING)
    return data


def is_missing(value: Any) -> bool:
    """Whether :func:`value_at` found nothing."""
    return value is _MISSING


def put(data: dict[str, Any], path: Keys, value: Any) -> None:
    """Set the value under a path, making the objects on the way."""
    for key in path[:-1]:
        inner = data.get(key)
        if not isinstance(inner, dict):
            inner = data[key] = {}
        data = inner
    data[path[-1]] = value


def _own(data: dict[str, Any], path: Keys) -> None:
    """The objects on the way are copied, so that nothing is written into the context's."""
    for key in path:
        inner = data.get(key)
        data[key] = dict(inner) if isinstance(inner, Mapping) else {}
        data = data[key]


class _Filter:
    """What conditions are evaluated over: the data without the values of hidden fields.

    As in form-js, hidden top-level variables keep the value they had: only what is hidden within groups
    and rows is taken away."""

    def __init__(self, scope: Scope, data: dict[str, Any]) -> None:
        self._scope = scope
        self._data = data
        self._cleared: list[Path] = []

    def filtered(self) -> dict[str, Any]:
        """The data themselves when nothing is taken away."""
        self._walk(self._scope, self._data, Frame(self._data, None, []), (), False)
        if not self._cleared:
            return self._data
        found = dict(self._data)
        copied: set[Path] = set()
        for path in self._cleared:
            _clear(found, path, copied)
        return {**self._data, **found}

    def _walk(self, scope: Scope, data: Any, frame: Frame, path: Path, hidden: bool) -> None:
        if not scope.evaluates and not hidden:
            return
        names = frame.names(self._data)
        met = [condition.holds(names) for condition in scope.conditions]
        for entry in scope.entries:
            is_hidden = hidden or (bool(entry.hides) and any(met[number] for number in entry.hides))
            where = path + entry.path
            if is_hidden:
                self._cleared.append(where)
            elif isinstance(entry, Rows) and entry.scope.evaluates:
                for index, row in enumerate(value_at(data, entry.path)):
                    inner = Frame(row, frame.this, [*frame.numbers, index + 1])
                    self._walk(entry.scope, row, inner, (*where, index), False)


def _clear(root: dict[str, Any], path: Path, copied: set[Path]) -> None:
    """Take a value away, and containers that become empty by it."""
    chain: list[Any] = [root]
    for depth, key in enumerate(path[:-1]):
        inner = chain[-1][key]
        if not isinstance(inner, dict | list):
            return
        if path[: depth + 1] not in copied:
            inner = chain[-1][key] = copy(inner)
            copied.add(path[: depth + 1])
        chain.append(inner)
    for container, key in zip(reversed(chain), reversed(path), strict=True):
        if isinstance(container, list):
            container[int(key)] = None
            if any(item is not None for item in container):
                return
        else:
            container.pop(key, None)
            if container:
                return
