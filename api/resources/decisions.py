"""FEEL expressions and decisions over HTTP: evaluate, explain, check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flask import Response

from api.acting import query, wanted
from api.errors import caller_language
from api.resource import Resource
from api.resources.definitions import XML, unchanging
from api.rules import allowed
from api.runtime import runtime
from api.schemas import decisions as schemas
from api.schemas import definitions as lists
from engine.functions import function_registry
from engine.persistence.database import reading
from engine.queries import decision_model, resources
from feel import FeelWarning, compile_expression, to_json
from feel.dmn import load_dmn
from feel.dmn.checks import check_model

Body = Mapping[str, Any]

expressions = Resource("expression", __name__, description="FEEL expressions")
decisions = Resource("decision-definitions", __name__, description="Decisions of DMN models")
tables = Resource("decision-tables", __name__, description="Checks of decision tables")

blueprints = (expressions, decisions, tables)


@expressions.post("/expression/evaluation")
@allowed("signed-in", reads=True)
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
@allowed("signed-in", reads=True, **{"x-names-others": True})
@decisions.arguments(schemas.DecisionEvaluationSchema)
@decisions.response(200, schemas.DecisionResultSchema)
def evaluate_decision(body: Body) -> Body:
    """Evaluate a decision, deployed or sent along; the answer says which rules hit on which inputs."""
    decision = body["decisionDefinitionId"]
    if "xml" in body:
        model = load_dmn(body["xml"].encode(), functions=function_registry())
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


@decisions.post("/decision-definitions/search")
@allowed("signed-in", reads=True)
@decisions.arguments(lists.DecisionDefinitionSearch)
@decisions.response(200, lists.DecisionDefinitionPage)
def search_decision_definitions(body: Body) -> Any:
    """Decisions, the newest first."""
    with query() as call:
        return resources.definitions(call.session, "decision", **wanted(body))


@decisions.get("/decision-definitions/<key:decision_definition_key>")
@allowed("signed-in")
@decisions.response(200, lists.DecisionDefinition)
def get_decision_definition(decision_definition_key: int) -> Any:
    """One version of a decision."""
    with query() as call:
        return resources.definition(call.session, "decision", decision_definition_key)


@decisions.get("/decision-definitions/<key:decision_definition_key>/xml")
@allowed("signed-in")
@decisions.response(200, {"type": "string"}, content_type=XML)
def get_decision_definition_xml(decision_definition_key: int) -> Response:
    """The DMN file of a decision, as it was deployed."""
    with query() as call:
        content = resources.definition_content(call.session, "decision", decision_definition_key)
    return unchanging(content, XML)


@tables.post("/decision-tables/check")
@allowed("signed-in", reads=True)
@tables.arguments(schemas.TableCheckSchema)
@tables.response(200, schemas.TableCheckResultSchema)
def check_decision_tables(body: Body) -> Body:
    """Overlapping rules, gaps and unreachable rules of every table in a model, each with a sample input."""
    lang = caller_language()
    model = load_dmn(body["xml"].encode(), functions=function_registry())
    return {"tables": [report.to_json(lang) for report in check_model(model)]}


def _spoken(warnings: Iterable[FeelWarning]) -> list[dict[str, object]]:
    lang = caller_language()
    return [
        {"code": each.key, "message": each.message(lang), "line": each.line, "column": each.column}
        for each in warnings
    ]
