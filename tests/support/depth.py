"""How far searches by chance and very large inputs go: a part in every run, all of it in ``make deep``."""

from __future__ import annotations

import os
from typing import Final

#: Set by ``make deep``.
IS_DEEP: Final = os.environ.get("GONGZHI_TEST_DEPTH") == "full"


def usually(some: int, *, deep: int) -> int:
    """``some`` of them in a usual run, ``deep`` in a deep one."""
    return deep if IS_DEEP else some
