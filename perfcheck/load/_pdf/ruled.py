"""A table drawn with level rules alone: its columns are where no text stands from row to row.

Two rules with prose between them make no table: most lines must fall into columns, and
figures must stand in some of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from perfcheck.load._pdf.bands import bands
from perfcheck.load._pdf.glyphs import Glyph
from perfcheck.load._pdf.lattice import Region
from perfcheck.load._pdf.lines import Line, line_of
from perfcheck.load._pdf.strokes import Stroke
from perfcheck.load._pdf.tables import PageCell, PageTable, cell_of

_SAME = 8.0
_APART = 1.1
_MOST_BANDS = 5
_MOST_RULES = 1000
_NUMERAL = re.compile(r"[-+−—]?[\d,，.]+%?\Z")

Row = list[list[Glyph]]
"""The pieces of text of a row, from left to right."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """Level rules of one width, from top to bottom."""

    left: float
    right: float
    ys: tuple[float, ...]

    def holds(self, glyph: Glyph) -> bool:
        x, y = glyph.middle
        return self.left - _SAME <= x <= self.right + _SAME and self.ys[0] < y < self.ys[-1]


def find_ruled(
    glyphs: Sequence[Glyph], rules: Sequence[Stroke], *, traced: bool = False
) -> tuple[list[PageTable], list[Glyph]]:
    """The tables between level rules, and the characters outside them."""
    tables: list[PageTable] = []
    free = list(glyphs)
    for frame in _frames(rules):
        inside = [glyph for glyph in free if frame.holds(glyph) and not glyph.leaning]
        table = _table(frame, inside, traced=traced) if inside else None
        if table is not None:
            tables.append(table)
            free = [glyph for glyph in free if not frame.holds(glyph)]
    return tables, free


def _frames(rules: Sequence[Stroke]) -> Iterator[_Frame]:
    groups: list[list[Stroke]] = []
    if len(rules) > _MOST_RULES:
        return
    for rule in sorted(rules, key=lambda rule: rule.at):
        for group in groups:
            if abs(group[0].start - rule.start) <= _SAME and abs(group[0].end - rule.end) <= _SAME:
                group.append(rule)
                break
        else:
            groups.append([rule])
    for group in groups:
        if len(group) > 1:
            yield _Frame(group[0].start, group[0].end, tuple(rule.at for rule in group))


def _table(frame: _Frame, glyphs: Sequence[Glyph], *, traced: bool) -> PageTable | None:
    rows = [_pieces(band) for band in bands(glyphs)]
    edges = _edges(frame, rows)
    if not _is_table(rows, edges):
        return None
    joined = _by_bands(frame, rows) if len(frame.ys) > _MOST_BANDS else [[row] for row in rows]
    cells = [
        cell for index, lines in enumerate(joined) for cell in _cells(index, lines, edges, traced=traced)
    ]
    box = frame.left, frame.ys[0], frame.right, frame.ys[-1]
    return PageTable(box, tuple(edges), len(joined), tuple(cells))


def _pieces(band: Sequence[Glyph]) -> Row:
    pieces: Row = [[band[0]]]
    for left, right in pairwise(band):
        if right.x0 - left.x1 >= _APART * max(left.size, right.size):
            pieces.append([right])
        else:
            pieces[-1].append(right)
    return pieces


def _edges(frame: _Frame, rows: Sequence[Row]) -> list[float]:
    """The edges of the columns: between what the rows below the head cover."""
    below = [row for row in rows if row[0][0].base > frame.ys[1]] if len(frame.ys) > 2 else rows[1:]
    spans = sorted((piece[0].x0, piece[-1].x1) for row in below if len(row) > 1 for piece in row)
    covered: list[list[float]] = []
    for start, end in spans:
        if covered and start <= covered[-1][1]:
            covered[-1][1] = max(covered[-1][1], end)
        else:
            covered.append([start, end])
    inner = [(left[1] + right[0]) / 2 for left, right in pairwise(covered)]
    return [frame.left, *inner, frame.right]


def _is_table(rows: Sequence[Row], edges: Sequence[float]) -> bool:
    if len(rows) < 2 or len(edges) < 3:
        return False
    several = [row for row in rows if len(row) > 1]
    numbered = [row for row in several if any(_NUMERAL.match(_text(piece)) for piece in row[1:])]
    return len(several) * 2 >= len(rows) and len(numbered) * 3 >= len(rows)


def _text(piece: Sequence[Glyph]) -> str:
    return "".join(glyph.text for glyph in piece)


def _by_bands(frame: _Frame, rows: Sequence[Row]) -> list[list[Row]]:
    """The printed lines between one rule and the next as one row."""
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        y = row[0][0].middle[1]
        found[sum(edge < y for edge in frame.ys)].append(row)
    return [found[band] for band in sorted(found)]


def _cells(index: int, lines: Sequence[Row], edges: Sequence[float], *, traced: bool) -> Iterator[PageCell]:
    """The cells of a row: text over several columns is one cell, a column without text an empty one."""
    spans: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        for piece in line:
            spans[_columns(piece, edges)].append(line_of(piece, traced=traced))
    merged: list[tuple[int, int, list[Line]]] = []
    for (first, last), found in sorted(spans.items()):
        if merged and first <= merged[-1][1]:
            before = merged.pop()
            merged.append((before[0], max(before[1], last), before[2] + found))
        else:
            merged.append((first, last, found))
    column = 0
    for first, last, found in [*merged, (len(edges) - 1, 0, [])]:
        for empty in range(column, first):
            yield cell_of(Region(index, empty, 1, 1), [])
        if found:
            yield cell_of(Region(index, first, 1, last - first + 1), found)
        column = last + 1


def _columns(piece: Sequence[Glyph], edges: Sequence[float]) -> tuple[int, int]:
    """The first and the last column that a piece of text stands over."""
    inset = min(piece[0].size / 2, (piece[-1].x1 - piece[0].x0) / 3)
    start, end = piece[0].x0 + inset, piece[-1].x1 - inset
    inner = edges[1:-1]
    return sum(edge <= start for edge in inner), sum(edge <= end for edge in inner)
