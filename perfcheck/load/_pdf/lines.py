"""Characters of one printed line → its text, with the gaps that a reader sees.

Spaces of the file are not trusted: justified text has them within words, and tables have none
between columns. What counts is how far apart characters stand, beyond what the line sets all
its characters apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from perfcheck.load._pdf.bands import bands
from perfcheck.load._pdf.glyphs import Glyph
from perfcheck.load._pdf.turn import Box

_WORD_GAP = 0.17
_SPACE = 0.7
_COLUMN = 3.0
_FEW = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line on the upright page: its text, box, font size, and whether it is bold.

    `boxes` has a box for each character of `text`, or is empty where they are not kept.
    """

    text: str
    box: Box
    size: float
    heavy: bool
    boxes: tuple[Box, ...] = ()


def read_lines(glyphs: Sequence[Glyph], *, traced: bool = False) -> list[Line]:
    """The printed lines from top to bottom; `traced` keeps the box of each character."""
    return [line_of(band, traced=traced) for band in bands(glyphs)]


def line_of(glyphs: Sequence[Glyph], *, traced: bool = False) -> Line:
    """The line of characters that stand on it from left to right."""
    texts = [glyphs[0].text]
    boxes = [glyphs[0].box] * len(glyphs[0].text)
    apart = _usual_gap(glyphs)
    for left, right in pairwise(glyphs):
        gap = _gap(left, right, apart, len(glyphs))
        texts += (gap, right.text)
        if traced:
            boxes += [(left.x1, left.top, right.x0, left.bottom)] * len(gap)
            boxes += [right.box] * len(right.text)
    sizes = sorted(glyph.size for glyph in glyphs)
    heavy = sum(glyph.heavy for glyph in glyphs) * 2 > len(glyphs)
    return Line("".join(texts), hull(glyphs), sizes[len(sizes) // 2], heavy, tuple(boxes) if traced else ())


def hull(glyphs: Sequence[Glyph]) -> Box:
    """The smallest box around all of them."""
    return (
        min(glyph.x0 for glyph in glyphs),
        min(glyph.top for glyph in glyphs),
        max(glyph.x1 for glyph in glyphs),
        max(glyph.bottom for glyph in glyphs),
    )


def _usual_gap(glyphs: Sequence[Glyph]) -> float:
    """How far the line sets its characters apart, in ems; 0 for a line too short to say."""
    if len(glyphs) < _FEW:
        return 0.0
    return max(median_low((b.x0 - a.x1) / max(a.size, b.size) for a, b in pairwise(glyphs)), 0.0)


def _gap(left: Glyph, right: Glyph, apart: float, count: int) -> str:
    gap = (right.x0 - left.x1) / max(left.size, right.size) - apart
    if gap >= _COLUMN and count >= _FEW:
        return "\t"
    if gap >= _SPACE:
        return " "
    words = left.text[-1].isascii() and right.text[0].isascii()
    return " " if gap >= _WORD_GAP and (words or right.spaced) else ""


def usual_size(lines: Iterable[Line]) -> float:
    """The font size of most of the text; 0 where there is none."""
    tally: Counter[float] = Counter()
    for line in lines:
        tally[round(line.size * 2) / 2] += len(line.text)
    return max(tally, key=lambda size: tally[size], default=0.0)
