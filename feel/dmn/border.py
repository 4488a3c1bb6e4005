"""The one place where DMN touches FEEL's compiler: texts in, evaluators out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from feel.arithmetic import add
from feel.calls import FunctionRegistry, call
from feel.compare import equal, less
from feel.dmn.cells import is_constant, literal_of, region_of, regions_of, tree_of
from feel.dmn.errors import Problem
from feel.dmn.functions import refused
from feel.dmn.regions import Region, locate
from feel.dmn.run import Evaluator, Run, Scope
from feel.errors import FeelError, FeelLimitExceeded, FeelSyntaxError
from feel.evaluation import Refusal
from feel.expression import UnaryTests, compile_expression, compile_unary_tests
from feel.limits import DEFAULT_LIMITS, Limits
from feel.types import FeelType, kind_of
from feel.values.convert import feel_string, to_json
from feel.values.functions import Function

if TYPE_CHECKING:
    from feel.dmn.tables import CompiledTable


class CellTest:
    """Compiled unary tests, with what can be said about them without running them."""

    __slots__ = (
        "_cost",
        "_element_id",
        "_line",
        "_points",
        "_tests",
        "is_any",
        "is_constant",
        "region",
        "text",
    )

    def __init__(self, text: str, tests: UnaryTests | None, element_id: str, line: int) -> None:
        self.text = text
        self._tests = tests
        self._element_id = element_id
        self._line = line
        # A cell may hold thousands of tests; running it is charged by its length.
        self._cost = 1 + len(text) // 32
        tree = None if tests is None else tree_of(text)
        self.is_any = tree is not None and tree.tests is None
        self.region: Region | None = None if tree is None else region_of(tree)
        self.is_constant = self.region is not None or (tree is not None and is_constant(tree))
        self._points = None if self.region is None else self.region.points()

    def test(self, value: Any, scope: Scope, run: Run) -> bool | None:
        """Whether the value passes; None where that cannot be said, or the cell is broken."""
        if self._points is not None and self.region is not None:
            place = locate(value)
            if place is not None and place[0] == self.region.family:
                return place[1] in self._points
        if self._tests is None:
            return None
        run.tick(self._cost)
        result = self._tests.evaluate(value, scope, evaluation=run)
        if run.warnings:
            run.adopt(self._element_id, self._line)
        return result


class Compiler:
    """Compiles the texts of one program and gathers what is wrong with them."""

    def __init__(
        self,
        functions: FunctionRegistry | None = None,
        limits: Limits = DEFAULT_LIMITS,
        problems: list[Problem] | None = None,
        path_names: Collection[str] = (),
        types: Mapping[str, FeelType] | None = None,
        tables: list[CompiledTable] | None = None,
    ) -> None:
        self.functions = functions
        self.limits = limits
        self.problems: list[Problem] = [] if problems is None else problems
        self._path_names = [(name.split()[0], name) for name in path_names if name.strip()]
        self._types = types or {}
        #: Every decision table compiled, for the checks.
        self.tables: list[CompiledTable] = [] if tables is None else tables

    def with_model(self, path_names: Collection[str], types: Mapping[str, FeelType]) -> Compiler:
        """The compiler for the texts of one model, with the names and types they can use."""
        return Compiler(self.functions, self.limits, self.problems, path_names, types, self.tables)

    def problem(self, key: str, element_id: str, line: int, **params: object) -> None:
        """Note something wrong with the model."""
        self.problems.append(Problem(key, element_id, line, params))

    def _known(self, text: str, names: Collection[str]) -> set[str]:
        """The names in scope, and those of the model that can occur in the text at all."""
        return {*names, *(name for first, name in self._path_names if first in text)}

    def _types_in(self, text: str) -> Mapping[str, FeelType] | None:
        """The types of the model for texts that can name one; FEEL keeps all others in its cache."""
        return self._types if "instance" in text or "function" in text else None

    def expression(self, text: str, names: Collection[str], element_id: str, line: int) -> Evaluator:
        """The evaluator of a FEEL expression; a broken one is null and says so."""
        try:
            expression = compile_expression(
                text,
                names=self._known(text, names),
                functions=self.functions,
                types=self._types_in(text),
                limits=self.limits,
            )
        except (FeelSyntaxError, FeelLimitExceeded) as exc:
            return self._broken(exc, element_id, line)
        # What most cells are needs no machinery: a name in scope, or a literal.
        if text in names:
            return _reader(text)
        constant = None if expression.variables else literal_of(text)
        if constant is not None:
            return _constant(constant[0])
        evaluate_expression = expression.evaluate

        def evaluate(scope: Scope, run: Run) -> Any:
            value = evaluate_expression(scope, evaluation=run)
            if run.warnings:
                run.adopt(element_id, line)
            return value

        return evaluate

    def _broken(self, exc: FeelError, element_id: str, line: int) -> Evaluator:
        self.problems.append(Problem("feel-syntax", element_id, line, {}, exc))
        # An external function stays a function: a built-in of the same name must not take its place.
        value = refused("function", "external", element_id, 0) if exc.key == "syntax.external" else None

        def report(scope: Scope, run: Run) -> Any:
            run.problems.append(Problem("broken-expression", element_id, line, {}, exc))
            return value

        return report

    def cell(self, text: str, names: Collection[str], element_id: str, line: int) -> CellTest:
        """The tests of a cell; broken ones never pass."""
        try:
            tests = compile_unary_tests(
                text,
                names=self._known(text, names),
                functions=self.functions,
                types=self._types_in(text),
                limits=self.limits,
            )
        except (FeelSyntaxError, FeelLimitExceeded) as exc:
            self.problems.append(Problem("feel-syntax", element_id, line, {}, exc))
            tests = None
        return CellTest(text, tests, element_id, line)

    def order(self, text: str, element_id: str, line: int) -> Order:
        """The order of a list of output values, best first."""
        try:
            values: Any = compile_expression(f"[{text}]", limits=self.limits).evaluate({})
        except (FeelSyntaxError, FeelLimitExceeded):
            # Ranges and comparisons are no items of a list; each is a region of its own.
            self.cell(text, (), element_id, line)
            tree = tree_of(text)
            return Order((), [] if tree is None else regions_of(tree))
        return Order(values, ())


class Order:
    """The place of a value in a list of values, or of regions, that ranks outputs."""

    __slots__ = ("_others", "_places", "_regions", "length")

    def __init__(self, values: Sequence[Any], regions: Sequence[Region | None]) -> None:
        self.length = len(values) or len(regions)
        self._regions = regions
        self._places: dict[tuple[str, Any], int] = {}
        self._others: list[tuple[int, Any]] = []
        for index, value in enumerate(values):
            place = locate(value)
            if place is None:
                self._others.append((index, value))
            else:
                self._places.setdefault(place, index)

    def rank(self, value: Any, run: Run) -> int:
        """Smaller is better; what is not listed comes last."""
        place = locate(value)
        if place is not None and place in self._places:
            return self._places[place]
        for index, region in enumerate(self._regions):
            if region is not None and region.contains(value):
                return index
        for index, other in self._others:
            if equal(value, other, run) is True:
                return index
        return self.length


def _reader(name: str) -> Evaluator:
    return lambda scope, run: scope.get(name)


def _constant(value: Any) -> Evaluator:
    return lambda scope, run: value


def call_named(function: Function, arguments: Mapping[str, Any], run: Run) -> Any:
    """Call a function with named arguments, as an invocation does."""
    return call(function, list(arguments.values()), list(arguments), run, 0)


def elements_of(value: Any, run: Run) -> list[Any] | None:
    """What an iteration goes through: a list, a single value as a list, nothing for null."""
    if value is None:
        return None
    return value if isinstance(value, list) else [value]


def feel_text(value: object) -> str:
    """A value as FEEL writes it."""
    return (feel_string([value]) or "[]")[1:-1]


def kind_name(value: object) -> str:
    """The kind of a value, for messages."""
    return kind_of(value)


def same(one: object, other: object, run: Run) -> bool:
    """FEEL's `=`, where unlike kinds are simply not the same."""
    return equal(one, other, run) is True


def is_less(one: object, other: object) -> bool | None:
    """FEEL's `<`."""
    return less(one, other)


def add_all(values: list[Any], run: Run) -> object:
    """The sum of the values, null where they cannot be added."""
    total: object = values[0]
    try:
        for value in values[1:]:
            total = add(total, value, run)
    except Refusal:
        return None
    return total


__all__ = [
    "CellTest",
    "Compiler",
    "FunctionRegistry",
    "add_all",
    "call_named",
    "elements_of",
    "feel_text",
    "is_less",
    "kind_name",
    "same",
    "to_json",
]
