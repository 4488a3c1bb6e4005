"""One tree of errors a caller may see; the docstring says what happened, the catalogue says it to users.

Four families, and the API maps families to answers: :class:`NotFound`, :class:`Conflict`,
:class:`Refused`, :class:`Invalid`.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar

from engine.messages import DEFAULT_LANGUAGE, message
from forms.errors import FormErrors


class EngineError(Exception):
    """The engine cannot do this.

    ``key`` names the sentence in :mod:`engine.messages` (the class name in kebab case);
    ``params`` are the parts of the sentence.
    """

    key: ClassVar[str] = "engine-error"

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "key" not in cls.__dict__:
            cls.key = re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()

    def __init__(self, **params: Any) -> None:
        super().__init__(message(self.key, "en", **params))
        self.params = params

    def __reduce__(self) -> Any:  # crosses process borders with its parts
        return _rebuild, (type(self), self.params)

    def message(self, lang: str = DEFAULT_LANGUAGE) -> str:
        """What to tell the user."""
        return message(self.key, lang, **self.params)


def _rebuild(cls: type[EngineError], params: dict[str, Any]) -> EngineError:
    return cls(**params)


class NotFound(EngineError):
    """What was asked for does not exist."""


class ProcessDefinitionNotFound(NotFound):
    """No such process definition is deployed."""


class ProcessInstanceNotFound(NotFound):
    """No such process instance."""


class TaskNotFound(NotFound):
    """No such user task."""


class JobNotFound(NotFound):
    """No such job, or it is done."""


class IncidentNotFound(NotFound):
    """No such incident."""


class ScopeNotFound(NotFound):
    """No such variable scope in this process instance."""


class DecisionNotFound(NotFound):
    """No such decision is deployed."""


class FormNotFound(NotFound):
    """No such form is deployed, or the process has none."""


class DraftNotFound(NotFound):
    """Nothing of this user task is kept for the one who asks."""


class Conflict(EngineError):
    """The state it is in does not allow this."""


class TaskAlreadyCompleted(Conflict):
    """Somebody completed the user task before."""


class TaskCancelled(Conflict):
    """The process moved on and took the user task away."""


class TaskAlreadyClaimed(Conflict):
    """Somebody else holds the user task."""


class TaskNotClaimed(Conflict):
    """The user task is not held by the one who wants to release it."""


class ProcessInstanceSuspended(Conflict):
    """Nothing happens in a suspended process instance."""


class ProcessInstanceNotSuspended(Conflict):
    """Only a suspended process instance can be resumed."""


class ProcessInstanceEnded(Conflict):
    """The process instance is over."""


class JobNotLocked(Conflict):
    """The job's lease belongs to another worker, or has expired."""


class IncidentAlreadyResolved(Conflict):
    """Somebody repaired it before."""


class IdempotencyKeyReused(Conflict):
    """The same key came with another command."""


class NoStartEvent(Conflict):
    """The process cannot be started this way."""


class ProcessCannotStart(Conflict):
    """An expression that is needed at the very start fails, before there is a token to wait with an incident.

    ``reason_key`` and ``reason_params`` name the sentence that says why."""

    def message(self, lang: str = DEFAULT_LANGUAGE) -> str:
        reason = message(self.params["reason_key"], lang, **self.params["reason_params"])
        return message(self.key, lang, process=self.params["process"], reason=reason)


class RevisionChanged(Conflict):
    """Somebody changed it after it was read."""


class DatabaseBusy(Conflict):
    """Another transaction held the same rows for too long."""


class Refused(EngineError):
    """A rule does not allow this. Refusals of commands on an instance are part of its history."""


class ConfirmationRequired(Refused):
    """The act binds whoever does it, and they have not shown lately who they are. Nothing is recorded."""


class TaskAssignedToAnother(Refused):
    """Only the assignee may complete a claimed user task."""


class NotACandidate(Refused):
    """Only candidates may claim a user task."""


class Invalid(EngineError):
    """What was sent is not valid."""


class InvalidVariables(Invalid):
    """A variable is not JSON, too large, or its name cannot be addressed."""


class TextTooLong(Invalid):
    """A key or name is longer than its column, or has characters a database cannot store."""


class FormRefused(Invalid):
    """What was submitted does not satisfy the form; ``errors`` says what is wrong, field by field."""

    def __init__(self, *, errors: FormErrors, **params: Any) -> None:
        super().__init__(count=len(errors.errors), first=errors.errors[0].message("en"), **params)
        self.errors = errors
        self.params["errors"] = errors

    def __reduce__(self) -> Any:
        kept = {name: value for name, value in self.params.items() if name not in ("count", "first")}
        return _rebuild, (type(self), kept)

    def message(self, lang: str = DEFAULT_LANGUAGE) -> str:
        """How many fields, and the first of them."""
        return message(self.key, lang, **self.params | {"first": self.errors.errors[0].message(lang)})


class DraftTooLarge(Invalid):
    """A draft is larger than what is kept of one."""


class InvalidIdempotencyKey(Invalid):
    """An idempotency key has 1 to 255 characters."""


class InvalidCursor(Invalid):
    """The page cursor is not one of ours."""
