"""Settings are read once, from variables and overrides."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import timedelta

import pytest

from engine.config import Settings, settings_from


def test_nothing_set_means_the_defaults() -> None:
    assert settings_from({}) == Settings()


def test_variables_are_read_by_their_type() -> None:
    settings = settings_from(
        {"GONGZHI_PORT": "9000", "GONGZHI_JOB_LEASE": "2.5", "GONGZHI_TENANT_ID": "east", "OTHER": "x"}
    )
    assert (settings.port, settings.job_lease, settings.tenant_id) == (9000, timedelta(seconds=2.5), "east")


def test_what_is_said_on_the_command_line_wins() -> None:
    assert settings_from({"GONGZHI_PORT": "9000"}, port=9001, host=None).port == 9001


@pytest.mark.parametrize("variable", ["GONGZHI_PORT", "GONGZHI_JOB_LEASE", "GONGZHI_SQLITE_SYNCHRONOUS"])
def test_a_variable_that_cannot_be_read_is_named(variable: str) -> None:
    with pytest.raises(ValueError, match=variable):
        settings_from({variable: "many"})


def test_a_number_out_of_its_bounds_is_refused_with_both() -> None:
    assert settings_from({"GONGZHI_BULK_LIMIT": "1000"}).bulk_limit == 1000
    for wrong in ("0", "1001"):
        with pytest.raises(ValueError, match=f"BULK_LIMIT={wrong} is not between 1 and 1000"):
            settings_from({"GONGZHI_BULK_LIMIT": wrong})


def test_settings_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().port = 1  # type: ignore[misc]
