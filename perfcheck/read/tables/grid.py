"""A table as rows and columns, with merged cells in every place that they cover."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from perfcheck.model.document import Cell, Table
from perfcheck.read.tables.words import squeeze

_SPARSE = 24
_SPARE = 4096
_SPACE = re.compile(r"\s+")


@dataclass(slots=True, eq=False)
class Box:
    """A cell with its words: `raw` as the document has them (normalised), `text` without spaces."""

    cell: Cell
    raw: str
    text: str
    row: int
    column: int
    until: int = 0

    @property
    def rows(self) -> int:
        return self.until - self.row


@dataclass(slots=True, eq=False)
class Grid:
    """`places[row][column]` is the box that covers the place, or None; `number` is the table's own."""

    number: int
    table: Table
    width: int
    places: list[list[Box | None]] = field(default_factory=list)

    def own(self, row: int) -> list[Box]:
        """The boxes with words that begin in the row, from left to right."""
        return [
            box
            for at, box in enumerate(self.places[row])
            if box is not None and box.text and box.row == row and box.column == at
        ]

    def wide(self, box: Box) -> int:
        """How many columns the box covers."""
        line, end = self.places[box.row], box.column
        while end < self.width and line[end] is box:
            end += 1
        return end - box.column


def lay_out(number: int, table: Table, raw: str) -> Grid | None:
    """The grid of a table; None where its cells are too few for its size to be one. `raw` is the text."""
    cells = table.cells
    rows, columns = _numbers({cell.row for cell in cells}), _numbers({cell.column for cell in cells})
    height, width = len(rows), len(columns)
    if not cells or height * width > _SPARSE * len(cells) + _SPARE:
        return None
    grid = Grid(number, table, width, [[None] * width for _ in range(height)])
    room = 4 * height * width + len(cells)
    for cell in cells:
        printed = raw[cell.start : cell.end]
        box = Box(cell, printed, squeeze(printed), rows[cell.row], columns[cell.column])
        bottom = _after(rows, cell.row + cell.rows, box.row, height)
        right = _after(columns, cell.column + cell.columns, box.column, width)
        room -= (bottom - box.row) * (right - box.column)
        if room < 0:
            bottom, right = box.row + 1, box.column + 1
        box.until = bottom
        for line in grid.places[box.row : bottom]:
            for at in range(box.column, right):
                if line[at] is None:
                    line[at] = box
    return grid


def _numbers(used: set[int]) -> dict[int, int]:
    return {number: at for at, number in enumerate(sorted(used))}


def _after(numbers: dict[int, int], end: int, start: int, most: int) -> int:
    """Where a span stops, in numbers without gaps."""
    found = numbers.get(end)
    if found is not None:
        return max(found, start + 1)
    at = start + 1
    if end - start > most:
        return most
    keys = list(numbers)
    while at < most and keys[at] < end:
        at += 1
    return at
