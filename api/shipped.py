"""The processes that come with the product: their code registered, their diagrams put in force."""

from __future__ import annotations
