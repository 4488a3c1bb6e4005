"""An instance stored by every earlier format loads and goes on as it would have.

New files are made with ``python -m tests.support.make_state_fixtures``; those of released formats stay.
"""

from __future__ import annotations

import base64
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from engine.spiff import runner
from engine.spiff.codec import FORMAT, UnknownStateFormat
from tests.support.diagrams import end, process, start, user_task
from tests.support.driver import Driver, TestHost
from tests.support.make_state_fixtures import FOLDER, SCENARIOS, seen

FILES = sorted(FOLDER.glob("state-v*/*.json"))


def test_every_format_up_to_the_present_one_is_kept() -> None:
    formats = {path.parent.name for path in FILES}
    assert formats == {f"state-v{number}" for number in range(1, FORMAT + 1)}
    present = {path.stem for path in FILES if path.parent.name == f"state-v{FORMAT}"}
    assert present == set(SCENARIOS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_an_instance_stored_by_an_earlier_format_loads_and_goes_on(path: Path) -> None:
    content = json.loads(path.read_text(encoding="utf-8"))
    xml = content["xml"].encode()
    definitions = {number: (xml, key) for number, key in enumerate(content["processes"], 1)}
    points: list[dict[str, Any]] = content["points"]
    assert len(points) > 2
    for point, following in zip(points, [*points[1:], None], strict=True):
        host = TestHost(definitions)
        host.rows = {(scope, name): value.encode() for scope, name, value in point["rows"]}
        state = base64.b64decode(point["state"])
        shown = seen(state, host)
        assert shown["active"] == point["active"]
        assert shown["variables"] == point["variables"]
        if following is None:
            continue
        function, *arguments = point["step"]
        host.now = datetime.fromisoformat(point["now"])
        outcome = getattr(runner, function)(state, host, *arguments)
        for row in outcome.variables_stored:
            host.rows[row.scope_id, row.name] = row.value or b"null"
        shown = seen(outcome.state, host)
        assert shown["active"] == following["active"]
        assert shown["variables"] == following["variables"]


def test_a_state_of_a_later_release_is_refused_and_not_guessed_at() -> None:
    driver = Driver(process("p", start() >> user_task("a") >> end())).start()
    later = driver.state.replace(b"[1,", b"[999,", 1)
    assert later != driver.state
    with pytest.raises(UnknownStateFormat):
        runner.complete_user_task(later, driver.host, driver.task("a").activity_id, {})
