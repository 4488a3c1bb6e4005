"""An evaluation office at work on 1 March 2010."""

from __future__ import annotations

import pytest

from tests.support.arranged import Arrangement
from tests.workflows.conftest import START
from tests.workflows.so_assessment.desk import Desk


@pytest.fixture
def arrangement() -> Arrangement:
    return Arrangement("assessment-desk", START, Desk, is_deployed=True)


@pytest.fixture
def desk(arranged: Desk) -> Desk:
    """The clock stands still until the test moves it."""
    return arranged
