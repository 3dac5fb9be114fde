"""Where in a table each figure stands, in numbers and in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from perfcheck.model.shape import Shape

if TYPE_CHECKING:
    from perfcheck.model.document import Document
    from perfcheck.model.table import Sheet


def cells(document: Document, sheets: Sequence[Sheet]) -> dict[int, Shape]:
    """By the identity of its figure: table (t1), row and column from 1, and their labels.

    The rows of a table over several pages count on.
    """
    made: dict[int, Shape] = {}
    heights = [max((cell.row for cell in table.cells), default=0) + 1 for table in document.tables]
    for number, sheet in enumerate(sheets, 1):
        above = _above(sheet, heights)
        for entry in sheet.entries():
            made[id(entry.figure)] = {
                "table": f"t{number}",
                "row": above[entry.line.table] + entry.line.at + 1,
                "column": entry.column.at + 1,
                "row_label": entry.line.label,
                "column_label": entry.column.title,
            }
    return made


def _above(sheet: Sheet, heights: Sequence[int]) -> dict[int, int]:
    """How many rows of the sheet stand above each of its tables."""
    above: dict[int, int] = {}
    rows = 0
    for table in sheet.tables:
        above[table] = rows
        rows += heights[table]
    return above
