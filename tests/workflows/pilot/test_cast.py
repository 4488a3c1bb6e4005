"""The people of the demonstration really hold the posts in whose name the replay acts, and can sign in."""

from __future__ import annotations

import pytest

from engine.identity.actors import actor_of
from engine.identity.password_rules import hash_password
from engine.identity.sessions import Origin
from engine.identity.sign_in import sign_in
from engine.persistence.database import Database, reading, transaction
from workflows.pilot import cast
from workflows.pilot.records import recorded_filings
from workflows.pilot.suppliers import new_suppliers, suppliers
from workflows.posts import posts, single_units
from workflows.registries.codes import check_unified_code

PASSWORD = "Demonstration-2010"


def test_every_actor_is_whom_the_engine_makes_of_the_account(registers: Database) -> None:
    with transaction(registers) as session:
        assert cast.assemble(session) == len(cast.document()["people"])
    with reading(registers) as session:
        for each in cast.document()["people"]:
            assert cast.person(each["id"]) == actor_of(session, each["id"])


def test_assembling_again_changes_nothing(registers: Database) -> None:
    with transaction(registers) as session:
        cast.assemble(session)
    with transaction(registers) as session:
        assert cast.assemble(session) == 0


def test_every_post_of_the_table_has_a_holder() -> None:
    held = {each["key"] for each in cast.document()["posts"]}
    assert held == set(posts())
    for post in posts().values():
        if post.unit in single_units():
            assert cast.holders(post.key, single_units()[post.unit]), post.key


def test_nobody_holds_a_post_that_is_not_there() -> None:
    with pytest.raises(LookupError):
        cast.actor("street-review", "010", 2)
    with pytest.raises(LookupError):
        cast.actor("finance-payment", "010")


def test_names_say_no_word_twice() -> None:
    names = {each["id"]: each["name"] for each in cast.document()["people"]}
    assert names["qu_lingdao"] == "锦江区领导看板（演示）"
    assert names["dl_jingli"] == "示例采购代理机构项目负责人（演示）"
    assert names["cz_yusuan"] == "区财政局预算岗（演示）"
    assert names["mz_huiyi"] == "区民政局局长办公会（演示）"


def test_accounts_are_those_of_the_walk_through() -> None:
    assert cast.actor("street-acceptance", "010").user_id == "lx_shouli"
    assert cast.actor("civil-approval", "civil-affairs").user_id == "mz_shenpi"
    assert cast.actor("finance-supervision", "finance").user_id == "cz_jianguan"
    assert cast.actor("agency-manager", "agency-01").user_id == "dl_jingli"
    assert cast.actor("so-operator", new_suppliers()[0].unit).user_id == "so_001"
    assert cast.actor("evaluation-committee", "evaluation", 11).user_id == "ps_weiyuan11"
    assert cast.person("zj30").groups == frozenset({"expert-evaluation:experts", "expert-funding:experts"})
    assert cast.applicant(recorded_filings()[0].receipt_no).user_id == "jm_0001"


def test_people_of_the_cast_sign_in(registers: Database) -> None:
    with transaction(registers) as session:
        cast.assemble(session, hash_password(PASSWORD))
    for account in ("lx_shouli", "sj_audit", "jm_0168"):
        assert sign_in(registers, account, PASSWORD, Origin()).person_id == account


def test_every_registered_organisation_has_a_right_code() -> None:
    codes = [check_unified_code(each.uscc) for each in suppliers()]
    assert len(set(codes)) == 230
