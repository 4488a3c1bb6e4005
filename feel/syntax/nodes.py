"""The syntax tree. Every node knows its offset in the text."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Node:
    offset: int


@dataclass(slots=True)
class Literal(Node):
    """A number, string, boolean, null or temporal value."""

    value: object


@dataclass(slots=True)
class Name(Node):
    name: str


@dataclass(slots=True)
class Path(Node):
    """base.name"""

    base: Node
    name: str


@dataclass(slots=True)
class Filter(Node):
    """base[condition]"""

    base: Node
    condition: Node


@dataclass(slots=True)
class Invocation(Node):
    """callee(arguments); `names` are given for named arguments."""

    callee: Node
    arguments: list[Node]
    names: list[str] | None


@dataclass(slots=True)
class Arithmetic(Node):
    """A chain of operators of one precedence, worked off from the left."""

    operators: list[str]
    offsets: list[int]
    operands: list[Node]


@dataclass(slots=True)
class Negation(Node):
    operand: Node


@dataclass(slots=True)
class Comparison(Node):
    operator: str
    left: Node
    right: Node


@dataclass(slots=True)
class Logic(Node):
    """“and” or “or” over two or more operands."""

    operator: str
    operands: list[Node]


@dataclass(slots=True)
class Between(Node):
    value: Node
    low: Node
    high: Node


@dataclass(slots=True)
class In(Node):
    """value in tests"""

    value: Node
    tests: list[Node]


@dataclass(slots=True)
class InstanceOf(Node):
    value: Node
    type: TypeNode


@dataclass(slots=True)
class If(Node):
    """“if … then … else if … then … else …”: conditions with their results, then the last else."""

    branches: list[tuple[Node, Node]]
    otherwise: Node


@dataclass(slots=True)
class Iteration(Node):
    """name in source, or name in source..end"""

    name: str
    source: Node
    end: Node | None


@dataclass(slots=True)
class For(Node):
    iterations: list[Iteration]
    body: Node


@dataclass(slots=True)
class Quantified(Node):
    """some or every"""

    every: bool
    iterations: list[Iteration]
    condition: Node


@dataclass(slots=True)
class ListNode(Node):
    items: list[Node]


@dataclass(slots=True)
class ContextNode(Node):
    entries: list[tuple[str, Node]]


@dataclass(slots=True)
class RangeNode(Node):
    start: Node
    end: Node
    start_included: bool
    end_included: bool


@dataclass(slots=True)
class UnaryRange(Node):
    """“< 5” standing alone: a one-sided range as a value, a test inside unary tests."""

    operator: str
    endpoint: Node


@dataclass(slots=True)
class FunctionNode(Node):
    parameters: list[tuple[str, TypeNode | None]]
    body: Node


@dataclass(slots=True)
class TypeNode(Node):
    """A type as written; `parameters` by position or, for contexts, by name."""

    name: str
    parameters: list[TypeNode] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)
    result: TypeNode | None = None
    bracketed: bool = False


@dataclass(slots=True)
class Tests(Node):
    """Unary tests: one of them must hold, or none when negated; None stands for “-”."""

    tests: list[Node] | None
    negated: bool
