"""The cells of the sheets that a workbook shows, each with its text as it is printed."""

from __future__ import annotations

import posixpath
import warnings
import zlib
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import fromstring
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from perfcheck.errors import ReadError
from perfcheck.load._draft import column_name
from perfcheck.load._package import broken, unpack
from perfcheck.load.workbook.printed import Printer
from perfcheck.load.workbook.survey import Range, Survey, survey

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

    from perfcheck.model.job import Job

# openpyxl takes a workbook's parts to be what they should be, and fails in as many ways as they are not.
_BROKEN = (
    BadZipFile,
    InvalidFileException,
    ExpatError,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    EOFError,
    OSError,
    RuntimeError,
    zlib.error,
)
_WIDEST = 100
_OFTEN = 200


@dataclass(slots=True)
class Filled:
    """A cell that is shown and not blank: its text, its name, and how far it spans what is shown."""

    text: str
    name: str
    rows: int = 1
    columns: int = 1


class Shown:
    """Counts rows or columns over those that are not hidden; numbers are from 1, indices from 0."""

    def __init__(self, is_hidden: Callable[[int], bool]) -> None:
        self.hides = is_hidden
        self.indices = [0, 0]

    def index(self, number: int) -> int:
        """How many are shown before it."""
        while len(self.indices) <= number:
            self.indices.append(self.indices[-1] + (not self.hides(len(self.indices) - 1)))
        return self.indices[number]

    def number(self, index: int) -> int:
        """The one that is shown at an index."""
        self.index(index + 1)
        while self.indices[-1] <= index:
            self.index(len(self.indices))
        return bisect_left(self.indices, index + 1, 1) - 1


@dataclass(slots=True)
class Sheet:
    """A sheet as it is shown: row → column → cell, both counted from 0 over what is not hidden.

    `covered` are the places that merged cells reach over; `rows` and `columns` know the hidden ones.
    """

    title: str
    cells: dict[int, dict[int, Filled]]
    covered: set[tuple[int, int]]
    rows: Shown
    columns: Shown

    def name(self, row: int, column: int) -> str:
        """What the workbook calls the cell at a place that is shown: B3."""
        return f"{column_name(self.columns.number(column) - 1)}{self.rows.number(row)}"


def sheets(data: bytes, name: str, job: Job) -> Iterator[Sheet]:
    """Every sheet that is shown, in order. Raises ReadError."""
    archive = unpack(data, name, job)
    try:
        with warnings.catch_warnings():
            # What openpyxl cannot keep (pictures, validations) is not read here anyway.
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(data), read_only=True, data_only=True)
            yield from _Reader(book, archive, name, job).sheets()
    except _BROKEN:
        raise broken(name) from None


class _Reader:
    def __init__(self, book: Workbook, archive: ZipFile, name: str, job: Job) -> None:
        self.book = book
        self.archive = archive
        self.name = name
        self.job = job
        self.printer = Printer(book.epoch)
        self.done = self.total = 0

    def sheets(self) -> Iterator[Sheet]:
        paths = _paths(self.archive)
        shown = [sheet for sheet in self.book.worksheets if sheet.sheet_state == "visible"]
        surveys = [self._survey(paths[sheet.title], sheet.title) for sheet in shown]
        self.total = sum(found.rows for found in surveys)
        for sheet, found in zip(shown, surveys, strict=True):
            yield self._sheet(sheet, found)

    def _survey(self, path: str, title: str) -> Survey:
        with self.archive.open(path) as stream:
            found = survey(stream)
        limit = self.job.limits.rows
        if found.rows > limit or found.extent > limit * _WIDEST:
            raise ReadError(
                f"{self.name}：工作表“{title}”过大，超过 {limit} 行（设置项 limits.rows）",
                f"{self.name}: sheet {title} is too large, with more than {limit} rows (setting limits.rows)",
            )
        if found.unworked:
            place = f"{title}!{found.unworked}"
            raise ReadError(
                f"{self.name}：公式没有保存计算结果（{place}），请用 Excel 或 WPS 打开并保存后再检查",
                f"{self.name}: formulas without their values ({place}): open and save it in Excel first",
            )
        return found

    def _sheet(self, source: Any, found: Survey) -> Sheet:
        source.reset_dimensions()
        columns = Shown(found.hides_column)
        rows = Shown(found.hidden_rows.__contains__)
        merged, covered = _merges(found.merged, rows, columns)
        held: dict[int, dict[int, Filled]] = {}
        for line in source.iter_rows():
            for cell in line:
                if cell.value is not None:
                    self._keep(cell, held, merged, rows, columns)
            self._tell(any(cell.value is not None for cell in line))
        return Sheet(source.title, held, covered, rows, columns)

    def _keep(
        self,
        cell: Any,
        held: dict[int, dict[int, Filled]],
        merged: dict[tuple[int, int], tuple[int, int, int, int]],
        rows: Shown,
        columns: Shown,
    ) -> None:
        place = (cell.row, cell.column)
        span = merged.get(place)
        if span is None and (rows.hides(place[0]) or columns.hides(place[1])):
            return
        row, column, down, across = span or (rows.index(place[0]), columns.index(place[1]), 1, 1)
        text = self.printer.text(cell)
        if text and down and across:
            name = f"{column_name(cell.column - 1)}{cell.row}"
            held.setdefault(row, {})[column] = Filled(text, name, down, across)

    def _tell(self, is_filled: bool) -> None:
        self.done += is_filled
        if is_filled and (self.done % _OFTEN == 0 or self.done == self.total):
            self.job.progress(min(self.done, self.total), self.total)


def _merges(
    ranges: list[Range], rows: Shown, columns: Shown
) -> tuple[dict[tuple[int, int], tuple[int, int, int, int]], set[tuple[int, int]]]:
    """Of each merged cell: its first place → where it is shown and how far it spans; places covered."""
    merged: dict[tuple[int, int], tuple[int, int, int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for top, left, bottom, right in ranges:
        row, column = rows.index(top), columns.index(left)
        down, across = rows.index(bottom + 1) - row, columns.index(right + 1) - column
        merged[top, left] = (row, column, down, across)
        if down * across <= _WIDEST * _WIDEST:
            covered |= {(row + y, column + x) for y in range(down) for x in range(across)}
            covered.discard((row, column))
    return merged, covered


def _paths(archive: ZipFile) -> dict[str, str]:
    """The name of each sheet → the member of the zip that holds it."""
    targets = {
        element.get("Id", ""): element.get("Target", "")
        for element in fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    found = {}
    for element in fromstring(archive.read("xl/workbook.xml")).iter():
        if element.tag.rpartition("}")[2] == "sheet":
            key = next((value for key, value in element.items() if key.endswith("}id")), "")
            found[element.get("name", "")] = posixpath.normpath(
                posixpath.join("/xl", targets.get(key, ""))
            ).lstrip("/")
    return found
