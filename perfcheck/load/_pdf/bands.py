"""Characters → those that stand on one printed line, though not on one baseline.

Characters belong to one line by how far their heights overlap. The longest pieces of text are
set first, and their heights stay as they are: digits that hang between two lines go to the one
they overlap most, and never tie the two together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from perfcheck.load._pdf.glyphs import Glyph

_SHARED = 0.5
_SHELF = 8.0
_LEVEL, _ALIKE = 0.12, 0.2
_TWICE = 0.15


@dataclass(slots=True)
class _Piece:
    """Characters that follow one another in the file on one baseline."""

    glyphs: list[Glyph]
    top: float
    bottom: float

    @property
    def width(self) -> float:
        return sum(glyph.x1 - glyph.x0 for glyph in self.glyphs)


def bands(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """The printed lines from top to bottom, each from left to right."""
    found: list[_Piece] = []
    shelves: dict[int, list[int]] = defaultdict(list)
    for piece in sorted(_pieces(glyphs), key=lambda piece: -piece.width):
        best = _best(piece, found, shelves)
        if best is not None:
            found[best].glyphs += piece.glyphs
            continue
        for shelf in _shelves(piece):
            shelves[shelf].append(len(found))
        found.append(_Piece(list(piece.glyphs), piece.top, piece.bottom))
    found.sort(key=lambda piece: (piece.top + piece.bottom) / 2)
    return [_in_order(piece.glyphs) for piece in found]


def _pieces(glyphs: Sequence[Glyph]) -> list[_Piece]:
    pieces: list[_Piece] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if (
            last is not None
            and abs(glyph.base - last.base) <= _LEVEL * last.size
            and abs(glyph.size - last.size) <= _ALIKE * last.size
            and glyph.x0 >= last.x0
        ):
            pieces[-1].glyphs.append(glyph)
        else:
            pieces.append(_Piece([glyph], glyph.top, glyph.bottom))
        last = glyph
    return pieces


def _shelves(piece: _Piece) -> range:
    return range(int(piece.top // _SHELF), int(piece.bottom // _SHELF) + 1)


def _best(piece: _Piece, found: list[_Piece], shelves: dict[int, list[int]]) -> int | None:
    """The line whose height the piece shares most of, and at least half."""
    best, most = None, 0.0
    near = dict.fromkeys(index for shelf in _shelves(piece) for index in shelves.get(shelf, ()))
    for index in near:
        line = found[index]
        common = min(piece.bottom, line.bottom) - max(piece.top, line.top)
        share = common / min(piece.bottom - piece.top, line.bottom - line.top)
        if share >= _SHARED and share > most:
            best, most = index, share
    return best


def _in_order(glyphs: list[Glyph]) -> list[Glyph]:
    """From left to right, and what was printed twice to look bold only once."""
    ordered: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.x0):
        last = ordered[-1] if ordered else None
        twice = last and last.text == glyph.text and glyph.x0 - last.x0 < _TWICE * glyph.size
        if not twice:
            ordered.append(glyph)
    return ordered
