"""FEEL expressions and decisions over HTTP: evaluate, explain, check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flask_smorest import Blueprint

from api import schemas
from api.errors import caller_language
from api.runtime import runtime
from engine.functions import function_registry
from engine.persistence.database import reading
from engine.queries import decision_model
from feel import FeelWarning, compile_expression, to_json
from feel.dmn import load_dmn
from feel.dmn.checks import check_model

Body = Mapping[str, Any]

expressions = Blueprint("expression", __name__, description="FEEL expressions")
decisions = Blueprint("decision-definitions", __name__, description="Decisions of DMN models")
tables = Blueprint("decision-tables", __name__, description="Checks of decision tables")

blueprints = (expressions, decisions, tables)


@expressions.post("/expression/evaluation")
@expressions.arguments(schemas.ExpressionEvaluationSchema)
@expressions.response(200, schemas.ExpressionResultSchema)
def evaluate_expression(body: Body) -> Body:
    """Evaluate a FEEL expression; parts that cannot be computed are null, with a warning that says why."""
    text, variables = body["expression"], body["variables"]
    warnings: list[FeelWarning] = []
    source, functions = text.removeprefix("="), function_registry()
    compiled = compile_expression(source, names=tuple(variables), functions=functions)
    value = compiled.evaluate(variables, warnings=warnings)
    return {"expression": text, "result": to_json(value), "warnings": _spoken(warnings)}


@decisions.post("/decision-definitions/evaluation")
@decisions.arguments(schemas.DecisionEvaluationSchema)
@decisions.response(200, schemas.DecisionResultSchema)
def evaluate_decision(body: Body) -> Body:
    """Evaluate a decision, deployed or sent along; the answer says which rules hit on which inputs."""
    decision = body["decisionDefinitionId"]
    if "xml" in body:
        model = load_dmn(body["xml"].encode())
    else:
        with reading(runtime().database) as session:
            model = decision_model(session, decision)
    explained = model.evaluate_decision(decision, body["variables"]).to_json(caller_language())
    return {
        "decisionDefinitionId": decision,
        "output": explained["value"],
        "evaluatedDecisions": explained["decisions"],
        "warnings": explained["warnings"],
    }


@tables.post("/decision-tables/check")
@tables.arguments(schemas.TableCheckSchema)
@tables.response(200, schemas.TableCheckResultSchema)
def check_decision_tables(body: Body) -> Body:
    """Overlapping rules, gaps and unreachable rules of every table in a model, each with a sample input."""
    lang = caller_language()
    return {"tables": [report.to_json(lang) for report in check_model(load_dmn(body["xml"].encode()))]}


def _spoken(warnings: Iterable[FeelWarning]) -> list[dict[str, object]]:
    lang = caller_language()
    return [
        {"code": each.key, "message": each.message(lang), "line": each.line, "column": each.column}
        for each in warnings
    ]
