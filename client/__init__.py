"""The typed client of the HTTP interface; needs nothing but the standard library.

``Client("http://127.0.0.1:8000", token).process_instances.create_process_instance(...)``
"""

from __future__ import annotations

from client.resources import Resources
from client.transport import Channel, Connection, Problem, Transport, Upload

__all__ = ["Client", "Problem", "Upload"]


class Client(Resources):
    """Every resource, spoken to in one person's name."""

    def __init__(self, base: str | Channel, token: str = "") -> None:
        self.transport = Transport(Connection(base) if isinstance(base, str) else base, token)
        super().__init__(self.transport)
