"""Every page and dialog has its picture: ``pictures.json`` lists what ``make screenshots`` takes."""

from __future__ import annotations

import re
import runpy
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "web/src"
FOLDER = ROOT / "docs/screenshots"
GALLERY = runpy.run_path(str(ROOT / "tests/web/gallery.py"))
#: A page of a route, in ``routes.ts`` of an area or in the router.
ROUTE = re.compile(r"path: '[^']*',\s*name: '([\w-]+)'")
DIALOG = re.compile(r"<el-dialog|ElMessageBox\.")
SHOT = re.compile(r"shoot\(\s*\w+,\s*'([\w-]+)'\s*\)")
#: Of all pictures together, in bytes.
MOST = 12 * 2**20
#: Where a PNG says how it keeps colours, and what it says when it has a palette.
COLOUR_TYPE, PALETTE = 25, 3


@cache
def pictures() -> tuple[dict[str, Any], ...]:
    return tuple(each for group in GALLERY["groups"]() for each in group["pictures"])


def names() -> set[str]:
    return {each["name"] for each in pictures()}


def sources(*endings: str) -> Iterator[Path]:
    return (each for each in SOURCES.rglob("*") if each.suffix in endings and ".test." not in each.name)


def test_every_route_of_the_page_has_a_picture_and_no_picture_is_of_a_route_that_is_gone() -> None:
    texts = [each.read_text("utf-8") for each in SOURCES.glob("areas/*/routes.ts")]
    texts.append((SOURCES / "router.ts").read_text("utf-8"))
    routes = {name for text in texts for name in ROUTE.findall(text)}
    assert len(routes) > 30, "the routes are written in another way: this test no longer reads them"
    assert {each["route"] for each in pictures()} == routes


def test_every_dialog_stands_open_in_a_picture() -> None:
    dialogs = {
        each.relative_to(SOURCES).as_posix()
        for each in sources(".vue", ".ts")
        if DIALOG.search(each.read_text("utf-8"))
    }
    assert {name for each in pictures() for name in each.get("shows", ())} == dialogs


def test_every_picture_is_taken_once_and_told_in_both_languages() -> None:
    texts = [each.read_text("utf-8") for each in (ROOT / "tests/web").glob("*.shots.ts")]
    assert Counter(name for text in texts for name in SHOT.findall(text)) == Counter(names())
    assert [each["name"] for each in pictures() if not (each["zh"] and each["en"])] == []


def test_the_pictures_are_there_small_and_no_others_beside_them() -> None:
    files = {each.stem: each.read_bytes() for each in FOLDER.glob("*.png")}
    assert set(files) == names()
    assert [name for name, content in files.items() if content[COLOUR_TYPE] != PALETTE] == []
    assert sum(map(len, files.values())) <= MOST


def test_the_galleries_list_what_there_is() -> None:
    assert (FOLDER / "README.md").read_text("utf-8") == GALLERY["gallery"]("en")
    assert (FOLDER / "README.zh-CN.md").read_text("utf-8") == GALLERY["gallery"]("zh")
