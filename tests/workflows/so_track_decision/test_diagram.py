"""The package deploys without a remark, and its decision may be asked without a case."""

from __future__ import annotations

from importlib.resources import files

import workflows
from engine.deployment import check, read_folder
from engine.persistence.database import Database, reading
from engine.queries import decision_model

PACKAGE = files("workflows") / "so-track-decision"


def test_the_package_has_no_problem_and_no_warning(registers: Database) -> None:
    workflows.load()
    with reading(registers) as session:
        assert list(check(session, read_folder(PACKAGE))) == []


def test_the_decision_is_deployed_for_whoever_asks_without_a_case(deployed: Database) -> None:
    with reading(deployed) as session:
        model = decision_model(session, "dt_track_advice")
    gaps = model.evaluate_decision("dt_track_advice", {"initiator_count": 1, "member_count": 10}).value
    assert "发起人不足2人" in gaps["filing"]
