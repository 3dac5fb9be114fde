"""A table of the document: its cells where they stand, merged ones as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from perfcheck.model.document import Cell, Table
from perfcheck.write.html.marks import Marker
from perfcheck.write.html.safe import escape
from perfcheck.write.html.view import View

CLOSING = "</table></div>\n"
_MOST_BLANKS = 64
_NUMERAL = re.compile(r"[-−+(（]?[\d,，. ]+[%％)）]?")


def opening(view: View) -> str:
    """How a table begins: it may be wider than the page, and can then be moved by keys."""
    name = escape(view.say["table"])
    return f'<div class="scroll" role="region" tabindex="0" aria-label="{name}"><table class="grid">\n'


def grid(view: View, marker: Marker, table: Table) -> Iterator[str]:
    """The table, row by row."""
    yield opening(view)
    if table.title:
        yield f"<caption>{escape(table.title)}</caption>"
    taken: dict[int, int] = {}
    seen: set[int] = set()
    for row, cells in groupby(sorted(table.cells, key=_place), key=_row):
        group = list(cells)
        line = view.line_of(min(cell.start for cell in group)) + 1
        name = f' id="{view.prefix}L{line}"' if line not in seen else ""
        seen.add(line)
        yield f"<tr{name}>{''.join(_cells(marker, row, group, taken))}</tr>\n"
    yield CLOSING


def numeral(view: View, start: int, end: int) -> str:
    """What sets a cell that is a number to the right."""
    return ' class="num"' if _NUMERAL.fullmatch(view.text, start, end) else ""


def _place(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


def _row(cell: Cell) -> int:
    return cell.row


def _cells(marker: Marker, row: int, cells: list[Cell], taken: dict[int, int]) -> Iterator[str]:
    """The cells of a row; `taken` is, for each column, the row from which it is free again."""
    column = 0
    for cell in cells:
        blanks = sum(taken.get(at, 0) <= row for at in range(column, min(cell.column, column + _MOST_BLANKS)))
        yield "<td></td>" * blanks
        column = cell.column + cell.columns
        if cell.rows > 1:
            taken.update(dict.fromkeys(range(cell.column, column), row + cell.rows))
        wide = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        high = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        kind = numeral(marker.view, cell.start, cell.end)
        yield f"<td{kind}{wide}{high}>{marker.passage(cell.start, cell.end)}</td>"
