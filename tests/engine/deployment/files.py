"""Small resources to deploy."""

from __future__ import annotations

import json
from typing import Any

from tests.support.diagrams import end, process, rule_task, start, user_task
from tests.support.drawing import as_diagram

DMN = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="levels" name="levels"
             namespace="urn:gongzhi:tests">
  <decision id="approval-level" name="approval level">
    <variable name="approval level" typeRef="string"/>
    <literalExpression><text>{text}</text></literalExpression>
  </decision>
</definitions>
"""


def decision(text: str = 'if amount &gt; 400 then "high" else "low"') -> bytes:
    return DMN.replace("{text}", text).encode()


def form(id: str = "application", *components: dict[str, Any]) -> bytes:
    fields = components or ({"type": "textfield", "id": "f1", "key": "applicant", "label": "申请人"},)
    return json.dumps({"type": "default", "id": id, "components": fields}, ensure_ascii=False).encode()


def approval(key: str = "approval", *, label: str = "Review") -> bytes:
    """One user task."""
    return as_diagram(
        process(key, start() >> user_task("review", name=label, groups=["clerks"]) >> end())
    ).xml


def decided(key: str = "decided", decision: str = "approval-level") -> bytes:
    """One business rule task."""
    task = rule_task("decide", decision, "level", name="Decide")
    return as_diagram(process(key, start() >> task >> end())).xml
