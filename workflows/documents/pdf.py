"""Official documents as PDF: the kept HTML laid out on A4, with a Chinese font embedded.

The same HTML gives the same bytes, so that a PDF can be made again and compared with its hash.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from io import BytesIO
from threading import Lock
from typing import Any
from xml.sax.saxutils import escape

from lxml import html
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, HRFlowable, KeepTogether, Paragraph, SimpleDocTemplate, Table

#: Margins of official documents (GB/T 9704): above, right, below, left.
_MARGINS = (37 * mm, 26 * mm, 35 * mm, 28 * mm)
_FONT = "Noto Serif SC"
#: What the layout leaves free inside its frame.
_PADDING = 6.0
_RED = colors.HexColor("#cc0000")
#: 三号, the size of the text of official documents.
_SIZE = 16.0

# the font counts the characters it needs while a document is made
_one_at_a_time = Lock()


def pdf(document: str) -> bytes:
    """A document of :func:`workflows.documents.template.render` as PDF."""
    article = html.fromstring(document).find(".//article")
    if article is None:
        raise ValueError("not a document of ours")
    title = article.findtext("h1") or ""
    with _one_at_a_time:
        _load_font()
        target = BytesIO()
        above, right, below, left = _MARGINS
        layout = SimpleDocTemplate(
            target,
            pagesize=A4,
            topMargin=above,
            rightMargin=right,
            bottomMargin=below,
            leftMargin=left,
            title=title,
            author=article.findtext("p[@class='issuer']") or "",
            lang="zh-CN",
            invariant=1,
        )
        layout.build(_story(article), onFirstPage=_page_number, onLaterPages=_page_number)
    return target.getvalue()


@cache
def _load_font() -> None:
    packed = (files("workflows.documents") / "fonts" / "NotoSerifSC-Regular.ttf.xz").read_bytes()
    pdfmetrics.registerFont(TTFont(_FONT, BytesIO(lzma.decompress(packed))))
    pdfmetrics.registerFontFamily(_FONT, normal=_FONT, bold=_FONT, italic=_FONT, boldItalic=_FONT)


@cache
def _style(name: str) -> ParagraphStyle:
    common = {"fontName": _FONT, "fontSize": _SIZE, "leading": _SIZE * 1.75, "wordWrap": "CJK"}
    special: dict[str, dict[str, Any]] = {
        "issuer": {"alignment": TA_CENTER, "fontSize": 22, "leading": 30, "textColor": _RED},
        "title": {"alignment": TA_CENTER, "fontSize": 22, "leading": 32, "spaceBefore": 14, "spaceAfter": 8},
        "number": {"alignment": TA_CENTER, "spaceAfter": 8},
        "addressee": {"alignment": TA_LEFT},
        "text": {"alignment": TA_JUSTIFY, "firstLineIndent": 2 * _SIZE, "spaceAfter": 4},
        "heading": {"spaceBefore": 8, "spaceAfter": 4, "keepWithNext": 1},
        "item": {"alignment": TA_JUSTIFY, "leftIndent": 2 * _SIZE, "spaceAfter": 2},
        "cell": {"fontSize": 12, "leading": 18},
        "signer": {"alignment": TA_LEFT, "spaceBefore": 16},
        "right": {"alignment": TA_RIGHT},
    }
    return ParagraphStyle(name, **{**common, **special[name]})


def _story(article: Any) -> list[Flowable]:
    story: list[Flowable] = []
    for element in article:
        if element.tag != "footer":
            story += _flow(element)
            continue
        # GB/T 9704: no page bears the signature alone
        last = [story.pop()] if story and isinstance(story[-1], Paragraph) else []
        story.append(KeepTogether([*last, *_signature(element)]))
    return story


def _flow(element: Any) -> Iterator[Flowable]:
    """The flowables of one element of the article."""
    kind = element.get("class") or element.tag
    if kind == "issuer":
        yield Paragraph(_inline(element), _style("issuer"))
        yield HRFlowable(width="100%", thickness=1.5, color=_RED, spaceBefore=4, spaceAfter=6)
    elif kind == "h1":
        yield Paragraph(_inline(element), _style("title"))
    elif kind in ("number", "addressee"):
        yield Paragraph(_inline(element), _style(kind))
    elif element.tag == "section":
        for child in element:
            yield from _block(child)


def _block(element: Any) -> Iterator[Flowable]:
    if element.tag == "p":
        yield Paragraph(_inline(element), _style("text"))
    elif element.tag == "h2":
        yield Paragraph(_inline(element), _style("heading"))
    elif element.tag in ("ul", "ol"):
        for number, item in enumerate(element.findall("li"), 1):
            mark = f"{number}．" if element.tag == "ol" else "·"
            yield Paragraph(mark + _inline(item), _style("item"))
    elif element.tag == "table":
        yield _table(element)
    else:
        raise ValueError(f"<{element.tag}> has no place in a document")


def _table(element: Any) -> Flowable:
    rows = [[Paragraph(_inline(cell), _style("cell")) for cell in row] for row in element.iter("tr")]
    width = A4[0] - _MARGINS[1] - _MARGINS[3] - 2 * _PADDING
    is_facts = element.get("class") == "facts"
    widths = [width * 0.28, width * 0.72] if is_facts else _column_widths(element, width)
    shade = ("BACKGROUND", (0, 0), (0, -1) if is_facts else (-1, 0), colors.HexColor("#f4f4f4"))
    grid = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
    return Table(
        rows,
        colWidths=widths,
        repeatRows=0 if is_facts else 1,
        style=[grid, shade, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")],
        spaceBefore=6,
        spaceAfter=6,
    )


def _column_widths(element: Any, width: float) -> list[float]:
    """By the longest text of each column, within limits, so that a long remark does not starve a number."""
    texts = [["".join(cell.itertext()) for cell in row] for row in element.iter("tr")]
    count = max((len(row) for row in texts), default=1)
    longest = [max(len(row[place]) for row in texts if len(row) > place) for place in range(count)]
    weights = [min(max(length, 3), 16) for length in longest]
    return [width * weight / sum(weights) for weight in weights]


def _signature(element: Any) -> Iterator[Flowable]:
    for child in element:
        if child.get("class") == "seal":
            yield _Seal()
        else:
            style = "signer" if child.get("class") == "signer" else "right"
            yield Paragraph(_inline(child), _style(style))


class _Seal(Flowable):  # type: ignore[misc] # reportlab has no types
    """The place of the seal, across the unit's name and the date above it."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        return width, 0

    def draw(self) -> None:
        radius = 20 * mm
        self.canv.saveState()
        self.canv.setStrokeColor(_RED, 0.5)
        self.canv.setFillColor(_RED, 0.5)
        self.canv.setDash(3, 3)
        self.canv.circle(self.width - 30 * mm, radius / 2, radius)
        self.canv.setFont(_FONT, 11)
        self.canv.drawCentredString(self.width - 30 * mm, -radius / 4, "（印章）")
        self.canv.restoreState()


def _inline(element: Any) -> str:
    """The text of an element in reportlab's own markup."""
    text = escape(element.text or "")
    for child in element:
        if child.tag == "br":
            text += "<br/>"
        elif child.tag == "strong":
            text += f"<u>{_inline(child)}</u>"
        else:
            raise ValueError(f"<{child.tag}> has no place in a line")
        text += escape(child.tail or "")
    return text.strip()


def _page_number(canvas: Any, layout: Any) -> None:
    canvas.saveState()
    canvas.setFont(_FONT, 10.5)
    canvas.drawCentredString(A4[0] / 2, 20 * mm, f"— {layout.page} —")
    canvas.restoreState()
