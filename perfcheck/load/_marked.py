"""Markdown → blocks over the file's own text: what marks it up stands between them and is not read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from perfcheck.load import text as plain
from perfcheck.load._draft import column_name, too_many_rows
from perfcheck.load._marks import pieces
from perfcheck.model.document import Block, BlockKind, Cell, Document, Place, Table
from perfcheck.model.job import Job

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_LEAD = re.compile(r"[ \t\u3000]*(?:>[ \t]*|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)*")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|(?=[^\s#]))")
_UNDERLINE = re.compile(r"[ \t]*(=+|-{2,})[ \t]*\Z")
_RULE = re.compile(r"[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_FENCE = re.compile(r"[ \t]*(```+|~~~+)")
_DELIMITER = re.compile(r":?-+:?\Z")
_REFERENCE = re.compile(r"[ ]{0,3}\[[^\]]{1,200}\]:[ \t]*\S")
_CELL = re.compile(r"(?:[^|\\]|\\.)*+")
_WRAPPING = " \t*_~`"
_LINE_SIGNS = "\r\n"


def read_marked(data: bytes, name: str, job: Job) -> Document:
    """The Markdown in the bytes. Raises ReadError where they are no text or past the limit of rows."""
    document = plain.read(data, name, job)
    reading = _Reading(document.text, job, name)
    reading.read()
    return replace(
        document,
        media_type="text/markdown",
        blocks=tuple(reading.blocks),
        tables=tuple(reading.tables),
        places=tuple(reading.places),
    )


@dataclass(slots=True)
class _Reading:
    """Goes through the lines of a file; `opened` is whether the line before belongs to a paragraph."""

    text: str
    job: Job
    name: str
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    opened: bool = False
    rows: int = 0

    def read(self) -> None:
        lines = [(found.start(), self._end(found)) for found in _LINE.finditer(self.text) if found[0]]
        at = self._front_matter(lines)
        fence = ""
        while at < len(lines):
            start, end = lines[at]
            found = _FENCE.match(self.text, start, end)
            if found and (not fence or found[1].startswith(fence)):
                fence, self.opened = "" if fence else found[1], False
            elif fence:
                self._block("paragraph", start, end)
            elif self._is_table(lines, at):
                at = self._table(lines, at)
                continue
            else:
                at += self._line(lines, at)
            at += 1

    def _end(self, found: re.Match[str]) -> int:
        return found.start() + len(found[0].rstrip(_LINE_SIGNS))

    def _front_matter(self, lines: list[tuple[int, int]]) -> int:
        """The line after the settings that some programs put first."""
        if not lines or self.text[slice(*lines[0])].rstrip() != "---":
            return 0
        for at in range(1, min(len(lines), 60)):
            if self.text[slice(*lines[at])].rstrip() in ("---", "..."):
                return at + 1
        return 0

    def _line(self, lines: list[tuple[int, int]], at: int) -> int:
        """One line of text; returns how many lines below it belong to it."""
        start, end = lines[at]
        if self.text[start:end].isspace() or start == end:
            self.opened = False
            return 0
        if _RULE.match(self.text, start, end) or _REFERENCE.match(self.text, start, end):
            self.opened = False
            return 0
        lead = _LEAD.match(self.text, start, end)
        begin = lead.end() if lead else start
        if heading := _HEADING.match(self.text, begin, end):
            words = self.text[heading.end() : end].rstrip()
            bare = words.rstrip("#")
            words = bare if bare.endswith((" ", "\t")) else words
            self._block("heading", heading.end(), heading.end() + len(words), len(heading[1]))
            self.opened = False
            return 0
        if not self.opened and self._is_underlined(lines, at):
            level = 1 if "=" in self.text[slice(*lines[at + 1])] else 2
            self._block("heading", begin, end, level)
            return 1
        # A new item of a list or quotation is a paragraph; any other line may go on with the one before.
        is_new = not self.opened or bool(self.text[start:begin].strip(" \t\u3000"))
        self._block("paragraph" if is_new else "line", begin, end)
        self.opened = not self.text[start:end].endswith(("  ", "\\"))
        return 0

    def _is_underlined(self, lines: list[tuple[int, int]], at: int) -> bool:
        return at + 1 < len(lines) and _UNDERLINE.match(self.text, *lines[at + 1]) is not None

    def _block(self, kind: BlockKind, start: int, end: int, level: int = 0) -> None:
        for low, high in pieces(self.text, start, end):
            self.blocks.append(Block(kind, low, high, level))
            kind, level = "run", 0

    def _is_table(self, lines: list[tuple[int, int]], at: int) -> bool:
        if at + 1 >= len(lines) or "|" not in self.text[slice(*lines[at])]:
            return False
        below = self.text[slice(*lines[at + 1])].strip(" \t>").removeprefix("|").removesuffix("|")
        marks = [mark.strip() for mark in below.split("|")]
        return all(map(_DELIMITER.match, marks)) and len(marks) == len(self._cells(*lines[at]))

    def _table(self, lines: list[tuple[int, int]], at: int) -> int:
        """A table that begins at a line; returns the line after it."""
        first = at
        cells: list[Cell] = []
        row = 0
        while at < len(lines) and "|" in self.text[slice(*lines[at])]:
            if at != first + 1:
                for column, (start, end) in enumerate(self._cells(*lines[at])):
                    cells.append(Cell(row, column, start, end, name=f"{column_name(column)}{row + 1}"))
                row += 1
            at += 1
        self.rows += row
        if self.rows > self.job.limits.rows:
            raise too_many_rows(self.name, self.job.limits.rows)
        number = len(self.tables) + 1
        self.tables.append(Table(lines[first][0], lines[at - 1][1], tuple(cells)))
        self.places += [
            Place(cell.start, cell.end, cell=f"表{number}!{cell.name}")
            for cell in cells
            if cell.start < cell.end
        ]
        self.opened = False
        return at

    def _cells(self, start: int, end: int) -> list[tuple[int, int]]:
        """The spans of a row's cells, without the marks around their words."""
        while start < end and self.text[start] in " \t>":
            start += 1
        while end > start and self.text[end - 1] in " \t":
            end -= 1
        start += self.text.startswith("|", start, end)
        if end > start and self.text[end - 1] == "|" and self.text[end - 2] != "\\":
            end -= 1
        spans = []
        while start <= end:
            found = _CELL.match(self.text, start, end)
            stop = found.end() if found else end
            spans.append(self._unwrapped(start, stop))
            start = stop + 1
        return spans

    def _unwrapped(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self.text[start] in _WRAPPING:
            start += 1
        while end > start and self.text[end - 1] in _WRAPPING:
            end -= 1
        return start, end
