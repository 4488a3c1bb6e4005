"""Official numbers have no gaps and no doubles, whoever takes them at once."""

from __future__ import annotations

import threading

import pytest

from engine.persistence.database import Database, transaction
from workflows.registries.numbers import (
    approval_document_number,
    filing_number,
    next_number,
    receipt_number,
)


def test_numbers_have_the_formats_of_the_handbook(registers: Database) -> None:
    with transaction(registers) as session:
        assert receipt_number(session, 2010) == "SJ2010-0001"
        assert filing_number(session, "010") == "BA510104-010-0001"
        assert approval_document_number(session, 2010) == "锦社备〔2010〕001号"
        assert filing_number(session, "010") == "BA510104-010-0002"
        assert filing_number(session, "003") == "BA510104-003-0001"
        assert receipt_number(session, 2011) == "SJ2011-0001"


def test_a_number_taken_in_a_failed_transaction_is_given_again(registers: Database) -> None:
    with pytest.raises(RuntimeError), transaction(registers) as session:
        assert next_number(session, "example") == 1
        raise RuntimeError
    with transaction(registers) as session:
        assert next_number(session, "example") == 1


def test_many_at_once_get_every_number_once(registers: Database) -> None:
    taken: list[int] = []

    def take() -> None:
        for _ in range(10):
            with transaction(registers) as session:
                taken.append(next_number(session, "example"))

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == list(range(1, 81))


def test_tenants_count_for_themselves(registers: Database) -> None:
    for tenant in ("jinjiang", "doumen"):
        with transaction(registers, tenant) as session:
            assert next_number(session, "example") == 1
