"""Figures of the whole house for those who lead it, and what the house says of itself."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import asdict, replace
from typing import Any

from api.acting import Loaded, query
from api.auth import public
from api.errors import caller_language
from api.resource import Resource
from api.rules import allowed
from api.runtime import runtime
from api.schemas import dashboard as schemas
from engine import clock
from engine.messages import message
from engine.persistence.database import reading
from workflows.calendar import local_date
from workflows.dashboard import board, standing, statistics
from workflows.dashboard.figures import Figure
from workflows.dashboard.readers import check_reader
from workflows.registries.reading import registers
from workflows.registries.settings import IS_DEMONSTRATION, setting

#: Who reads an invented figure must see that it is one.
_BANNER = "house-is-demonstration"

figures = Resource("dashboard", __name__, description="Figures with the queries that made them")
house = Resource("house", __name__, description="What the house says of itself")
blueprints = (figures,)
public_blueprints = (house,)


@figures.get("/dashboard")
@allowed("signed-in")
@figures.arguments(schemas.FiguresQuery, location="query")
@figures.response(200, schemas.Dashboard)
def get_dashboard(asked: Loaded) -> Any:
    """Every figure of the house as of a day, with query, source and the records it counts."""
    with query() as call:
        check_reader(call.actor)
        on = asked["on"] or local_date(call.session.now)
        legible = {each.name for each in registers(call.actor)}
        return {"on": on, "figures": [_shown(each, legible) for each in board.dashboard(call.session, on)]}


def _shown(figure: Figure, legible: Container[str]) -> Figure:
    """The figure without lists that the caller could not open."""
    if figure.records is None or figure.records.register in legible:
        return figure
    return replace(figure, records=None, parts=tuple(replace(each, records=None) for each in figure.parts))


@figures.get("/statistics")
@allowed("signed-in")
@figures.response(200, schemas.Statistics)
def list_statistics() -> Any:
    """The statistics there are."""
    with query() as call:
        check_reader(call.actor)
        return {"items": [{"name": name, "title": title} for name, title in statistics.titles()]}


@figures.get("/statistics/<name>")
@allowed("signed-in")
@figures.arguments(schemas.FiguresQuery, location="query")
@figures.response(200, schemas.Statistic)
def get_statistic(asked: Loaded, name: str) -> Any:
    """One statistic as of a day: by street, category, month, or how much was done in time."""
    with query() as call:
        check_reader(call.actor)
        on = asked["on"] or local_date(call.session.now)
        found = statistics.statistic(call.session, name, on)
        return {**asdict(found), "on": on}


@figures.get("/standing-lists")
@allowed("signed-in")
@figures.response(200, schemas.StandingTitles)
def list_standing_lists() -> Any:
    """The lists auditors look through."""
    with query() as call:
        return {"items": [{"name": name, "title": title} for name, title in standing.titles(call.actor)]}


@figures.get("/standing-counts")
@allowed("signed-in")
@figures.arguments(schemas.FiguresQuery, location="query")
@figures.response(200, schemas.StandingCounts)
def count_standing_lists(asked: Loaded) -> Any:
    """How many lines each standing list has."""
    with query() as call:
        on = asked["on"] or local_date(call.session.now)
        return {"on": on, "counts": standing.counts(call.session, call.actor, on)}


@figures.get("/standing-lists/<name>")
@allowed("signed-in")
@figures.arguments(schemas.FiguresQuery, location="query")
@figures.response(200, schemas.StandingList)
def get_standing_list(asked: Loaded, name: str) -> Any:
    """What is overdue, was taken as decided, was refused, was looked at …: the newest first."""
    with query() as call:
        on = asked["on"] or local_date(call.session.now)
        return standing.standing_list(call.session, call.actor, name, on, caller_language())


@house.get("/house")
@public
@house.response(200, schemas.House)
def get_house() -> Any:
    """Whether the house is a demonstration, the banner its pages show, and its time."""
    with reading(runtime().database) as session:
        is_demonstration = setting(session, IS_DEMONSTRATION) is not None
    banner = {"zh": message(_BANNER, "zh-CN"), "en": message(_BANNER, "en")} if is_demonstration else None
    return {"is_demonstration": is_demonstration, "banner": banner, "now": clock.local_now()}
