"""A page → the rules that are drawn on it, as level and upright strokes.

Thin boxes are rules too: many programs draw them as filled rectangles. White ones, and those
that are neither stroked nor filled, nobody sees.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from perfcheck.load._pdf.turn import Turn

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_THIN = 3.0
_SKEW = 1.0
_SHORT = 2.0
_WHITE = 250
_DEEPEST = 6
_MOST = 20_000

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
_UNIT: Matrix = (1, 0, 0, 1, 0, 0)


class Stroke(NamedTuple):
    """A rule: at `at` on its own axis (top to bottom where level), from `start` to `end` on the other."""

    level: bool
    at: float
    start: float
    end: float


def read_strokes(page: PdfPage, turn: Turn) -> list[Stroke]:
    """The rules of a page, at most some thousands; a drawing of more is no table."""
    from pypdfium2 import raw as pdfium

    found: list[Stroke] = []
    for a, b in _Paths(pdfium).lines(page.raw, _UNIT, 0):
        stroke = _stroke(turn.point(*a), turn.point(*b))
        if stroke is not None:
            found.append(stroke)
            if len(found) > _MOST:
                return []
    return found


def _stroke(a: Point, b: Point) -> Stroke | None:
    if not all(map(math.isfinite, (*a, *b))):
        return None
    wide, high = abs(a[0] - b[0]), abs(a[1] - b[1])
    if high <= _SKEW and wide >= _SHORT:
        return Stroke(True, (a[1] + b[1]) / 2, min(a[0], b[0]), max(a[0], b[0]))
    if wide <= _SKEW and high >= _SHORT:
        return Stroke(False, (a[0] + b[0]) / 2, min(a[1], b[1]), max(a[1], b[1]))
    return None


class _Paths:
    """Walks the objects of a page and of the forms on it."""

    def __init__(self, pdfium: Any) -> None:
        self.pdfium = pdfium
        self.left = 4 * _MOST

    def lines(self, holder: Any, outer: Matrix, depth: int) -> Iterator[tuple[Point, Point]]:
        pdfium = self.pdfium
        inside = depth > 0
        count = (pdfium.FPDFFormObj_CountObjects if inside else pdfium.FPDFPage_CountObjects)(holder)
        get = pdfium.FPDFFormObj_GetObject if inside else pdfium.FPDFPage_GetObject
        for index in range(count):
            thing = get(holder, index)
            kind = pdfium.FPDFPageObj_GetType(thing)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                yield from self._of_path(thing, _times(self._matrix(thing), outer))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                yield from self.lines(thing, _times(self._matrix(thing), outer), depth + 1)
            self.left -= 1
            if self.left < 0:
                return

    def _of_path(self, path: Any, matrix: Matrix) -> Iterator[tuple[Point, Point]]:
        filled, stroked = self._drawn(path)
        if not (filled or stroked):
            return
        for points in self._outlines(path, matrix):
            if stroked:
                yield from pairwise(points)
            else:
                yield from _of_area(points)

    def _drawn(self, path: Any) -> tuple[bool, bool]:
        """Whether the path is filled, and whether it is stroked, with anything but white."""
        pdfium = self.pdfium
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        if not pdfium.FPDFPath_GetDrawMode(path, mode, stroke):
            return False, False
        filled = mode.value != 0 and not self._white(pdfium.FPDFPageObj_GetFillColor, path)
        return filled, bool(stroke.value) and not self._white(pdfium.FPDFPageObj_GetStrokeColor, path)

    def _white(self, ask: Any, path: Any) -> bool:
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if not ask(path, red, green, blue, alpha):
            return False
        return min(red.value, green.value, blue.value) >= _WHITE or alpha.value == 0

    def _outlines(self, path: Any, matrix: Matrix) -> Iterator[list[Point]]:
        """The corners of each part of a path; a closed one comes back to its first."""
        pdfium = self.pdfium
        x, y = ctypes.c_float(), ctypes.c_float()
        points: list[Point] = []
        for index in range(min(pdfium.FPDFPath_CountSegments(path), _MOST)):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = _apply(matrix, x.value, y.value)
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
                if len(points) > 1:
                    yield points
                points = [point]
                continue
            points.append(point)
            if pdfium.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        if len(points) > 1:
            yield points

    def _matrix(self, thing: Any) -> Matrix:
        matrix = self.pdfium.FS_MATRIX()
        if not self.pdfium.FPDFPageObj_GetMatrix(thing, matrix):
            return _UNIT
        return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _of_area(points: list[Point]) -> Iterator[tuple[Point, Point]]:
    """A thin filled area as the rule down its middle, any other as its outline."""
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    low, high = min(y for _, y in points), max(y for _, y in points)
    if high - low <= _THIN:
        yield (left, (low + high) / 2), (right, (low + high) / 2)
    elif right - left <= _THIN:
        yield ((left + right) / 2, low), ((left + right) / 2, high)
    else:
        yield from pairwise([*points, points[0]])


def _apply(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )
