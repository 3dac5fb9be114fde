"""A document while it is being read: text is put down piece by piece, and its places are kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from perfcheck.errors import ReadError
from perfcheck.load.text import mend
from perfcheck.model.document import Block, BlockKind, Cell, Document, Place, Table
from perfcheck.model.job import Job


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell to be put down: as `model.document.Cell`, with its text in place of its offsets.

    `name` (B3) and `place` (收入表!B3) are made up where the format has none.
    """

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    name: str = ""
    place: str = ""


class Draft:
    """Collects blocks, tables and places of one file; each block and each row on a line of its own."""

    def __init__(self, name: str, job: Job) -> None:
        self.name = name
        self.job = job
        self.pieces: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.places: list[Place] = []
        self.rows = 0

    def put(self, text: str) -> tuple[int, int]:
        """Put down text as it is; returns its span."""
        start = self.length
        text = mend(text)
        self.pieces.append(text)
        self.length += len(text)
        return start, self.length

    def mark(self, kind: BlockKind, start: int, end: int, level: int = 0) -> None:
        """Make a block of text that has been put down."""
        self.blocks.append(Block(kind, start, end, level))

    def block(self, kind: BlockKind, text: str, level: int = 0, *, cell: str | None = None) -> None:
        """Put down a block on a line of its own."""
        start, end = self.put(text)
        self.put("\n")
        self.mark(kind, start, end, level)
        if cell is not None:
            self.places.append(Place(start, end, cell=cell))

    def table(self, entries: Iterable[Entry], title: str = "") -> None:
        """Put down a table, its cells apart by tabs. Raises ReadError past the limit of rows."""
        start = self.length
        cells: list[Cell] = []
        row = -1
        for entry in entries:
            if entry.row != row:
                self.count_rows(1)
                self.put("\n" if cells else "")
                row = entry.row
            elif cells:
                self.put("\t")
            low, high = self.put(entry.text)
            name = entry.name or f"{column_name(entry.column)}{entry.row + 1}"
            cells.append(Cell(entry.row, entry.column, low, high, entry.rows, entry.columns, name))
            if entry.text:
                place = entry.place or f"表{len(self.tables) + 1}!{name}"
                self.places.append(Place(low, high, cell=place))
        if cells:
            self.tables.append(Table(start, self.length, tuple(cells), title))
            self.put("\n")

    def count_rows(self, rows: int) -> None:
        """Count rows of a table. Raises ReadError where the file has more of them than the limit."""
        self.rows += rows
        limit = self.job.limits.rows
        if self.rows > limit:
            raise too_many_rows(self.name, limit)

    def finish(self, data: bytes, media_type: str) -> Document:
        """The document. Raises ReadError where there is no text in it."""
        text = "".join(self.pieces)
        if not text or text.isspace():
            raise ReadError(f"{self.name}：文件里没有文字", f"{self.name}: there is no text in the file")
        return Document(
            text,
            mend(self.name),
            media_type,
            sha256(data).hexdigest(),
            tuple(self.blocks),
            tuple(self.tables),
            tuple(self.places),
        )


def too_many_rows(name: str, limit: int) -> ReadError:
    """The error for a file with more rows of tables than the limit."""
    return ReadError(
        f"{name}：表格超过 {limit} 行（设置项 limits.rows）",
        f"{name}: tables of more than {limit} rows (setting limits.rows)",
    )


def column_name(column: int) -> str:
    """The letters of a column that counts from 0: A to Z, AA, AB …"""
    name = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        name = chr(ord("A") + digit) + name
    return name
