"""DMN: decision models from XML, evaluated with FEEL.

>>> model = load_dmn(Path("approval.dmn").read_bytes())           # doctest: +SKIP
>>> model.evaluate_decision("审批级别", {"申请金额": 500}).value       # doctest: +SKIP
"""

from __future__ import annotations

from feel.dmn.decisions import DecisionResult, DmnModel, load_dmn
from feel.dmn.errors import (
    AmbiguousName,
    DmnError,
    ForbiddenXml,
    InvalidModel,
    ModelTooLarge,
    NotDmn,
    NotXml,
    Problem,
    UnknownDecision,
    UnknownKnowledge,
    UnknownService,
)
from feel.dmn.graph import Importer
from feel.dmn.run import DecisionTrace, RuleHit, TableTrace

__all__ = [
    "AmbiguousName",
    "DecisionResult",
    "DecisionTrace",
    "DmnError",
    "DmnModel",
    "ForbiddenXml",
    "Importer",
    "InvalidModel",
    "ModelTooLarge",
    "NotDmn",
    "NotXml",
    "Problem",
    "RuleHit",
    "TableTrace",
    "UnknownDecision",
    "UnknownKnowledge",
    "UnknownService",
    "load_dmn",
]
