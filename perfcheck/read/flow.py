"""One normalised text to read, whose every character knows its place in the document.

Full-width forms and traditional characters become their half-width and simplified twins,
one code point for one; spaces of justified text and line breaks inside a sentence are
dropped; paragraphs are separated by one line feed and table columns by one tab.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from perfcheck.knowledge import character_table
from perfcheck.model.document import Block, Document
from perfcheck.read.marker import marker_at

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_SPACE = re.compile(r"[ \t\u2000-\u200d\u2060\ufeff]+")
_NO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_PAGE_NUMBER = re.compile(r"(?:[-—–]{0,2}\d{1,4}[-—–]{0,2}|第\d{1,4}页(?:,?共\d{1,4}页)?)\Z")
_UNFINISHED_FIGURE = re.compile(r"\d[\d,.]*[万亿千]?\Z")
_FIGURE_TAIL = re.compile(r"[万亿千]*元|[%人个名次户项,.]|个?百分点")
_TERMINAL = frozenset("。;!?:")
_CLAUSE = re.compile(r"[,。;:]")
_WRAPPED, _SHORT = 30, 16
_COLUMN_GAP = 4


@dataclass(slots=True)
class Flow:
    """The text that lexer, outline and rules read.

    `paragraphs` are half-open stretches of `text`; `raw` is the document's text, normalised
    but with nothing dropped. `starts` and `sources` are parallel: where in `text` a stretch
    begins that was taken over unbroken, and where in the document that is. `breaks` are the
    offsets in `text` at which the further files of a filing begin.
    """

    text: str
    starts: list[int]
    sources: list[int]
    paragraphs: list[tuple[int, int]]
    raw: str
    breaks: list[int] = field(default_factory=list)
    _paragraph_starts: list[int] = field(default_factory=list)

    @property
    def extent(self) -> tuple[int, int]:
        """The stretch of `text` that the paragraphs take up."""
        return (self.paragraphs[0][0], self.paragraphs[-1][1]) if self.paragraphs else (0, 0)

    def parts(self) -> list[Flow]:
        """The flow of each file of a filing: the same text and offsets, its own paragraphs."""
        ends = [bisect_left(self.paragraphs, (at, at)) for at in self.breaks]
        edges = [0, *ends, len(self.paragraphs)]
        return [
            Flow(self.text, self.starts, self.sources, self.paragraphs[first:last], self.raw)
            for first, last in pairwise(edges)
        ]

    def offset(self, at: int) -> int:
        """The document offset of the character at flow offset `at`."""
        piece = bisect_right(self.starts, at) - 1
        return self.sources[piece] + at - self.starts[piece]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The document span of the stretch `text[start:end]`, which must not be empty."""
        piece = bisect_right(self.starts, start)
        first = start + self.sources[piece - 1] - self.starts[piece - 1]
        if piece == len(self.starts) or end <= self.starts[piece]:
            return first, first + end - start
        return first, self.offset(end - 1) + 1

    def flow_offset(self, source: int) -> int:
        """The first flow offset at or after a document offset."""
        if not self.starts:
            return 0
        piece = max(bisect_right(self.sources, source) - 1, 0)
        until = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)
        return min(self.starts[piece] + max(source - self.sources[piece], 0), until)

    def paragraph_at(self, at: int) -> int:
        """The index of the paragraph that holds the flow offset `at`."""
        if not self._paragraph_starts:
            self._paragraph_starts = [start for start, _ in self.paragraphs]
        return max(bisect_right(self._paragraph_starts, at) - 1, 0)


def normalise(text: str) -> str:
    """The text with every code point replaced by its plain twin; the length never changes."""
    twins = _twins()
    for char in twins.keys() & set(text):  # few: a replacement each beats a look-up for every character
        text = text.replace(char, twins[char])
    return text


@cache
def _twins() -> dict[str, str]:
    return {chr(code): twin for code, twin in character_table().items()}


def build(document: Document) -> Flow:
    """Lay out a document's text as the flow that everything above reads."""
    raw = normalise(document.text)
    builder = _Builder(raw)
    if document.blocks:
        for block in document.blocks:
            builder.add_block(block)
    else:
        at = 0
        for table in document.tables:
            builder.add_lines(at, table.start)
            at = table.end
        builder.add_lines(at, len(raw))
    flow = builder.finish()
    flow.breaks = [flow.flow_offset(member.start) for member in document.members[1:]]
    return flow


