"""Rows of a region → lines of its panels, each with its label, its code and its figures."""

from __future__ import annotations

import re
from collections.abc import Callable

from perfcheck.model.table import AMOUNTS, LABELS, VALUES, Column, Entry, Line, Panel
from perfcheck.read.tables.columns import drop_common
from perfcheck.read.tables.grid import Box, Grid
from perfcheck.read.tables.headers import Region, is_blank
from perfcheck.read.tables.literal import give_unit, read_literal
from perfcheck.read.tables.words import NO_UNIT, bare_label, section, total_kind, without_unit

_CODE_LENGTHS = (3, 5, 7)
_WEIGHT = re.compile(r"\(\s*(\d{1,3}(?:\.\d{1,2})?)\s*分?\s*\)\s*\Z")
_SIDES = (("收入", "income"), ("支出", "expenditure"))
Keep = Callable[[Entry, Box], None]


def read_panels(columns: list[Column]) -> list[Panel]:
    """Columns side by side: a label to the right of figures begins a panel of its own."""
    panels: list[Panel] = []
    figures = True
    for column in columns:
        if (figures and column.role in ("name", "code")) or not panels:
            panels.append(Panel([]))
            figures = False
        figures = figures or column.role in VALUES
        panels[-1].columns.append(column)
    for panel in panels:
        drop_common(panel.columns)
        tops = {column.path[0] for column in panel.columns if column.path}
        panel.side = next((side for word, side in _SIDES if tops == {word}), "")
    return panels


def read_lines(region: Region, panels: list[Panel], keep: Keep) -> None:
    """Add the lines of the region's body to its panels; `keep` is told of every figure."""
    for row in region.body:
        for panel in panels:
            line = _line(region.grid, row, panel)
            if line is not None:
                _fill(region.grid, row, panel, line, keep)
                panel.lines.append(line)


def _line(grid: Grid, row: int, panel: Panel) -> Line | None:
    line = Line(row, grid.number)
    places = grid.places[row]
    labels: list[tuple[str, int]] = []
    for column in panel.columns:
        box = places[column.at]
        if box is None or column.role not in LABELS:
            continue
        if column.role == "code":
            if box.text.isdecimal() and box.row == row:
                line.code += box.text
            elif total_kind(box.text) and box.row == row:
                labels.append((box.text, box.row))
        elif box.text and (not labels or labels[-1] != (box.text, box.row)):
            labels.append((box.text, box.row))
            line.indent = len(box.raw) - len(box.raw.lstrip())
    if labels:
        _name(line, labels)
    blank = all(is_blank(places[column.at]) for column in panel.columns)
    return None if blank else line


def _name(line: Line, labels: list[tuple[str, int]]) -> None:
    """The innermost label names the line; a row of a total says so in any of its labels."""
    total = next((label for label in labels if total_kind(bare_label(label[0])[0])), None)
    label, start = total if total is not None and total[1] == line.at else labels[-1]
    line.label, line.groups = label, tuple(one for one in labels if one != (label, start))
    digits = label[: len(label) - len(label.lstrip("0123456789"))]
    if not line.code and len(digits) in _CODE_LENGTHS and len(label) > len(digits):
        line.code, label = digits, label[len(digits) :]
    line.core, line.style, line.ordinal, line.within = bare_label(label)
    line.total = "" if line.code else total_kind(line.core)
    _, unit = without_unit(label)
    counts = section("cell")["counts"]
    line.unit = unit if unit != "%" else ""
    if not line.unit and any(word in line.core for word in counts):
        line.unit = NO_UNIT


def _fill(grid: Grid, row: int, panel: Panel, line: Line, keep: Keep) -> None:
    """Read the line's cells that begin in this row."""
    for column in panel.columns:
        box = grid.places[row][column.at]
        if column.role == "level" and box is not None and (found := _WEIGHT.search(box.raw)):
            if box.row == row and box.column == column.at and (figure := read_literal(found[1], found[1])):
                give_unit(figure, "分")
                figure.start, figure.end = found.span(1)
                figure.num_start, figure.num_end = found.span(1)
                line.entries[column.at] = Entry(figure, line, column)
                keep(line.entries[column.at], box)
            continue
        if column.role not in VALUES or box is None or is_blank(box):
            continue
        if box.row != row or box.column != column.at:
            continue
        figure = read_literal(box.raw, box.text)
        if figure is None:
            line.unread.add(column.at)
            continue
        own = line.unit if column.role in AMOUNTS else ""
        give_unit(figure, own or column.unit)
        entry = Entry(figure, line, column, box.rows)
        line.entries[column.at] = entry
        keep(entry, box)
