"""What those who look into registers, or keep rules and calendars, are refused."""

from __future__ import annotations

from engine.errors import Conflict, Invalid, NotFound, Refused
from workflows.registries import messages as _messages  # noqa: F401 - registers the sentences


class RegisterUnknown(NotFound):
    """No register has this name, or it is none of the caller's business."""


class FilterInvalid(Invalid):
    """A filter names a column that cannot be sought, or a value that the column never has."""


class RuleTooEarly(Refused):
    """New rules never touch cases accepted already: they begin tomorrow at the earliest (SoD-18)."""


class OwnProposal(Refused):
    """Who proposes rule versions does not decide on them (SoD-18)."""


class ProposalDecided(Conflict):
    """The proposal was approved or rejected already."""


class RevealRefused(Refused):
    """Only those who handle a case of the person, and auditors, look at personal data in clear."""


class JointBranchTooWide(Refused):
    """A joint Party branch covers more units than it may (支部工作条例 5)."""
