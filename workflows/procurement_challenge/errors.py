"""What the challenge process refuses, and why."""

from __future__ import annotations

from engine.errors import Conflict, NotFound, Refused
from workflows.procurement_challenge import messages as _messages  # noqa: F401 - registers the sentences


class ProjectUnknown(NotFound):
    """No purchase project has this number."""


class NotYourOrganization(Refused):
    """Only those who act for a supplier write in its name."""


class ChallengeNotFound(NotFound):
    """No challenge or complaint bears this number."""


class ChallengeDecided(Conflict):
    """What is answered or decided can no longer be withdrawn."""


class TimelyChallengeRefused(Refused):
    """A challenge sent within its period must be accepted (94号令)."""


class LateChallengeAccepted(Refused):
    """A challenge sent after its period is not accepted (采购法52)."""


class KnownDayDiffers(Refused):
    """Of a result the period runs from the end of its notice, whatever the letter says (实施条例53)."""


class SecondLetterCorrection(Refused):
    """What a letter lacks is asked for once, and said."""


class EffectNotPossible(Refused):
    """What an answer does to the purchase follows from what was challenged, and how it was found."""


class TooFewCandidates(Refused):
    """Another winner is chosen only while enough qualified suppliers remain (94号令16)."""
