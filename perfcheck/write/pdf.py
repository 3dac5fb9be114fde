"""The PDF itself with a highlight on each figure of a finding, and what is wrong with it as its note.

The file's own bytes stay as they are; what is added stands behind them. Annotations that are
in it already are kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from perfcheck.config.limits import Limits
from perfcheck.errors import ReadError, Unsuited, WriteError
from perfcheck.load._pdf.compose import Layout
from perfcheck.load._pdf.turn import Box
from perfcheck.load.pdf import MEDIA_TYPE, lay_out
from perfcheck.model.filing import Filing
from perfcheck.model.job import Job
from perfcheck.model.shape import Shape
from perfcheck.write import Style
from perfcheck.write.pdf_marks import Mark, marked
from perfcheck.write.tame import tame
from perfcheck.write.told import Told

# The file has been read within the limits of the run already.
_NO_LIMITS = Job(Limits(pages=1 << 31, rows=1 << 31))
_CORNER = (18.0, 18.0, 36.0, 36.0)


def render(shape: Shape, filing: Filing, style: Style) -> bytes:
    """The annotated file. Raises Unsuited where the filing is no PDF."""
    name = filing.document.name
    if filing.document.media_type != MEDIA_TYPE:
        raise Unsuited(f"{name}：不是 PDF，无法批注成 PDF", f"{name}: no PDF, and so no PDF to annotate")
    data = filing.data()
    layout = lay_out(data, name, _NO_LIMITS, traced=True)
    if layout.text != filing.text:
        raise WriteError(f"{name}：批注位置无法确定", f"{name}: the places to annotate cannot be found")
    try:
        return marked(data, name, list(_marks(shape, layout, style.lang)))
    except ReadError as error:
        raise WriteError(error.zh, error.en) from None


def _marks(shape: Shape, layout: Layout, lang: str) -> Iterator[Mark]:
    """A mark for each place of each finding; a finding about the whole is a note on the first page."""
    told = Told(shape, lang)
    traces = _Traces(layout)
    for finding in shape["findings"]:
        head = f"{told.say[finding['severity']]} {finding['rule']} {finding['name']}"
        note = "\n".join(tame(line) for line in (head, *told.lines(finding)))
        found = [spot for span in finding["spans"] for spot in traces.spots(span["start"], span["end"])]
        for at, (page, boxes) in enumerate(found):
            yield Mark(page, tuple(boxes), finding["severity"], note, f"{finding['fingerprint']}-{at}")
        if not found:
            corner = (layout.sheets[0].shown.source_box(_CORNER),)
            yield Mark(1, corner, finding["severity"], note, finding["fingerprint"], over_text=False)


class _Spot(NamedTuple):
    """Boxes on one page, in the file's own terms."""

    page: int
    boxes: list[Box]


class _Traces:
    """Where each character of the text stands."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.starts = [start for start, _, _ in layout.traces]

    def spots(self, start: int, end: int) -> Iterator[_Spot]:
        """The boxes of a stretch of the text, one for each printed line, page by page."""
        spot: _Spot | None = None
        for page, box in self._lines(start, end):
            if spot is None or spot.page != page:
                if spot is not None:
                    yield spot
                spot = _Spot(page, [])
            spot.boxes.append(self.layout.sheets[page - 1].turn.source_box(box))
        if spot is not None:
            yield spot

    def _lines(self, start: int, end: int) -> Iterator[tuple[int, Box]]:
        at = max(bisect_right(self.starts, start) - 1, 0)
        for first, page, boxes in self.layout.traces[at:]:
            if first >= end:
                return
            for box in _rows(boxes[max(start - first, 0) : max(end - first, 0)]):
                yield page, box


def _rows(boxes: tuple[Box, ...]) -> Iterator[Box]:
    """The boxes of characters as one for each printed line."""
    row: Box | None = None
    for box in boxes:
        if row is not None and box[1] < row[3] and row[1] < box[3] and box[0] >= row[0]:
            row = row[0], min(row[1], box[1]), max(row[2], box[2]), max(row[3], box[3])
            continue
        if row is not None:
            yield row
        row = box
    if row is not None:
        yield row
