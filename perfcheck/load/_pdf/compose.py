"""All of it → one Document: the text, its blocks and tables, and where each stands on its page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from perfcheck.load._pdf.joining import Joined, join_tables
from perfcheck.load._pdf.lines import Line
from perfcheck.load._pdf.margins import set_margins_apart
from perfcheck.load._pdf.paragraphs import Kind, classify
from perfcheck.load._pdf.sheet import Sheet
from perfcheck.load._pdf.tables import PageCell
from perfcheck.load._pdf.turn import Box
from perfcheck.model.document import Block, Cell, Place, Table


@dataclass(slots=True)
class Layout:
    """The parts of a Document as they grow; `traces` has page and box of each character that is kept."""

    sheets: Sequence[Sheet]
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    traces: list[tuple[int, int, tuple[Box, ...]]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def write(
        self, text: str, sheet: Sheet, box: Box, boxes: tuple[Box, ...], cell: str | None = None
    ) -> int:
        """Add a piece of text that stands in a box of a page; returns where it starts."""
        start = self.length
        self.put(text)
        shown = tuple(round(value, 2) for value in sheet.turn.onto(sheet.shown, box))
        self.places.append(Place(start, self.length, sheet.page, shown, cell))  # type: ignore[arg-type]
        if boxes:
            self.traces.append((start, sheet.page, boxes))
        return start

    def put(self, text: str) -> None:
        """Add text that stands nowhere: what separates pieces."""
        self.pieces.append(text)
        self.length += len(text)

    def line(self, line: Line, sheet: Sheet, kind: Kind) -> None:
        """Add a line and its block."""
        start = self.write(line.text, sheet, line.box, line.boxes)
        self.blocks.append(Block(kind.kind, start, self.length, kind.level))
        self.put("\n")

    def table(self, joined: Joined) -> None:
        """Add a table, one row a line, its columns separated by tabs."""
        start = self.length
        ordinal = len(self.tables) + 1
        cells: list[Cell] = []
        rows: dict[int, list[PageCell]] = defaultdict(list)
        for cell in joined.cells:
            rows[cell.row].append(cell)
        columns = len(joined.parts[0].xs) - 1
        for row in range(joined.rows):
            if row in joined.again:
                self._again(joined.again[row])
            cells += self._row(rows[row], columns, ordinal)
        self.tables.append(Table(start, self.length, tuple(cells)))

    def _row(self, row: Sequence[PageCell], columns: int, ordinal: int) -> Iterable[Cell]:
        column = 0
        for cell in row:
            self.put("\t" * (cell.column - column))
            column = cell.column
            name = f"表{ordinal}!{_letters(cell.column)}{cell.row + 1}"
            start = self.length
            for part in (cell, *cell.rest):
                if part.box is not None:
                    self.write(part.text, self.sheets[part.page], part.box, part.boxes, name)
            yield Cell(cell.row, cell.column, start, self.length, cell.rows, cell.columns, name)
        self.put("\t" * (columns - 1 - column) + "\n")

    def _again(self, cells: Sequence[PageCell]) -> None:
        """The header that came again on a new page: text of the table that is in none of its cells."""
        for cell in cells:
            if cell.box is not None:
                self.write(cell.text, self.sheets[cell.page], cell.box, cell.boxes)
                self.put("\t")
        self.put("\n")


def compose(sheets: Sequence[Sheet]) -> Layout:
    """Lay out the pages of a file as one text."""
    set_margins_apart(sheets)
    body = join_tables(sheets)
    kinds = classify(body, sheets)
    layout = Layout(sheets)
    waiting = 0
    for (page, item), kind in zip(body, kinds, strict=True):
        waiting = _margins(layout, waiting, page)
        if isinstance(item, Joined):
            layout.table(item)
        else:
            layout.line(item, sheets[page], kind or Kind("line"))
    _margins(layout, waiting, len(sheets))
    return layout


def _margins(layout: Layout, first: int, end: int) -> int:
    """Add the margins of the pages from `first` up to `end`, which have been left behind."""
    for sheet in layout.sheets[first:end]:
        for line in sorted(sheet.margins, key=lambda line: line.box[1]):
            layout.line(line, sheet, Kind("margin"))
    return max(first, end)


def _letters(column: int) -> str:
    """The name of a column: A to Z, AA, AB …"""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
