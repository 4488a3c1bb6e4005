"""What is refused after a round of a purchase came to nothing, and why."""

from __future__ import annotations

from engine.errors import Refused
from workflows.procurement_plan.errors import Faulty
from workflows.procurement_restart import messages as _messages  # noqa: F401 - registers the sentences


class RestartNotPossible(Refused):
    """Only a purchase that failed or was annulled can be begun anew."""


class RestartUnderWay(Refused):
    """What follows is being decided in a case already."""


class RestartNotThePurchaser(Refused):
    """Only the handler of the purchaser begins what follows."""


class RestartCourseInvalid(Faulty):
    """What is proposed after a failed round is not open to the purchaser (采购法 37, 87号令 43)."""
