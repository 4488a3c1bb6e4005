"""Compiled expressions and unary tests, and the cache that keeps them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import NamedTuple

from feel.builtins import BUILTINS
from feel.calls import FunctionRegistry
from feel.compiler.compile import compile_node
from feel.compiler.names import convert
from feel.compiler.scope import Code, Scope
from feel.compiler.speculate import Fast, GaveUp, speculate
from feel.compiler.tests import compile_tests, negated
from feel.errors import FeelLimitExceeded, FeelWarning
from feel.evaluation import Evaluation, fresh_evaluations
from feel.limits import DEFAULT_LIMITS, Limits
from feel.syntax import names as naming
from feel.syntax.nodes import Node
from feel.syntax.parser import Parser
from feel.types import FeelType

_BUILTIN_TABLE = naming.table_of(BUILTINS)
_RUNS_BEFORE_FAST = 2
_NO_TYPES: Mapping[str, FeelType] = {}


class Result(NamedTuple):
    """What `evaluate` yields: the value, and why parts of it are null."""

    value: object
    warnings: list[FeelWarning]


class _Compiled:
    """Text with its code; the frame is the context, the evaluation, and `padding` for local names."""

    __slots__ = ("_code", "_fresh", "_limits", "_padding", "text", "variables")

    def __init__(self, text: str, code: Code, scope: Scope, used_slots: int) -> None:
        self.text = text
        self.variables = frozenset(scope.variables)
        self._code = code
        self._limits = scope.limits
        self._fresh = fresh_evaluations(scope.limits)
        self._padding: list[object] = [None] * (scope.frame_size - used_slots)

    def _run_shared(self, frame: list[object], evaluation: Evaluation) -> object:
        """Run in an evaluation that other texts take part in; offsets refer to this one meanwhile."""
        source, evaluation.source = evaluation.source, self.text
        try:
            return self._code(frame)
        except RecursionError:
            raise FeelLimitExceeded("recursion", self._limits.recursion) from None
        finally:
            evaluation.source = source

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.text!r})"


class Expression(_Compiled):
    """A compiled FEEL expression, to be shared between threads."""

    __slots__ = ("_fast", "_runs", "_tree")

    def __init__(self, text: str, code: Code, scope: Scope, tree: Node, hidden: frozenset[str]) -> None:
        super().__init__(text, code, scope, 2)
        self._fast: Fast | None = None
        self._tree: tuple[Node, frozenset[str]] | None = (tree, hidden)
        self._runs = 0

    def evaluate(
        self,
        context: Mapping[str, object],
        *,
        warnings: list[FeelWarning] | None = None,
        evaluation: Evaluation | None = None,
    ) -> object:
        """The value over a context; only the variables named in the expression are read from it.

        Pass an `evaluation` to share a budget, warnings and a clock between several expressions.
        """
        if self._fast is not None:
            try:
                return self._fast(context)
            except (GaveUp, KeyError):
                pass
        elif self._tree is not None:
            self._count_run()
        if evaluation is not None:
            return self._run_shared([context, evaluation, *self._padding], evaluation)
        evaluation = self._fresh()
        if warnings is not None:
            evaluation.warnings = warnings
            evaluation.source = self.text
        try:
            return self._code([context, evaluation, *self._padding])
        except RecursionError:
            raise FeelLimitExceeded("recursion", self._limits.recursion) from None

    def _count_run(self) -> None:
        """Fast code takes longer to make than closures; it is made for what is evaluated repeatedly."""
        self._runs += 1
        if self._runs > _RUNS_BEFORE_FAST and self._tree is not None:
            tree, self._tree = self._tree, None
            self._fast = speculate(*tree)


class UnaryTests(_Compiled):
    """Compiled unary tests, such as the cell of a decision table."""

    __slots__ = ()

    def evaluate(
        self,
        input_value: object,
        context: Mapping[str, object],
        *,
        warnings: list[FeelWarning] | None = None,
        evaluation: Evaluation | None = None,
    ) -> bool | None:
        """Whether the input passes; None where that cannot be said."""
        if evaluation is None:
            evaluation = self._fresh()
            evaluation.warnings = warnings
        value = convert(input_value, evaluation, 0)
        held = self._run_shared([context, evaluation, value, *self._padding], evaluation)
        return held if held is True or held is False else None


#: Longer texts (characters) are compiled anew: a cache full of them would hold hundreds of megabytes.
CACHED_LENGTH = 512


def compile_expression(
    text: str,
    *,
    names: Collection[str] = (),
    functions: FunctionRegistry | None = None,
    types: Mapping[str, FeelType] | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Expression:
    """Compile a FEEL expression, or raise `FeelSyntaxError`.

    `names` are names in scope that hold spaces or operators, and names that hide a built-in
    function; words of letters and digits need no mention. `types` are those for `instance of`.
    """
    if types or len(text) > CACHED_LENGTH:
        return _compile_expression(text, frozenset(names), functions, types or _NO_TYPES, limits)
    return _cached_expression(text, frozenset(names), functions, limits)


def compile_unary_tests(
    text: str,
    *,
    names: Collection[str] = (),
    functions: FunctionRegistry | None = None,
    types: Mapping[str, FeelType] | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> UnaryTests:
    """Compile unary tests: `< 5`, `[1..3], 7`, `not("a")`, `-`, or expressions with `?`."""
    if types or len(text) > CACHED_LENGTH:
        return _compile_unary_tests(text, frozenset(names), functions, types or _NO_TYPES, limits)
    return _cached_unary_tests(text, frozenset(names), functions, limits)


def _parser(text: str, names: frozenset[str], functions: FunctionRegistry | None, limits: Limits) -> Parser:
    table = {first: list(entries) for first, entries in _BUILTIN_TABLE.items()}
    for name in (*names, *(functions or ())):
        naming.add(table, name)
    return Parser(text, names or BUILTINS.keys(), table, limits)


def _scope(
    names: frozenset[str], functions: FunctionRegistry | None, types: Mapping[str, FeelType], limits: Limits
) -> Scope:
    return Scope(declared=names, functions=BUILTINS, registry=functions, types=types, limits=limits)


def _compile_expression(
    text: str,
    names: frozenset[str],
    functions: FunctionRegistry | None,
    types: Mapping[str, FeelType],
    limits: Limits,
) -> Expression:
    parser = _parser(text, names, functions, limits)
    parser.type_names = naming.table_of(types) if types else {}
    try:
        tree = parser.whole_expression()
        scope = _scope(names, functions, types, limits)
        code = compile_node(tree, scope)
    except RecursionError:
        raise FeelLimitExceeded("nesting", limits.nesting) from None
    return Expression(text, code, scope, tree, frozenset(functions or ()))


def _compile_unary_tests(
    text: str,
    names: frozenset[str],
    functions: FunctionRegistry | None,
    types: Mapping[str, FeelType],
    limits: Limits,
) -> UnaryTests:
    parser = _parser(text, names, functions, limits)
    parser.type_names = naming.table_of(types) if types else {}
    try:
        tree = parser.whole_unary_tests()
        scope = _scope(names, functions, types, limits)
        scope.push()
        slot = scope.bind("?")
        code: Code = _always if tree.tests is None else compile_tests(tree.tests, slot, scope)
    except RecursionError:
        raise FeelLimitExceeded("nesting", limits.nesting) from None
    return UnaryTests(text, negated(code) if tree.negated else code, scope, 3)


def _always(frame: list[object]) -> object:
    return True


def compile_uncached(text: str, names: frozenset[str], limits: Limits = DEFAULT_LIMITS) -> Expression:
    """What a first compilation costs, for whoever measures it."""
    return _compile_expression(text, names, None, _NO_TYPES, limits)


@lru_cache(maxsize=4096)
def _cached_expression(
    text: str, names: frozenset[str], functions: FunctionRegistry | None, limits: Limits
) -> Expression:
    return _compile_expression(text, names, functions, _NO_TYPES, limits)


@lru_cache(maxsize=8192)
def _cached_unary_tests(
    text: str, names: frozenset[str], functions: FunctionRegistry | None, limits: Limits
) -> UnaryTests:
    return _compile_unary_tests(text, names, functions, _NO_TYPES, limits)


def evaluate(text: str, context: Mapping[str, object] | None = None) -> Result:
    """Compile and evaluate once; names with spaces are taken from the context given."""
    values = context or {}
    warnings: list[FeelWarning] = []
    value = compile_expression(text, names=_names_of(values, 3)).evaluate(values, warnings=warnings)
    return Result(value, warnings)


def _names_of(values: Mapping[str, object], depth: int) -> set[str]:
    """The keys of a context and of those in it that need to be declared."""
    found = {key for key in values if not key.isidentifier() or key in BUILTINS}
    if depth:
        for value in values.values():
            inner = value[0] if isinstance(value, list) and value else value
            if isinstance(inner, Mapping):
                found |= {key for key in _names_of(inner, depth - 1) if not key.isidentifier()}
    return found
