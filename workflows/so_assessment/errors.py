"""What assessments refuse, and why."""

from __future__ import annotations

from engine.errors import Conflict, NotFound, Refused
from workflows.so_assessment import messages as _messages  # noqa: F401 - registers the sentences


class AssessmentNotFound(NotFound):
    """The register has no such application."""


class AssessmentDecided(Conflict):
    """The confirmation is signed; the application can no longer be withdrawn."""


class NotTheAssessed(Refused):
    """Only the organisation itself may withdraw its application."""


class SelfScoresIncomplete(Refused):
    """A self-assessment scores every indicator within its points, with evidence where it claims any."""


class SurveyContactsTooFew(Refused):
    """A survey needs at least thirty contacts, or all there are."""


class NotEligibleForAssessment(Refused):
    """Who fails the conditions of D8 cannot be admitted."""


class AssessmentReasonMissing(Refused):
    """Whoever decides against somebody, or departs from the rule's result, says why."""


class NotOnTheExpertGroup(Refused):
    """Only who sits on the expert group, in person, visits, scores and reviews; seats are never delegated."""


class ExpertSheetIncomplete(Refused):
    """An expert scores every indicator of their sections within its points, with basis and reason."""


class SameExpertTwice(Refused):
    """Two experts visit, and two agree on a joint review; one person cannot be both."""


class AssessmentCommitteeSizeWrong(Refused):
    """The committee has fewer or more members than the rule allows."""


class MeetingAttendanceWrong(Refused):
    """Only members attend, and one of those who came chairs."""


class NotAVotingMember(Refused):
    """Only a member who came votes, in person."""


class CommitteesNotSeparate(Refused):
    """Who scored or voted on an organisation does not sit in judgement on it again (SoD-14)."""


class GradeAboveCap(Refused):
    """The gate of party building or finance, or the score itself, allows no higher grade."""


class ScoreAdjustmentInvalid(Refused):
    """A re-examination adjusts indicators of the set, each once, within its points, with a reason."""


class ReexaminationClaimsMissing(Refused):
    """A request for re-examination says what is asked for and why."""
