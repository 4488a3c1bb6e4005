"""The catalogue of services that may be bought (购买服务目录), version by version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import or_, select

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.registries.fields import needed, one_of
from workflows.registries.register import Register, Row, change, enter, find
from workflows.registries.tables.purchases import service_catalog

CATALOG = Register(service_catalog)

#: ``purchase_category`` (DOMAIN.md F.3): 社会管理, 社会事务, 卫生教育, 文化体育, 就业保障, 其他.
CATEGORIES = ("SG", "SS", "WJ", "WT", "JY", "QT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One line of the catalogue; a negative one says what may never be bought."""

    code: str
    category: str
    level1: str
    level2: str | None = None
    level3: str | None = None
    is_negative: bool = False


def publish_catalog(
    session: Session,
    actor: Actor,
    version: str,
    effective_from: date,
    services: Iterable[Service],
    *,
    instance_id: int | None = None,
) -> Mapping[str, int]:
    """Put a version of the catalogue in force from a day; the one before ends. Gives ids by code.

    Raises EntryIncomplete, EntryExists."""
    for row in services_in_force(session, effective_from):
        last = {"effective_to": effective_from - timedelta(days=1)}
        change(session, actor, CATALOG, row["id"], last, instance_id=instance_id, effective_on=effective_from)
    entered = {}
    for service in services:
        needed(CATALOG.name, code=service.code, level1=service.level1)
        one_of(CATALOG.name, "category", service.category, CATEGORIES)
        values = {
            "code": service.code,
            "catalog_version": version,
            "category": service.category,
            "level1": service.level1,
            "level2": service.level2,
            "level3": service.level3,
            "is_negative": service.is_negative,
            "effective_from": effective_from,
        }
        entered[service.code] = enter(
            session, actor, CATALOG, values, instance_id=instance_id, effective_on=effective_from
        )
    return entered


def services_in_force(session: Session, on: date, category: str | None = None) -> list[Row]:
    """The lines of the version in force on a day, by code."""
    table = service_catalog
    statement = select(table).where(
        table.c.tenant_id == session.tenant_id,
        table.c.effective_from <= on,
        or_(table.c.effective_to.is_(None), table.c.effective_to >= on),
    )
    if category is not None:
        statement = statement.where(table.c.category == category)
    return [dict(row) for row in session.core.execute(statement.order_by(table.c.code)).mappings()]


def service_in_force(session: Session, code: str, on: date, *, lock: bool = False) -> Row | None:
    """The line of a code in the version in force on a day; its lock makes plans for one service wait."""
    found = next((row for row in services_in_force(session, on) if row["code"] == code), None)
    return find(session, CATALOG, found["id"], lock=True) if found is not None and lock else found
