"""CSV for spreadsheets: one row a relation, whether it holds or not."""

from __future__ import annotations

from typing import TextIO

from perfcheck.model.filing import Filing
from perfcheck.model.shape import Shape
from perfcheck.write import Style
from perfcheck.write.csv import Table
from perfcheck.write.tables import RELATIONS, relation_rows


class Writer:
    """Writes a row for each relation."""

    def __init__(self, sink: TextIO, style: Style) -> None:
        self.table = Table(sink, RELATIONS)

    def report(self, shape: Shape, filing: Filing) -> None:
        for row in relation_rows(shape, filing):
            self.table.put(row)

    def unreadable(self, name: str, error: str) -> None:
        """It has no relations; the table of findings has a row for it."""

    def close(self) -> None:
        """Every row is written already."""
