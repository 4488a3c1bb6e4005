"""Official numbers: consecutive, never double, never reused (DOMAIN.md F.5)."""

from __future__ import annotations

from engine.persistence.session import Session

#: 锦江区, GB/T 2260; which district a tenant is becomes a setting with its second district.
DIVISION = "510104"


def next_number(session: Session, sequence: str) -> int:
    """The next number of a counter, from 1.

    The counter's row stays locked until the transaction ends: another one waits for it, and a rollback gives
    the number back. Take numbers last, and of several counters always in the same order.
    """
    row = session.one(
        "INSERT INTO number_sequence (tenant_id, name, value) VALUES (?, ?, 1)"
        " ON CONFLICT (tenant_id, name) DO UPDATE SET value = number_sequence.value + 1 RETURNING value",
        (session.tenant_id, sequence),
    )
    assert row is not None
    return int(row[0])


def receipt_number(session: Session, year: int) -> str:
    """收件号, for example SJ2010-0001."""
    return f"SJ{year}-{next_number(session, f'SJ{year}'):04d}"


def filing_number(session: Session, street: str) -> str:
    """备案编号 of a street, for example BA510104-010-0001; it bears no year, so its counter runs on."""
    prefix = f"BA{DIVISION}-{street}"
    return f"{prefix}-{next_number(session, prefix):04d}"


def approval_document_number(session: Session, year: int) -> str:
    """文号 of the letter of consent, for example 锦社备〔2010〕001号; one counter a district."""
    prefix = f"锦社备〔{year}〕"
    return f"{prefix}{next_number(session, prefix):03d}号"
