"""A DMN model as written: what the XML says, before anything is compiled or resolved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from enum import Enum


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """Anything in the model that a problem or a trace can point at."""

    id: str
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable(Element):
    """An information item: a name, and the type its values must have."""

    name: str
    type_ref: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDefinition(Element):
    """A named type; exactly one of type_ref, components and function is its base (DMN 1.5, 7.3.3)."""

    name: str
    type_ref: str | None = None
    is_collection: bool = False
    components: tuple[ItemDefinition, ...] = ()
    function: FunctionItem | None = None
    allowed_values: str | None = None
    type_constraint: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionItem(Element):
    """The signature of a function type."""

    parameters: tuple[Variable, ...] = ()
    output_type_ref: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression(Element):
    """The root of all boxed expressions; its own typeRef, when given, is checked like a variable's."""

    type_ref: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal(Expression):
    """A FEEL text; `refused` says why it cannot be FEEL (another language, imported values)."""

    text: str = ""
    refused: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tests(Element):
    """The unary tests of an input entry or a list of allowed values."""

    text: str


class HitPolicy(Enum):
    """How the rules that match make one result (DMN 1.5, 8.2.11)."""

    UNIQUE = "UNIQUE"
    FIRST = "FIRST"
    PRIORITY = "PRIORITY"
    ANY = "ANY"
    COLLECT = "COLLECT"
    RULE_ORDER = "RULE ORDER"
    OUTPUT_ORDER = "OUTPUT ORDER"


class Aggregation(Enum):
    """What Collect does with the outputs it gathers."""

    SUM = "SUM"
    COUNT = "COUNT"
    MIN = "MIN"
    MAX = "MAX"


@dataclass(frozen=True, slots=True, kw_only=True)
class InputClause(Element):
    label: str | None
    expression: Literal
    values: Tests | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputClause(Element):
    label: str | None
    name: str | None
    type_ref: str | None = None
    values: Tests | None = None
    default: Literal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Element):
    inputs: tuple[Tests, ...]
    outputs: tuple[Literal, ...]
    annotations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionTable(Expression):
    hit_policy: HitPolicy
    aggregation: Aggregation | None
    inputs: tuple[InputClause, ...]
    outputs: tuple[OutputClause, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding(Element):
    parameter: str
    value: Expression | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invocation(Expression):
    function: Expression | None
    bindings: tuple[Binding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextEntry(Element):
    """One line of a boxed context; without a variable it is the result of the whole."""

    variable: Variable | None
    value: Expression | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context(Expression):
    entries: tuple[ContextEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Expression):
    columns: tuple[Variable, ...]
    rows: tuple[tuple[Expression, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListExpression(Expression):
    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionDefinition(Expression):
    """A boxed function; any kind but FEEL is refused when it is called."""

    kind: str
    parameters: tuple[Variable, ...]
    body: Expression | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditional(Expression):
    condition: Expression | None
    then: Expression | None
    otherwise: Expression | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter(Expression):
    source: Expression | None
    match: Expression | None


@dataclass(frozen=True, slots=True, kw_only=True)
class For(Expression):
    variable: str
    source: Expression | None
    body: Expression | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantified(Expression):
    """`some` when `every` is false."""

    every: bool
    variable: str
    source: Expression | None
    condition: Expression | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Import(Element):
    """Another model, reachable in expressions under `name` (in DMN 1.5 an empty name merges it)."""

    name: str
    namespace: str
    import_type: str
    location: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DrgElement(Element):
    """A node of the decision requirements graph."""

    name: str
    variable: Variable


@dataclass(frozen=True, slots=True, kw_only=True)
class InputData(DrgElement):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(DrgElement):
    label: str | None = None
    question: str | None = None
    allowed_answers: str | None = None
    required_inputs: tuple[str, ...] = ()
    required_decisions: tuple[str, ...] = ()
    required_knowledge: tuple[str, ...] = ()
    expression: Expression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessKnowledgeModel(DrgElement):
    required_knowledge: tuple[str, ...] = ()
    logic: FunctionDefinition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionService(DrgElement):
    output_decisions: tuple[str, ...] = ()
    encapsulated_decisions: tuple[str, ...] = ()
    input_decisions: tuple[str, ...] = ()
    input_data: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions(Element):
    """One DMN file."""

    name: str
    namespace: str
    version: str
    imports: tuple[Import, ...] = ()
    items: tuple[ItemDefinition, ...] = ()
    elements: tuple[DrgElement, ...] = ()
    prefixes: dict[str, str] = field(default_factory=dict)


def walk(root: Element | None) -> Iterator[Element]:
    """An element and everything below it."""
    waiting: list[object] = [root]
    while waiting:
        part = waiting.pop()
        if isinstance(part, tuple):
            waiting.extend(reversed(part))
        elif isinstance(part, Element):
            yield part
            waiting.extend(getattr(part, each.name) for each in reversed(fields(part)))
