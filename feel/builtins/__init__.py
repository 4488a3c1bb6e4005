"""The functions of 10.3.4, by family; importing this package declares them all."""

from __future__ import annotations

from feel.builtins.declare import BUILTINS

__all__ = ["BUILTINS"]
