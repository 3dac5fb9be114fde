"""A table of a docx → its rows and cells, merged ones once; deleted and hidden rows are left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcheck.load.word.inline import chosen
from perfcheck.load.word.names import ALTERNATIVES, CONTROL, CONTROL_CONTENT, TRANSPARENT, VAL, w
from perfcheck.load.word.styles import is_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_ROW, _CELL, _ROW_STYLE, _CELL_STYLE = w("tr"), w("tc"), w("trPr"), w("tcPr")
_DELETED_ROW, _HIDDEN_ROW, _DELETED_CELL = w("del"), w("hidden"), w("cellDel")
_ACROSS, _DOWN, _ACROSS_BY_MARK = w("gridSpan"), w("vMerge"), w("hMerge")
_MERGING = frozenset((_ACROSS, _DOWN, _ACROSS_BY_MARK, _DELETED_CELL))
_BEFORE = w("gridBefore")
_MOST_COLUMNS = 1000


@dataclass(slots=True)
class GridCell:
    """A cell of the grid, with the element that holds its content; rows and columns count from 0."""

    row: int
    column: int
    content: _Element
    rows: int = 1
    columns: int = 1


def read_grid(table: _Element) -> list[list[GridCell]]:
    """The rows of a table; a cell that spans several stands in the first of them."""
    rows: list[list[GridCell]] = []
    open_below: dict[int, GridCell] = {}
    for element in inside(table, _ROW):
        properties = element.find(_ROW_STYLE)
        if properties is not None and (
            properties.find(_DELETED_ROW) is not None or is_on(properties.find(_HIDDEN_ROW))
        ):
            continue
        rows.append(_row(element, properties, len(rows), open_below))
    return rows


def inside(parent: _Element, *tags: str) -> Iterator[_Element]:
    """The children with one of these names, also behind content controls, insertions and the like."""
    for child in parent:
        tag = child.tag
        if tag in tags:
            yield child
        elif tag == CONTROL:
            for content in child.iterfind(CONTROL_CONTENT):
                yield from inside(content, *tags)
        elif tag in TRANSPARENT:
            yield from inside(child, *tags)
        elif tag == ALTERNATIVES:
            yield from inside(chosen(child), *tags)


def _row(
    element: _Element, properties: _Element | None, row: int, open_below: dict[int, GridCell]
) -> list[GridCell]:
    """The cells that begin in this row; `open_below` are those that may reach down into it."""
    made: list[GridCell] = []
    column = _before(properties)
    reaching: dict[int, GridCell] = {}
    for cell in inside(element, _CELL):
        said = _merging(cell)
        if _DELETED_CELL in said:
            continue
        width = max(_number(said.get(_ACROSS), 1), 1)
        if said.get(_ACROSS_BY_MARK) == "continue" and made:
            made[-1].columns += width
        else:
            down = said.get(_DOWN)
            above = open_below.get(column) if down == "continue" else None
            if above is not None:
                above.rows = row - above.row + 1
                reaching[column] = above
            else:
                made.append(GridCell(row, column, cell, columns=width))
                if down:
                    reaching[column] = made[-1]
        column += width
    open_below.clear()
    open_below.update(reaching)
    return made


def _merging(cell: _Element) -> dict[str, str]:
    """What a cell says of its merging and deletion, by name; a mark without a value continues one."""
    properties = cell.find(_CELL_STYLE)
    if properties is None:
        return {}
    return {str(said.tag): said.get(VAL, "continue") for said in properties if said.tag in _MERGING}


def _before(properties: _Element | None) -> int:
    found = properties.find(_BEFORE) if properties is not None else None
    return _number(found.get(VAL), 0) if found is not None else 0


def _number(said: str | None, otherwise: int) -> int:
    usable = said is not None and said.isascii() and said.isdigit() and len(said) < 9
    return min(int(said), _MOST_COLUMNS) if usable and said is not None else otherwise
