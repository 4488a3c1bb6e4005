"""The processes that come with the product: put in force when a server starts."""

from __future__ import annotations

from importlib.resources import files

from engine.actor import SYSTEM
from engine.deployment import Deployment, deploy_packages
from engine.persistence.database import Database, transaction


def deploy_shipped(database: Database) -> Deployment:
    """Deploy every package below ``workflows`` as one deployment; unchanged ones make no new version."""
    with transaction(database) as session:
        return deploy_packages(session, SYSTEM, files("workflows"))
