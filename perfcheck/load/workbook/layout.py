"""The cells of a sheet → lines of text and tables.

Titles, unit lines and notes that stand above, between and below tables are lines of text; the rest is
tables. A blank row alone ends no table: it does where a title or unit line follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfcheck.load._draft import Draft, Entry

if TYPE_CHECKING:
    from perfcheck.load.workbook.reading import Filled, Sheet

    Row = dict[int, Filled]

_FIGURE = re.compile(r"[-+(（￥¥]?[\d,.，]+%?[)）]?\Z")
_PARTICULAR = re.compile(r"[:：]|表\Z|元[)）]?\Z|\d{4}年度?\Z|[年月日]\Z")
_NAMED = re.compile(r"[:：]|表\Z")
_UNIT = re.compile(r"单位\s*[:：]")
_TITLE = re.compile(r"表(?:[(（][^()（）]{1,20}[)）])?\Z|\A(?:附件|附表|表)\s*[\d一二三四五六七八九十]")
_NOTE = re.compile(
    r"\A[(（]?(?:注|备注|说明|填表说明|填报说明)[\d一二三四五六七八九十]*[)）]?\s*[:：.、]|\A(?:填表人|审核人|制表|单位负责人|编制单位)"
)
_LONG_NOTE = 40
_MOST_PARTICULARS = 4
_SPARSE, _SMALL = 20, 10_000


def lay_out(sheet: Sheet, draft: Draft) -> None:
    """Put a sheet down in a document."""
    for is_table, rows in _parts(sheet):
        if is_table:
            draft.table(_entries(sheet, rows), sheet.title)
            continue
        for row in rows:
            for column in sorted(sheet.cells[row]):
                cell = sheet.cells[row][column]
                draft.block("paragraph", cell.text, cell=f"{sheet.title}!{cell.name}")


def _parts(sheet: Sheet) -> Iterator[tuple[bool, list[int]]]:
    """The rows of the sheet in stretches: of a table, or of lines."""
    table: list[int] = []
    lines: list[int] = []
    rows = sorted(sheet.cells)
    for at, number in enumerate(rows):
        if not _is_line(sheet, rows, at, bool(table)):
            if not table and lines:
                yield False, lines
                lines = []
            table.append(number)
            continue
        if table:
            yield True, table
            table = []
        lines.append(number)
    if lines:
        yield False, lines
    if table:
        yield True, table


def _is_line(sheet: Sheet, rows: list[int], at: int, in_table: bool) -> bool:
    """Whether a row is text beside tables rather than a row of one."""
    row = sheet.cells[rows[at]]
    if any(_FIGURE.match(cell.text) for cell in row.values()) or not _is_particular(row):
        return False
    if not in_table:
        return True
    texts = [cell.text for cell in row.values()]
    if any(_NOTE.search(text) for text in texts):
        return True
    if len(row) > 1 or at == 0:
        return any(_UNIT.search(text) for text in texts)
    (cell,) = row.values()
    if _UNIT.search(cell.text) or (len(cell.text) >= _LONG_NOTE and _ends(rows, at)):
        return True
    after_blank = rows[at] - rows[at - 1] > 1
    return after_blank and (cell.columns > 1 or _TITLE.search(cell.text) is not None)


def _is_particular(row: Row) -> bool:
    """Whether a row has one cell, or a few that each name a particular (部门：…, 单位：万元)."""
    if len(row) == 1:
        return True
    texts = [cell.text for cell in row.values()]
    if len(texts) > _MOST_PARTICULARS or not all(map(_PARTICULAR.search, texts)):
        return False
    return any(_NAMED.search(text) for text in texts)


def _ends(rows: list[int], at: int) -> bool:
    """Whether nothing, or a blank row, follows."""
    return at + 1 == len(rows) or rows[at + 1] - rows[at] > 1


def _entries(sheet: Sheet, rows: list[int]) -> Iterator[Entry]:
    """The cells of a table, the blank ones too where it is not mostly blank."""
    top, held = rows[0], [sheet.cells[row] for row in rows]
    used = sorted({column for row in held for column in row})
    left = used[0]
    filled = sum(map(len, held))
    whole = len(rows) * len(used) <= max(filled * _SPARSE, _SMALL)
    for number, row in zip(rows, held, strict=True):
        for column in used if whole else sorted(row):
            cell = row.get(column)
            if cell is not None:
                place = f"{sheet.title}!{cell.name}"
                yield Entry(number - top, column - left, cell.text, cell.rows, cell.columns, cell.name, place)
            elif (number, column) not in sheet.covered:
                name = sheet.name(number, column)
                yield Entry(number - top, column - left, "", name=name)
