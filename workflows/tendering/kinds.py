"""What lies sealed at a desk: a bid of a tender, the first response to a consultation, its final quote.

Each is spoken of in its own words (87号令: 投标, 中标; 财库〔2014〕214号: 响应, 报价, 成交).
"""

from __future__ import annotations

from typing import Final, Literal

from engine.persistence.session import Session
from workflows.registries.purchases import PROJECTS
from workflows.registries.register import find

Kind = Literal["bid", "response", "quote"]

_CONSULTATION: Final = "CONSULTATION"


def kind_of(session: Session, project_id: int, *, is_last: bool = False) -> Kind:
    """What is sealed for a project; ``is_last`` at the second desk of a consultation."""
    if find(session, PROJECTS, project_id)["method"] != _CONSULTATION:
        return "bid"
    return "quote" if is_last else "response"
