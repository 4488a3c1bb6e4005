"""Regulations: what was issued at the end of 2009, and the three drafts out for comment (DOMAIN.md E.4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Final

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.calendar import local_date
from workflows.pilot import cast
from workflows.pilot.imports.people import FIRST_DAY, on
from workflows.pilot.script import Step
from workflows.registries.register import Row, find_by, page
from workflows.registries.regulations import (
    COMMENTS,
    REGULATIONS,
    answer_comment,
    close_consultation,
    open_consultation,
    receive_comment,
    register_regulation,
)

ISSUED: Final = (
    "关于培育和发展社会组织的意见",
    "社区社会组织备案管理暂行办法",
    "对社会组织发展提供资金扶持的实施办法",
    "政府向社会组织购买服务项目指导目录",
)
ISSUED_TEXT: Final = "2009年底"
#: Title, edition, comments in all; results follow :data:`RESULTS` over the three together.
DRAFTS: Final = (
    ("社区社会组织备案管理暂行办法", 2, 16),
    ("关于加强社会组织监管工作的实施意见", 1, 13),
    ("社会组织评估实施办法", 1, 12),
)
RESULTS: Final = ("ADOPTED",) * 17 + ("PARTLY",) * 9 + ("REJECTED",) * 15
FROM: Final = date(2010, 5, 20)
TO: Final = date(2010, 6, 19)
ANSWERED: Final = date(2010, 6, 25)
ANSWERS: Final = {
    "ADOPTED": "采纳（示例）",
    "PARTLY": "部分采纳（示例）",
    "REJECTED": "未采纳，理由见附件（示例）",
}


def steps() -> Iterator[Step]:
    """Issued texts on the first day, drafts on theirs, comments as they come in, answers after the period."""
    yield Step(at=on(FIRST_DAY, "08:42"), key="regulations/issued", act=_issued)
    yield Step(at=on(FROM, "09:30"), key="regulations/drafts", act=_drafts)
    place = 0
    for title, _, comments in DRAFTS:
        for number in range(1, comments + 1):
            day = FROM + timedelta(days=1 + place * 28 // len(RESULTS))
            act = partial(_comment, title=title, number=number)
            yield Step(
                at=on(day, "11:30") + timedelta(seconds=place), key=f"comment/{title}/{number}", act=act
            )
            place += 1
    yield Step(at=on(ANSWERED, "16:00"), key="regulations/answers", act=_answers)


def _issued(session: Session) -> None:
    for title in ISSUED:
        register_regulation(session, _clerk(), title=title, issued_text=ISSUED_TEXT)


def _drafts(session: Session) -> None:
    for title, edition, _ in DRAFTS:
        open_consultation(
            session,
            _clerk(),
            title=title,
            edition=edition,
            drafter="civil-affairs",
            consult_from=FROM,
            consult_to=TO,
        )


def _comment(session: Session, title: str, number: int) -> None:
    receive_comment(
        session,
        _clerk(),
        _draft(session, title)["id"],
        number=number,
        commenter=f"示例居民{number:02d}",
        text=f"对《{title}》的意见第{number}条（示例文本）",
        on=local_date(session.now),
    )


def _answers(session: Session) -> None:
    results = iter(RESULTS)
    for title, _, _ in DRAFTS:
        draft = _draft(session, title)
        for comment in page(session, COMMENTS, regulation_id=draft["id"], limit=len(RESULTS)).rows:
            result = next(results)
            answer_comment(session, _clerk(), comment["id"], result, ANSWERS[result])
        close_consultation(session, _clerk(), draft["id"], local_date(session.now))


def _draft(session: Session, title: str) -> Row:
    edition = next(edition for name, edition, _ in DRAFTS if name == title)
    row = find_by(session, REGULATIONS, title=title, edition=edition)
    assert row is not None, "drafts are laid open before anybody comments on them"
    return row


def _clerk() -> Actor:
    return cast.actor("civil-handler", "civil-affairs")
