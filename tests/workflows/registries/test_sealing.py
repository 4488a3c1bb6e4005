"""Personal fields of forms: a mask in variables and history, the text for the register and for a reason."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256

import pytest

from engine import sealing as engine_sealing
from engine.actor import Actor
from engine.commands.drafts import draft_of, save_draft
from engine.commands.instances import start_process_instance
from engine.commands.start_drafts import save_start_draft, start_draft_of
from engine.commands.stepping import host_for
from engine.commands.tasks import complete_task
from engine.deployment import deploy
from engine.errors import FormRefused
from engine.persistence.database import Database, reading, transaction
from engine.persistence.jobs import json_text
from engine.persistence.store import read_instance
from engine.spiff import runner
from tests.support.desk import Desk
from tests.support.diagrams import end, process, start, user_task
from tests.support.drawing import Process
from tests.workflows.house import House
from workflows.errors import EntryNotFound, PersonalDataSealed, ReasonNeeded
from workflows.registries import people
from workflows.registries.sealing import MASKS, opened, reveal_sealed
from workflows.registries.vault import FILE
from workflows.registries.verification import verify_registers


class _Undone(Exception):
    """Nothing of a test's tampering stays."""


CLERK = Actor(user_id="clerk")
NUMBER = "11010519491231002X"
HEAD = {
    "name": "示例甲",
    "idType": "RESIDENT_ID",
    "idNo": NUMBER,
    "phone": "13800001234",
    "address": "某街1号",
}
PLAIN = (NUMBER, "13800001234", "某街1号")

FORM = {
    "id": "card",
    "type": "default",
    "components": [
        {
            "type": "textfield",
            "id": "f1",
            "key": "number",
            "properties": {"gongzhi:personal": "identity-number"},
            "validate": {"minLength": 15},
        },
        {"type": "number", "id": "f2", "key": "age"},
        {
            "type": "textfield",
            "id": "f3",
            "key": "guardian",
            "conditional": {"hide": "=age != null and age >= 18"},
        },
    ],
}


def _everything(database: Database) -> str:
    """What the tables of cases and of history hold, as one text."""
    with reading(database) as session:
        kept = [
            str(row)
            for table in ("event", "variable", "job", "user_task", "register_history", "search_term")
            for row in session.all(f"SELECT * FROM {table}")
        ]
        for (id_,) in session.all("SELECT id FROM process_instance"):
            instance = read_instance(session, id_)
            kept.append(str(runner.variables(instance.state, host_for(session, instance))))
    return "\n".join(kept)


def test_an_application_leaves_masks_in_the_case_and_the_numbers_in_the_register(house: House) -> None:
    case = house.submit(personInCharge=HEAD, initiators=[HEAD])
    held = case.variables["personInCharge"]
    assert held["name"] == "示例甲"
    assert held["idNo"]["masked"] == "110105********002X" and held["idNo"]["sealed"].isdigit()
    assert (held["phone"]["masked"], held["address"]["masked"]) == ("138****1234", "****")
    assert case.variables["initiators"][0]["idNo"]["masked"] == "110105********002X"
    stored = _everything(house.database)
    assert "110105********002X" in stored, "else this looks in the wrong place"
    assert [text for text in PLAIN if text in stored or json.dumps(text)[1:-1] in stored] == []
    with transaction(house.database) as session:
        person = people.person_by_number(session, NUMBER)
        assert person is not None
        assert people.reveal(session, CLERK, person["id"], "phone", "核对电话") == "13800001234"


def test_the_register_opening_it_is_in_the_history_of_the_case(house: House) -> None:
    case = house.submit(personInCharge=HEAD)
    with reading(house.database) as session:
        rows = session.all(
            "SELECT element_id, data FROM event WHERE instance_id = ? AND type = 'personal-data-read'",
            (case.instance_id,),
        )
    ((element, data),) = rows
    assert element == "receive-application"
    assert len(json.loads(data)["sealed"]) == 3


