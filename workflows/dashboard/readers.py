"""Who may look at the figures of a house (DOMAIN.md D.2): holders of certain posts, and auditors."""

from __future__ import annotations

from typing import Final

from engine.actor import Actor
from engine.identity.roles import AUDITOR
from workflows.dashboard.errors import FiguresRefused
from workflows.posts import posts

ROLES: Final = frozenset(
    {
        "R_LEADER_VIEW",
        "R_CA_HANDLER",
        "R_CA_REVIEW",
        "R_CA_APPROVE",
        "R_ST_REVIEW",
        "R_ST_APPROVE",
        "R_FIN_BUDGET",
        "R_FIN_SUP",
        "R_DISCIPLINE",
    }
)

#: Posts whose processes come later, so that they are not in the table of posts yet.
_MORE_POSTS: Final = frozenset({"station-head"})


def reads_figures(actor: Actor) -> bool:
    """Whether the figures of the house are shown to this person."""
    if actor.groups is None or AUDITOR in actor.roles:
        return True
    known, held = posts(), {group.partition(":")[0] for group in actor.groups}
    roles = {known[post].role for post in held if post in known}
    return bool(roles & ROLES or held & _MORE_POSTS)


def check_reader(actor: Actor) -> None:
    """Raises FiguresRefused."""
    if not reads_figures(actor):
        raise FiguresRefused()
