"""What a case package tells of a case, as JSON values: each function one part of the file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import orjson
from sqlalchemy import select

from engine.history.chain import instant
from engine.persistence.session import Session
from engine.queries.timeline import Step, Timeline
from forms.filled import Filled
from workflows.calendar import local_date
from workflows.errors import RuleNotInForce, RuleUnknown
from workflows.registries.tables.documents import publication
from workflows.registries.tables.history import register_history
from workflows.rules import current_rules

Record = dict[str, Any]

_RULE: Final = "gongzhi:limit-rule"
_BASIS: Final = "gongzhi:legal-basis"


def filled(fields: Sequence[Filled]) -> list[Record]:
    """Fields with what is in them; what is sealed shows its mask."""
    return [
        {"key": each.key, "label": f"{each.group} · {each.label}" if each.group else each.label}
        | ({"rows": [filled(row) for row in each.rows]} if each.rows else {"value": each.value})
        for each in fields
    ]


def steps(session: Session, course: Timeline, names: Mapping[str, str]) -> list[Record]:
    """Every user task: who, when it was due and done, by which rule and on what basis."""
    properties = {
        f"{row[0]}": orjson.loads(row[1] or "{}")
        for row in session.all(
            "SELECT activity_id, properties FROM user_task WHERE tenant_id = ? AND instance_id = ?",
            (session.tenant_id, course.instance_id),
        )
    }
    return [_step(each, properties.get(each.task_id.rpartition("-")[2], {}), names) for each in course.steps]


def _step(step: Step, properties: Mapping[str, Any], names: Mapping[str, str]) -> Record:
    return {
        "element": step.element_id,
        "name": step.name,
        "status": step.status,
        "opened_at": _moment(step.created_at),
        "due_at": _moment(step.due_at),
        "done_at": _moment(step.completed_at),
        "done_by": _person(step.completed_by, names),
        "on_behalf_of": _person(step.completed_on_behalf_of, names),
        "state": _state(step),
        "basis": properties.get(_BASIS) or None,
        "rule": _rule(properties.get(_RULE), step),
        "signature": dict(step.signature) if step.signature else None,
        "filled": filled(step.filled),
    }


def _state(step: Step) -> str:
    if step.due_at is None:
        return "none"
    if step.completed_at is None:
        return "open"
    return "in-time" if step.completed_at <= step.due_at else "late"


def _rule(key: str | None, step: Step) -> Record | None:
    """The version of the rule that was in force when the task opened."""
    if not key:
        return None
    try:
        rule = current_rules().rule(key, local_date(step.created_at))
    except (RuleUnknown, RuleNotInForce):
        return {"key": key}
    return {
        "key": key,
        "value": str(rule.value),
        "unit": rule.unit,
        "effective_from": rule.effective_from and rule.effective_from.isoformat(),
        "legal_basis": rule.legal_basis,
        "tag": rule.verified_tag,
    }


def decisions(session: Session, instance_id: int) -> list[Record]:
    """The decision tables that were evaluated: version, inputs, rules hit, conclusion."""
    rows = session.all(
        "SELECT seq, at, element_id, data FROM event WHERE tenant_id = ? AND instance_id = ?"
        " AND type = 'decision-evaluated' ORDER BY seq",
        (session.tenant_id, instance_id),
    )
    return [
        {"event": row[0], "at": _moment(row[1]), "element": row[2], **orjson.loads(row[3])} for row in rows
    ]


def notices(session: Session, instance_id: int) -> list[Record]:
    """What was put before the public, as it stood there."""
    table = publication
    statement = (
        select(table)
        .where(table.c.tenant_id == session.tenant_id, table.c.instance_id == instance_id)
        .order_by(table.c.id)
    )
    names = ("kind", "subject", "published_on", "period_end", "withdrawn_on", "withdrawn_reason")
    return [
        {**{name: _text(row[name]) for name in names}, "content": json.loads(row["content"])}
        for row in session.core.execute(statement).mappings()
    ]


def events(session: Session, instance_id: int) -> Iterator[Record]:
    """The chain of the case: every column that is hashed, and the hash."""
    columns = "seq, at, actor, on_behalf_of, type, element_id, activity_id, scope_id, data, hash"
    after = 0
    while rows := session.all(
        f"SELECT {columns} FROM event WHERE tenant_id = ? AND instance_id = ? AND seq > ?"
        " ORDER BY seq LIMIT 1000",
        (session.tenant_id, instance_id, after),
    ):
        for row in rows:
            line = dict(zip(columns.split(", "), row, strict=True))
            known = {"tenant": session.tenant_id, "instance_id": instance_id}
            yield known | line | {"at": instant(line["at"]), "hash": bytes(line["hash"]).hex()}
        after = rows[-1][0]


def register_lines(session: Session, register: str, row_ids: Sequence[int]) -> list[Record]:
    """The lines of history of some entries: what their hashes are made of."""
    table = register_history
    statement = (
        select(table)
        .where(
            table.c.tenant_id == session.tenant_id, table.c.register == register, table.c.row_id.in_(row_ids)
        )
        .order_by(table.c.row_id, table.c.version)
    )
    return [
        {str(name): _text(value) for name, value in row.items()}
        | {"at": instant(row["at"]), "prev_hash": bytes(row["prev_hash"]).hex()}
        | {"hash": bytes(row["hash"]).hex()}
        for row in session.core.execute(statement).mappings()
    ]


def _person(account: str | None, names: Mapping[str, str]) -> str | None:
    if account is None:
        return None
    return f"{names[account]}（{account}）" if names.get(account) else account


def _moment(value: Any) -> str | None:
    return None if value is None else instant(value)


def _text(value: Any) -> Any:
    return value if value is None or isinstance(value, int | str | bool) else str(value)
