"""Rules → the cells that they enclose, merged cells as one."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from perfcheck.load._pdf.strokes import Stroke
from perfcheck.load._pdf.turn import Box

_SAME = 3.0
_TOUCH = 3.5
_GAP = 2.5
_MOST_PAIRS, _MOST_CELLS, _MOST_LATTICES = 1_000_000, 40_000, 100


@dataclass(frozen=True, slots=True)
class Region:
    """A cell by its place in the lattice; rows and columns count from 0."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Lattice:
    """Column edges and row edges in points, and the cells between them in reading order.

    `owner[row][column]` is the index of the cell that covers that place.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: tuple[Region, ...]
    owner: tuple[tuple[int, ...], ...]

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def holds(self, x: float, y: float, slack: float = 1.0) -> bool:
        """Whether a point lies inside, or less than `slack` points beside it."""
        left, top, right, bottom = self.box
        return left - slack <= x <= right + slack and top - slack <= y <= bottom + slack

    def column_at(self, x: float) -> int:
        """The column over which `x` lies."""
        return min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)

    def region_at(self, x: float, y: float) -> int:
        """The index of the cell at a point that the lattice holds."""
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        return self.owner[row][self.column_at(x)]


def find_lattices(strokes: Iterable[Stroke]) -> tuple[list[Lattice], list[Stroke]]:
    """Every lattice with two cells or more beside one another, and the level rules that are in none."""
    drawn = list(strokes)
    level = _merged(stroke for stroke in drawn if stroke.level)
    upright = _merged(stroke for stroke in drawn if not stroke.level)
    if len(level) * len(upright) > _MOST_PAIRS:
        return [], []
    found, loose = [], []
    for rows, columns in _joined(level, upright):
        lattice = _lattice(rows, columns) if len(rows) > 1 and columns else None
        if lattice is not None and len(lattice.xs) > 2:
            found.append(lattice)
        elif not columns:
            loose += rows
    return _outermost(found), loose


def _merged(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Strokes in one line and end to end as one."""
    ordered = sorted(strokes, key=lambda stroke: stroke.at)
    groups: list[list[Stroke]] = []
    for stroke in ordered:
        if groups and stroke.at - groups[-1][0].at <= _SAME:
            groups[-1].append(stroke)
        else:
            groups.append([stroke])
    return [merged for group in groups for merged in _end_to_end(group)]


