"""Do the sums of budget lines prove? Line by line and claim by claim, from the movements, which only grow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from engine.history.comparing import Differences, about
from engine.history.walk import Finding
from engine.persistence.session import Session
from workflows.registries.budgets import MOVES
from workflows.registries.tables.money import budget_claim, budget_line

_STAGES = ("reserved", "committed", "paid")


def unbalanced(session: Session) -> Iterator[Finding]:
    """Every line whose stages, or those of a claim on it, are not the sums of the movements."""
    tenant = (session.tenant_id,)
    claims: defaultdict[tuple[int, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for line_id, reference, kind, amount in session.all(
        "SELECT line_id, reference, kind, SUM(amount) FROM budget_movement WHERE tenant_id = ?"
        " GROUP BY line_id, reference, kind",
        tenant,
    ):
        for stage, sign in zip(MOVES.get(kind, (None, None)), (-1, 1), strict=True):
            if stage is not None:
                claims[line_id, reference][_STAGES.index(stage)] += sign * int(amount)
    lines: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    for (line_id, _), sums in claims.items():
        lines[line_id] = [a + b for a, b in zip(lines[line_id], sums, strict=True)]
    wrong: dict[int, tuple[str, Differences]] = {}
    for id_, *stages in session.all(
        f"SELECT id, {', '.join(_STAGES)} FROM {budget_line.name} WHERE tenant_id = ?", tenant
    ):
        if stages != (sums := lines.pop(id_, [0, 0, 0])):
            wrong[id_] = ("its stages are not the sums of its movements", _pairs(sums, stages))
    wrong |= dict.fromkeys(lines, ("there are movements on it, and no line", {}))
    held: list[Any] = session.all(
        f"SELECT line_id, reference, {', '.join(_STAGES)} FROM {budget_claim.name} WHERE tenant_id = ?",
        tenant,
    )
    for line_id, reference, *stages in held:
        if stages != (sums := claims.pop((line_id, reference), [0, 0, 0])):
            detail = f"what {reference} holds is not the sum of its movements"
            wrong.setdefault(line_id, (detail, _pairs(sums, stages)))
    for (line_id, reference), sums in claims.items():
        if any(sums):
            wrong.setdefault(line_id, (f"what {reference} holds is not kept", _pairs(sums, [0, 0, 0])))
    for line_id, (detail, pairs) in sorted(wrong.items()):
        yield about(session, "sums-wrong", budget_line.name, line_id, detail, wrong=pairs)


def _pairs(sums: list[int], stages: list[Any]) -> Differences:
    """Stages in fen by the movements, and as they are kept."""
    both = zip(_STAGES, sums, stages, strict=True)
    return {name: (told, kept) for name, told, kept in both if told != kept}
