"""Which rows of a table are headers, and which are figures."""

from __future__ import annotations

from dataclasses import dataclass, field

from perfcheck.read.marker import marker_at
from perfcheck.read.tables.grid import Box, Grid
from perfcheck.read.tables.literal import is_nothing, is_numeral
from perfcheck.read.tables.words import (
    by_word,
    listed,
    section,
    split_year,
    total_kind,
    unit_line,
    without_unit,
)

_LONGEST_HEADER = 40
_MOST_HEADERS = 8
_STRONG = 2
_ABOVE = ("部门:", "编制单位", "公开", "填报单位", "单位:", "附件", "附表")


@dataclass(slots=True, eq=False)
class Region:
    """Rows of headers with the rows below them; `captions` are the lines above (title, unit)."""

    grid: Grid
    headers: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)


def regions(grid: Grid) -> list[Region]:
    """The regions of a table, from the top; the first has no headers where the table goes on with another."""
    made = [Region(grid)]
    for row in range(len(grid.places)):
        here = made[-1]
        own = grid.own(row)
        if not own or _is_numbering(own, here):
            continue
        if not here.body:
            _open(grid, row, own, here)
        elif _is_note(own):
            continue
        elif _is_strong(own):
            if not _repeats(grid, row, own, here):
                made.append(Region(grid, headers=[row]))
        elif _may_title(grid, own):
            made.append(Region(grid, captions=[own[0].text]))
        else:
            here.body.append(row)
    return [region for region in made if region.body or region.headers]


def _open(grid: Grid, row: int, own: list[Box], here: Region) -> None:
    """A row above the first figures: a caption, headers, or the first figures."""
    if not here.headers and len(own) <= 3 and _is_caption(grid, own):
        here.captions.extend(box.text for box in own)
    elif len(here.headers) < _MOST_HEADERS and _is_header(grid, row, own, here):
        here.headers.append(row)
    else:
        here.body.append(row)


def _is_caption(grid: Grid, own: list[Box]) -> bool:
    """A line of its own above the headers: the title, the unit, who files it, the form's number."""
    if any(_says_unit(box.text) or box.text.startswith(_ABOVE) for box in own):
        return True
    one = own[0]
    alone = len(own) == 1 and (grid.wide(one) == grid.width or one.column == 0)
    known = one.text in listed("header", "exact")
    return alone and grid.width > 1 and not known and one.text.endswith(("表", ")", "度"))


def _says_unit(text: str) -> bool:
    """Whether the words name the table's unit and do not head a column: 单位：万元, （万元）."""
    unit = unit_line(text)
    return bool(unit) and ("单位" in text or text.strip("()") == unit)


def _is_header(grid: Grid, row: int, own: list[Box], here: Region) -> bool:
    texts = [box.text for box in own]
    years = not here.headers and all(split_year(text) == (text, "") for text in texts if is_numeral(text))
    if any((_is_figure(text) and not years) or len(text) > _LONGEST_HEADER for text in texts):
        return False
    if any(marker_at(text, 0) and not _is_word(text) for text in texts):
        return False
    words = sum(map(_is_word, texts))
    if here.headers and _closed(grid, own, here) and not words:
        return False
    if len(own) == 1:
        if here.headers and total_kind(texts[0]):
            return False
        return words > 0 or (grid.wide(own[0]) > 1 and row + 1 < len(grid.places))
    if words * 2 >= len(own) or (words and not here.headers):
        return True
    if not here.headers:
        return sum(map(grid.wide, own)) * 2 > grid.width
    return all(_covered(grid, box, here) for box in own)


def _is_figure(text: str) -> bool:
    """Whether the words are a figure, and no year."""
    year, rest = split_year(text)
    return is_numeral(text) and not (year and not rest and text.endswith(("年", "年度")))


def _is_word(text: str) -> bool:
    """Whether the words are those of a header."""
    text, _ = without_unit(text)
    _, rest = split_year(text)
    known = by_word("role"), by_word("stage"), by_word("period")
    return (
        text in listed("header", "exact")
        or text in listed("header", "code")
        or text in listed("header", "name")
        or text in listed("header", "text")
        or any(rest in words for words in known)
        or text in listed("total", "columns")
    )


def _closed(grid: Grid, own: list[Box], here: Region) -> bool:
    """Whether a box stands below a header that says how its column measures: nothing goes below that."""
    above = grid.places[here.headers[-1]]
    for box in own:
        over = above[box.column]
        if over is not None and over.text and grid.wide(over) == 1:
            plain, _ = without_unit(over.text)
            if plain in by_word("role") or plain in by_word("stage") or plain in section("header")["code"]:
                return True
    return False


def _covered(grid: Grid, box: Box, here: Region) -> bool:
    """Whether the box divides a header above it, one that is merged or has blanks to its right."""
    line = grid.places[here.headers[-1]]
    above, beside = line[box.column], line[min(box.column + 1, grid.width - 1)]
    if above is None or not above.text:
        return True
    return grid.wide(above) > grid.wide(box) or beside is None or not beside.text


def _is_strong(own: list[Box]) -> bool:
    """Headers in the midst of figures: a new region begins."""
    if len(own) < 3 or any(_is_figure(box.text) for box in own):
        return False
    words = {box.text for box in own if _is_word(box.text)}
    return len(words) >= _STRONG and len(words) * 2 >= len(own)


def _repeats(grid: Grid, row: int, own: list[Box], here: Region) -> bool:
    """Whether the row repeats headers of the region, as on every page of a long table."""
    texts = [box.text for box in own]
    return any(texts == [box.text for box in grid.own(header)] for header in here.headers)


def _may_title(grid: Grid, own: list[Box]) -> bool:
    """One box across the whole table that ends as a title does: a second table begins below it."""
    one = own[0]
    return len(own) == 1 and grid.width > 2 and grid.wide(one) == grid.width and one.text.endswith("表")


def _is_numbering(own: list[Box], here: Region) -> bool:
    """栏次 1 2 3: numbers of the columns, below their headers."""
    if any(box.text == "栏次" for box in own):
        return all(is_numeral(box.text) or not box.text[:1].isdigit() for box in own)
    if here.body or not here.headers or len(own) < 2:
        return False
    numbers = [int(box.text) for box in own if box.text.isdecimal() and len(box.text) <= 3]
    return len(numbers) == len(own) and numbers == list(range(1, len(own) + 1))


def _is_note(own: list[Box]) -> bool:
    """A remark below the figures: 注：…"""
    return own[0].text.startswith(tuple(section("cell")["notes"])) and not any(
        is_numeral(box.text) for box in own[1:]
    )


def is_blank(box: Box | None) -> bool:
    """Whether a place of the body prints no figure and no words."""
    return box is None or is_nothing(box.text)
