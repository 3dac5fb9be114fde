"""CSV and TSV: one table over the file's own text, each cell with the exact span of its words.

Fields, quotes and line ends are read as the standard library's csv module reads them, which says where
no field stands; here each is found by its place. Lines above the table that hold one field are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

from perfcheck.errors import ReadError
from perfcheck.load._draft import column_name, too_many_rows
from perfcheck.load.text import decode, is_binary
from perfcheck.model.document import Block, Cell, Document, Place, Table
from perfcheck.model.job import Job

_SEPARATORS = ",\t;|，"
_SAMPLE = 1 << 16
_QUOTED = re.compile(r'"((?:[^"]|"")*+)"')

Field = tuple[int, int]
"""Where the words of a field start and end, without quotes and the spaces around it."""


def read_separated(data: bytes, name: str, job: Job) -> Document:
    """The table in the bytes. Raises ReadError where they are no text or past the limit of rows."""
    text = decode(data, name)
    if is_binary(text):
        raise ReadError(f"{name}：这不是文本文件（含有大量控制字符）", f"{name}: not a text file")
    if not text or text.isspace():
        raise ReadError(f"{name}：文件里没有文字", f"{name}: there is no text in the file")
    rows: list[list[Field]] = []
    for row in _rows(text, separator_of(text)):
        rows.append(row)
        if len(rows) > job.limits.rows:
            raise too_many_rows(name, job.limits.rows)
    return _document(text, rows, name, data)


def separator_of(text: str) -> str:
    """What stands between fields: the sign that cuts most lines into equally many, more than one."""
    best, chosen = (0, 0), ","
    for sign in _SEPARATORS:
        widths: dict[int, int] = {}
        for row in _rows(text[:_SAMPLE], sign):
            widths[len(row)] = widths.get(len(row), 0) + 1
        width, lines = max(widths.items(), key=lambda item: (item[0] > 1, item[1]), default=(0, 0))
        if width > 1 and (lines, width) > best:
            best, chosen = (lines, width), sign
    return chosen


def _rows(text: str, separator: str) -> Iterator[list[Field]]:
    """The fields of each row that is not blank."""
    stop = re.compile(rf"{re.escape(separator)}|\r\n?|\n")
    row: list[Field] = []
    at = 0
    while at <= len(text):
        field, end = _field(text, at, stop)
        row.append(field)
        sign = stop.match(text, end)
        at = sign.end() if sign else len(text) + 1
        if not sign or sign[0] != separator:
            if any(low < high for low, high in row):
                yield row
            row = []


def _field(text: str, at: int, stop: re.Pattern[str]) -> tuple[Field, int]:
    """The field at an offset, and where it ends."""
    quoted = _QUOTED.match(text, at)
    if quoted and (quoted.end() == len(text) or stop.match(text, quoted.end())):
        return _trimmed(text, quoted.start() + 1, quoted.end() - 1), quoted.end()
    found = stop.search(text, at)
    end = found.start() if found else len(text)
    return _trimmed(text, at, end), end


def _trimmed(text: str, start: int, end: int) -> Field:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _document(text: str, rows: list[list[Field]], name: str, data: bytes) -> Document:
    """The rows as a table; those before it with one filled field are lines of text."""
    first = next((at for at, row in enumerate(rows) if _filled(row) > 1), len(rows))
    blocks = [Block("paragraph", *field) for row in rows[:first] for field in row if field[0] < field[1]]
    cells = [
        Cell(at, column, *field, name=f"{column_name(column)}{at + 1}")
        for at, row in enumerate(rows[first:])
        for column, field in enumerate(row)
    ]
    places = [Place(cell.start, cell.end, cell=f"表1!{cell.name}") for cell in cells if cell.start < cell.end]
    table = [Table(rows[first][0][0], cells[-1].end, tuple(cells))] if cells else []
    media_type = "text/tab-separated-values" if name.lower().endswith(".tsv") else "text/csv"
    return Document(
        text, name, media_type, sha256(data).hexdigest(), tuple(blocks), tuple(table), tuple(places)
    )


def _filled(row: list[Field]) -> int:
    return sum(start < end for start, end in row)
