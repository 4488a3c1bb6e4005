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


def document_number(session: Session, word: str, year: int) -> str:
    """文号 under the word (字) of a kind of document: 锦社备〔2010〕001号; a counter a word and year."""
    prefix = f"{word}〔{year}〕"
    return f"{prefix}{next_number(session, prefix):03d}号"


def approval_document_number(session: Session, year: int) -> str:
    """文号 of the letter of consent; one counter a district."""
    return document_number(session, "锦社备", year)


def project_number(session: Session, year: int) -> str:
    """购买项目编号, for example GM2010-001."""
    return f"GM{year}-{next_number(session, f'GM{year}'):03d}"


def contract_number(session: Session, project_no: str) -> str:
    """合同编号 of a project, for example HT-GM2010-016-1."""
    return f"HT-{project_no}-{next_number(session, f'HT-{project_no}')}"


def challenge_number(session: Session, project_no: str) -> str:
    """质疑编号 of a project, for example ZYH-GM2010-016-1."""
    return f"ZYH-{project_no}-{next_number(session, f'ZYH-{project_no}')}"


def complaint_number(session: Session, year: int) -> str:
    """投诉编号, for example TS2010-001."""
    return f"TS{year}-{next_number(session, f'TS{year}'):03d}"


def batch_number(session: Session, word: str, year: int) -> str:
    """A batch of grants (ZZ2010-01) or assessments (PG2010-01)."""
    return f"{word}{year}-{next_number(session, f'{word}{year}'):02d}"


def grant_number(session: Session, batch_no: str) -> str:
    """资助编号 within a batch, for example ZZ2010-01-004."""
    return f"{batch_no}-{next_number(session, batch_no):03d}"
