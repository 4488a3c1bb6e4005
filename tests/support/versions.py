"""Diagrams of the processes in other versions than the current one."""

from __future__ import annotations

from importlib.resources import files

from engine.actor import Actor
from engine.deployment import deploy
from engine.persistence.database import Database, transaction


def diagram(package: str, name: str | None = None) -> bytes:
    """A diagram of a package as it is now; by default that of its own name."""
    return (files("workflows") / package / f"{name or package}.bpmn").read_bytes()


def put_in_force(database: Database, name: str, content: bytes) -> None:
    """Cases that begin from now on follow this; those under way keep to theirs."""
    with transaction(database) as session:
        deploy(session, Actor(user_id="administrator"), {f"{name}.bpmn": content})
