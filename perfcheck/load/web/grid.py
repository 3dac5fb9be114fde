"""A table's cells in their rows and columns; tables that only hold the page are none."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from perfcheck.load._draft import Entry

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from perfcheck.load.web.shown import Sight

    Rows = list[list[HtmlElement]]

_GROUPS = ("thead", "tbody", "tfoot")
_LONG = 120
_FEW_CELLS = 6
_MOST_COLUMNS = 1000
_SENTENCE = re.compile("[。；]")


def data_rows(table: HtmlElement, sight: Sight) -> Rows | None:
    """The rows of a table of data; None for one that only holds the page or a text.

    Such a one holds another table, has one row or one column only, or is a few cells of prose.
    """
    if (
        table.get("role") in ("presentation", "none")
        or next(table.iterdescendants("table"), None) is not None
    ):
        return None
    rows = [row for row in _rows(table, sight) if row]
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        return None
    if sum(len(row) for row in rows) <= _FEW_CELLS and any(_is_prose(cell) for row in rows for cell in row):
        return None
    return rows


def _rows(table: HtmlElement, sight: Sight) -> Rows:
    """Its rows as they are shown: those of the foot come last wherever they are written."""
    body: list[HtmlElement] = []
    foot: list[HtmlElement] = []
    for child in table:
        if child.tag == "tr":
            body.append(child)
        elif child.tag in _GROUPS and not sight.is_hidden(child):
            (foot if child.tag == "tfoot" else body).extend(child.iterchildren("tr"))
    return [
        [cell for cell in row.iterchildren("td", "th") if not sight.is_hidden(cell)]
        for row in [*body, *foot]
        if not sight.is_hidden(row)
    ]


def _is_prose(cell: HtmlElement) -> bool:
    text = cell.text_content()
    return len(text) >= _LONG and len(_SENTENCE.findall(text)) > 1


def entries_of(rows: Rows, text_of: Callable[[HtmlElement], str]) -> list[Entry]:
    """Every cell with its row and column, counted from 0, as spans of rows and columns set them."""
    entries: list[Entry] = []
    taken: dict[int, int] = {}
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while taken.get(column, 0) > at:
                column += 1
            down = _span(cell.get("rowspan"), len(rows) - at)
            across = _span(cell.get("colspan"), max(_MOST_COLUMNS - column, 1))
            entries.append(Entry(at, column, text_of(cell), down, across))
            if down > 1:
                taken |= dict.fromkeys(range(column, column + across), at + down)
            column += across
    return entries


def _span(text: str | None, most: int) -> int:
    """A span of rows or columns, at most that many; 0 is all that are left."""
    try:
        span = int(text) if text and len(text) < 8 else 1
    except ValueError:
        return 1
    return min(span, most) if span > 0 else most if span == 0 else 1
