"""PDF files for the tests, laid out by reportlab with a Chinese font that no file is needed for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

SONG, TIMES = "STSong-Light", "Times-Roman"
A4 = (595.0, 842.0)
MARGIN = 72.0
_TOKEN = re.compile(r"[（《“‘(]*(?:[0-9A-Za-z.,%/-]+|.)[，。；：、！？）》”’)]*")
_RUN = re.compile(r"[\x20-\x7e]+|[^\x20-\x7e]+")


def canvas(size: tuple[float, float] = A4, **settings: Any) -> tuple[Canvas, BytesIO]:
    """An empty file, and where its bytes go once it is saved."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont(SONG))
    buffer = BytesIO()
    return Canvas(buffer, pagesize=size, **settings), buffer


def width(text: str, size: float) -> float:
    """How wide a text is: Latin letters and digits in one font, the rest in another."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(sum(stringWidth(run, _font(run), size) for run in _RUN.findall(text)))


def put(
    page: Canvas, x: float, y: float, text: str, size: float = 12, *, apart: float = 0, rise: float = 0
) -> None:
    """Set a text at a baseline, its characters `apart` and its digits raised by `rise` points."""
    for run in _RUN.findall(text):
        latin = run.isascii()
        for char in run:
            page.setFont(_font(run), size)
            page.drawString(x, y + (rise if latin else 0), char)
            x += width(char, size) + apart


def _font(run: str) -> str:
    return TIMES if run.isascii() else SONG


def wrapped(text: str, room: float, size: float, indent: float) -> list[str]:
    """The lines of a paragraph: no figure is broken, no closing mark begins a line."""
    lines, line, left = [], "", room - indent
    for token in _TOKEN.findall(text):
        if line and width(line + token, size) > left:
            lines.append(line)
            line, left = "", room
        line += token
    return [*lines, line] if line else lines


def report(
    paragraphs: Sequence[str],
    *,
    title: str = "",
    header: str = "",
    numbered: bool = True,
    size: float = 14,
    indent: int = 2,
    justified: bool = True,
    rise: float = 0,
    page_size: tuple[float, float] = A4,
    turned: int = 0,
) -> bytes:
    """A report as an office prints one: indented paragraphs, running header, page numbers."""
    page, buffer = canvas(page_size)
    across, down = page_size
    pitch = size * 1.6
    y, number = 0.0, 0
    for kind, line, start, last in _lines(paragraphs, title, across - 2 * MARGIN, size, indent):
        if y < MARGIN + pitch:
            if number:
                page.showPage()
            number += 1
            _margins(page, header, number if numbered else 0, page_size, turned)
            y = down - MARGIN - pitch
        if kind == "title":
            put(page, (across - width(line, size * 1.4)) / 2, y, line, size * 1.4)
        else:
            room = across - 2 * MARGIN - start
            apart = (room - width(line, size)) / (len(line) - 1) if justified and not last else 0
            put(page, MARGIN + start, y, line, size, apart=apart, rise=rise)
        y -= pitch
    page.save()
    return buffer.getvalue()


def _lines(
    paragraphs: Sequence[str], title: str, room: float, size: float, indent: int
) -> Iterator[tuple[str, str, float, bool]]:
    if title:
        yield "title", title, 0, True
    for paragraph in paragraphs:
        lines = wrapped(paragraph, room, size, indent * size)
        for at, line in enumerate(lines):
            yield "line", line, 0 if at else indent * size, at == len(lines) - 1


def _margins(page: Canvas, header: str, number: int, size: tuple[float, float], turned: int) -> None:
    page.setPageRotation(turned)
    across, down = size
    if header:
        put(page, (across - width(header, 9)) / 2, down - 40, header, 9)
    if number:
        put(page, across / 2 - 12, 36, f"- {number} -", 9)


Rows = Sequence[Sequence[str]]


def tables(
    *parts: str | tuple[Rows, Sequence[tuple[int, int, int, int]]],
    widths: Sequence[float],
    size: tuple[float, float] = A4,
    repeat: int = 0,
    rules: str = "all",
    pages: bool = False,
) -> bytes:
    """Texts and tables one below the other; a table is its rows and its spans (left, top, right, bottom).

    rules  all, or level: a rule above and below the table and one below its first row
    """
    from reportlab.lib import colors
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    _, buffer = canvas(size)
    style = ParagraphStyle("cell", fontName=SONG, fontSize=10, leading=13, wordWrap="CJK")
    story: list[Any] = []
    for part in parts:
        if isinstance(part, str):
            story.append(Paragraph(part, style))
            continue
        rows, spans = part
        look: list[Any] = [("SPAN", (a, b), (c, d)) for a, b, c, d in spans]
        look.append(("VALIGN", (0, 0), (-1, -1), "MIDDLE"))
        if rules == "all":
            look.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
        else:
            look += [
                ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
                ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black),
                ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black),
            ]
        cells = [[Paragraph(text, style) if text else "" for text in row] for row in rows]
        story.append(Table(cells, colWidths=list(widths), repeatRows=repeat, style=TableStyle(look)))

    def number(page: Canvas, _: object) -> None:
        if pages:
            put(page, size[0] / 2 - 6, 30, str(page.getPageNumber()), 9)

    SimpleDocTemplate(buffer, pagesize=size).build(story, onFirstPage=number, onLaterPages=number)
    return buffer.getvalue()


def joined(*files: bytes) -> bytes:
    """The pages of several files as one file."""
    from pypdfium2 import PdfDocument

    whole, buffer = PdfDocument.new(), BytesIO()
    for data in files:
        whole.import_pages(PdfDocument(data))
    whole.save(buffer)
    return buffer.getvalue()
