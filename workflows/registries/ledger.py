"""Do the sums of budget lines prove? Line by line and claim by claim, from the movements, which only grow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

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
    wrong: dict[int, str] = {}
    for id_, *stages in session.all(
        f"SELECT id, {', '.join(_STAGES)} FROM {budget_line.name} WHERE tenant_id = ?", tenant
    ):
        if stages != lines.pop(id_, [0, 0, 0]):
            wrong[id_] = "its stages are not the sums of its movements"
    wrong |= dict.fromkeys(lines, "there are movements on it, and no line")
    held: list[Any] = session.all(
        f"SELECT line_id, reference, {', '.join(_STAGES)} FROM {budget_claim.name} WHERE tenant_id = ?",
        tenant,
    )
    for line_id, reference, *stages in held:
        if stages != claims.pop((line_id, reference), [0, 0, 0]):
            wrong.setdefault(line_id, f"what {reference} holds is not the sum of its movements")
    for (line_id, reference), sums in claims.items():
        if any(sums):
            wrong.setdefault(line_id, f"what {reference} holds is not kept")
    for line_id, detail in sorted(wrong.items()):
        yield Finding(session.tenant_id, None, None, "sums-wrong", detail, budget_line.name, line_id)
