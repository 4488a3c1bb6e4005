"""Commands of the command line, one after the other in one process: Python starts and imports once for all.

Reads a JSON list of ``{"parts": [...], "input": "..."}``; ends with the first command that fails.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from click.testing import CliRunner

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from api.cli import main


def run(parts: list[str], typed: str) -> None:
    result = CliRunner().invoke(main, parts, input=typed)
    if result.exit_code != 0:
        raise SystemExit(f"gongzhi {' '.join(parts)}: {result.output}") from result.exception


for command in json.load(sys.stdin):
    run(command["parts"], command["input"])
