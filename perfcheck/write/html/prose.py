"""The document as its reader knows it: headings, paragraphs and tables, with everything marked."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from perfcheck.model.shape import Shape
from perfcheck.write.html.grid import CLOSING, grid, numeral, opening
from perfcheck.write.html.marks import Marker
from perfcheck.write.html.view import View

_DEEPEST = 6
_TOP = 3
_END = "</p>\n"


@dataclass(slots=True)
class Line:
    """One line of the text: its number from 0, its ends without blanks, and the heading that opens it."""

    number: int
    start: int
    end: int
    heading: Shape | None = None
    cells: list[tuple[int, int]] = field(default_factory=list)


def document(view: View) -> Iterator[str]:
    """The document, piece by piece."""
    marker = Marker(view)
    rows: list[Line] = []
    tables = deque(view.document.tables)
    kinds = {block.start: block.kind for block in view.document.blocks}
    title = _packed_title(view)
    held = ""
    for line in _lines(view):
        kind: str = kinds.get(line.start, "paragraph")
        if kind == "run" and held and line.heading is None and not view.is_in_table(line.start):
            held = _joined(view, marker, held, line)
            continue
        yield held
        held = ""
        if tables and line.start >= tables[0].start:
            yield from _rows(view, marker, rows)
            yield from grid(view, marker, tables.popleft())
        if view.is_in_table(line.start):
            continue
        if line.cells:
            rows.append(line)
            continue
        yield from _rows(view, marker, rows)
        if title and line.heading is None and title in _packed(view, line):
            kind, title = "title", ""
        held = _line(view, marker, line, kind)
        if not held.startswith("<p"):
            yield held
            held = ""
    yield held
    yield from _rows(view, marker, rows)
    for table in tables:
        yield from grid(view, marker, table)


def _lines(view: View) -> Iterator[Line]:
    """Every line that is not blank."""
    text = view.text
    headings = {view.line_of(e["span"]["start"]): e for e in reversed(view.shape["document"]["outline"])}
    for number, (low, high) in enumerate(view.lines):
        start, end = _trim(text, low, high)
        if start >= end:
            continue
        line = Line(number, start, end, headings.get(number))
        if "\t" in text[start:end]:
            line.cells = _cells(text, low, high)
        yield line


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The ends of each cell of a row that is set with tabs."""
    made: list[tuple[int, int]] = []
    at = start
    while (stop := text.find("\t", at, end)) >= 0:
        made.append(_trim(text, at, stop))
        at = stop + 1
    return [*made, _trim(text, at, end)]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _packed_title(view: View) -> str:
    return "".join((view.shape["document"]["title"] or "").split())


def _packed(view: View, line: Line) -> str:
    return "".join(view.text[line.start : line.end].split())


def _line(view: View, marker: Marker, line: Line, kind: str) -> str:
    heading = line.heading
    if heading is None:
        told = "" if kind == "paragraph" else f' class="{kind}"'
        return f"<p{told}{_number(view, line)}>{marker.stretch(line.start, line.end)}</p>\n"
    start, end = heading["span"]["start"], heading["span"]["end"]
    if not view.text[end : line.end].strip() and start <= line.start:
        rank = min(heading["level"] + _TOP - 1, _DEEPEST)
        inside = marker.stretch(line.start, line.end)
        return f'<h{rank} class="h{min(heading["level"], 4)}"{_number(view, line)}>{inside}</h{rank}>\n'
    end = min(end, line.end)
    before = marker.stretch(line.start, start) if line.start < start else ""
    lead = f"{before}<b>{marker.stretch(max(start, line.start), end)}</b>"
    return f"<p{_number(view, line)}>{lead}{marker.stretch(end, line.end)}</p>\n"


def _joined(view: View, marker: Marker, paragraph: str, line: Line) -> str:
    """A paragraph with a printed line that goes on with it."""
    inside = marker.stretch(line.start, line.end)
    space = " " if view.text[line.start].isascii() and view.text[line.start].isalpha() else ""
    run = f'{space}<span class="run"{_number(view, line)}>{inside}</span>'
    return f"{paragraph.removesuffix(_END)}{run}{_END}"


def _number(view: View, line: Line) -> str:
    return f' id="{view.prefix}L{line.number + 1}" data-n="{line.number + 1}"'


def _rows(view: View, marker: Marker, rows: list[Line]) -> Iterator[str]:
    """Lines set with tabs, as the table that they are; they are then done with."""
    if not rows:
        return
    yield opening(view)
    for row in rows:
        cells = (f"<td{numeral(view, *cell)}>{marker.stretch(*cell)}</td>" for cell in row.cells)
        yield f"<tr{_number(view, row)}>{''.join(cells)}</tr>\n"
    yield CLOSING
    rows.clear()
