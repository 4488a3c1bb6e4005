"""Doumen (DOMAIN.md E.6): registers of the second house, August 2012 to July 2013. Its processes come later.

Counts are the article's, names and days are invented (虚构).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from importlib.resources import files
from typing import Final

from engine.actor import SYSTEM, Actor
from engine.identity.bootstrap import store_passwords
from engine.identity.transfer import import_identities
from engine.persistence.session import Session
from workflows.calendar import current_calendar, local_date
from workflows.calendar.deadline import SHANGHAI
from workflows.dashboard.board import SETTING
from workflows.pilot.acting import RULES_ON
from workflows.pilot.cast import SHOWN_AS, STEP
from workflows.pilot.imports.people import on
from workflows.pilot.script import Step
from workflows.registries.community import (
    PETITIONS,
    TEAMS,
    accept_petition,
    close_petition,
    decide_admission,
    found_team,
    give_advice,
    give_opinion,
    grant_credit,
    join_team,
    publicise_transfer,
)
from workflows.registries.register import Row, find_by
from workflows.registries.settings import IS_DEMONSTRATION, put_setting
from workflows.rules import current_rules

TENANT: Final = "doumen"
FIRST_DAY: Final = date(2012, 8, 1)
END: Final = datetime(2013, 7, 31, 18, 0, tzinfo=SHANGHAI)

STATION: Final = "daili-zhan"
#: The five retired officials of the agency station.
STAFF: Final = (
    ("xf_zhan", "退休干部甲", "station-head"),
    ("xf_jiedai", "退休干部乙", "station-desk"),
    ("xf_daili1", "退休干部丙", "station-agent"),
    ("xf_daili2", "退休干部丁", "station-agent"),
    ("xf_daili3", "退休干部戊", "station-agent"),
)
POSTS: Final = {"station-head": "站长", "station-desk": "接待岗", "station-agent": "代理员"}
ADMINISTRATORS: Final = {
    "sys_admin": "system-administrator",
    "sec_admin": "security-administrator",
    "log_admin": "audit-administrator",
    "sj_audit": "auditor",
}

RESULTS: Final = {
    "调解和解": "MEDIATED",
    "诉求部分支持": "PARTLY",
    "诉求支持": "SUPPORTED",
    "引导诉讼/仲裁": "TO_COURT",
    "引导复议": "TO_COURT",
    "息访": "SETTLED_DOWN",
    "办理中": None,
}
VOLUNTEERS: Final = 230
BANKS: Final = ("中国工商银行", "招商银行", "珠海农商银行", "华润银行")
CREDIT: Final = Decimal(7_000_000_000)

#: Department, affair, whether communities take it on.
ADMISSIONS: Final = (
    ("区民政局", "低保家庭动态核查（示例）", "ADMIT"),
    ("区人社局", "就业困难人员登记（示例）", "ADMIT"),
    ("区卫计局", "健康档案协助更新（示例）", "CONDITIONAL"),
    ("区统计局", "无经费的入户调查（示例）", "RETURN"),
    ("区市政局", "市政设施执法巡查（示例）", "REJECT"),
)
TRANSFERS: Final = (
    ("区民政局", "社会组织信息咨询（示例）", "PURCHASE"),
    ("区民政局", "社会工作者继续教育（示例）", "ENTRUST"),
    ("区教育局", "校外教育机构行业自律（示例）", "TRANSFER"),
    ("区文体局", "群众体育赛事组织（示例）", "PURCHASE"),
    ("区经信局", "小微企业政策宣讲（示例）", "ENTRUST"),
    ("区司法局", "法律知识普及（示例）", "PURCHASE"),
)
PUBLICITY_RULE: Final = "function-transfer.publicity-period"


def steps(password_hash: str | None = None) -> Iterator[Step]:
    """Everything up to the day of the article."""
    yield Step(at=on(FIRST_DAY, "08:29"), key="house", act=_house)
    yield Step(at=on(FIRST_DAY, "08:30"), key=STEP, act=partial(_assemble, password_hash=password_hash))
    yield from _petitions()
    yield from _tickets()
    yield Step(at=on(date(2012, 9, 3), "09:00"), key="volunteers", act=_volunteers)
    yield Step(at=on(date(2013, 4, 15), "10:00"), key="credit", act=_credit)
    yield Step(at=on(date(2013, 5, 20), "10:00"), key="admissions", act=_admissions)
    yield Step(at=on(date(2013, 6, 3), "10:00"), key="transfers", act=_transfers)


def staff(account: str) -> Actor:
    """Somebody of the station. Raises LookupError."""
    post = {known: post for known, _, post in STAFF}[account]
    return Actor(user_id=account, groups=frozenset({f"{post}:{STATION}"}))


def _house(session: Session) -> None:
    put_setting(session, IS_DEMONSTRATION, "yes")
    put_setting(session, SETTING, TENANT)


def _assemble(session: Session, password_hash: str | None) -> None:
    units = [
        {"key": "440403", "name": f"斗门区{SHOWN_AS}", "kind": "district", "parent": None},
        {"key": STATION, "name": f"信访代理服务站{SHOWN_AS}", "kind": "station", "parent": "440403"},
        {"key": "nanmen", "name": f"南门村社工服务站{SHOWN_AS}", "kind": "station", "parent": "440403"},
    ]
    posts = [{"unit": STATION, "key": key, "name": name} for key, name in POSTS.items()]
    people: list[dict[str, object]] = [
        {"id": account, "name": name + SHOWN_AS, "posts": [f"{post}:{STATION}"]}
        for account, name, post in STAFF
    ]
    people += [{"id": id_, "name": id_ + SHOWN_AS, "roles": [role]} for id_, role in ADMINISTRATORS.items()]
    import_identities(session, SYSTEM, {"units": units, "posts": posts, "people": people})
    if password_hash is not None:
        hashes = {str(person["id"]): password_hash for person in people}
        store_passwords(session, SYSTEM, hashes, must_change=False)


def _petitions() -> Iterator[Step]:
    opinions = 0
    for number, row in enumerate(_rows("petition8.csv")):
        day = date.fromisoformat(row["受理日"])
        agent = STAFF[2 + number % 3][0]
        case_no = row["案件号"]
        accept = partial(_accept, row=row, agent=agent)
        yield Step(at=on(day, "10:00"), key=f"petition/{case_no}/accepted", act=accept)
        if row["出具代理处理意见书"] == "是":
            opinions += 1
            advise = partial(_advise, case_no=case_no, agent=agent)
            yield Step(
                at=on(day + timedelta(days=30), "15:00"), key=f"petition/{case_no}/opinion", act=advise
            )
        if RESULTS[row["结果"]] is not None:
            close = partial(_close, row=row, agent=agent)
            closed = min(day + timedelta(days=75), END.date() - timedelta(days=2))
            yield Step(at=on(closed, "16:00"), key=f"petition/{case_no}/closed", act=close)


def _accept(session: Session, row: dict[str, str], agent: str) -> None:
    is_group = row["信访人"].startswith("群体")
    accept_petition(
        session,
        staff(agent),
        case_no=row["案件号"],
        accepted_on=local_date(session.now),
        category=row["类别"],
        subject=row["事由"],
        petitioner="GROUP" if is_group else "PERSON",
        representatives=int(row["信访人"].partition("代表")[2].partition("人")[0]) if is_group else 1,
        route=row["分流"],
        rules_on=RULES_ON,
    )


def _advise(session: Session, case_no: str, agent: str) -> None:
    opinion_no = f"代理意见〔{case_no[2:6]}〕{case_no[7:]}号"
    give_opinion(
        session, staff(agent), _petition(session, case_no)["id"], opinion_no, local_date(session.now)
    )


def _close(session: Session, row: dict[str, str], agent: str) -> None:
    result = RESULTS[row["结果"]]
    assert result is not None
    case = _petition(session, row["案件号"])
    close_petition(session, staff(agent), case["id"], result, local_date(session.now))


def _petition(session: Session, case_no: str) -> Row:
    row = find_by(session, PETITIONS, case_no=case_no)
    assert row is not None, "a case is accepted before anything else happens to it"
    return row


def _tickets() -> Iterator[Step]:
    for place, row in enumerate(_rows("consultations.csv")):
        day = FIRST_DAY + timedelta(days=5 + place * 10)
        yield Step(at=on(day, "14:00"), key=f"advice/{row['工单号']}", act=partial(_ticket, row=row))


def _ticket(session: Session, row: dict[str, str]) -> None:
    give_advice(
        session,
        staff("xf_jiedai"),
        ticket_no=row["工单号"],
        kind="PERSON" if row["计量单位"] == "人次" else "UNIT",
        asked_by=row["咨询方"],
        subject=row["事项"],
        quantity=int(row["计数"]),
        on=local_date(session.now),
    )


def _volunteers(session: Session) -> None:
    head, today = staff("xf_zhan"), local_date(session.now)
    name = "新伟社区党员志愿服务队"
    found_team(session, head, name=name, community="新伟社区", partner="珠海新青志愿者协会", on=today)
    team = find_by(session, TEAMS, name=name)
    assert team is not None
    for number in range(1, VOLUNTEERS + 1):
        join_team(
            session,
            head,
            team["id"],
            volunteer_no=f"ZYZ440403{number:07d}",
            name=f"示例党员{number:03d}",
            source="PARTY",
            on=today,
        )


def _credit(session: Session) -> None:
    grant_credit(
        session,
        staff("xf_zhan"),
        federation="珠海市小微企业联合会斗门分会",
        amount=CREDIT,
        banks=BANKS,
        more_banks=True,
        counsel="广州律道商务公司",
        on=None,
    )


def _admissions(session: Session) -> None:
    for number, (department, name, result) in enumerate(ADMISSIONS, start=1):
        decide_admission(
            session,
            staff("xf_zhan"),
            item_no=f"ZR2013-{number:03d}",
            department=department,
            name=name,
            result=result,
            on=local_date(session.now),
        )


def _transfers(session: Session) -> None:
    today = local_date(session.now)
    last = current_rules().deadline(PUBLICITY_RULE, today, current_calendar(), on=RULES_ON).due_on
    assert last is not None, "a period without pauses ends"
    for number, (department, name, mode) in enumerate(TRANSFERS, start=1):
        publicise_transfer(
            session,
            staff("xf_zhan"),
            item_no=f"ZN-{number:03d}",
            department=department,
            name=name,
            mode=mode,
            publicised_from=today,
            publicised_to=last,
        )


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("workflows.pilot") / "data" / name).read_text("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))
