"""Reading and writing variables along the scopes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from engine.spiff.border import VariableStored
from engine.spiff.recorder import Recorder
from engine.spiff.scope import Scope, Token, Variables
from engine.spiff.specs.base import put
from engine.spiff.values import encode, normalise, same

if TYPE_CHECKING:
    from engine.spiff.scope import RootScope

#: Values whose JSON is longer (bytes) are kept in rows of their own, written only when they change.
LARGE = 4096
#: Old values longer than this (bytes) are named by their size in history; the event that set them holds them.
OLD_VALUE_LIMIT = 1024


class Assignments:
    """The part of an execution that moves variables."""

    record: Recorder
    root: RootScope

    def visible(self, token: Token) -> dict[str, Any]:
        """All variables a token sees, inner ones shadowing outer ones."""
        values: dict[str, Any] = {}
        layers = list(token.workflow.layers)
        if token.local is not None:
            layers.insert(0, token.local)
        for layer in reversed(layers):
            values.update(layer.everything() if isinstance(layer, Variables) else layer)
        return values

    def set_initial(self, scope: Scope, values: Mapping[str, Any]) -> None:
        """The variables a scope begins with."""
        if values:
            self._change(scope, {name: normalise(value) for name, value in values.items()}, None)

    def assign(
        self, scope: Scope, path: tuple[str, ...], value: Any, *, element_id: str | None = None
    ) -> None:
        """Set a variable, or an entry inside one, in the nearest scope that has it, else in the process's."""
        owner, variables = _owner(scope, path[0])
        if len(path) > 1:
            held = variables.get(path[0])
            whole = {path[0]: dict(held) if isinstance(held, dict) else {}}
            put(whole, path, value)
            value = whole[path[0]]
        self._write(owner, variables, {path[0]: value}, element_id)

    def assign_result(
        self, token: Token, path: tuple[str, ...], value: Any, *, element_id: str | None = None
    ) -> None:
        """Like :meth:`assign`, from an activity; a multi-instance's own output variable stays with it."""
        if token.triggered and token.local is not None and path[0] in token.local:
            put(token.local, path, value)
        else:
            self.assign(token.workflow, path, value, element_id=element_id)

    def assign_all(self, token: Token, values: Mapping[str, Any], *, element_id: str | None = None) -> None:
        """Set an activity's results; a name the activity has for itself stays inside it."""
        outward = dict(values)
        if token.local:
            for name in token.local.keys() & outward.keys():
                token.local[name] = outward.pop(name)
        if outward:
            self.assign_all_in(token.workflow, outward, element_id=element_id)

    def assign_all_in(
        self, scope: Scope, values: Mapping[str, Any], *, element_id: str | None = None
    ) -> None:
        """Set variables, each in the nearest scope that has its name; one line of history for each scope."""
        groups: dict[int, tuple[Scope | Token, dict[str, Any], dict[str, Any]]] = {}
        for name, value in values.items():
            owner, variables = _owner(scope, name)
            groups.setdefault(id(variables), (owner, variables, {}))[2][name] = value
        for owner, variables, part in groups.values():
            self._write(owner, variables, part, element_id)

    def modify(self, scope: Scope, values: Mapping[str, Any]) -> None:
        """Set variables of this very scope, from outside."""
        self._change(scope, {name: normalise(value) for name, value in values.items()}, None)

    def forget_stored(self, scope: Scope) -> None:
        """Remove a finished scope's rows; the process instance keeps its variables after its end."""
        if scope.host is not None:
            for name in scope.variables.stored:
                self._store(scope, name, None)

    def _write(
        self, owner: Scope | Token, variables: dict[str, Any], values: dict[str, Any], element_id: str | None
    ) -> None:
        if isinstance(owner, Scope):
            self._change(owner, values, element_id)
        else:
            variables.update(values)

    def _change(self, scope: Scope, values: dict[str, Any], element_id: str | None) -> None:
        new: dict[str, Any] = {}
        old: dict[str, Any] = {}
        variables = scope.variables
        for name, value in values.items():
            if dict.__contains__(variables, name):
                before = dict.__getitem__(variables, name)
                if same(before, value):
                    continue
                old[name] = _abridged(before)
            elif name in variables.stored:
                old[name] = {"$stored": True}
            new[name] = value
            variables[name] = value
            self._place(scope, name, value)
        if new:
            data: dict[str, Any] = {"values": new}
            if old:
                data["old"] = old
            self.record.event("variables-changed", element_id, None, scope.id, data)

    def _place(self, scope: Scope, name: str, value: Any) -> None:
        """Decide whether the value lives in the state or in a row of its own."""
        stored = scope.variables.stored
        if isinstance(value, list | dict) or (isinstance(value, str) and len(value) > LARGE // 4):
            data = encode(value)
            if len(data) > LARGE:
                stored.add(name)
                self._store(scope, name, data)
                return
        if name in stored:
            stored.discard(name)
            self._store(scope, name, None)

    def _store(self, scope: Scope, name: str, data: bytes | None) -> None:
        self.record.stored[scope.id, name] = VariableStored(scope_id=scope.id, name=name, value=data)


def _owner(scope: Scope, name: str) -> tuple[Scope | Token, dict[str, Any]]:
    while True:
        if name in scope.variables or not scope.embedded:
            return scope, scope.variables
        host = scope.host
        assert host is not None
        if host.local is not None and name in host.local:
            return host, host.local
        scope = host.workflow


def _abridged(value: Any) -> Any:
    if isinstance(value, list | dict | str):
        data = encode(value)
        if len(data) > OLD_VALUE_LIMIT:
            return {"$size": len(data)}
    return value
