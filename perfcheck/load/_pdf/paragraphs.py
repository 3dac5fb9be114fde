"""Lines → paragraphs, by indent, by how far they reach and by their size.

A line goes on with the one before where that one was full (the first word of this one would
not have fitted on it) and this one starts at the column's edge. Where indents say nothing,
the line is a `line`, and its words decide.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from perfcheck.load._pdf.joining import Body, Joined
from perfcheck.load._pdf.lines import Line, usual_size
from perfcheck.load._pdf.sheet import Sheet
from perfcheck.model.document import BlockKind

_INDENT, _DEEP = 1.2, 3.2
_SLACK = 0.6
_LARGER, _ALIKE = 1.12, 0.06
_WIDE_GAP, _WIDE_PITCH = 1.9, 1.5
_LONGEST_HEADING, _LONGEST_BOLD = 60, 40
_ENDS, _CLOSES = "。；：！？;:!?.", "。：！？:!?."
_FIRST_WORD = re.compile(r"[（《“‘【〔(]*(?:[\x21-\x7e]+|.)[，。；：、！？）》”’】〕]*", re.DOTALL)
_MARKER = re.compile(
    r"第[一二三四五六七八九十百]+[条章节部]|[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．)）](?!\d)|[一二三四五六七八九十]+是|[①-⑳]"
)
_LEADER = re.compile(r"[.·•…．⋯。]{4,}|(?:[.·…．⋯] ){4,}")


@dataclass(frozen=True, slots=True)
class Column:
    """The edges of the body's text on pages of one size, its font size, how far apart its lines stand,
    and whether its paragraphs are indented."""

    left: float
    right: float
    size: float
    pitch: float
    indented: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """What a line is: the kind and level of its block."""

    kind: BlockKind
    level: int = 0


def classify(body: Sequence[tuple[int, Body]], sheets: Sequence[Sheet]) -> list[Kind | None]:
    """The kind of each line; None for a table."""
    body_size = usual_size(item for _, item in body if isinstance(item, Line))
    columns = _columns(body, sheets)
    levels = _levels(body, body_size)
    kinds: list[Kind | None] = []
    before: tuple[int, Body] | None = None
    for page, item in body:
        if isinstance(item, Joined):
            kinds.append(None)
        else:
            size = _size(sheets[page])
            alike = before is not None and _size(sheets[before[0]]) == size
            kind = _kind(before if alike else None, page, item, columns[size])
            level = _heading(item, body_size, levels) if kind != "run" else None
            kinds.append(Kind(kind) if level is None else Kind("heading", level))
        before = page, item
    return kinds


def _kind(before: tuple[int, Body] | None, page: int, line: Line, column: Column) -> BlockKind:
    if before is None or not isinstance(before[1], Line):
        return "paragraph"
    last = before[1]
    if _LEADER.search(line.text) or _LEADER.search(last.text):
        return "paragraph"
    if abs(last.size - line.size) > _ALIKE * max(last.size, line.size):
        return "paragraph"
    if before[0] == page and _far_below(last, line, column):
        return "paragraph"
    return _by_edges(last, line, column)


def _by_edges(last: Line, line: Line, column: Column) -> BlockKind:
    """The kind of a line of the same size right below another one."""
    em = line.size
    ended = last.text.endswith(tuple(_ENDS))
    indent = line.box[0] - column.left
    if not _is_full(last, line, column):
        apart = ended or indent >= _INDENT * em or _MARKER.match(line.text) or _is_short(last, column)
        return "paragraph" if apart else "line"
    if indent < _INDENT * em:
        if ended and _MARKER.match(line.text):
            return "line"
        return "run" if column.indented or not last.text.endswith(tuple(_CLOSES)) else "line"
    if _centred(last, column) and _centred(line, column) and not ended:
        return "run"
    return "line" if line.box[0] <= last.box[0] + em / 2 and not column.indented else "paragraph"


def _is_full(last: Line, line: Line, column: Column) -> bool:
    """Whether the first word of a line would not have fitted on the one before."""
    found = _FIRST_WORD.match(line.text)
    word = found[0] if found else line.text[:1]
    width = sum(0.5 if char.isascii() else 1.0 for char in word[:20]) * line.size
    return last.box[2] + width > column.right - _SLACK * line.size


def _is_short(line: Line, column: Column) -> bool:
    return line.box[2] < (column.left + 2 * column.right) / 3


def _centred(line: Line, column: Column) -> bool:
    left, right = line.box[0] - column.left, column.right - line.box[2]
    return abs(left - right) <= 2 * line.size


def _far_below(last: Line, line: Line, column: Column) -> bool:
    """Whether a line stands further below the one before than lines of one paragraph do."""
    if line.box[1] - last.box[3] > _WIDE_GAP * max(last.size, line.size):
        return True
    ended = last.text.endswith(tuple(_ENDS))
    return ended and line.box[3] - last.box[3] > _WIDE_PITCH * column.pitch > 0


def _heading(line: Line, body_size: float, levels: Sequence[float]) -> int | None:
    """The level of a line that is set as a heading, None for any other."""
    text = line.text
    if line.size >= _LARGER * body_size and len(text) <= _LONGEST_HEADING:
        return next((rank for rank, size in enumerate(levels, 1) if line.size >= size - 0.5), 0)
    if line.heavy and len(text) <= _LONGEST_BOLD and not text.endswith(tuple("。；;")):
        return 0
    return None


def _levels(body: Sequence[tuple[int, Body]], body_size: float) -> list[float]:
    """The sizes of headings from the largest down."""
    sizes = {round(item.size) for _, item in body if isinstance(item, Line)}
    return sorted((float(size) for size in sizes if size >= _LARGER * body_size), reverse=True)


def _size(sheet: Sheet) -> tuple[int, int]:
    width, height = sheet.turn.size
    return round(width), round(height)


def _columns(body: Sequence[tuple[int, Body]], sheets: Sequence[Sheet]) -> dict[tuple[int, int], Column]:
    lines: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for page, item in body:
        if isinstance(item, Line):
            lines[_size(sheets[page])].append(item)
    return {size: _column(found) for size, found in lines.items()}


def _column(lines: Sequence[Line]) -> Column:
    size = usual_size(lines)
    usual = [line for line in lines if abs(line.size - size) <= _ALIKE * size] or list(lines)
    left = _shared_edge(sorted(line.box[0] for line in usual), size / 2)
    right = -_shared_edge(sorted(-line.box[2] for line in usual), size)
    at_edge = sum(line.box[0] - left < _INDENT * size for line in usual)
    indented = sum(_INDENT * size <= line.box[0] - left <= _DEEP * size for line in usual)
    return Column(left, right, size, _usual_pitch(usual), min(at_edge, indented) * 10 >= len(usual))


def _usual_pitch(lines: Sequence[Line]) -> float:
    """How far apart lines stand most often; 0 where none stand below one another."""
    steps = (line.box[3] - last.box[3] for last, line in pairwise(lines))
    tally = Counter(round(step) for step in steps if step > 0)
    return float(max(tally, key=lambda step: tally[step], default=0))


def _shared_edge(edges: Sequence[float], near: float) -> float:
    """The outermost edge that several lines share; the outermost of all where none do."""
    for edge, following in pairwise(edges):
        if following - edge <= near:
            return edge
    return edges[0]
