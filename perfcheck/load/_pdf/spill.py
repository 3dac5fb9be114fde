"""Wrapped text that runs out of a row too low for it, and into what stands in the row below.

A viewer may cut it off; the file has it all the same. It belongs to the cell that it began in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from perfcheck.load._pdf.glyphs import Glyph
from perfcheck.load._pdf.lattice import Lattice
from perfcheck.load._pdf.lines import hull

_COMMON = 0.3
_FULL = 1.3
_MOST = 40

Placed = list[tuple[int, list[Glyph]]]
"""Pieces of text in the order of the file, each with the index of its cell."""


def settled(placed: Placed, lattice: Lattice) -> Placed:
    """The pieces, those that lie upon others moved to the cell above that they go on from."""
    found = list(placed)
    for at in _upon_others(found):
        owner, piece = found[at]
        before, last = found[at - 1]
        region, above = lattice.regions[owner], lattice.regions[before]
        below = above.row + above.rows == region.row and above.column == region.column
        edge = lattice.xs[above.column + above.columns]
        if below and edge - last[-1].x1 < _FULL * last[-1].size:
            found[at] = before, piece
    return found


def spills(last: Glyph, glyph: Glyph, lattice: Lattice) -> bool:
    """Whether a character right below a table goes on from one that was the last of its cell's width."""
    bottom = lattice.ys[-1]
    if not 0 < glyph.middle[1] - bottom <= _FULL * glyph.size:
        return False
    if last.middle[1] > bottom:
        return abs(last.base - glyph.base) < 1 and 0 <= glyph.x0 - last.x0 <= 2 * glyph.size
    column = lattice.column_at(last.middle[0])
    full = lattice.xs[column + 1] - last.x1 < _FULL * last.size
    return full and lattice.xs[column] <= glyph.x0 < last.x0


def _upon_others(placed: Placed) -> list[int]:
    """The pieces that cover, or are covered by, a later one of their cell."""
    cells: dict[int, list[int]] = defaultdict(list)
    for at, (owner, _) in enumerate(placed):
        cells[owner].append(at)
    return sorted(
        first
        for pieces in cells.values()
        if 1 < len(pieces) <= _MOST
        for nth, first in enumerate(pieces)
        if first and any(_overlap(placed[first][1], placed[second][1]) for second in pieces[nth + 1 :])
    )


def _overlap(one: Sequence[Glyph], other: Sequence[Glyph]) -> bool:
    a, b = hull(one), hull(other)
    wide = min(a[2], b[2]) - max(a[0], b[0])
    high = min(a[3], b[3]) - max(a[1], b[1])
    low = min(one[0].size, other[0].size)
    return wide > _COMMON * low and high > _COMMON * low
