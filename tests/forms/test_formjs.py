"""The server accepts exactly what form-js accepts, and stores what form-js would submit."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from forms.compiled import compile_form
from forms.errors import FormErrors
from tests.forms.drawn_forms import FormDrawer
from tests.forms.drawn_submissions import SubmissionDrawer
from tests.support.depth import usually

HERE = Path(__file__).parent / "formjs"
FORMS = usually(200, deep=500)
PER_FORM = 20

needs_node = pytest.mark.skipif(
    not (shutil.which("node") and shutil.which("npm")), reason="form-js runs in Node, which is not installed"
)


@pytest.fixture(scope="module")
def judge() -> Path:
    """The script that asks form-js, with the packages it needs."""
    if not (HERE / "node_modules").is_dir():
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=HERE, check=True, capture_output=True)
    return HERE / "judge.cjs"


def cases(seed: int, forms: int) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for number in range(forms):
        random = Random(f"{seed}-{number}")
        drawer = FormDrawer(random)
        schema = drawer.form()
        form = compile_form(schema)
        for _ in range(PER_FORM):
            context = drawer.context()
            submission = SubmissionDrawer(random, schema, context, form).submission()
            made.append({"schema": schema, "context": context, "submission": submission})
    return made


def verdicts(judge: Path, asked: list[dict[str, Any]]) -> list[dict[str, Any]]:
    lines = "\n".join(json.dumps(case) for case in asked)
    # what a time is on the page depends on where the page is
    environment = {**os.environ, "TZ": "Asia/Shanghai"}
    command = ["node", "--max-semi-space-size=64", str(judge)]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, env=environment)
    return [json.loads(line) for line in done.stdout.splitlines()]


def asked_again(judge: Path, case: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
    """Where form-js broke down over jsdom there is no verdict: it is asked again, in a process of its own."""
    for _ in range(3):
        if not broke_down(answer):
            break
        (answer,) = verdicts(judge, [case])
    return answer


def broke_down(answer: dict[str, Any]) -> bool:
    return str(answer.get("reason", "")).startswith("failed:")


def plain(value: Any) -> Any:
    """Numbers as JavaScript has them; containers without anything in them are none."""
    if isinstance(value, dict):
        kept = {key: plain(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item not in ({}, [], None)}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, Decimal | float | int) and not isinstance(value, bool):
        return float(f"{float(value):.12g}")
    return value


@needs_node
@pytest.mark.slow
def test_thousands_of_submissions_are_judged_as_by_form_js(judge: Path) -> None:
    asked = cases(2026, FORMS)
    answers = verdicts(judge, asked)
    assert len(answers) == len(asked) == FORMS * PER_FORM
    differences = []
    accepted = 0
    for case, answer in zip(asked, answers, strict=True):
        result = compile_form(case["schema"]).validate(case["submission"], case["context"])
        if not isinstance(result, FormErrors):
            answer = asked_again(judge, case, answer)
        if isinstance(result, FormErrors):
            if answer.get("accepted"):
                differences.append((case, answer, result.to_json("en")))
        elif not answer.get("accepted") or plain(dict(result.data)) != plain(answer["data"]):
            differences.append((case, answer, result.data))
        else:
            accepted += 1
    told = json.dumps(differences[:1], ensure_ascii=False, default=str)
    assert not differences, f"{len(differences)} differences, the first: {told}"
    # both sides of the border are drawn often
    assert 0.25 < accepted / len(asked) < 0.75
