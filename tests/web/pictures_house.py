"""The house of the pictures: the pilot of Jinjiang played on to a morning of its tender, a street at work.

``play PASSWORD MOMENT`` plays into the database of the environment and leaves its clock there; once more
with a later moment goes on. No server may run on it meanwhile. Beside the demonstration there are the
applications of July that wait in one street at every step (:data:`JULY`), a designer, and somebody who has
not signed in yet.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import workflows
from api.shipped import deploy_shipped
from engine import clock
from engine.actor import SYSTEM, Actor
from engine.config import settings_from
from engine.deployment import deploy
from engine.identity.bootstrap import store_passwords
from engine.identity.password_rules import hash_password
from engine.identity.transfer import import_identities
from engine.persistence.database import Database, connect, reading
from engine.persistence.session import Session
from workflows.calendar.deadline import SHANGHAI
from workflows.pilot import cast
from workflows.pilot.acting import begin, complete
from workflows.pilot.filings import TASKS
from workflows.pilot.imports.people import FIRST_DAY, on
from workflows.pilot.people import application_form, officer, submission
from workflows.pilot.records import RecordedFiling, Verb, recorded_filings
from workflows.pilot.replay import jinjiang_steps
from workflows.pilot.script import Step, is_done, play
from workflows.registries.house_clock import stop_time
from workflows.so_filing.commands import PROCESS_KEY

STREET: Final = "010"
#: Whoever applies again in July had a group filed in spring.
APPLICANT: Final = "SJ2010-0016"

Moment = tuple[Verb, str]


@dataclass(frozen=True, slots=True)
class Application:
    """One of July: who applies, for what, and what happened until the morning of the pictures."""

    applicant: str
    name: str
    filed_class: str
    steps: tuple[Moment, ...]
    community: int = 1
    site_check: bool = False

    @property
    def filing(self) -> RecordedFiling:
        community = f"莲新街道示例{'一二'[self.community - 1]}社区"
        return RecordedFiling(
            receipt_no=self.applicant,
            street=STREET,
            org_name=community + self.name,
            filed_class=self.filed_class,
            submitted_on=_at(self.steps[0][1]).date(),
            accepted_on=None,
            decided_on=None,
            was_corrected=False,
            outcome=None,
            filing_no=None,
        )


def _filed(submitted: str, heard: str, *more: Moment) -> tuple[Moment, ...]:
    return (("submit", submitted), ("give-opinion", heard), *more)


JULY: Final = (
    Application(
        APPLICANT,
        "桥牌爱好者小组",
        "CULTURE_SPORT",
        _filed(
            "07-05 09:20",
            "07-05 15:10",
            ("accept", "07-07 10:00"),
            ("review", "07-08 11:00"),
            ("grant", "07-12 16:00"),
        ),
    ),
    Application(
        "SJ2010-0021",
        "邻里互助会",
        "CHARITY",
        _filed("07-14 09:40", "07-14 16:00", ("accept", "07-20 10:10"), ("review", "07-21 14:00")),
    ),
    Application(
        "SJ2010-0022",
        "书画爱好者协会",
        "CULTURE_SPORT",
        _filed("07-15 10:15", "07-15 15:30", ("accept", "07-21 09:30"), ("review", "07-22 15:00")),
    ),
    Application(
        APPLICANT,
        "非遗剪纸社",
        "CULTURE_SPORT",
        _filed("07-16 14:00", "07-19 10:00", ("ask-for-correction", "07-21 10:40")),
    ),
    Application(
        "SJ2010-0027",
        "垃圾分类督导队",
        "AFFAIR",
        _filed("07-19 09:15", "07-19 14:20", ("accept", "07-22 11:10")),
    ),
    Application(
        "SJ2010-0032",
        "腰鼓队",
        "CULTURE_SPORT",
        _filed("07-19 15:00", "07-20 09:30", ("accept", "07-23 16:30")),
        site_check=True,
    ),
    Application(
        "SJ2010-0046",
        "夕阳红艺术团",
        "CULTURE_SPORT",
        _filed(
            "07-16 09:10", "07-16 16:40", ("ask-for-correction", "07-19 15:20"), ("correct", "07-23 10:30")
        ),
        community=2,
    ),
    Application("SJ2010-0058", "便民缝补服务队", "LIFE", _filed("07-20 09:05", "07-20 15:10")),
    Application(
        "SJ2010-0059",
        "应急救援互助队",
        "CHARITY",
        _filed("07-20 10:30", "07-20 16:20", ("accept", "07-26 09:10")),
        community=2,
    ),
    Application("SJ2010-0068", "楼栋议事会", "AFFAIR", _filed("07-21 10:05", "07-22 09:40")),
    Application(
        "SJ2010-0075",
        "社区广场舞队",
        "CULTURE_SPORT",
        _filed("07-21 14:45", "07-22 10:10", ("accept", "07-26 09:50")),
    ),
    Application("SJ2010-0062", "四点半课堂小组", "CHARITY", _filed("07-22 09:30", "07-23 09:20"), 2),
    Application("SJ2010-0076", "绿色家园环保队", "AFFAIR", _filed("07-22 14:30", "07-23 11:00")),
    Application("SJ2010-0107", "手工编织小组", "CULTURE_SPORT", _filed("07-23 10:20", "07-26 10:05"), 2),
    Application("SJ2010-0102", "老年健身气功队", "CULTURE_SPORT", _filed("07-23 15:10", "07-26 11:30")),
    Application("SJ2010-0108", "反诈宣传志愿队", "CHARITY", _filed("07-26 09:40", "07-26 16:20")),
    Application("SJ2010-0088", "亲子阅读会", "CULTURE_SPORT", (("submit", "07-26 11:15"),)),
    Application("SJ2010-0129", "家电代修服务队", "LIFE", (("submit", "07-26 15:50"),)),
)  # fmt: skip
#: What the demonstration leaves open on 1 June is decided soon after; one of it late.
JUNE: Final[Mapping[str, tuple[Moment, ...]]] = {
    "SJ2010-0165": (("review", "06-01 15:00"), ("grant", "06-03 16:00")),
    "SJ2010-0166": (("review", "06-02 10:00"), ("grant", "06-04 16:00")),
    "SJ2010-0167": (("review", "06-02 14:00"), ("grant", "06-04 16:30")),
    "SJ2010-0168": (("review", "06-03 10:00"), ("grant", "06-18 16:00")),
}

PEOPLE: Final = {
    "people": [
        {"id": "sj_liucheng", "name": "流程设计员（演示）", "roles": ["process-designer"]},
        {"id": "lx_xinren", "name": "莲新街道新任审核员（演示）"},
    ]
}


def steps(password: str) -> Iterator[Step]:
    """The pilot with everything of this module, in no particular order."""
    hashed = hash_password(password)
    yield from jinjiang_steps(hashed)
    yield Step(at=on(date(2010, 6, 1), "08:00"), key="pictures/people", act=partial(_people, hashed=hashed))
    for each in JULY:
        for verb, moment in each.steps:
            act = partial(_act, application=each, verb=verb)
            yield Step(at=_at(moment), key=f"pictures/{each.name}/{verb}", act=act)
    recorded = {each.receipt_no: each for each in recorded_filings()}
    for number, moments in JUNE.items():
        for verb, moment in moments:
            act = partial(_finish, filing=recorded[number], verb=verb)
            yield Step(at=_at(moment), key=f"pictures/{number}/{verb}", act=act)
    yield Step(at=_at("07-26 17:40"), key="pictures/versions", act=_second_versions)


def _at(text: str) -> datetime:
    return datetime.strptime(f"2010-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=SHANGHAI)


def _people(session: Session, hashed: str) -> None:
    import_identities(session, SYSTEM, PEOPLE)
    store_passwords(session, SYSTEM, {"sj_liucheng": hashed}, must_change=False)
    store_passwords(session, SYSTEM, {"lx_xinren": hashed}, must_change=True)


def _act(session: Session, application: Application, verb: Verb) -> None:
    filing = application.filing
    if verb == "submit":
        begin(session, cast.applicant(application.applicant), PROCESS_KEY, application_form(filing))
        return
    _complete(session, filing, verb, {**submission(filing, verb), **_more(application, verb)})


def _more(application: Application, verb: Verb) -> dict[str, Any]:
    if verb == "accept":
        return {"siteCheck": application.site_check}
    if verb == "correct":
        return {"correctionNote": "已补交活动场所使用证明（示例）"}
    return {}


def _finish(session: Session, filing: RecordedFiling, verb: Verb) -> None:
    _complete(session, filing, verb, submission(filing, verb))


def _complete(session: Session, filing: RecordedFiling, verb: Verb, entered: Mapping[str, Any]) -> None:
    element_id = TASKS[verb]
    row = session.one(
        "SELECT instance_id FROM so_filing WHERE tenant_id = ? AND org_name = ? ORDER BY instance_id DESC",
        (session.tenant_id, filing.org_name),
    )
    assert row is not None, f"{filing.org_name} is submitted before anybody works on it"
    complete(session, officer(filing, element_id), int(row[0]), element_id, entered)


#: What the designer changes on the last evening: second versions for the comparison, by package and file.
CHANGES: Final[Mapping[tuple[str, str], tuple[tuple[str, str], ...]]] = {
    ("so-filing", "so-filing.bpmn"): (('name="审核"', 'name="业务审核"'),),
    ("so-filing", "so-filing-acceptance.form"): (("材料清单（逐项核对）", "材料清单（逐项核对原件）"),),
    ("so-funding", "so-funding-ceiling.dmn"): (('"备案启动补助"', '"备案启动补助（一次性）"'),),
}


def _second_versions(session: Session) -> None:
    changed: dict[str, bytes] = {}
    for (folder, name), changes in CHANGES.items():
        text = (files("workflows") / folder / name).read_text("utf-8")
        for old, new in changes:
            assert old in text, f"{name} has no {old}"
            text = text.replace(old, new)
        changed[name] = text.encode()
    designer = Actor(user_id="sj_liucheng", roles=frozenset({"process-designer"}))
    deploy(session, designer, changed)


def go_on(database: Database, password: str, moment: str) -> None:
    """Play what is not played yet, and leave the house's clock at a moment."""
    until = datetime.strptime(moment, "%Y-%m-%d %H:%M").replace(tzinfo=SHANGHAI)
    with reading(database) as session:
        is_new = not is_done(session, cast.STEP)
    if is_new:
        with clock.frozen(on(FIRST_DAY, "08:00")):
            deploy_shipped(database)
    with clock.frozen(until):
        play(database, steps(password), until=until)
        stop_time(database, clock.now())


def main() -> None:
    workflows.load()
    settings = settings_from(os.environ)
    database = connect(settings.database_url, settings)
    commands: dict[str, Callable[..., None]] = {"play": go_on}
    command, *given = sys.argv[1:]
    try:
        commands[command](database, *given)
    finally:
        database.close()


if __name__ == "__main__":
    main()