def _end_to_end(group: list[Stroke]) -> list[Stroke]:
    at = sorted(stroke.at for stroke in group)[len(group) // 2]
    spans: list[list[float]] = []
    for stroke in sorted(group, key=lambda stroke: stroke.start):
        if spans and stroke.start - spans[-1][1] <= _GAP:
            spans[-1][1] = max(spans[-1][1], stroke.end)
        else:
            spans.append([stroke.start, stroke.end])
    return [Stroke(group[0].level, at, start, end) for start, end in spans]


def _joined(level: list[Stroke], upright: list[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Level and upright rules that touch one another, directly or by way of others."""
    above = list(range(len(level) + len(upright)))

    def root(index: int) -> int:
        while above[index] != index:
            above[index] = above[above[index]]
            index = above[index]
        return index

    for i, row in enumerate(level):
        for j, column in enumerate(upright, len(level)):
            if (
                row.start - _TOUCH <= column.at <= row.end + _TOUCH
                and column.start - _TOUCH <= row.at <= column.end + _TOUCH
            ):
                above[root(i)] = root(j)
    parts: dict[int, tuple[list[Stroke], list[Stroke]]] = defaultdict(lambda: ([], []))
    for i, stroke in enumerate((*level, *upright)):
        parts[root(i)][0 if stroke.level else 1].append(stroke)
    return list(parts.values())


def _lattice(rows: list[Stroke], columns: list[Stroke]) -> Lattice | None:
    xs = _edges([stroke.at for stroke in columns], rows)
    ys = _edges([stroke.at for stroke in rows], columns)
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > _MOST_CELLS:
        return None
    right = _borders(columns, xs, ys)
    below = _borders(rows, ys, xs)
    owner = _numbered(len(ys) - 1, len(xs) - 1, right, below)
    regions, owner = _rectangles(owner)
    return Lattice(tuple(xs), tuple(ys), tuple(regions), tuple(map(tuple, owner)))


def _edges(at: list[float], across: list[Stroke]) -> list[float]:
    """The edges of one direction; a side without a rule of its own ends where the others end."""
    edges: list[float] = []
    for value in sorted(at):
        if not edges or value - edges[-1] > _SAME:
            edges.append(value)
    first, last = min(stroke.start for stroke in across), max(stroke.end for stroke in across)
    if edges[0] - first > 2 * _TOUCH:
        edges.insert(0, first)
    if last - edges[-1] > 2 * _TOUCH:
        edges.append(last)
    return edges


def _borders(strokes: list[Stroke], edges: list[float], across: list[float]) -> set[tuple[int, int]]:
    """(edge, step) for each step between two edges of the other direction along which a rule runs."""
    found: set[tuple[int, int]] = set()
    middles = [(a + b) / 2 for a, b in pairwise(across)]
    for stroke in strokes:
        edge = min(range(len(edges)), key=lambda index: abs(edges[index] - stroke.at))
        start, end = bisect_right(middles, stroke.start), bisect_right(middles, stroke.end)
        found.update((edge, step) for step in range(start, end))
    return found


def _numbered(
    rows: int, columns: int, right: set[tuple[int, int]], below: set[tuple[int, int]]
) -> list[list[int]]:
    """Places between which no rule runs, under one number."""
    number = [[-1] * columns for _ in range(rows)]
    count = 0
    for row in range(rows):
        for column in range(columns):
            if number[row][column] < 0:
                _fill(number, row, column, count, right, below)
                count += 1
    return number


def _fill(
    number: list[list[int]],
    row: int,
    column: int,
    mark: int,
    right: set[tuple[int, int]],
    below: set[tuple[int, int]],
) -> None:
    waiting = [(row, column)]
    number[row][column] = mark
    while waiting:
        i, j = waiting.pop()
        for k, m, border in (
            (i, j + 1, (j + 1, i) in right),
            (i, j - 1, (j, i) in right),
            (i + 1, j, (i + 1, j) in below),
            (i - 1, j, (i, j) in below),
        ):
            inside = 0 <= k < len(number) and 0 <= m < len(number[0])
            if inside and not border and number[k][m] < 0:
                number[k][m] = mark
                waiting.append((k, m))


def _rectangles(number: list[list[int]]) -> tuple[list[Region], list[list[int]]]:
    """Cells from numbered places; what is no rectangle is cut into its rows."""
    places: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row, line in enumerate(number):
        for column, mark in enumerate(line):
            places[mark].append((row, column))
    regions = [region for part in places.values() for region in _cut(part)]
    regions.sort(key=lambda region: (region.row, region.column))
    owner = [[-1] * len(line) for line in number]
    for index, region in enumerate(regions):
        for row in range(region.row, region.row + region.rows):
            for column in range(region.column, region.column + region.columns):
                owner[row][column] = index
    return regions, owner


def _cut(places: list[tuple[int, int]]) -> list[Region]:
    rows, columns = [row for row, _ in places], [column for _, column in places]
    high, wide = max(rows) - min(rows) + 1, max(columns) - min(columns) + 1
    if high * wide == len(places):
        return [Region(min(rows), min(columns), high, wide)]
    found: list[Region] = []
    for row, column in sorted(places):
        last = found[-1] if found else None
        if last and last.row == row and last.column + last.columns == column:
            found[-1] = Region(row, last.column, 1, last.columns + 1)
        else:
            found.append(Region(row, column, 1, 1))
    return found


def _outermost(lattices: list[Lattice]) -> list[Lattice]:
    """Without those that lie inside another one; the largest of more than a page of a report has."""
    kept: list[Lattice] = []
    by_size = sorted(lattices, key=lambda it: -(it.xs[-1] - it.xs[0]) * (it.ys[-1] - it.ys[0]))
    for lattice in by_size[:_MOST_LATTICES]:
        middle = (lattice.xs[0] + lattice.xs[-1]) / 2, (lattice.ys[0] + lattice.ys[-1]) / 2
        if not any(other.holds(*middle) for other in kept):
            kept.append(lattice)
    return kept
