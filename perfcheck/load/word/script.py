"""The text of a docx as it is laid out: stretches that know their run, blocks, tables and places."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from perfcheck.model.document import Block, Cell, Place, Table

if TYPE_CHECKING:
    from lxml.etree import _Element

    from perfcheck.load.word.grid import GridCell
    from perfcheck.load.word.inline import Atom
    from perfcheck.model.document import BlockKind

_LETTERS = 26


@dataclass(slots=True)
class Stretch:
    """A piece of the text and where it comes from.

    `run` is the element that holds it; `node` the child of the run whose text it is, from
    `offset` on. Without a node it cannot be divided; without a run Word made it up.
    """

    start: int
    end: int
    run: _Element | None
    node: _Element | None = None
    offset: int = 0


@dataclass(slots=True)
class Story:
    """A part of the text that is edited by itself; a note also has the element that refers to it."""

    kind: Literal["body", "note", "margin"]
    start: int
    end: int = 0
    reference: _Element | None = None


@dataclass(slots=True)
class Written:
    """A paragraph that stands in the text, with its element."""

    start: int
    end: int
    element: _Element


@dataclass(slots=True)
class Script:
    """Collects the text in reading order. Separators are written only once something follows them."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    stretches: list[Stretch] = field(default_factory=list)
    paragraphs: list[Written] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)
    _gap: str = ""
    _in_cell: bool = False
    _block: int = 0
    _kind: BlockKind = "paragraph"
    _level: int = 0

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self.parts)

    def open_story(self, kind: Literal["body", "note", "margin"], reference: _Element | None = None) -> None:
        """Begin a part of the text; it ends where the next one begins."""
        if self.stories:
            self.stories[-1].end = self.length
        self.stories.append(Story(kind, self.length, reference=reference))

    def open_paragraph(self, level: int | None) -> None:
        """Begin a paragraph; `level` is that of a heading, None of any other."""
        if self._in_cell:
            self._gap = " " if self.length > self._block else ""
            return
        self._gap = "\n" if self.length else ""
        self._block, self._level = -1, level or 0
        if self.stories and self.stories[-1].kind == "margin":
            self._kind = "margin"
        else:
            self._kind = "paragraph" if level is None else "heading"

    def close_paragraph(self, element: _Element, start: int) -> None:
        """End a paragraph that began at `start`."""
        if self.length > start:
            self.paragraphs.append(Written(start, self.length, element))
        if not self._in_cell:
            self._close_block()

    def break_line(self) -> None:
        """Begin a new line of the paragraph."""
        if not self._gap and (self._block >= 0 or self._in_cell):
            self._gap = " " if self._in_cell else "\n"

    def space(self, gap: str) -> None:
        """Set what follows apart, where something follows."""
        self._gap = self._gap or gap

    def write(self, atom: Atom) -> None:
        """Add text that is seen."""
        if not atom.text:
            return
        self._flush()
        text = atom.text.replace("\t", " ") if self._in_cell else atom.text
        start = self.length
        self._add(text)
        self.stretches.append(Stretch(start, self.length, atom.run, atom.node, atom.offset))

    def add_table(self, rows: list[list[GridCell]]) -> _OpenTable:
        """Begin a table; its cells are then entered one by one."""
        self._separate("\n" if self.length else "")
        return _OpenTable(self, f"表{len(self.tables) + 1}")

    def _flush(self) -> None:
        if self._in_cell:
            self._separate(self._gap)
            return
        if self._gap == "\n" and self._block >= 0:
            self._close_block()
            self._kind = "margin" if self._kind == "margin" else "line"
        self._separate(self._gap)
        if self._block < 0:
            self._block = self.length

    def _close_block(self) -> None:
        if self._block >= 0:
            level = self._level if self._kind == "heading" else 0
            self.blocks.append(Block(self._kind, self._block, self.length, level))
        self._block = -1

    def _separate(self, gap: str) -> None:
        self._gap = ""
        if gap:
            self._add(gap)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _enter(self) -> None:
        self._in_cell, self._block, self._gap = True, self.length, ""

    def _leave(self) -> None:
        self._in_cell, self._block, self._gap = False, -1, ""


class _OpenTable:
    """A table that is being written: cells are set apart by a tab, rows by a line feed."""

    def __init__(self, script: Script, name: str) -> None:
        self.script = script
        self.name = name
        self.start = script.length
        self.cells: list[Cell] = []

    def enter(self, cell: GridCell) -> None:
        """Begin a cell: what is written from here on is its text."""
        if self.cells:
            self.script._separate("\t" if cell.row == self.cells[-1].row else "\n")
        self.script._enter()

    def leave(self, cell: GridCell) -> None:
        """End the cell."""
        script = self.script
        start, end = script._block, script.length
        script._leave()
        name = f"{column_name(cell.column)}{cell.row + 1}"
        self.cells.append(Cell(cell.row, cell.column, start, end, cell.rows, cell.columns, name))
        script.places.append(Place(start, end, cell=f"{self.name}!{name}"))

    def close(self) -> None:
        """End the table."""
        self.script.tables.append(Table(self.start, self.script.length, tuple(self.cells)))


def column_name(column: int) -> str:
    """The letters of a column that counts from 0: A … Z, AA."""
    name = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + digit) + name
    return name


def stretch_at(stretches: list[Stretch], at: int) -> int:
    """The index of the last stretch that begins at or before `at`; -1 where there is none."""
    return bisect_right(stretches, at, key=lambda stretch: stretch.start) - 1
