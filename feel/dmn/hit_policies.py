"""One result from the rules that hit (DMN 1.5, 8.2.11)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from feel.dmn import model
from feel.dmn.border import Compiler, Order, add_all, feel_text, is_less, same
from feel.dmn.run import RuleHit, Run, shorten


class Ranking:
    """How outputs are named in a result, and which come first under Priority and Output order."""

    def __init__(self, names: Sequence[str | None], orders: Sequence[Order | None]) -> None:
        self._names = names
        self._orders = orders
        #: The outputs that have an order, by position.
        self.ranked_outputs = tuple(index for index, order in enumerate(orders) if order)

    @classmethod
    def of(cls, table: model.DecisionTable, allowed: Sequence[str | None], compiler: Compiler) -> Ranking:
        """The ranking by each clause's output values, else by those its type allows."""
        orders: list[Order | None] = []
        for clause, fallback in zip(table.outputs, allowed, strict=True):
            text = clause.values.text if clause.values is not None and clause.values.text else fallback
            orders.append(compiler.order(text, clause.id, clause.line) if text else None)
        ranked = (model.HitPolicy.PRIORITY, model.HitPolicy.OUTPUT_ORDER)
        if table.hit_policy in ranked and not any(orders):
            compiler.problem("output-order", table.id, table.line, policy=table.hit_policy.value)
        return cls([clause.name for clause in table.outputs], orders)

    def result(self, values: tuple[Any, ...]) -> Any:
        """One output as it is, several as a context."""
        if len(values) == 1:
            return values[0]
        return {
            name or f"output {index + 1}": value
            for index, (name, value) in enumerate(zip(self._names, values, strict=True))
        }

    def rank(self, hit: RuleHit, run: Run) -> tuple[int, ...]:
        """Smaller is better; the leftmost output weighs most, and an unlisted value comes last."""
        return tuple(
            0 if order is None else order.rank(value, run)
            for order, value in zip(self._orders, hit.outputs, strict=True)
        )


def decide(table: model.DecisionTable, hits: list[RuleHit], ranking: Ranking, run: Run) -> Any:
    """The result of at least one hit; hits that are no part of it are marked so."""
    policy = table.hit_policy
    match policy:
        case model.HitPolicy.UNIQUE:
            if len(hits) > 1:
                return _undecided("several-rules", table, hits, run)
            return ranking.result(hits[0].outputs)
        case model.HitPolicy.ANY:
            first = hits[0].outputs
            if any(not same(list(hit.outputs), list(first), run) for hit in hits[1:]):
                return _undecided("outputs-differ", table, hits, run)
            return ranking.result(first)
        case model.HitPolicy.FIRST:
            return ranking.result(hits[0].outputs)
        case model.HitPolicy.PRIORITY:
            best = min(hits, key=lambda hit: ranking.rank(hit, run))
            for hit in hits:
                hit.chosen = hit is best
            return ranking.result(best.outputs)
        case model.HitPolicy.OUTPUT_ORDER:
            ordered = sorted(hits, key=lambda hit: ranking.rank(hit, run))
            return [ranking.result(hit.outputs) for hit in ordered]
        case model.HitPolicy.RULE_ORDER:
            return [ranking.result(hit.outputs) for hit in hits]
        case model.HitPolicy.COLLECT:
            return _collect(table, hits, ranking, run)


def _undecided(key: str, table: model.DecisionTable, hits: list[RuleHit], run: Run) -> None:
    run.report(key, table.id, table.line, rules=", ".join(str(hit.index) for hit in hits))
    for hit in hits:
        hit.chosen = False


def _collect(table: model.DecisionTable, hits: list[RuleHit], ranking: Ranking, run: Run) -> Any:
    if table.aggregation is None:
        return [ranking.result(hit.outputs) for hit in hits]
    if table.aggregation is model.Aggregation.COUNT:
        return len(hits)
    if len(table.outputs) != 1:
        return _refuse(table, [ranking.result(hit.outputs) for hit in hits], run)
    values = [hit.outputs[0] for hit in hits]
    if table.aggregation is model.Aggregation.SUM:
        total = add_all(values, run)
        return _refuse(table, values, run) if total is None else total
    best = values[0]
    for value in values:
        first, second = (value, best) if table.aggregation is model.Aggregation.MIN else (best, value)
        below = is_less(first, second)
        if below is None:
            return _refuse(table, values, run)
        best = value if below else best
    return best


def _refuse(table: model.DecisionTable, values: list[Any], run: Run) -> None:
    aggregation = table.aggregation.value if table.aggregation else ""
    shown = shorten(values, feel_text)
    run.report("cannot-aggregate", table.id, table.line, values=shown, aggregation=aggregation)
