"""First morning of the demonstration: people, organisations of before, trial streets, catalogue, experts."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import partial
from importlib.resources import files
from typing import Final

from engine.persistence.session import Session
from workflows.calendar import local_date
from workflows.calendar.deadline import SHANGHAI
from workflows.dashboard.board import SETTING
from workflows.dashboard.jinjiang import HOUSE
from workflows.pilot import cast
from workflows.pilot.people import resident_id
from workflows.pilot.script import Step
from workflows.pilot.suppliers import Supplier, earlier_suppliers, new_suppliers
from workflows.registries.assessments import register_certificate
from workflows.registries.catalog import Service, publish_catalog
from workflows.registries.committees import register_expert
from workflows.registries.district import establish_scheme, register_pilot
from workflows.registries.notices import publish
from workflows.registries.organizations import register_organization
from workflows.registries.people import register_person
from workflows.registries.settings import IS_DEMONSTRATION, put_setting
from workflows.registries.streets import street

#: The first day of the pilot (DOMAIN.md E.0).
FIRST_DAY: Final = date(2010, 3, 1)
CATALOG_VERSION: Final = "2010"

CATEGORIES: Final = {
    "社会管理": "SG",
    "社会事务": "SS",
    "卫生教育": "WJ",
    "文化体育": "WT",
    "就业保障": "JY",
}
#: What may never be bought (102号令 10).
_NEVER: Final = (
    "不属于政府职责范围的服务事项",
    "应当由政府直接履职的事项",
    "人员招、聘用，以劳务派遣方式用工",
)
#: The pool of experts for purchases; every fifth knows finance.
_EXPERTS: Final = 20


def on(day: date, at: str = "09:00") -> datetime:
    """A moment of the demonstration."""
    return datetime.combine(day, time.fromisoformat(at), SHANGHAI)


def steps(password_hash: str | None = None) -> Iterator[Step]:
    """Everything that is there before the first application; a password lets people of the cast sign in."""
    yield Step(at=on(FIRST_DAY, "08:29"), key="house", act=_house)
    yield Step(at=on(FIRST_DAY, "08:30"), key=cast.STEP, act=partial(_assemble, password_hash=password_hash))
    yield Step(at=on(FIRST_DAY, "08:40"), key="pilot-streets", act=_pilot_streets)
    yield Step(at=on(FIRST_DAY, "08:45"), key="evaluation-schemes", act=_schemes)
    yield Step(at=on(FIRST_DAY, "08:50"), key="earlier-organisations", act=_earlier)
    yield Step(at=on(FIRST_DAY, "08:55"), key="catalogue", act=_catalogue)
    yield Step(at=on(FIRST_DAY, "08:57"), key="experts", act=_experts)
    for supplier in new_suppliers():
        yield Step(
            at=on(supplier.registered_on, "08:30"),
            key=f"registration/{supplier.id}",
            act=partial(_register, supplier=supplier),
        )


def catalogue_code(project_no: str) -> str:
    """The catalogue's line of a recorded project: each is a service of its own (GM2010-007 is SG07)."""
    return _codes()[project_no]


def _house(session: Session) -> None:
    put_setting(session, IS_DEMONSTRATION, "yes")
    put_setting(session, SETTING, HOUSE)


def _assemble(session: Session, password_hash: str | None) -> None:
    cast.assemble(session, password_hash)


def _pilot_streets(session: Session) -> None:
    handler = cast.actor("civil-handler", "civil-affairs")
    for code in cast.pilot_streets():
        centre = f"{street(code).name}社会组织指导服务中心"
        register_pilot(session, handler, code, starts_on=FIRST_DAY, centre=centre)


def _schemes(session: Session) -> None:
    handler = cast.actor("civil-handler", "civil-affairs")
    names = {"ORGANIZATION": "社会组织评估", "PROJECT": "社会组织购买服务项目运行评估"}
    for kind, name in names.items():
        body = "社会组织评估委员会" if kind == "ORGANIZATION" else "项目评估机构"
        establish_scheme(session, handler, kind, name=name, body=body, established_on=FIRST_DAY)


def _earlier(session: Session) -> None:
    for supplier in earlier_suppliers():
        _enter(session, supplier)


def _register(session: Session, supplier: Supplier) -> None:
    _enter(session, supplier)
    register_certificate(
        session,
        cast.actor("civil-handler", "civil-affairs"),
        kind="REGISTRATION",
        certificate_no=supplier.uscc,
        organization_id=supplier.id,
        valid_from=supplier.registered_on,
    )


def _enter(session: Session, supplier: Supplier) -> None:
    """Into the register, and onto the public list of organisations."""
    handler = cast.actor("civil-handler", "civil-affairs")
    register_organization(
        session,
        handler,
        id=supplier.id,
        name=supplier.name,
        form=supplier.form,
        status="REGISTERED",
        street=supplier.street,
        founded_on=supplier.registered_on,
        uscc=supplier.uscc,
    )
    public = {
        "name": supplier.name,
        "uscc": supplier.uscc,
        "form": supplier.form,
        "street": street(supplier.street).name,
        "founded_on": supplier.registered_on,
    }
    today = local_date(session.now)
    publish(session, handler, "REGISTERED_ORGANIZATION", supplier.name, public, today)


def _catalogue(session: Session) -> None:
    services = [
        Service(
            code=_codes()[row["项目编号"]],
            category=CATEGORIES[row["类别"]],
            level1=row["类别"],
            level2=row["项目名称"],
        )
        for row in recorded_projects()
    ]
    services.append(Service(code="QT01", category="QT", level1="其他", level2="社会组织孵化基地运营"))
    services += [
        Service(code=f"N{number:02d}", category="QT", level1="负面清单", level2=text, is_negative=True)
        for number, text in enumerate(_NEVER, start=1)
    ]
    publish_catalog(
        session, cast.actor("civil-handler", "civil-affairs"), CATALOG_VERSION, FIRST_DAY, services
    )


def _experts(session: Session) -> None:
    clerk = cast.actor("finance-supervision", "finance")
    for number, account in enumerate(cast.holders("expert-procurement", "experts")[:_EXPERTS], start=1):
        person_id = register_person(
            session, clerk, name=f"示例专家{number:02d}", id_no=resident_id(500 + number), phone=None
        )
        register_expert(
            session,
            clerk,
            person_id=person_id,
            specialty="财务" if number % 5 == 0 else "社会服务",
            employer=f"示例单位{number:02d}",
            is_finance=number % 5 == 0,
            user_id=account,
        )


def recorded_projects() -> list[dict[str, str]]:
    """The 45 purchases as recorded, in the order of their numbers."""
    text = (files("workflows.pilot") / "data" / "projects45.csv").read_text("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def _codes() -> dict[str, str]:
    counts: dict[str, int] = {}
    codes: dict[str, str] = {}
    for row in recorded_projects():
        category = CATEGORIES[row["类别"]]
        counts[category] = counts.get(category, 0) + 1
        codes[row["项目编号"]] = f"{category}{counts[category]:02d}"
    return codes
