"""Tables that go on over the page: same column edges, nothing but margins between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from perfcheck.load._pdf.lines import Line
from perfcheck.load._pdf.sheet import Sheet
from perfcheck.load._pdf.tables import PageCell, PageTable, on_page

_SAME = 4.0
_ABOVE = 3
_MOST_HEADER_ROWS = 6
_LINE_END = 16.0
_FIGURE = re.compile(r"[-+−—]?[\d,，.]+%?\Z")
_BEGINS = re.compile(r"[\d(（①-⑳+-]|[一二三四五六七八九十]+[、.．]|其中|[总合小]计")
_CONTINUED = re.compile(r"[(（]?(?:续表?|接上页|续上表)\d*[)）]?\Z|.*[(（]续表?\d*[)）]\Z")
_SPACES = re.compile(r"\s+")


@dataclass(slots=True)
class Joined:
    """A table of one page or several; `again` are the cells of header rows that came again."""

    parts: list[PageTable]
    pages: list[int]
    cells: list[PageCell] = field(default_factory=list)
    again: dict[int, list[PageCell]] = field(default_factory=dict)
    rows: int = 0

    def take(self, table: PageTable, page: int, *, repeated: int = 0) -> None:
        """Add a page's part, of whose rows the first `repeated` are the header again."""
        header = [cell for cell in table.cells if cell.row < repeated and cell.text]
        first = [cell for cell in table.cells if cell.row == repeated]
        broken = bool(self.parts) and all(cell.rows == 1 for cell in first) and self._finish_row(first, page)
        skipped = repeated + broken
        if header:
            self.again[self.rows] = [replace(cell, page=page) for cell in header]
        self.cells += [
            replace(cell, row=cell.row - skipped + self.rows, page=page)
            for cell in table.cells
            if cell.row >= skipped
        ]
        self.rows += table.rows - skipped
        self.parts.append(table)
        self.pages.append(page)

    def _finish_row(self, rest: Sequence[PageCell], page: int) -> bool:
        """Whether a row of the next page is the rest of the last one; its text is then added to that."""
        said = {cell.column: cell for cell in rest if cell.text}
        tail = range(max(len(self.cells) - len(self.parts[0].xs), 0), len(self.cells))
        last = {self.cells[at].column: at for at in tail if self.cells[at].row == self.rows - 1}
        filled = {column for column, at in last.items() if self.cells[at].text}
        if not said:
            return True
        if not (said.keys() < filled and all(self._runs_on(last[at], said[at]) for at in said)):
            return False
        for column, cell in said.items():
            at = last[column]
            self.cells[at] = replace(self.cells[at], rest=(*self.cells[at].rest, replace(cell, page=page)))
        return True

    def _runs_on(self, at: int, rest: PageCell) -> bool:
        """Whether a cell was full to its edge, and what would be its rest begins nothing new."""
        cell, edges = self.cells[at], self.parts[-1].xs
        if cell.box is None or cell.columns != rest.columns or _BEGINS.match(rest.text):
            return False
        return edges[cell.column + cell.columns] - cell.box[2] < _LINE_END


Body = Line | Joined


def join_tables(sheets: Sequence[Sheet]) -> list[tuple[int, Body]]:
    """The items of all sheets in order, each with the index of its sheet, tables joined."""
    body: list[tuple[int, Body]] = []
    for index, sheet in enumerate(sheets):
        items = sheet.items
        start = _goes_on(body, sheets, index)
        if start is not None:
            last = body[-1][1]
            assert isinstance(last, Joined)
            table = items[start]
            assert isinstance(table, PageTable)
            fitted = _fitted(last, table)
            sheet.margins += [item for item in items[:start] if isinstance(item, Line)]
            last.take(fitted, index, repeated=_repeated(last, fitted))
            items = items[start + 1 :]
        for item in items:
            body.append((index, item if isinstance(item, Line) else _alone(item, index)))
    return body


def _alone(table: PageTable, page: int) -> Joined:
    joined = Joined([], [])
    joined.take(on_page(table, page), page)
    return joined


def _goes_on(body: list[tuple[int, Body]], sheets: Sequence[Sheet], index: int) -> int | None:
    """Where in the items of a sheet the table stands that goes on with the last one, None for none."""
    last = body[-1][1] if body else None
    if not isinstance(last, Joined) or last.pages[-1] != index - 1:
        return None
    items = sheets[index].items
    start = next((at for at, item in enumerate(items) if isinstance(item, PageTable)), None)
    if start is None or start > _ABOVE or not _same_edges(last.parts[-1], items[start]):
        return None
    above = [_bare(item) for item in items[:start]]
    before = [_bare(item) for _, item in body[-1 - _ABOVE : -1] if isinstance(item, Line)]
    repeats = all(text in before or _CONTINUED.match(text) for text in above)
    return start if repeats else None


def _bare(item: object) -> str:
    return _SPACES.sub("", item.text) if isinstance(item, Line) else ""


def _same_edges(first: PageTable, second: Line | PageTable) -> bool:
    """Whether two parts have the same outer edges, and one no column edge that the other has not."""
    if not isinstance(second, PageTable):
        return False
    few, many = sorted((first.xs, second.xs), key=len)
    shift = first.xs[0] - second.xs[0]
    few_shift = shift if few is second.xs else -shift
    if abs(first.xs[-1] - second.xs[-1] - shift) > _SAME:
        return False
    return all(min(abs(x + few_shift - other) for other in many) <= _SAME for x in few)


def _fitted(joined: Joined, table: PageTable) -> PageTable:
    """The part with its columns counted by the edges of the table; widens the table where it has fewer."""
    first = joined.parts[0]
    if len(first.xs) == len(table.xs):
        return replace(table, xs=first.xs)
    if len(table.xs) < len(first.xs):
        return _recounted(table, first.xs)
    wider = tuple(x + first.xs[0] - table.xs[0] for x in table.xs)
    old = PageTable(first.box, first.xs, joined.rows, tuple(joined.cells))
    joined.cells = list(_recounted(old, wider).cells)
    joined.parts[0] = replace(first, xs=wider)
    return table


def _recounted(table: PageTable, xs: tuple[float, ...]) -> PageTable:
    shift = xs[0] - table.xs[0]
    at = [_nearest(xs, x + shift) for x in table.xs]
    cells = [
        replace(cell, column=at[cell.column], columns=at[cell.column + cell.columns] - at[cell.column])
        for cell in table.cells
    ]
    return replace(table, xs=xs, cells=tuple(cells))


def _nearest(xs: Sequence[float], x: float) -> int:
    return min(range(len(xs)), key=lambda index: abs(xs[index] - x))


def _repeated(joined: Joined, table: PageTable) -> int:
    """How many leading rows of a part are the header of the table again."""
    ours, theirs = _head(joined.cells), _head(table.cells)
    count = 0
    while count < min(_MOST_HEADER_ROWS, table.rows) and ours.get(count) == theirs.get(count):
        count += 1
    top = [cell.text for cell in table.cells if cell.row == 0 and cell.text]
    said = bool(top) and not any(map(_FIGURE.match, top))
    complete = all(cell.row + cell.rows <= count for cell in table.cells if cell.row < count)
    return count if said and complete else 0


def _head(cells: Sequence[PageCell]) -> dict[int, list[tuple[int, int, str]]]:
    rows: dict[int, list[tuple[int, int, str]]] = {}
    for cell in takewhile(lambda cell: cell.row < _MOST_HEADER_ROWS, cells):
        rows.setdefault(cell.row, []).append((cell.column, cell.columns, cell.text))
    return rows
