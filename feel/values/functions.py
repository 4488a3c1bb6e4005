"""Function values: built-in, registered by the host, or written in FEEL (10.3.2.8)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from feel.evaluation import Evaluation
from feel.types import ANY, FeelType


@dataclass(frozen=True, slots=True)
class Parameter:
    """One formal parameter; only host functions have `optional` ones."""

    name: str
    type: FeelType = ANY
    optional: bool = False


class Function:
    """A value that can be called; arguments arrive bound, checked and in positional order."""

    __slots__ = ("name", "parameters", "returns")

    def __init__(self, name: str, parameters: Sequence[Parameter], returns: FeelType = ANY) -> None:
        self.name = name
        self.parameters = tuple(parameters)
        self.returns = returns

    def call(self, evaluation: Evaluation, arguments: list[object]) -> object:
        raise NotImplementedError

    @property
    def identity(self) -> object:
        """What makes two functions the same one; equal code over equal scope."""
        return self


class HostFunction(Function):
    """A Python callable behind a typed signature; it receives FEEL values, positionally."""

    __slots__ = ("func",)

    def __init__(
        self,
        name: str,
        parameters: Sequence[Parameter],
        func: Callable[..., object],
        returns: FeelType = ANY,
    ) -> None:
        super().__init__(name, parameters, returns)
        self.func = func

    def call(self, evaluation: Evaluation, arguments: list[object]) -> object:
        return self.func(*arguments)


Code = Callable[[list[object]], object]


class Closure(Function):
    """A function written in FEEL: its code and the frame in which it was defined."""

    __slots__ = ("body", "definition", "frame", "slots")

    def __init__(
        self,
        parameters: Sequence[Parameter],
        returns: FeelType,
        body: Code,
        slots: Sequence[int],
        frame: list[object],
        definition: object,
    ) -> None:
        super().__init__("function", parameters, returns)
        self.body = body
        self.slots = slots
        self.frame = frame
        self.definition = definition

    def call(self, evaluation: Evaluation, arguments: list[object]) -> object:
        frame = self.frame[:]
        frame[1] = evaluation
        for slot, argument in zip(self.slots, arguments, strict=True):
            frame[slot] = argument
        return self.body(frame)
