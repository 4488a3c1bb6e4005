"""The functions of 10.3.4, by family; importing this package declares them all."""

from __future__ import annotations

from feel.builtins import (
    aggregates,
    contexts,
    conversion,
    intervals,
    lists,
    moments,
    numeric,
    regex,
    strings,
)
from feel.signatures import BUILTINS

FAMILIES = (conversion, strings, regex, lists, aggregates, numeric, moments, intervals, contexts)

__all__ = ["BUILTINS", "FAMILIES"]
