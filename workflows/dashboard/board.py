"""The dashboard of a house as of a day."""

from __future__ import annotations

from datetime import date
from typing import Final

from engine.persistence.session import Session
from workflows.dashboard import doumen, jinjiang
from workflows.dashboard.figures import Figure, figure, measures
from workflows.registries.settings import setting

#: The setting that names the figures of a house; without it, those of a district.
SETTING: Final = "dashboard"
#: Houses whose figures are measured here; naming them loads their measures.
HOUSES: Final = (jinjiang.HOUSE, doumen.HOUSE)


def dashboard(session: Session, on: date) -> list[Figure]:
    """Every figure of the house, in its order."""
    house = setting(session, SETTING) or jinjiang.HOUSE
    return [figure(session, key, function, on) for key, function in measures(house).items()]
