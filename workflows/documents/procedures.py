"""The words of a purchase by its method: 投标, 中标 of tenders; 响应, 成交 of consultations (214号); 中选.

``procedures.json`` has them. A paper whose method nobody told speaks of both.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from json import loads
from typing import Any, Final

#: Content of a paper: the value of ``stage`` by which it speaks of final quotes.
QUOTE: Final = "QUOTE"


def words_of(content: Mapping[str, Any]) -> Mapping[str, str]:
    """The words for a paper with this content, by its ``method`` and ``stage``."""
    method = str(content.get("method") or "")
    procedures = _procedures()
    found = next((each for each in procedures.values() if method in each["methods"]), procedures["any"])
    last = procedures["quote"]["words"] if content.get("stage") == QUOTE else {}
    return {**found["words"], **last}


@cache
def _procedures() -> dict[str, Any]:
    read: dict[str, Any] = loads((files("workflows.documents") / "procedures.json").read_bytes())
    return read
