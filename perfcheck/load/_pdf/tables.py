"""Cells and characters → a table of a page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from perfcheck.load._pdf.glyphs import Glyph
from perfcheck.load._pdf.lattice import Lattice, Region
from perfcheck.load._pdf.lines import Line, read_lines
from perfcheck.load._pdf.rows import opened_rows
from perfcheck.load._pdf.spill import settled
from perfcheck.load._pdf.turn import Box

_CLOSE = 0.35
_STRADDLE = 0.2
_NUMERAL = re.compile(r"[-+−]?[\d,，.]+%?\Z")


@dataclass(frozen=True, slots=True)
class PageCell:
    """A cell of a page's table: its place, its text in one piece, and the box of that text.

    `page` is the index of the page that it stands on, set when tables of several pages are joined;
    `rest` is what of a cell that a page breaks stands on the next one.
    """

    row: int
    column: int
    rows: int
    columns: int
    text: str
    box: Box | None
    boxes: tuple[Box, ...] = ()
    page: int = -1
    rest: tuple[PageCell, ...] = ()


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table of one page: its box, its column edges, how many rows it has, its cells in order."""

    box: Box
    xs: tuple[float, ...]
    rows: int
    cells: tuple[PageCell, ...]


def build_table(lattice: Lattice, glyphs: Sequence[Glyph], *, traced: bool = False) -> PageTable:
    """The table of a lattice and the characters inside it."""
    inside: dict[int, list[Glyph]] = defaultdict(list)
    placed = [pair for piece in _pieces(glyphs) for pair in _placed(piece, lattice)]
    for index, part in settled(placed, lattice):
        inside[index] += part
    lines = [
        read_lines(inside[index], traced=traced) if index in inside else []
        for index in range(len(lattice.regions))
    ]
    rows, cells = opened_rows(lattice, lines)
    return PageTable(lattice.box, lattice.xs, rows, tuple(cell_of(*cell) for cell in cells))


def cell_of(region: Region, lines: Sequence[Line]) -> PageCell:
    """A cell with the text of its lines in one piece."""
    texts: list[str] = []
    boxes: list[Box] = []
    for line in lines:
        gap = " " if texts and _apart(texts[-1], line.text) else ""
        texts += (gap, line.text.replace("\t", " "))
        if line.boxes:
            boxes += [line.boxes[0]] * len(gap) + list(line.boxes)
    box = around(line.box for line in lines) if lines else None
    where = region.row, region.column, region.rows, region.columns
    return PageCell(*where, "".join(texts), box, tuple(boxes))


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around all of them."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _apart(before: str, after: str) -> bool:
    """Whether words that a line break sets apart need a space in its place."""
    return before[-1].isascii() and after[0].isascii() and before[-1].isalnum() and after[0].isalnum()


def _pieces(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Characters that follow one another closely."""
    pieces: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in glyphs:
        near = last is not None and (
            abs(glyph.base - last.base) < _CLOSE * last.size
            and -_CLOSE * last.size < glyph.x0 - last.x1 < _CLOSE * last.size
        )
        if near:
            pieces[-1].append(glyph)
        else:
            pieces.append([glyph])
        last = glyph
    return pieces


def _placed(piece: list[Glyph], lattice: Lattice) -> list[tuple[int, list[Glyph]]]:
    """The cells that a piece of text stands in; one that runs over an edge stays in one cell."""
    owners = [lattice.region_at(*glyph.middle) for glyph in piece]
    if len(set(owners)) == 1:
        return [(owners[0], piece)]
    if any(_straddles(glyph, lattice) for glyph in piece):
        numeral = _NUMERAL.match("".join(glyph.text for glyph in piece))
        return [(owners[-1] if numeral else owners[0], piece)]
    parts: list[tuple[int, list[Glyph]]] = []
    for owner, glyph in zip(owners, piece, strict=True):
        if parts and parts[-1][0] == owner:
            parts[-1][1].append(glyph)
        else:
            parts.append((owner, [glyph]))
    return parts


def _straddles(glyph: Glyph, lattice: Lattice) -> bool:
    """Whether an edge between two cells runs through a character."""
    _, y = glyph.middle
    inset = _STRADDLE * (glyph.x1 - glyph.x0)
    return lattice.region_at(glyph.x0 + inset, y) != lattice.region_at(glyph.x1 - inset, y)


def on_page(table: PageTable, page: int) -> PageTable:
    """The table with its page's index in every cell."""
    return replace(table, cells=tuple(replace(cell, page=page) for cell in table.cells))
