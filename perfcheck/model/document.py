"""A filing as its reader sees it: one text, how it is laid out, and where that is in its own file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from perfcheck.errors import ReadError

BlockKind = Literal["heading", "paragraph", "run", "line", "margin"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text that its format marks off; offsets are code points, half open.

    heading    a paragraph of its own that the format says is a heading, of `level` (from 1; 0: unsaid)
    paragraph  a paragraph of its own
    run        goes on with the block before it: what stands between the two is not read
    line       a printed line; whether it goes on with the line before it is read from its words
    margin     a page's header, footer or number: shown and not read as prose
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; of merged cells the one that is left. Rows and columns count from 0.

    `start` and `end` mark its text (empty where it is blank); `rows` and `columns` are how many
    it spans; `name` is what the format calls it (B3), '' where it has no name.
    """

    row: int
    column: int
    start: int
    end: int
    rows: int = 1
    columns: int = 1
    name: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table and the stretch of text that it takes up; its cells in reading order.

    `title` is what the format itself calls it (the name of a sheet), '' where it does not; a
    title that stands above it is part of the text.
    """

    start: int
    end: int
    cells: tuple[Cell, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of the text stands in its own file.

    `page` counts from 1; `box` is left, top, right, bottom in points from the page's upper left
    corner; `cell` is a cell's name (收入表!B3); `file` is the member of a filing of several files.
    """

    start: int
    end: int
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    cell: str | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a filing of several: its name in it, and where its text begins in the filing's."""

    name: str
    start: int
    media_type: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one filing.

    `blocks` is empty where the format has none (plain text): its lines are then joined into
    paragraphs by reading them. What a table takes up is read as a table and never as prose.
    `places` are in the order of the text and do not overlap. `sha256` is of the bytes that
    were read. `members` are the files of a filing of several, the report first; `lost` are those
    that could not be read, by name.
    """

    text: str
    name: str = "<text>"
    media_type: str = "text/plain"
    sha256: str = ""
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    places: tuple[Place, ...] = ()
    members: tuple[Member, ...] = ()
    lost: tuple[tuple[str, ReadError], ...] = ()
