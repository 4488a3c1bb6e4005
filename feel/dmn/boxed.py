"""Boxed expressions compiled to closures (DMN 1.5, 10.2); what FEEL can say, FEEL evaluates."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from feel.dmn import model
from feel.dmn.border import Compiler, call_named, elements_of, kind_name
from feel.dmn.conversion import checked
from feel.dmn.functions import ModelFunction, refused, scoped
from feel.dmn.item_types import TypeSource
from feel.dmn.run import Evaluator, Run, Scope
from feel.dmn.tables import compile_table
from feel.types import ANY, FeelType, FunctionType
from feel.values.functions import Function, Parameter


def nothing(scope: Scope, run: Run) -> Any:
    """Where an expression is missing."""
    return None


class BoxedCompiler:
    """Compiles the expressions of one model; scopes are the names visible where an expression stands."""

    def __init__(self, compiler: Compiler, types: TypeSource) -> None:
        self.compiler = compiler
        self.types = types
        self._handlers: dict[type[model.Expression], Callable[[Any, frozenset[str]], Evaluator]] = {
            model.Literal: self._literal,
            model.DecisionTable: self._table,
            model.Invocation: self._invocation,
            model.Context: self._context,
            model.Relation: self._relation,
            model.ListExpression: self._list,
            model.FunctionDefinition: self._function,
            model.Conditional: self._conditional,
            model.Filter: self._filter,
            model.For: self._for,
            model.Quantified: self._quantified,
        }

    def compile(self, expression: model.Expression | None, names: Iterable[str], name: str = "") -> Evaluator:
        """The evaluator of an expression, its own typeRef checked."""
        if expression is None:
            return nothing
        known = frozenset(names)
        evaluate = self._handlers[type(expression)](expression, known)
        if isinstance(expression, model.FunctionDefinition):
            return evaluate
        kind = self.types.of(expression.type_ref, expression)
        return checked(evaluate, kind, expression, name or expression.id)

    def _literal(self, expression: model.Literal, names: frozenset[str]) -> Evaluator:
        if expression.refused:
            return nothing
        return self.compiler.expression(expression.text, names, expression.id, expression.line)

    def _table(self, expression: model.DecisionTable, names: frozenset[str]) -> Evaluator:
        return compile_table(expression, names, self.compiler, self.types)

    def _context(self, expression: model.Context, names: frozenset[str]) -> Evaluator:
        known = set(names)
        steps: list[tuple[str | None, Evaluator]] = []
        for entry in expression.entries:
            name = entry.variable.name if entry.variable else None
            # A function may call itself by the name of its entry.
            inner = known | {name} if name and isinstance(entry.value, model.FunctionDefinition) else known
            evaluate = self.compile(entry.value, inner, name or expression.id)
            if entry.variable is not None:
                kind = self.types.of(entry.variable.type_ref, entry.variable)
                evaluate = checked(evaluate, kind, entry.variable, entry.variable.name)
                known.add(entry.variable.name)
            steps.append((name, evaluate))

        def evaluate_context(scope: Scope, run: Run) -> Any:
            inner = dict(scope)
            result: dict[str, Any] = {}
            for name, evaluate in steps:
                value = evaluate(inner, run)
                if name is None:
                    return value
                inner[name] = result[name] = value
            return result

        return evaluate_context

    def _relation(self, expression: model.Relation, names: frozenset[str]) -> Evaluator:
        columns = [(column.name, self.types.of(column.type_ref, column)) for column in expression.columns]
        rows = [
            [
                (name, checked(self.compile(cell, names, name), kind, cell, name))
                for (name, kind), cell in zip(columns, row, strict=False)
            ]
            for row in expression.rows
        ]
        return lambda scope, run: [{name: cell(scope, run) for name, cell in row} for row in rows]

    def _list(self, expression: model.ListExpression, names: frozenset[str]) -> Evaluator:
        items = [self.compile(item, names) for item in expression.items]
        return lambda scope, run: [item(scope, run) for item in items]

    def _function(self, expression: model.FunctionDefinition, names: frozenset[str]) -> Evaluator:
        kind = self.types.of(expression.type_ref, expression)
        result = kind.result if isinstance(kind, FunctionType) else ANY
        build = self.function(expression, names, result)
        return lambda scope, run: build("function", scope)

    def function(
        self, definition: model.FunctionDefinition, names: Iterable[str], result: FeelType = ANY
    ) -> Callable[[str, Scope], Function]:
        """A maker of the function, given its name and the scope it closes over."""
        if definition.kind != "FEEL":
            count = len(definition.parameters)
            return lambda name, _: refused(name, definition.kind, definition.id, count)
        parameters = [
            Parameter(each.name, self.types.of(each.type_ref, each)) for each in definition.parameters
        ]
        known = [parameter.name for parameter in parameters]
        body = self.compile(definition.body, {*names, *known})
        body = checked(body, result, definition, definition.id)
        returns = result
        if definition.body is not None and result is ANY:
            returns = self.types.of(definition.body.type_ref, definition.body)

        def build(name: str, scope: Scope) -> Function:
            return ModelFunction(name, parameters, returns, scoped(known, body, scope))

        return build

    def _invocation(self, expression: model.Invocation, names: frozenset[str]) -> Evaluator:
        callee = self.compile(expression.function, names)
        bindings = [
            (binding.parameter, self.compile(binding.value, names, binding.parameter))
            for binding in expression.bindings
        ]
        called = expression.function.text if isinstance(expression.function, model.Literal) else expression.id

        def invoke(scope: Scope, run: Run) -> Any:
            function = callee(scope, run)
            arguments = {name: evaluate(scope, run) for name, evaluate in bindings}
            if not isinstance(function, Function):
                run.report("not-a-function", expression.id, expression.line, name=called)
                return None
            value = call_named(function, arguments, run)
            run.adopt(expression.id, expression.line)
            return value

        return invoke

    def _conditional(self, expression: model.Conditional, names: frozenset[str]) -> Evaluator:
        condition = self.compile(expression.condition, names)
        then = self.compile(expression.then, names)
        otherwise = self.compile(expression.otherwise, names)

        def choose(scope: Scope, run: Run) -> Any:
            chosen = condition(scope, run)
            if chosen is True:
                return then(scope, run)
            if chosen is None or chosen is False:
                return otherwise(scope, run)
            run.report("not-boolean", expression.id, expression.line, kind=kind_name(chosen))
            return None

        return choose

    def _filter(self, expression: model.Filter, names: frozenset[str]) -> Evaluator:
        source = self.compile(expression.source, names)
        match = self.compile(expression.match, names | {"item"})

        def keep(scope: Scope, run: Run) -> Any:
            items = elements_of(source(scope, run), run)
            if items is None:
                return None
            run.list_size(len(items))
            kept = []
            for item in items:
                # 10.3.2.5: the entries of a context are visible by their own names as well.
                inner = {**scope, **item, "item": item} if isinstance(item, dict) else {**scope, "item": item}
                chosen = match(inner, run)
                if chosen is True:
                    kept.append(item)
                elif chosen is not None and chosen is not False:
                    run.report("not-boolean", expression.id, expression.line, kind=kind_name(chosen))
                    return None
            return kept

        return keep

    def _for(self, expression: model.For, names: frozenset[str]) -> Evaluator:
        source = self.compile(expression.source, names)
        body = self.compile(expression.body, names | {expression.variable, "partial"})
        # The results so far are copied for a body that reads them, and only for that.
        partial = _mentions(expression.body, "partial")

        def collect(scope: Scope, run: Run) -> Any:
            items = elements_of(source(scope, run), run)
            if items is None:
                return None
            run.list_size(len(items))
            results: list[Any] = []
            for item in items:
                inner = {**scope, expression.variable: item}
                if partial:
                    run.list_size(len(results))
                    inner["partial"] = results[:]
                results.append(body(inner, run))
            return results

        return collect

    def _quantified(self, expression: model.Quantified, names: frozenset[str]) -> Evaluator:
        source = self.compile(expression.source, names)
        condition = self.compile(expression.condition, names | {expression.variable})
        decisive = not expression.every

        def decide(scope: Scope, run: Run) -> Any:
            items = elements_of(source(scope, run), run)
            if items is None:
                return None
            run.list_size(len(items))
            inner = dict(scope)
            result: bool | None = not decisive
            for item in items:
                inner[expression.variable] = item
                holds = condition(inner, run)
                if holds is not None and not isinstance(holds, bool):
                    run.report("not-boolean", expression.id, expression.line, kind=kind_name(holds))
                    return None
                if holds is decisive:
                    result = decisive
                elif holds is None and result is not decisive:
                    result = None
            return result

        return decide


def _mentions(expression: model.Expression | None, word: str) -> bool:
    """Whether any text below an expression contains a word."""
    return any(
        isinstance(part, model.Literal | model.Tests) and word in part.text for part in model.walk(expression)
    )
