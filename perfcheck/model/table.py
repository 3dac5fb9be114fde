"""A table as its reader understands it: columns that measure, lines that are measured, figures in both."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure

AMOUNTS = frozenset({"amount", "change"})
LABELS = frozenset({"name", "level", "code"})
VALUES = frozenset({"amount", "change", "growth", "share", "rate", "weight", "score", "deduction"})


@dataclass(slots=True, eq=False)
class Column:
    """A column with its headers.

    at      its number in the table, from 0
    path    the headers above it, from the top, as printed without spaces
    name    the path without the words that say when, at which stage, in which unit or how measured
    role    code, name, level (一级指标 …), number (行次), text, or one of VALUES
    period  '' current prior, or a year; stage: '' initial adjusted adjustment budget final
    unit    as the header or the table prints it, '' where neither does
    adds    whether figures of the column may be added up
    """

    at: int
    path: tuple[str, ...] = ()
    name: tuple[str, ...] = ()
    role: str = "text"
    period: str = ""
    stage: str = ""
    unit: str = ""
    adds: bool = True

    @property
    def title(self) -> str:
        """What a person would call the column."""
        return "·".join(self.path)

    @property
    def family(self) -> tuple[str, str, str]:
        """Columns of one family measure different things in one way."""
        return self.role, self.period, self.stage


@dataclass(slots=True, eq=False)
class Entry:
    """A figure of a table and what it measures. `span`: how many rows its cell takes up."""

    figure: Figure
    line: Line
    column: Column
    span: int = 1

    @property
    def label(self) -> str:
        """Row and column in words: 行政运行·基本支出."""
        return "·".join(part for part in (self.line.label, self.column.title) if part)


@dataclass(slots=True, eq=False)
class Line:
    """One row of a panel.

    at      its number in the table, from 0; table: the table's number in the document
    label   as printed, without spaces; core: without marker, 其中 and brackets
    code    the digits of its account code; '' where it has none
    style   of the number that opens it (one of read.marker.STYLES); ordinal
    total   '' for an item, else total or subtotal
    within  whether it is said to be part of the line above it (其中)
    indent  how far its label is set in
    groups  the labels of the columns before its own (一级指标, 二级指标), with the row where each begins
    entries by column; blank cells have none. unread: columns whose cell holds words
    """

    at: int
    table: int
    label: str = ""
    core: str = ""
    code: str = ""
    style: str = ""
    ordinal: int = 0
    total: str = ""
    within: bool = False
    indent: int = 0
    unit: str = ""
    groups: tuple[tuple[str, int], ...] = ()
    entries: dict[int, Entry] = field(default_factory=dict)
    unread: set[int] = field(default_factory=set)


@dataclass(slots=True, eq=False)
class Panel:
    """Columns that share their row labels: a table may have two side by side (收入 | 支出)."""

    columns: list[Column]
    lines: list[Line] = field(default_factory=list)
    side: str = ""


@dataclass(slots=True, eq=False)
class Sheet:
    """A table, or the part of one below its own headers, over however many pages.

    kind   which of the final-account tables it is (knowledge/tables.toml), '' for any other
    stage  final or budget where the title says so; scope and side of the funds likewise
    tables numbers of the document's tables that it is made of
    """

    title: str
    kind: str = ""
    stage: str = ""
    year: str = ""
    unit: str = ""
    panels: list[Panel] = field(default_factory=list)
    tables: list[int] = field(default_factory=list)

    def entries(self) -> list[Entry]:
        """Every figure of the sheet, panel by panel and line by line."""
        return [entry for panel in self.panels for line in panel.lines for entry in line.entries.values()]
