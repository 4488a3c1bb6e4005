"""What those who take a case out of the house are refused."""

from __future__ import annotations

from engine.errors import Refused
from workflows.case_package import messages as _messages  # noqa: F401 - registers the sentences


class CasePackageRefused(Refused):
    """The caller sees the case, but neither handles cases of this house nor inspects them."""
