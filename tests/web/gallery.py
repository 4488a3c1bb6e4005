"""After the pictures: each file as small as its few colours allow, and the pages that list them.

``gallery.py FOLDER`` reads ``pictures.json`` beside it. Pillow is there with reportlab.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Final

from PIL import Image

PICTURES: Final = Path(__file__).with_name("pictures.json")
#: What a PNG with a palette can hold.
COLOURS: Final = 256
HEADS: Final = {
    "README.md": (
        "# Pictures of the pages",
        "Taken by `make screenshots` in a house that plays the pilot of 2010 ([how](../demonstration.md)):"
        " all but its totals is invented. [中文](README.zh-CN.md)",
    ),
    "README.zh-CN.md": (
        "# 页面图片",
        "由 `make screenshots` 在重放 2010 年试点的系统上拍摄（[说明](../demonstration.md)）："
        "除汇总数外均为虚构。[English](README.md)",
    ),
}


def gallery(language: str) -> str:
    """The list of all pictures, ``zh`` or ``en``."""
    title, about = HEADS["README.md" if language == "en" else "README.zh-CN.md"]
    lines = [title, "", about]
    for group in groups():
        lines += ["", f"## {group[language]}"]
        for picture in group["pictures"]:
            lines += ["", picture[language], "", f"![{picture[language]}]({picture['name']}.png)"]
    return "\n".join(lines) + "\n"


def groups() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(PICTURES.read_text("utf-8"))
    return found


def shrink(path: Path) -> None:
    """Rewrite a picture with a palette of its own; what has one already is left."""
    with Image.open(path) as picture:
        if picture.mode == "P":
            return
        small = picture.convert("RGB").quantize(
            COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
        )
    small.save(path, optimize=True)


def main(folder: Path) -> None:
    for path in sorted(folder.glob("*.png")):
        shrink(path)
    (folder / "README.md").write_text(gallery("en"), "utf-8")
    (folder / "README.zh-CN.md").write_text(gallery("zh"), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