def test_a_sealed_value_that_was_altered_or_moved_is_found(house: House) -> None:
    house.submit(personInCharge=HEAD)
    for statement in ("UPDATE sealed_value SET kind = 'text'", "UPDATE sealed_value SET instance_id = 7"):
        with suppress(_Undone), transaction(house.database) as session:
            assert list(verify_registers(session)) == []
            session.write(statement, ())
            assert {each.register for each in verify_registers(session)} == {"sealed_value"}
            raise _Undone


def test_an_empty_field_stays_empty(house: House) -> None:
    case = house.submit(personInCharge=HEAD | {"phone": "", "address": None})
    assert (case.variables["personInCharge"]["phone"], case.variables["personInCharge"]["address"]) == (
        "",
        None,
    )


def _card(database: Database, drawn: Process | None = None) -> Desk:
    desk = Desk(database)
    with transaction(database) as session:
        deploy(session, CLERK, {"card.form": json.dumps(FORM).encode()})
    desk.deploy(drawn or process("case", start() >> user_task("fill", form="card") >> end()))
    desk.start("case")
    return desk


def test_a_user_task_seals_what_its_form_marks_after_it_was_checked_in_clear(registers: Database) -> None:
    desk = _card(registers)
    with pytest.raises(FormRefused), transaction(registers) as session:
        complete_task(session, CLERK, desk.task("fill"), {"number": "short", "age": 30})
    desk.complete("fill", {"number": NUMBER, "age": 30})
    stored = _everything(registers)
    assert NUMBER not in stored and "110105********002X" in stored


def test_conditions_over_other_fields_hold_as_ever(registers: Database) -> None:
    desk = _card(registers)
    with pytest.raises(FormRefused), transaction(registers) as session:
        complete_task(session, CLERK, desk.task("fill"), {"number": NUMBER, "age": 30, "guardian": "示例乙"})
    desk.complete("fill", {"number": NUMBER, "age": 7, "guardian": "示例乙"})


ROWS = {
    "id": "rows",
    "type": "default",
    "components": [
        {
            "type": "dynamiclist",
            "id": "d",
            "path": "people",
            "components": [
                {
                    "type": "textfield",
                    "id": "f1",
                    "key": "phone",
                    "properties": {"gongzhi:personal": "phone"},
                    "validate": {"pattern": "^1[3-9][0-9]{9}$"},
                }
            ],
        }
    ],
}


@pytest.fixture
def again(registers: Database) -> Desk:
    """Two user tasks with one form, one after the other; in the first, two telephones were given."""
    desk = Desk(registers)
    with transaction(registers) as session:
        deploy(session, CLERK, {"rows.form": json.dumps(ROWS).encode()})
    first, second = user_task("fill", form="rows"), user_task("mend", form="rows")
    desk.deploy(process("case", start() >> first >> second >> user_task("look") >> end()))
    desk.start("case")
    desk.complete("fill", {"people": [{"phone": "13800001234"}, {"phone": "13900005678"}]})
    return desk


def _people(desk: Desk) -> list[dict[str, str]]:
    with reading(desk.database) as session:
        ((id_,),) = session.all("SELECT id FROM process_instance")
        instance = read_instance(session, id_)
        found = runner.variables(instance.state, host_for(session, instance))["people"]
    return [row["phone"] for row in found]


def test_a_mask_left_as_it_is_keeps_what_the_case_has(again: Desk) -> None:
    before = _people(again)
    assert [each["masked"] for each in before] == ["138****1234", "139****5678"]
    again.complete("mend", {"people": [{"phone": "139****5678"}, {"phone": "13700009999"}]})
    kept, fresh = _people(again)
    assert kept == before[1], "found although its row moved"
    assert fresh["masked"] == "137****9999"


def test_what_is_typed_again_in_full_is_not_sealed_twice(again: Desk) -> None:
    before = _people(again)
    again.complete("mend", {"people": [{"phone": "13800001234"}, {"phone": "139****5678"}]})
    assert _people(again) == before


