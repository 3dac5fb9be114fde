"""CSV for spreadsheets: one row a finding. Excel knows it for UTF-8 by its first character."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from typing import TextIO

from perfcheck.model.filing import Filing
from perfcheck.model.shape import Shape
from perfcheck.write import Style
from perfcheck.write.tables import FINDINGS, Value, finding_rows, unreadable_row
from perfcheck.write.tame import cell, tame


class Writer:
    """Writes a row for each finding and for each input that cannot be read."""

    def __init__(self, sink: TextIO, style: Style) -> None:
        self.lang = style.lang
        self.table = Table(sink, FINDINGS)

    def report(self, shape: Shape, filing: Filing) -> None:
        for row in finding_rows(shape, filing, self.lang):
            self.table.put(row)

    def unreadable(self, name: str, error: str) -> None:
        self.table.put(unreadable_row(name, error))

    def close(self) -> None:
        """Every row is written already."""


class Table:
    """Rows of named columns; text of strangers is no formula, numbers stay numbers."""

    def __init__(self, sink: TextIO, columns: Sequence[str]) -> None:
        self.columns = columns
        if (getattr(sink, "encoding", None) or "utf-8").lower().startswith("utf-8"):
            sink.write("\ufeff")
        self.rows = csv.writer(sink, lineterminator="\r\n")
        self.rows.writerow(columns)

    def put(self, row: Mapping[str, Value]) -> None:
        """Write one row; a column that it lacks is empty."""
        self.rows.writerow([_field(row.get(column)) for column in self.columns])


def _field(value: Value) -> str:
    if value is None:
        return ""
    return (
        cell(tame(value))
        if isinstance(value, str)
        else format(value, "f" if not isinstance(value, int) else "d")
    )
