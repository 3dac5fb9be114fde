"""A row of a lattice that holds several rows of figures, set apart by no rule, as those rows.

A cell wraps words and never stacks figures: where several columns have one figure above
another, each is a row of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from perfcheck.load._pdf.lattice import Lattice, Region
from perfcheck.load._pdf.lines import Line

_FIGURE = re.compile(r"[-+−—]?[\d,，]+(?:[.．]\d+)?%?\Z")
_SURE, _SURE_ALONE = 2, 3

Filled = tuple[Region, Sequence[Line]]
"""A cell and the printed lines in it."""


def opened_rows(lattice: Lattice, lines: Sequence[Sequence[Line]]) -> tuple[int, list[Filled]]:
    """How many rows there are, and the cells with their lines, stacked rows taken apart."""
    cells = list(zip(lattice.regions, lines, strict=True))
    anchors = {row: found for row in range(len(lattice.ys) - 1) if (found := _anchors(row, cells))}
    if not anchors:
        return len(lattice.ys) - 1, cells
    opened: list[Filled] = []
    for region, inside in cells:
        opened += _opened(region, inside, anchors)
    opened.sort(key=lambda cell: (cell[0].row, cell[0].column))
    return _shifted(len(lattice.ys) - 1, anchors), opened


def _anchors(row: int, cells: Sequence[Filled]) -> list[float]:
    """The heights of the figures that stand one above another in a row; none where it is one row."""
    here = [(region, inside) for region, inside in cells if region.row <= row < region.row + region.rows]
    if any(region.rows > 1 for region, _ in here):
        return []
    stacks = [inside for _, inside in here if len(inside) > 1 and all(_is_figure(line) for line in inside)]
    most = max(stacks, key=len, default=[])
    if len(stacks) < _SURE and len(most) < _SURE_ALONE:
        return []
    return [_height(line) for line in most]


def _opened(region: Region, inside: Sequence[Line], anchors: dict[int, list[float]]) -> list[Filled]:
    start = _shifted(region.row, anchors)
    heights = anchors.get(region.row, []) if region.rows == 1 else []
    if not heights:
        rows = _shifted(region.row + region.rows, anchors) - start
        return [(replace(region, row=start, rows=rows), inside)]
    parts: dict[int, list[Line]] = defaultdict(list)
    for line in inside:
        nearest = min(range(len(heights)), key=lambda at: abs(heights[at] - _height(line)))
        parts[nearest].append(line)
    return [(replace(region, row=start + at), parts[at]) for at in range(len(heights))]


def _shifted(row: int, anchors: dict[int, list[float]]) -> int:
    return row + sum(len(heights) - 1 for at, heights in anchors.items() if at < row)


def _is_figure(line: Line) -> bool:
    return bool(_FIGURE.match(line.text))


def _height(line: Line) -> float:
    return (line.box[1] + line.box[3]) / 2
