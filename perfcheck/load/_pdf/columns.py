"""Lines of a page set in two columns → the order in which they are read.

Two columns are a stretch of printed lines with a gutter down the middle that no character
crosses, and prose on both sides of it; figures beside labels are no columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from perfcheck.load._pdf.bands import bands
from perfcheck.load._pdf.glyphs import Glyph
from perfcheck.load._pdf.lines import Line, hull, line_of
from perfcheck.load._pdf.tables import PageTable
from perfcheck.load._pdf.turn import Box

_FEWEST = 6
_GUTTER = 1.2
_MIDDLE = (0.38, 0.62)
_MOST_BROKEN, _FILLED = 0.5, 0.6

Band = list[Glyph]
Key = tuple[float, int, float]


def body_of(
    glyphs: Sequence[Glyph], tables: Sequence[PageTable], *, traced: bool = False
) -> list[Line | PageTable]:
    """Lines and tables from top to bottom, the left column before the right one."""
    keyed: list[tuple[Key, Line | PageTable]] = [((table.box[1], 0, table.box[0]), table) for table in tables]
    printed = bands(glyphs)
    for stretch, gutter in _stretches(printed):
        first = _middle(hull(stretch[0]))
        for band in stretch:
            for side, part in enumerate(_sides(band, gutter)):
                if part:
                    line = line_of(part, traced=traced)
                    y = _middle(line.box)
                    keyed.append(((first, side, y) if gutter else (y, 0, line.box[0]), line))
    keyed.sort(key=lambda pair: pair[0])
    return [item for _, item in keyed]


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2


def _sides(band: Band, gutter: float) -> tuple[Band, Band]:
    if not gutter:
        return band, []
    return [it for it in band if it.middle[0] < gutter], [it for it in band if it.middle[0] >= gutter]


def _stretches(printed: Sequence[Band]) -> list[tuple[list[Band], float]]:
    """The printed lines cut where columns begin and end, with where their gutter runs, 0 for none."""
    gutter = _gutter(printed)
    if not gutter:
        return [([band], 0.0) for band in printed]
    cut: list[tuple[list[Band], float]] = []
    for band in printed:
        over = any(glyph.x0 < gutter < glyph.x1 for glyph in band) or not _open_at(band, gutter)
        if cut and not over and cut[-1][1]:
            cut[-1][0].append(band)
        else:
            cut.append(([band], 0.0 if over else gutter))
    return [(stretch, at if _is_prose(stretch, at) else 0.0) for stretch, at in cut]


def _open_at(band: Band, gutter: float) -> bool:
    """Whether a band leaves the gutter open, as far as it has text on both sides."""
    left = max((glyph.x1 for glyph in band if glyph.x1 <= gutter), default=None)
    right = min((glyph.x0 for glyph in band if glyph.x0 >= gutter), default=None)
    return left is None or right is None or right - left >= _GUTTER * band[0].size


def _gutter(printed: Sequence[Band]) -> float:
    """The middle of the gap that most printed lines have at one place near the page's middle; 0 for none."""
    if len(printed) < _FEWEST:
        return 0.0
    left = min(band[0].x0 for band in printed)
    right = max(band[-1].x1 for band in printed)
    low, high = (left + share * (right - left) for share in _MIDDLE)
    gaps = [
        (a.x1, b.x0)
        for band in printed
        for a, b in pairwise(band)
        if b.x0 - a.x1 >= _GUTTER * a.size and a.x1 < high and b.x0 > low
    ]
    if len(gaps) < max(_FEWEST, _MOST_BROKEN * len(printed)):
        return 0.0
    starts, ends = sorted(start for start, _ in gaps), sorted(end for _, end in gaps)
    start, end = starts[len(starts) * 9 // 10], ends[len(ends) // 10]
    return (start + end) / 2 if end > start else 0.0


def _is_prose(stretch: Sequence[Band], gutter: float) -> bool:
    """Whether both sides are filled as far as prose fills its lines."""
    if not gutter or len(stretch) < _FEWEST:
        return False
    for side in (0, 1):
        parts = [part for band in stretch if (part := _sides(band, gutter)[side])]
        if len(parts) * 2 < len(stretch):
            return False
        room = max(part[-1].x1 for part in parts) - min(part[0].x0 for part in parts)
        set_solid = sum(glyph.x1 - glyph.x0 for part in parts for glyph in part)
        if set_solid < _FILLED * room * len(parts):
            return False
    return True
