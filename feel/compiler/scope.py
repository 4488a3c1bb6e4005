"""Where names live at compile time: slots of the frame, entries of filtered items, or the context."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from feel.calls import FunctionRegistry
from feel.limits import Limits
from feel.types import FeelType
from feel.values.functions import Function

#: Compiled code: takes the frame, yields the value. Frame slot 0 is the context, slot 1 the `Evaluation`.
Code = Callable[[list[object]], object]

EVALUATION_SLOT = 1
FIRST_SLOT = 2


class Level:
    """One scope: names with their slots; `item_slot` is set where a filter's item lends its entries."""

    __slots__ = ("item_slot", "names", "used")

    def __init__(self, item_slot: int | None = None) -> None:
        self.names: dict[str, int] = {}
        self.item_slot = item_slot
        #: The names that some code read.
        self.used: set[str] = set()


class Scope:
    """The stack of levels while compiling, and what compiling finds out."""

    def __init__(
        self,
        *,
        declared: Collection[str],
        functions: Mapping[str, Function],
        registry: FunctionRegistry | None,
        types: Mapping[str, FeelType],
        limits: Limits,
    ) -> None:
        self.declared = declared
        self.functions = functions
        self.registry = registry
        self.types = types
        self.limits = limits
        self.levels: list[Level] = []
        self.next_slot = FIRST_SLOT
        self.frame_size = FIRST_SLOT
        self.variables: set[str] = set()
        #: Nodes compiled so far; the difference over a loop body is what one turn costs.
        self.nodes = 0

    def push(self, item_slot: int | None = None) -> Level:
        level = Level(item_slot)
        self.levels.append(level)
        return level

    def pop(self, slots_from: int) -> None:
        """Leave a level; its slots may be used again, since closures keep copies of the frame."""
        self.levels.pop()
        self.next_slot = slots_from

    def new_slot(self) -> int:
        slot = self.next_slot
        self.next_slot += 1
        self.frame_size = max(self.frame_size, self.next_slot)
        return slot

    def bind(self, name: str) -> int:
        """A new slot for a name in the innermost level."""
        slot = self.new_slot()
        self.levels[-1].names[name] = slot
        return slot

    def function(self, name: str) -> Function | None:
        """The function that an application or the standard gives that name."""
        if self.registry is not None:
            registered = self.registry.get(name)
            if registered is not None:
                return registered
        return self.functions.get(name)

    def is_local(self, name: str) -> bool:
        return any(name in level.names for level in self.levels)

    def in_filter(self) -> bool:
        return any(level.item_slot is not None for level in self.levels)