def test_what_is_not_sent_stays_as_it_is(again: Desk) -> None:
    before = _people(again)
    again.complete("mend", {})
    assert _people(again) == before


def test_a_mask_that_stands_for_nothing_here_is_refused(again: Desk) -> None:
    with pytest.raises(FormRefused) as refused, transaction(again.database) as session:
        complete_task(session, CLERK, again.task("mend"), {"people": [{"phone": "137****0000"}]})
    (error,) = refused.value.errors.errors
    assert (error.key, error.path) == ("field-masked", ("people", 0, "phone"))


def test_nobody_starts_a_case_with_a_mask(house: House) -> None:
    applicant = Actor(user_id="applicant", groups=frozenset())
    with pytest.raises(FormRefused) as refused:
        house.submit(applicant, personInCharge=HEAD | {"idNo": "110105********002X"})
    assert ("field-masked", ("personInCharge", "idNo")) in {
        (error.key, error.path) for error in refused.value.errors.errors
    }


def _sealed(house: House) -> tuple[int, int]:
    """A case, and the id of the sealed number in it."""
    case = house.submit(personInCharge=HEAD)
    return case.instance_id, int(case.variables["personInCharge"]["idNo"]["sealed"])


def test_what_one_case_sealed_does_not_open_in_another(house: House) -> None:
    case, sealed = _sealed(house)
    other = house.submit(orgName="示例二合唱队").instance_id
    token = {"sealed": str(sealed), "masked": "***"}
    with transaction(house.database) as session:
        assert opened(session, CLERK, case, {"a": [token], "b": 1}, "register") == {"a": [NUMBER], "b": 1}
        with pytest.raises(EntryNotFound):
            opened(session, CLERK, other, token, "register")
    with transaction(house.database) as session:
        session.execute("UPDATE sealed_value SET instance_id = ? WHERE id = ?", (other, sealed))
        with pytest.raises(Exception, match=FILE):
            opened(session, CLERK, other, token, "register")


def test_whoever_looks_says_why_and_the_case_keeps_it(house: House) -> None:
    case, sealed = _sealed(house)
    with pytest.raises(ReasonNeeded), transaction(house.database) as session:
        reveal_sealed(session, CLERK, sealed, " 看 ")
    with transaction(house.database) as session:
        assert reveal_sealed(session, CLERK, sealed, "核对身份证件") == NUMBER
    with reading(house.database) as session:
        row = session.all(
            "SELECT actor, data FROM event WHERE instance_id = ? AND type = 'personal-data-read'"
            " ORDER BY seq",
            (case,),
        )[-1]
    assert row[0] == "clerk" and json.loads(row[1])["reason"] == "核对身份证件"


def test_what_is_forgotten_leaves_the_mask_and_the_history_whole(house: House) -> None:
    _, sealed = _sealed(house)
    with transaction(house.database) as session:
        session.execute("DELETE FROM sealed_value WHERE id = ?", (sealed,))
    with pytest.raises(EntryNotFound), transaction(house.database) as session:
        reveal_sealed(session, CLERK, sealed, "核对身份证件")


def test_a_draft_lies_encrypted_and_opens_for_its_writer_at_its_task_alone(registers: Database) -> None:
    desk = _card(registers)
    task, other = desk.task("fill"), Actor(user_id="other")
    with transaction(registers) as session:
        save_draft(session, CLERK, task, {"number": NUMBER, "note": "尚未定的意见"})
    with transaction(registers) as session:
        found = draft_of(session, CLERK, task)
        assert found is not None and found.variables == {"number": NUMBER, "note": "尚未定的意见"}
        (lies,) = session.one("SELECT variables FROM task_draft", ()) or ("",)
        assert NUMBER not in lies and "number" not in lies and "尚未" not in lies
        session.write("UPDATE task_draft SET user_id = 'other'", ())
    with pytest.raises(PersonalDataSealed), reading(registers) as session:
        draft_of(session, other, task)


