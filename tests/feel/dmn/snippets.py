"""Small DMN models as texts: each test shows only the part it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from feel.dmn import DmnModel, load_dmn

DMN_15 = "https://www.omg.org/spec/DMN/20230324/MODEL/"


def definitions(
    body: str, *, namespace: str = "urn:test", version: str = DMN_15, name: str = "test"
) -> bytes:
    """A model around its elements."""
    attributes = f'xmlns="{version}" id="{name}" name="{name}" namespace="{namespace}"'
    return f"<definitions {attributes}>{body}</definitions>".encode()


def load(body: str, **options: Any) -> DmnModel:
    """A model of these elements, loaded; strictly unless told otherwise."""
    return load_dmn(definitions(body), **options)


def literal(text: str, attributes: str = "") -> str:
    return f"<literalExpression {attributes}><text>{escape(text)}</text></literalExpression>"


def variable(name: str, kind: str | None = None) -> str:
    return f'<variable name="{name}"' + (f' typeRef="{kind}"/>' if kind else "/>")


def input_data(name: str, kind: str | None = None) -> str:
    return f'<inputData id="{name}" name="{name}">{variable(name, kind)}</inputData>'


def decision(name: str, logic: str, *, needs: Sequence[str] = (), kind: str | None = None) -> str:
    """A decision; `needs` are "input:x", "decision:y" or "knowledge:z"."""
    return (
        f'<decision id="{name}" name="{name}">{variable(name, kind)}{requirements(needs)}{logic}</decision>'
    )


def requirements(needs: Sequence[str]) -> str:
    tags = {
        "input": "<informationRequirement><requiredInput href='{}'/></informationRequirement>",
        "decision": "<informationRequirement><requiredDecision href='{}'/></informationRequirement>",
        "knowledge": "<knowledgeRequirement><requiredKnowledge href='{}'/></knowledgeRequirement>",
    }
    parts = []
    for need in needs:
        kind, _, target = need.partition(":")
        parts.append(tags[kind].format(target if "#" in target else f"#{target}"))
    return "".join(parts)


def knowledge(
    name: str, parameters: Sequence[tuple[str, str | None]], logic: str, *, needs: Sequence[str] = ()
) -> str:
    formal = "".join(
        f'<formalParameter name="{each}"' + (f' typeRef="{kind}"/>' if kind else "/>")
        for each, kind in parameters
    )
    return (
        f'<businessKnowledgeModel id="{name}" name="{name}">{variable(name)}'
        f"<encapsulatedLogic>{formal}{logic}</encapsulatedLogic>{requirements(needs)}</businessKnowledgeModel>"
    )


def item(name: str, base: str = "", *, allowed: str = "", many: bool = False, extra: str = "") -> str:
    """An item definition over a base type; `allowed` lists its values."""
    inner = f"<typeRef>{base}</typeRef>" if base else ""
    values = f"<allowedValues><text>{escape(allowed)}</text></allowedValues>" if allowed else ""
    attributes = f'name="{name}" isCollection="{str(many).lower()}"'
    return f"<itemDefinition {attributes}>{inner}{extra}{values}</itemDefinition>"


def table(
    inputs: Sequence[str],
    rules: Sequence[Sequence[str]],
    *,
    policy: str = "UNIQUE",
    outputs: Sequence[str] = ("<output/>",),
    attributes: str = "",
    values: dict[str, str] | None = None,
) -> str:
    """A decision table; a rule is its input cells followed by its output cells."""
    allowed = values or {}
    columns = "".join(
        f"<input><inputExpression><text>{escape(text)}</text></inputExpression>"
        + (f"<inputValues><text>{escape(allowed[text])}</text></inputValues>" if text in allowed else "")
        + "</input>"
        for text in inputs
    )
    rows = "".join(
        f'<rule id="r{index + 1}">'
        + "".join(f"<inputEntry><text>{escape(cell)}</text></inputEntry>" for cell in rule[: len(inputs)])
        + "".join(f"<outputEntry><text>{escape(cell)}</text></outputEntry>" for cell in rule[len(inputs) :])
        + "</rule>"
        for index, rule in enumerate(rules)
    )
    clauses = columns + "".join(outputs)
    return f'<decisionTable id="table" hitPolicy="{policy}" {attributes}>{clauses}{rows}</decisionTable>'


def output(name: str = "", *, values: str = "", default: str = "", kind: str = "") -> str:
    """An output clause with its values, best first, and its default."""
    attributes = (f' name="{name}"' if name else "") + (f' typeRef="{kind}"' if kind else "")
    listed = f"<outputValues><text>{escape(values)}</text></outputValues>" if values else ""
    fallback = f"<defaultOutputEntry><text>{escape(default)}</text></defaultOutputEntry>" if default else ""
    return f"<output{attributes}>{listed}{fallback}</output>"


def table_model(inputs: Sequence[str], rules: Sequence[Sequence[str]], **options: Any) -> DmnModel:
    """A model whose decision `d` is a table over inputs of the same names."""
    strict = options.pop("strict", True)
    kinds = options.pop("kinds", {})
    data = "".join(input_data(name, kinds.get(name)) for name in inputs)
    logic = table(inputs, rules, **options)
    return load(data + decision("d", logic, needs=[f"input:{name}" for name in inputs]), strict=strict)


def value_of(logic: str, **options: Any) -> Any:
    """The value of a decision with that logic and nothing else."""
    return load(decision("d", logic), **options).evaluate_decision("d", {}).value


def warning_keys(model: DmnModel, name: str, inputs: dict[str, Any]) -> list[str]:
    """The keys of the warnings of an evaluation."""
    return [problem.key for problem in model.evaluate_decision(name, inputs).warnings]
