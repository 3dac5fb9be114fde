"""What openpyxl does not tell of a sheet that it reads row by row: hidden rows and columns, merged
cells, and formulas whose values nobody has worked out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import IO
from xml.parsers.expat import ParserCreate

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})\Z")
_TRUE = ("1", "true", "on")
_PIECE = 1 << 16

Range = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 1."""


@dataclass(slots=True)
class Survey:
    """What a sheet says of itself; rows and columns count from 1.

    unworked  the first cell with a formula and no value, '' where there is none
    rows      how many rows it has cells in
    extent    the sum of their widths: what reading it row by row costs
    """

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[Range] = field(default_factory=list)
    unworked: str = ""
    rows: int = 0
    extent: int = 0

    def hides_column(self, column: int) -> bool:
        return any(low <= column <= high for low, high in self.hidden_columns)


def survey(stream: IO[bytes]) -> Survey:
    """Look through the XML of a sheet. Raises ExpatError where it is broken."""
    walk = _Walk()
    parser = ParserCreate()
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.data
    while piece := stream.read(_PIECE):
        parser.Parse(piece, False)
    parser.Parse(b"", True)
    return walk.found


class _Walk:
    def __init__(self) -> None:
        self.found = Survey()
        self.row = 0
        self.cell = ""
        self.is_formula = self.in_value = self.has_value = self.is_hidden = False
        self.width = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "c":
            self.cell = attributes.get("r", "")
            self.width += 1
            self.is_formula = self.in_value = False
            # A formula may well give an empty text.
            self.has_value = attributes.get("t") == "str"
        elif tag == "v":
            self.in_value = True
        elif tag == "f":
            self.is_formula = True
        elif tag == "row":
            self._row(attributes)
        elif tag == "col" and (attributes.get("hidden") in _TRUE or attributes.get("width") == "0"):
            low, high = _whole(attributes.get("min")), _whole(attributes.get("max"))
            self.found.hidden_columns.append((low, high))
        elif tag == "mergeCell":
            ends = [_place(end) for end in attributes.get("ref", "").split(":")]
            if len(ends) == 2 and all(ends):
                (top, left), (bottom, right) = ends
                self.found.merged.append((top, left, bottom, right))

    def _row(self, attributes: dict[str, str]) -> None:
        self.row = _whole(attributes.get("r")) or self.row + 1
        self.width = 0
        self.is_hidden = attributes.get("hidden") in _TRUE
        if self.is_hidden:
            self.found.hidden_rows.add(self.row)

    def data(self, text: str) -> None:
        if self.in_value and text:
            self.has_value = True

    def end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        self.in_value = False
        if tag == "c":
            if self.is_formula and not (self.has_value or self.is_hidden or self.found.unworked):
                self.found.unworked = self.cell or "?"
        elif tag == "row" and self.width:
            self.found.rows += 1
            self.found.extent += max(self.width, _place(self.cell)[1])


def _place(name: str) -> tuple[int, int]:
    """Row and column of a cell's name, (0, 0) where it is none."""
    found = _CELL.match(name)
    if not found:
        return 0, 0
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 8 else 0
