"""The demonstration in a throw-away database leaves the operator's directory as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from api.cli import main


def test_a_demonstration_writes_no_key_and_no_checkpoint_beside_the_real_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GONGZHI_DATABASE_URL", raising=False)
    monkeypatch.delenv("GONGZHI_VAR_DIRECTORY", raising=False)
    result = CliRunner().invoke(main, ["demo", "filings"])
    assert result.exit_code == 0, result.output
    assert list(tmp_path.rglob("*")) == []
