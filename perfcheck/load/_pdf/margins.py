"""Which lines are headers, footers and page numbers: they come again, or number the pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from perfcheck.load._pdf.lines import Line, usual_size
from perfcheck.load._pdf.sheet import Sheet

_ZONE, _EDGE = 0.12, 0.09
_OUTMOST = 66.0
_SMALLER = 0.95
_DEEP = 3
_NEAR = 8.0
_OFTEN = 3
_DIGITS = re.compile(r"\d+|[ivxlcIVXLC]+(?![a-zA-Z])")
_SPACES = re.compile(r"\s+")
_NUMBER = re.compile(r"[-—–－·.~]{0,3}([0-9]{1,4}|[ivxlc]{1,7})[-—–－·.~]{0,3}\Z")
_NUMBERED = re.compile(
    r"[-—–－]{0,2}(?:第?[0-9]{1,4}页[,，、/|]?(?:共?[0-9]{1,4}页)?|(?:page)?[0-9]{1,4}(?:/|of)[0-9]{1,4})[-—–－]{0,2}\Z",
    re.IGNORECASE,
)

Places = list[tuple[Sheet, Line]]
"""Where lines of one pattern stand."""


def set_margins_apart(sheets: Sequence[Sheet]) -> None:
    """Move headers, footers and page numbers of every sheet from its items to its margins."""
    seen: dict[tuple[bool, str], Places] = defaultdict(list)
    body_size = usual_size(line for sheet in sheets for line in sheet.lines)
    for sheet in sheets:
        for line, upper in _outer_lines(sheet):
            seen[upper, _pattern(line)].append((sheet, line))
    for (upper, pattern), places in seen.items():
        for sheet, line in places:
            set_apart = _depth(sheet, line, upper) <= _OUTMOST or line.size < _SMALLER * body_size
            again = set_apart and _comes_again(places, line, len(sheets))
            if again or _is_number(pattern, line, sheet, places, upper):
                sheet.items.remove(line)
                sheet.margins.append(line)


def _outer_lines(sheet: Sheet) -> list[tuple[Line, bool]]:
    """The few lines nearest the upper and the lower edge, with whether the upper one."""
    _, height = sheet.turn.size
    found: list[tuple[Line, bool]] = []
    for upper, items in ((True, sheet.items[:_DEEP]), (False, sheet.items[: -_DEEP - 1 : -1])):
        for item in items:
            if not isinstance(item, Line):
                break
            near = _depth(sheet, item, upper) <= _ZONE * height
            if near and not any(item is line for line, _ in found):
                found.append((item, upper))
    return found


def _depth(sheet: Sheet, line: Line, upper: bool) -> float:
    """How far from its edge of the page a line ends."""
    return line.box[3] if upper else sheet.turn.size[1] - line.box[1]


def _pattern(line: Line) -> str:
    """What stays the same from page to page."""
    return _DIGITS.sub("#", _SPACES.sub("", line.text))


def _comes_again(places: Places, line: Line, pages: int) -> bool:
    alike = sum(
        abs(other.box[1] - line.box[1]) <= _NEAR and abs(other.size - line.size) < 1 for _, other in places
    )
    return alike >= min(_OFTEN, max(pages, 2))


def _is_number(pattern: str, line: Line, sheet: Sheet, places: Places, upper: bool) -> bool:
    bare = _SPACES.sub("", line.text)
    if _NUMBERED.match(bare):
        return True
    if not _NUMBER.match(bare):
        return False
    if pattern != "#":
        return True
    _, height = sheet.turn.size
    lowest = not upper and line.box[1] >= (1 - _EDGE) * height
    return lowest or len(places) > 1
