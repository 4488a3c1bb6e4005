"""What those who raise findings are refused."""

from __future__ import annotations

from engine.errors import Invalid, Refused
from workflows.audit_finding import messages as _messages  # noqa: F401 - registers the sentences


class FindingRefused(Refused):
    """Only auditors and discipline inspectors raise findings."""


class FindingUnexplained(Invalid):
    """A finding says what was found, in so many characters, and on which basis."""


class FindingUnitUnknown(Invalid):
    """There is no such unit, or nobody in it answers for it."""
