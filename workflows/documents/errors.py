"""What the delivery of documents refuses, and why."""

from __future__ import annotations

from engine.errors import Conflict, Invalid, Refused
from workflows.documents import messages as _messages  # noqa: F401 - registers the sentences


class DeliveryNotRecorded(Refused):
    """Only those whose house issued a document say how its addressee got it."""


class DeliveryMethodUnknown(Invalid):
    """The law lists the ways of delivery; there is no other."""


class DeliveryDayWrong(Invalid):
    """Nothing is delivered before it was issued, or in the future."""


class DeliveryUnproven(Invalid):
    """A delivery names who got the document and what proves it (送达回证)."""


class DeliveryKnown(Conflict):
    """A delivery from which periods run is changed with a reason only."""
