"""A page → lines and tables in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perfcheck.load._pdf.columns import body_of
from perfcheck.load._pdf.glyphs import Glyph, read_glyphs, shown
from perfcheck.load._pdf.lattice import Lattice, find_lattices
from perfcheck.load._pdf.lines import Line, read_lines
from perfcheck.load._pdf.ruled import find_ruled
from perfcheck.load._pdf.spill import spills
from perfcheck.load._pdf.strokes import read_strokes
from perfcheck.load._pdf.tables import PageTable, build_table
from perfcheck.load._pdf.turn import Turn

if TYPE_CHECKING:
    from pypdfium2 import PdfPage


@dataclass(slots=True)
class Sheet:
    """A page as it is read: upright, its lines and tables from top to bottom.

    `turn` is how it was set upright, `shown` how a viewer shows it; `margins` are the lines
    that are no part of the body, which are taken out of `items` once all pages are known.
    `glyphs` and `unread` count characters; a `scanned` page has a picture and none of them.
    """

    page: int
    turn: Turn
    shown: Turn
    items: list[Line | PageTable]
    margins: list[Line] = field(default_factory=list)
    glyphs: int = 0
    unread: int = 0
    scanned: bool = False

    @property
    def lines(self) -> list[Line]:
        return [item for item in self.items if isinstance(item, Line)]


def read_sheet(page: PdfPage, number: int, *, traced: bool = False) -> Sheet:
    """Read one page; `traced` keeps the box of each character."""
    glyphs, turn = read_glyphs(page)
    lattices, loose = find_lattices(read_strokes(page, turn))
    held, free = _shared_out(glyphs, lattices)
    tables = [build_table(lattice, held[index], traced=traced) for index, lattice in enumerate(lattices)]
    tables = [table for table in tables if any(cell.text for cell in table.cells) or table.rows > 1]
    ruled, free = find_ruled(free, loose, traced=traced)
    strays = read_lines([glyph for glyph in free if glyph.leaning], traced=traced)
    upright = [glyph for glyph in free if not glyph.leaning]
    items = body_of(upright, [*tables, *ruled], traced=traced)
    unread = sum(map(_is_unread, glyphs))
    scanned = not glyphs and _is_picture(page)
    return Sheet(number, turn, shown(page), items, strays, len(glyphs), unread, scanned)


def _shared_out(
    glyphs: Sequence[Glyph], lattices: Sequence[Lattice]
) -> tuple[list[list[Glyph]], list[Glyph]]:
    """The characters inside each lattice, and those outside all of them."""
    held: list[list[Glyph]] = [[] for _ in lattices]
    free: list[Glyph] = []
    last: int | None = None
    for glyph in glyphs:
        at = next((index for index, it in enumerate(lattices) if it.holds(*glyph.middle)), None)
        if at is None and last is not None and spills(held[last][-1], glyph, lattices[last]):
            at = last
        (free if at is None else held[at]).append(glyph)
        last = at
    return held, free


def _is_picture(page: PdfPage) -> bool:
    from pypdfium2 import raw as pdfium

    return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _is_unread(glyph: Glyph) -> bool:
    """Whether the file does not say which character this is."""
    return any(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in glyph.text)
