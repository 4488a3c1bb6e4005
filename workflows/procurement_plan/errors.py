"""What the planning of a purchase refuses, and why."""

from __future__ import annotations

from engine.errors import Conflict, Refused
from engine.messages import DEFAULT_LANGUAGE, message
from workflows.procurement_plan import messages as _messages  # noqa: F401 - registers the sentences


class BudgetLineMissing(Refused):
    """Nothing may be bought that no budget line pays for (102号令)."""


class BudgetLineTooSmall(Refused):
    """The budget line has less left than the project needs."""


class Faulty(Refused):
    """A refusal whose ``fault`` is a sentence of its own: ``<key>.<fault>`` in the catalogue."""

    def message(self, lang: str = DEFAULT_LANGUAGE) -> str:
        fault = message(f"{self.key}.{self.params['fault']}", lang, **self.params)
        return message(self.key, lang, **{**self.params, "fault": fault})


class SurveyInsufficient(Faulty):
    """The survey of the market does not carry a requirement."""


class RequirementInvalid(Faulty):
    """The requirement (F4a) asks for something that the law does not allow, or does not add up."""


class LeadersMeetingInvalid(Faulty):
    """The record of a collective decision contradicts itself, or the meeting could not decide."""


class ReviewInconsistent(Refused):
    """The opinion of a review does not agree with its items."""


class ApprovalNumberMissing(Refused):
    """An approval of the finance authority has a number and an authority."""


class PlanDecided(Conflict):
    """The plan is decided; its author can no longer take it back."""


class NotTheDemandDepartment(Refused):
    """Only the department that needs the service takes its plan back."""


class NotTheDeciderOfPurchase(Refused):
    """Only the purchaser's leader ends a purchase."""


class PurchaseNotUnderWay(Conflict):
    """No comparison or single source of the project is under way."""


class LetterNotInPeriod(Refused):
    """A letter of objection was not received while the notice stood before the public."""
