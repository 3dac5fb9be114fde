"""The tables of a document → sheets: columns that measure, lines that are measured, figures in both.

grid      merged cells in every place that they cover
literal   what a cell prints: a figure, nothing, words
headers   which rows are headers; where a table begins anew below another
columns   what a column holds: codes, names, amounts, percents, scores; when, at which stage, in what
lines     labels, codes, totals, 其中
titles    title and unit above a table, and which of the final-account tables it is
words     knowledge/tables.toml
places    where in a table each figure stands
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.model.table import Column, Entry, Panel, Sheet
from perfcheck.read.tables.columns import read_columns
from perfcheck.read.tables.grid import Box, lay_out
from perfcheck.read.tables.headers import Region, regions
from perfcheck.read.tables.lines import read_lines, read_panels
from perfcheck.read.tables.titles import is_continuation, lines_above, read_title, read_unit, recognise

if TYPE_CHECKING:
    from perfcheck.model.document import Document
    from perfcheck.read.flow import Flow

__all__ = ["read_tables"]

APART = 1000
"""So far apart, by index, are the figures of tables from those of the prose: they are no neighbours."""


def read_tables(document: Document, flow: Flow, figures: int) -> list[Sheet]:
    """Every table with figures or labels, in order; `figures` is how many figures the prose has."""
    reader = _Reader(document, flow, figures + APART)
    for number in range(len(document.tables)):
        reader.read(number)
    recognise(reader.sheets)
    return reader.sheets


class _Reader:
    def __init__(self, document: Document, flow: Flow, index: int) -> None:
        self.document = document
        self.flow = flow
        self.index = index
        self.sheets: list[Sheet] = []
        self.headers: list[tuple[str, ...]] = []

    def read(self, number: int) -> None:
        tables = self.document.tables
        table = tables[number]
        grid = lay_out(number, table, self.flow.raw)
        if grid is None:
            return
        above = lines_above(tables, number, self.flow.raw)
        at = self.flow.flow_offset(table.start)
        for place, region in enumerate(regions(grid)):
            first = above if not place else []
            self._region(number, region, first, table.title if not place else "", at)

    def _region(self, number: int, region: Region, above: list[str], own: str, at: int) -> None:
        goes_on = not region.captions and is_continuation(above)
        same = region.headers and self.headers == _headers(region)
        last = self.sheets[-1] if self.sheets else None
        alike = last is not None and sum(len(panel.columns) for panel in last.panels) == region.grid.width
        if (
            last is not None
            and alike
            and goes_on
            and (same or not region.headers)
            and number not in last.tables
        ):
            last.tables.append(number)
            panels = last.panels
        else:
            panels = self._sheet(number, region, above, own)
        read_lines(region, panels, lambda entry, box: self._keep(entry, box, number, at))

    def _sheet(self, number: int, region: Region, above: list[str], own: str) -> list[Panel]:
        last = self.sheets[-1] if self.sheets else None
        inherits = last is not None and number in last.tables and not region.captions
        unit = read_unit(region.captions, above) or (last.unit if inherits and last else "")
        columns: list[Column] = read_columns(region, unit)
        sheet = Sheet(read_title(own, region.captions, above), unit=unit, panels=read_panels(columns))
        if not sheet.title and inherits and last:
            sheet.title = last.title
        sheet.tables.append(number)
        self.headers = _headers(region)
        self.sheets.append(sheet)
        return sheet.panels

    def _keep(self, entry: Entry, box: Box, number: int, at: int) -> None:
        """Give the figure its places in the document and its number among the figures."""
        figure, shift = entry.figure, box.cell.start
        figure.at = figure.until = figure.num_at = figure.num_until = at
        figure.start, figure.end = figure.start + shift, figure.end + shift
        figure.num_start, figure.num_end = figure.num_start + shift, figure.num_end + shift
        figure.text = self.document.text[figure.start : figure.end]
        figure.index, figure.table = self.index, number
        self.index += 1


def _headers(region: Region) -> list[tuple[str, ...]]:
    return [tuple(box.text for box in region.grid.own(row)) for row in region.headers]
