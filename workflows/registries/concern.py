"""Whose rows are whose: the way from a register to the unit that its readers are of (DOMAIN.md D.6)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Table, exists, select

from workflows.registries.catalogue import Catalogued, Readers, Step, catalogue
from workflows.registries.tables.history import register_history


def of_units(found: Catalogued, readers: Readers, units: Collection[str]) -> ColumnElement[bool]:
    """The rows that concern one of some units, by the way the readers of a register are described with."""
    assert readers.unit is not None, "who reads everything is not asked whose it is"
    if readers.cases is not None:
        return _brought_in(found, catalogue()[readers.cases].register.table, readers.unit, units)
    return _led_to(found, readers.through, readers.unit, units)


def _led_to(
    found: Catalogued, through: Sequence[Step], unit: str, units: Collection[str]
) -> ColumnElement[bool]:
    """Step by step to a register with the unit, each along an index of the next one."""
    tables = [found.register.table, *(catalogue()[step.register].register.table for step in through)]
    condition: ColumnElement[bool] = tables[-1].c[unit].in_(sorted(units))
    for table, next_, step in reversed(list(zip(tables, tables[1:], through, strict=False))):
        met = next_.c[step.target] == table.c[step.column]
        same_tenant = next_.c.tenant_id == table.c.tenant_id
        condition = exists(select(1).where(same_tenant, met, condition).correlate(table))
    return condition


def _brought_in(found: Catalogued, case: Table, unit: str, units: Collection[str]) -> ColumnElement[bool]:
    """Rows that a case of a unit wrote: until it is decided nothing else ties a person to a street."""
    table, history = found.register.table, register_history
    of_unit = exists(
        select(1)
        .where(
            case.c.tenant_id == history.c.tenant_id,
            case.c.instance_id == history.c.instance_id,
            case.c[unit].in_(sorted(units)),
        )
        .correlate(history)
    )
    return exists(
        select(1)
        .where(
            history.c.tenant_id == table.c.tenant_id,
            history.c.register == found.name,
            history.c.row_id == table.c[found.register.key],
            of_unit,
        )
        .correlate(table)
    )