def test_an_application_not_submitted_lies_encrypted_too(registers: Database) -> None:
    _card(registers)
    with transaction(registers) as session:
        ((form_id,),) = session.all("SELECT id FROM form_definition")
        save_start_draft(session, CLERK, "case", {"number": NUMBER}, form_id=form_id, version=0)
    with transaction(registers) as session:
        found = start_draft_of(session, CLERK, "case")
        assert found is not None and found.variables == {"number": NUMBER}
        (lies,) = session.one("SELECT variables FROM start_draft", ()) or ("",)
        assert lies.startswith("sealed:") and NUMBER not in lies
        session.write("UPDATE start_draft SET user_id = 'other'", ())
    with pytest.raises(PersonalDataSealed), reading(registers) as session:
        start_draft_of(session, Actor(user_id="other"), "case")


def test_what_an_idempotency_key_remembers_is_no_hash_that_can_be_tried(registers: Database) -> None:
    desk = _card(registers)
    task, given = desk.task("fill"), {"number": NUMBER, "age": 30}
    for _ in range(2):
        with transaction(registers) as session:
            complete_task(session, CLERK, task, given, idempotency_key="once")
    said = json_text(["complete-task", "clerk", None, {"task_id": task, "variables": given}])
    with reading(registers) as session:
        ((kept,),) = session.all("SELECT command_hash FROM idempotency_key")
        assert kept == engine_sealing.fingerprint(session, said)
    assert kept != sha256(said.encode()).hexdigest()


def test_a_key_of_before_still_means_its_command(registers: Database) -> None:
    task = _card(registers).task("fill")
    arguments = {"task_id": task, "variables": {"number": NUMBER}}
    plain = sha256(json_text(["complete-task", "clerk", None, arguments]).encode()).hexdigest()
    with transaction(registers) as session:
        first = complete_task(session, CLERK, task, {"number": NUMBER}, idempotency_key="once")
        session.write("UPDATE idempotency_key SET command_hash = ?", (plain,))
    with transaction(registers) as session:
        assert complete_task(session, CLERK, task, {"number": NUMBER}, idempotency_key="once") == first


def test_a_draft_of_before_stays_readable(registers: Database) -> None:
    desk = _card(registers)
    with transaction(registers) as session:
        save_draft(session, CLERK, desk.task("fill"), {})
        session.write("UPDATE task_draft SET variables = ?", ('{"number":"7"}',))
    with reading(registers) as session:
        found = draft_of(session, CLERK, desk.task("fill"))
    assert found is not None and found.variables == {"number": "7"}


@pytest.fixture
def nobody_seals() -> Iterator[None]:
    kept = list(engine_sealing._sealers)
    engine_sealing._sealers.clear()
    yield
    engine_sealing._sealers[:] = kept


@pytest.mark.usefixtures("nobody_seals")
def test_where_nobody_seals_nothing_is_taken_in_plain(registers: Database) -> None:
    desk = _card(registers)
    with pytest.raises(LookupError), transaction(registers) as session:
        complete_task(session, CLERK, desk.task("fill"), {"number": NUMBER})
    assert NUMBER not in _everything(registers)


def test_a_start_without_a_form_takes_variables_as_they_are(registers: Database) -> None:
    Desk(registers).deploy(process("plain", start() >> user_task("look") >> end()))
    with transaction(registers) as session:
        start_process_instance(session, CLERK, "plain", {"number": "7"})


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        ("identity-number", NUMBER, "110105********002X"),
        ("identity-number", "E123", "****"),
        ("identity-number", "E12345678", "****78"),
        ("phone", "13800001234", "138****1234"),
        ("phone", "12345", "****"),
        ("bank-account", "6222020000001234567", "****4567"),
        ("bank-account", "1234", "****"),
        ("address", "某街1号", "****"),
        ("text", "任何", "****"),
    ],
)
def test_each_kind_is_masked_in_its_way(kind: str, text: str, shown: str) -> None:
    assert MASKS[kind](text) == shown
