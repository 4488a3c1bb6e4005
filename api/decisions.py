"""FEEL expressions and decisions over HTTP: evaluate, explain, check."""

from __future__ import annotations

from flask_smorest import Blueprint

expressions = Blueprint("expression", __name__, description="FEEL expressions")
decisions = Blueprint("decision-definitions", __name__, description="Decisions of DMN models")
tables = Blueprint("decision-tables", __name__, description="Checks of decision tables")

blueprints = (expressions, decisions, tables)
