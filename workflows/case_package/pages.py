"""The parts of a case package for people: plain tables, which any browser opens in twenty years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, Final

_PAGE: Final = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title><style>
body {{ margin: 2em; font: 15px/1.6 "Songti SC", SimSun, serif; color: #111 }}
h1 {{ font-size: 20px }} h2 {{ margin-top: 1.6em; font-size: 16px }}
table {{ width: 100%; border-collapse: collapse }}
th, td {{ padding: 4px 8px; border: 1px solid #999; text-align: left; vertical-align: top;
  overflow-wrap: anywhere }}
th {{ background: #f2f2f2; white-space: nowrap }}
</style></head><body><h1>{title}</h1>{body}</body></html>
"""


def page(title: str, *parts: str) -> bytes:
    """A page of its own: nothing in it runs, nothing is fetched."""
    return _PAGE.format(title=escape(title), body="".join(parts)).encode()


def heading(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Cells are text, lists of texts, or links as :func:`link` makes them."""
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in columns)
    lines = "".join("<tr>" + "".join(f"<td>{_cell(each)}</td>" for each in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"


class Link(str):
    """A cell that leads to a file of the package."""

    __slots__ = ()


def form(fields: Sequence[Mapping[str, Any]], columns: Sequence[str], words: Mapping[str, str]) -> str:
    """Labels and what was filled in; a list of rows stands in its cell."""
    return table(columns, ((each["label"], _filled(each, words)) for each in fields))


def _filled(field: Mapping[str, Any], words: Mapping[str, str]) -> Any:
    if "rows" in field:
        rows = ([f"{each['label']}：{_filled(each, words)}" for each in row] for row in field["rows"])
        return ["；".join(row) for row in rows]
    value = field["value"]
    return words[str(value).lower()] if isinstance(value, bool) else value


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Link):
        return f'<a href="{escape(value)}">{escape(value)}</a>'
    if isinstance(value, list):
        return "<br>".join(escape(str(each)) for each in value)
    return escape(str(value))
