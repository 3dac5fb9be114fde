"""A workbook of three sheets: the filings, the findings, the relations."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from perfcheck.model.filing import Filing
from perfcheck.model.shape import SEVERITIES, VERDICTS, Shape
from perfcheck.write import Style
from perfcheck.write.place import path_of
from perfcheck.write.tables import FINDINGS, RELATIONS, Value, finding_rows, relation_rows, unreadable_row
from perfcheck.write.tame import tame
from perfcheck.write.words import words

# What a cell and a sheet of Excel can hold.
_LONGEST = 32_000
_MOST_ROWS = 1_048_000
_MOST_DIGITS = 15
_FORMULA = ("=", "+", "-", "@")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_WIDTHS = {"file": 32, "message": 60, "formula": 60, "arithmetic": 50, "cause": 40, "figures": 40}
_WIDTHS |= {"suggestion": 30, "basis": 40, "reason": 24, "name": 22, "fingerprint": 18, "filing": 32}
_FILLS = {"error": "FFF8D7DA", "warning": "FFFFF3CD", "note": "FFD1ECF1", "unreadable": "FFE2E3E5"}
_SUMMARY = ("filing", *SEVERITIES, *VERDICTS, "figures", "used")


class Writer:
    """Fills the sheets as the reports come and writes the workbook at the end."""

    def __init__(self, sink: IO[bytes], style: Style) -> None:
        self.sink = sink
        self.lang = style.lang
        say = words(style.lang)
        self.book = Workbook(write_only=True)
        self.summary = Sheet(self.book, say["sheet_filings"], _SUMMARY, say)
        self.findings = Sheet(self.book, say["sheet_findings"], FINDINGS, say)
        self.relations = Sheet(self.book, say["sheet_relations"], RELATIONS, say)

    def report(self, shape: Shape, filing: Filing) -> None:
        counts = shape["summary"]
        figures = {"figures": counts["quantities"]["total"], "used": counts["quantities"]["used"]}
        filed = {"filing": path_of(shape, filing)}
        self.summary.put(filed | counts["findings"] | counts["relations"] | figures)
        for row in finding_rows(shape, filing, self.lang):
            self.findings.put(self._said(row), _FILLS.get(str(row["severity"])))
        for row in relation_rows(shape, filing):
            self.relations.put(self._said(row))

    def unreadable(self, name: str, error: str) -> None:
        self.findings.put(self._said(unreadable_row(name, error)), _FILLS["unreadable"])

    def _said(self, row: Mapping[str, Value]) -> dict[str, Value]:
        """The row with its severity and verdict in the words of the reader, as the heads are."""
        say = words(self.lang)
        told = {key: say.get(str(row[key]), row[key]) for key in ("severity", "verdict") if key in row}
        return {**row, **told}

    def close(self) -> None:
        whole = io.BytesIO()  # a zip half written complains again when it is dropped
        self.book.save(whole)
        self.sink.write(whole.getbuffer())


class Sheet:
    """A sheet with named columns, the first row of which stays in sight."""

    def __init__(self, book: Workbook, title: str, columns: Sequence[str], say: Mapping[str, str]) -> None:
        self.sheet: Any = book.create_sheet(title)
        self.columns = columns
        self.rows = 0
        self.sheet.freeze_panes = "A2"
        self.sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}1"
        for number, column in enumerate(columns, 1):
            self.sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column, 12)
        self.fills = {
            colour: self._style(fill=_fill(colour), alignment=_WRAPPED) for colour in _FILLS.values()
        }
        self.plain = self._style(alignment=_WRAPPED)
        self.quoted = self._style(alignment=_WRAPPED, quotePrefix=True)
        heads = [self._cell(say.get(f"column_{column}", say.get(column, column))) for column in columns]
        for head in heads:
            head.font = Font(bold=True)
        self.sheet.append(heads)

    def put(self, row: Mapping[str, Value], fill: str | None = None) -> None:
        """Add one row; what no sheet can hold is left out."""
        if self.rows >= _MOST_ROWS:
            return
        self.rows += 1
        cells = [self._cell(row.get(column)) for column in self.columns]
        if fill in self.fills:
            cells[self.columns.index("severity")]._style = self.fills[fill]
        self.sheet.append(cells)

    def _cell(self, value: Value) -> Any:
        """A cell that Excel calculates nothing of: text is marked as text, even after an edit."""
        if not isinstance(value, str):
            number: Any = value
            if number is not None and len(str(number).lstrip("-").replace(".", "")) > _MOST_DIGITS:
                number = str(number)
            return WriteOnlyCell(self.sheet, number)
        cell: Any = WriteOnlyCell(self.sheet, tame(value)[:_LONGEST])
        cell.data_type = "s"
        cell._style = self.quoted if value.startswith(_FORMULA) else self.plain
        return cell

    def _style(self, **settings: Any) -> Any:
        """A style made once: to make one for each cell takes longer than all the rest."""
        cell: Any = WriteOnlyCell(self.sheet, "")
        for name, value in settings.items():
            setattr(cell, name, value)
        return cell._style


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)
