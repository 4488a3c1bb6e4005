"""One client of ``http``: a process with one keep-alive connection, and nothing loaded that it does not need.

Reads one JSON line for each round (port, token, activities, instances), says ``ready``, waits for a line,
works, and answers with the beginning and the end of its work in seconds of the machine's monotonic clock.
"""

from __future__ import annotations

import http.client
import json
import socket
import sys
from time import perf_counter
from typing import Any, Final

KEY: Final = "bench-approval"
SUBMITTED: Final = {"amount": 1250.5, "opinion": "looks good to me, within budget", "approved": True}
START: Final = {"processDefinitionId": KEY, "variables": {"title": "purchase"}}
_PATIENCE: Final = 60.0


def main() -> None:
    for line in sys.stdin:
        work = json.loads(line)
        connection = http.client.HTTPConnection("127.0.0.1", work["port"], timeout=_PATIENCE)
        connection.connect()
        connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        _say("ready")
        sys.stdin.readline()
        begun = perf_counter()
        _work(connection, work)
        _say(json.dumps([begun, perf_counter()]))
        connection.close()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _work(connection: http.client.HTTPConnection, work: dict[str, Any]) -> None:
    """Start instances, and complete every task of each."""
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {work['token']}"}
    start, submitted = json.dumps(START), json.dumps({"variables": SUBMITTED})
    for _ in range(work["instances"]):
        instance = "0"
        for step in range(work["steps"] + 1):
            path = _path(work["activities"], step, instance)
            connection.request("POST", path, submitted if step else start, headers)
            answer = connection.getresponse()
            content = answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{answer.status} {content[:300]!r}")
            if not step:
                instance = json.loads(content)["processInstanceKey"]


def _path(activities: list[str], step: int, instance: str) -> str:
    """Without activities, the floor's."""
    if not activities:
        return f"/{step}/{instance}"
    if not step:
        return "/v2/process-instances"
    return f"/v2/user-tasks/{instance}-{activities[step - 1]}/completion"


if __name__ == "__main__":
    main()
