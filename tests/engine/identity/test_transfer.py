"""A house is brought in from one document: all of it, or none."""

from __future__ import annotations

from typing import Any

import pytest

from engine.actor import SYSTEM
from engine.identity.errors import AdministratorsHoldNoPost, InvalidIdentity, MissingRole
from engine.identity.transfer import import_identities
from engine.persistence.database import Database, reading, transaction
from tests.support.accounts import actor, hire

HOUSE: dict[str, Any] = {
    "units": [
        {"key": "district", "name": "锦江区", "kind": "district"},
        {"key": "003", "name": "春熙路街道", "kind": "street", "parent": "district"},
    ],
    "posts": [{"unit": "003", "key": "street-review", "name": "审核岗"}],
    "groups": [{"key": "volunteers", "name": "志愿者"}],
    "people": [
        {"id": "wang", "name": "王某", "posts": ["street-review:003"], "groups": ["volunteers"]},
        {"id": "li", "name": "李某", "deputies": ["street-review:003"]},
        {"id": "sys", "name": "赵某", "roles": ["system-administrator"]},
    ],
}


def bring_in(database: Database, document: Any) -> int:
    with transaction(database) as session:
        return import_identities(session, SYSTEM, document)


def test_a_house_is_brought_in_and_may_be_again(database: Database) -> None:
    assert bring_in(database, HOUSE) == 3
    assert actor(database, "wang").groups == {"street-review:003", "volunteers"}
    assert actor(database, "sys").roles == {"system-administrator"}
    assert actor(database, "li", on_behalf_of="wang").groups == {"street-review:003"}
    assert bring_in(database, HOUSE) == 0


def test_a_house_that_breaks_a_rule_is_not_brought_in_at_all(database: Database) -> None:
    two = {"id": "two", "name": "two", "roles": ["auditor"], "groups": ["volunteers"]}
    with pytest.raises(AdministratorsHoldNoPost):
        bring_in(database, {**HOUSE, "people": [*HOUSE["people"], two]})
    with reading(database) as session:
        assert session.all("SELECT id FROM person") == []


@pytest.mark.parametrize("document", [{"people": [{"name": "nobody"}]}, {"units": [1]}, {"units": 7}, []])
def test_a_document_of_another_shape_is_refused(database: Database, document: Any) -> None:
    with pytest.raises(InvalidIdentity):
        bring_in(database, document)


def test_no_single_administrator_can_bring_in_people_with_their_rights(database: Database) -> None:
    for role in ("system-administrator", "security-administrator"):
        one = hire(database, role[:3] + "-adm", roles=[role])
        with pytest.raises(MissingRole), transaction(database) as session:
            import_identities(session, one, HOUSE)
