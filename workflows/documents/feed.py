"""Public notices as feeds: JSON Feed 1.1 and Atom (RFC 4287). Who serves them gives the URLs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from json import loads
from typing import Any

from lxml import etree

from workflows.calendar.deadline import SHANGHAI
from workflows.documents.words import day

Notice = Mapping[str, Any]

_ATOM = "http://www.w3.org/2005/Atom"

#: Of a feed nobody has written to yet (Atom demands a date).
_NEVER = datetime(2000, 1, 1, tzinfo=SHANGHAI)


def kind_label(kind: str) -> str:
    """采购意向公告, 招标公告 …; an unknown kind stands as it is."""
    return _kinds().get(kind, kind)


def json_feed(notices: Iterable[Notice], *, title: str, home_url: str, feed_url: str) -> dict[str, Any]:
    """A JSON Feed; each item carries the frozen copy under ``_notice``."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "language": "zh-CN",
        "home_page_url": home_url,
        "feed_url": feed_url,
        "items": [
            {
                "id": _tag(notice),
                "url": f"{home_url}/{notice['id']}",
                "title": _title(notice),
                "content_text": _text(notice),
                "date_published": _published(notice).isoformat(),
                "date_modified": _updated(notice).isoformat(),
                "tags": [kind_label(notice["kind"])],
                "_notice": {
                    "kind": notice["kind"],
                    "content": notice["content"],
                    "period_end": _iso(notice["period_end"]),
                },
            }
            for notice in notices
        ],
    }


def atom_feed(notices: Iterable[Notice], *, title: str, home_url: str, feed_url: str) -> bytes:
    """An Atom feed in UTF-8, newest first as given."""
    shown = list(notices)
    feed = etree.fromstring(f'<feed xmlns="{_ATOM}"/>')  # so that no prefix is needed
    _add(feed, "id", feed_url)
    _add(feed, "title", title)
    _add(feed, "updated", max((_updated(notice) for notice in shown), default=_NEVER).isoformat())
    _add(_add(feed, "author"), "name", title)
    _add(feed, "link", rel="self", href=feed_url)
    _add(feed, "link", rel="alternate", href=home_url)
    for notice in shown:
        entry = _add(feed, "entry")
        _add(entry, "id", _tag(notice))
        _add(entry, "title", _title(notice))
        _add(entry, "link", rel="alternate", href=f"{home_url}/{notice['id']}")
        _add(entry, "published", _published(notice).isoformat())
        _add(entry, "updated", _updated(notice).isoformat())
        _add(entry, "category", term=notice["kind"], label=kind_label(notice["kind"]))
        _add(entry, "content", _text(notice), type="text")
    found: bytes = etree.tostring(feed, xml_declaration=True, encoding="utf-8")
    return found


def _add(parent: Any, name: str, text: str | None = None, **attributes: str) -> Any:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = text
    return element


def _title(notice: Notice) -> str:
    return _printable(f"{kind_label(notice['kind'])}：{notice['subject']}")


def _text(notice: Notice) -> str:
    lines = [f"{name}：{value}" for name, value in notice["content"].items() if value not in (None, "")]
    if notice["period_end"] is not None:
        lines.append(f"公示期至：{day(notice['period_end'])}")
    return _printable("\n".join(lines))


def _tag(notice: Notice) -> str:
    """The same for ever, whatever the address of the server (RFC 4151)."""
    return f"tag:gongzhi,{notice['published_on'].year}:{notice['tenant_id']}/notice/{notice['id']}"


def _published(notice: Notice) -> datetime:
    on = notice["published_on"]
    return datetime(on.year, on.month, on.day, tzinfo=SHANGHAI)


def _updated(notice: Notice) -> datetime:
    at: datetime = notice["updated_at"]
    return max(at.astimezone(SHANGHAI), _published(notice))


def _iso(value: Any) -> str | None:
    return None if value is None else str(value.isoformat())


def _printable(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(
        char for char in text if char in "\t\n\r" or (ord(char) >= 0x20 and ord(char) not in (0xFFFE, 0xFFFF))
    )


@cache
def _kinds() -> dict[str, str]:
    words: dict[str, str] = loads((files("workflows.documents") / "notice-kinds.json").read_bytes())
    return words