class _Builder:
    """Collects lines into paragraphs; a page number waits until the line after it is known."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.sources: list[int] = []
        self.length = 0
        self.paragraphs: list[tuple[int, int]] = []
        self.start = 0
        self.last = ""
        self.held: tuple[int, int, str] | None = None
        self.fixed = False

    def add_lines(self, start: int, end: int) -> None:
        for line in _LINE.finditer(self.raw, start, end):
            self.add_line(line.start(), line.end())

    def add_block(self, block: Block) -> None:
        if block.kind == "run":
            self._go_on(block.start, block.end)
        elif block.kind != "margin":
            self.add_line(block.start, block.end, fixed=block.kind != "line")

    def _go_on(self, start: int, end: int) -> None:
        """Add to the paragraph before, with nothing between."""
        pieces = _squeeze(self.raw, start, end)
        line = "".join(text for _, text in pieces)
        if line and not line.isspace():
            self._append(pieces, line, joined=True)

    def add_line(self, start: int, end: int, *, fixed: bool = False) -> None:
        if self.raw[start:end].isspace() or start >= end:
            return
        self.fixed = fixed
        pieces = _squeeze(self.raw, start, end)
        line = "".join(text for _, text in pieces)
        if not line:
            return
        if not fixed and self.held is None and _PAGE_NUMBER.match(line) and _unfinished(self.last):
            self.held = (start, end, line)
            return
        if self.held is not None:
            held_start, held_end, held_line = self.held
            self.held = None
            if not _continues(self.last, line):
                self._append(_squeeze(self.raw, held_start, held_end), held_line, joined=False)
        self._append(pieces, line, joined=not fixed and _continues(self.last, line))

    def finish(self) -> Flow:
        if self.held is not None:
            start, end, line = self.held
            self._append(_squeeze(self.raw, start, end), line, joined=False)
        self._close()
        return Flow("".join(self.pieces), self.starts, self.sources, self.paragraphs, self.raw)

    def _append(self, pieces: list[tuple[int, str]], line: str, *, joined: bool) -> None:
        if self.length and not joined:
            self._close()
            last = self.sources[-1] + self.length - self.starts[-1]
            self._add(last, "\n")
            self.start = self.length
        for at, text in pieces:
            self._add(at, text)
        self.last = line

    def _add(self, at: int, text: str) -> None:
        self.pieces.append(text)
        self.starts.append(self.length)
        self.sources.append(at)
        self.length += len(text)

    def _close(self) -> None:
        if self.length > self.start:
            self.paragraphs.append((self.start, self.length))


def _squeeze(raw: str, start: int, end: int) -> list[tuple[int, str]]:
    """The line as (offset, text) pieces without the spaces that only set its type."""
    spaces = list(_SPACE.finditer(raw, start, end))
    if not spaces:
        return [(start, raw[start:end])]
    justified = _justified(raw, start, end, len(spaces))
    pieces: list[tuple[int, str]] = []
    at = start
    for space in spaces:
        if space.start() > at:
            pieces.append((at, raw[at : space.start()]))
        at = space.end()
        if start < space.start() and at < end:
            kept = _kept_space(raw[space.start() - 1], raw[at], space[0], justified)
            if kept:
                pieces.append((space.start(), kept))
    if at < end:
        pieces.append((at, raw[at:end]))
    return pieces


def _justified(raw: str, start: int, end: int, spaces: int) -> bool:
    """Whether the line sets most of its characters apart by single spaces."""
    return spaces * 5 >= (end - start) * 2 and "  " not in raw[start:end].strip()


def _kept_space(before: str, after: str, space: str, justified: bool) -> str:
    if before == "|" or after == "|" or not space.strip(_NO_WIDTH):
        return ""
    if "\t" in space or len(space) >= _COLUMN_GAP:
        return "\t"
    if before.isascii() and after.isascii():
        if before.isdigit() and after.isdigit():
            return "" if justified else " "
        if before.isalpha() and after.isalpha():
            return " "
        if before in ".,)" and after.isdigit():
            return "" if justified and before != ")" else " "
        if before.isdigit() and after in ".-":
            return "" if justified else " "
    return ""


def _unfinished(line: str) -> bool:
    """Whether a line breaks off inside a sentence, to be taken up by a later one."""
    return bool(line) and line[-1] not in _TERMINAL and _width(line) >= _WRAPPED and _is_prose(line)


def _is_prose(line: str) -> bool:
    """Whether a line holds a clause; 、 alone makes none in a line that a number opens."""
    marker = marker_at(line, 0)
    return bool(_CLAUSE.search(line, marker.end) if marker else _CLAUSE.search(line) or "、" in line)


def _continues(line: str, following: str) -> bool:
    """Whether `following` goes on with the sentence of `line`, broken only by the page's width."""
    if not line or line[-1] in _TERMINAL or "|" in line or "|" in following:
        return False
    if _UNFINISHED_FIGURE.search(line[-24:]) and _FIGURE_TAIL.match(following):
        return True
    if marker_at(following, 0):
        return False
    if following[0] in ",。;、)%":
        return _is_prose(line) or following[0] != ")"
    if not _is_prose(line):
        return False
    if _width(line) >= _WRAPPED:
        return True
    return _width(line) >= _SHORT and following[-1] in _TERMINAL and line[-1] != ")"


def _width(line: str) -> int:
    return sum(1 if char.isascii() else 2 for char in line[:_WRAPPED])
