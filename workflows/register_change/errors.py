"""What the change of a register entry refuses, and why."""

from __future__ import annotations

from engine.errors import Conflict, Invalid, Refused
from workflows.register_change import messages as _messages  # noqa: F401 - registers the sentences


class RegisterChangeUnknown(Invalid):
    """No such change is provided for entries of the register."""


class MayNotProposeRegisterChange(Refused):
    """Only the post that keeps the entry proposes to change it."""


class RegisterChangeGroundUnknown(Invalid):
    """The grounds of a change are listed, for each kind of entry; there is no other."""


class RegisterChangeUnderWay(Conflict):
    """Somebody has proposed a change of the entry already."""


class RegisterChangeEmpty(Conflict):
    """The entry is what it would become already: ended, or of this status or amount."""


class RegisterChangeTooEarly(Conflict):
    """A listing stands for the years of the rule before its term is over."""


class RegisterChangeStale(Conflict):
    """The entry was changed otherwise since the change was proposed."""
