"""Headers → columns: what each holds, when, at which stage, in which unit."""

from __future__ import annotations

from collections.abc import Sequence

from perfcheck.model.table import LABELS, VALUES, Column
from perfcheck.number.units import units_table
from perfcheck.read.tables.grid import Grid
from perfcheck.read.tables.headers import Region, is_blank
from perfcheck.read.tables.literal import is_numeral
from perfcheck.read.tables.words import NO_UNIT, by_word, listed, section, split_year, without_unit

_LONGEST_CODE = 15
_SAMPLE = 400
_LONG_WORDS = 12


def read_columns(region: Region, unit: str) -> list[Column]:
    """The columns of a region; `unit` is what its table's figures are in."""
    columns = [_column(at, path) for at, path in enumerate(_paths(region.grid, region.headers))]
    _by_content(region, columns)
    for column in columns:
        _set_unit(column, columns, unit)
    return columns


def _paths(grid: Grid, headers: Sequence[int]) -> list[tuple[str, ...]]:
    """The words above each column, each once; a group's words count for the blank places to its right."""
    paths: list[list[str]] = [[] for _ in range(grid.width)]
    lowest = [-1] * grid.width
    for place, row in enumerate(headers):
        for at, box in enumerate(grid.places[row]):
            if box is not None and box.text:
                lowest[at] = place
    for place, row in enumerate(headers):
        group, parent = "", list[str]()
        for at, box in enumerate(grid.places[row]):
            divided = lowest[at] > place
            words = box.text if box is not None else ""
            if words and box is not None:
                group, parent = (words if divided and box.cell.columns == 1 else ""), list(paths[at])
            elif group and divided and paths[at] == parent:
                words = group
            if words and words not in paths[at]:
                paths[at].append(words)
    return [tuple(path) for path in paths]


def _column(at: int, path: tuple[str, ...]) -> Column:
    column = Column(at, path)
    name: list[str] = []
    for words in path:
        plain, unit = without_unit(words)
        if unit:
            column.unit = unit
        if not (_measure(column, plain) or (unit == "%" and _measure(column, plain.rstrip("%")))):
            name.append(plain)
    column.name = tuple(name)
    column.role = _role(column, path)
    single = section("cell")["single"]
    column.adds = not any(word in words for words in path for word in single)
    return column


def _measure(column: Column, words: str) -> bool:
    """Take up a header that says when, at which stage or how a column measures."""
    if words in listed("stage", "plain"):
        return True
    if role := by_word("role").get(words):
        column.role = "growth" if column.role == "change" and role in ("share", "growth") else role
        return True
    if period := by_word("period").get(words):
        column.period = period
        return True
    if any(word in words for word in listed("moved", "words")) and column.role != "growth":
        percent = any(word in words for word in listed("moved", "percent"))
        column.role = "growth" if percent else "change"
        return True
    year, rest = split_year(words)
    period = year
    if not year:
        for opening, when in (
            ("上年度", "prior"),
            ("上年", "prior"),
            ("去年", "prior"),
            ("本年度", "current"),
            ("本年", "current"),
        ):
            if words.startswith(opening) and len(words) > len(opening):
                period, rest = when, words[len(opening) :]
                break
    rest = rest.strip("()")
    stage = by_word("stage").get(rest, "")
    if stage == "plain":
        stage = ""
    elif rest and not stage:
        return False
    if not period and not stage:
        return False
    column.period, column.stage = period or column.period, stage or column.stage
    return True


def _role(column: Column, path: tuple[str, ...]) -> str:
    if column.role in VALUES:
        return column.role
    last, _ = without_unit(path[-1]) if path else ("", "")
    if last in ("一级指标", "二级指标", "三级指标", "四级指标"):
        return "level"
    for role in ("code", "number", "text"):
        if last in listed("header", role):
            return role
    if column.period or column.stage:
        return "amount"
    if last in listed("header", "name"):
        return "name?"
    if last.endswith(("编码", "代码")):
        return "code"
    if last.endswith(("名称",)):
        return "name"
    return "?"


def drop_common(columns: list[Column]) -> None:
    """What stands above every column of figures of a panel names the panel, and no column of it."""
    values = [column for column in columns if column.role in VALUES]
    while values and all(column.name[:1] == values[0].name[:1] != () for column in values):
        if len(values) == 1 and values[0].name[0] not in ("收入", "支出"):
            return
        for column in values:
            column.name = column.name[1:]


def _by_content(region: Region, columns: list[Column]) -> None:
    """Settle what the headers leave open by what the column holds."""
    seen_label = False
    for column in columns:
        figures, words, codes = _tally(region, column.at)
        if column.role == "name?" and not (figures > words and seen_label):
            column.role = "name"
        elif column.role in ("?", "name?"):
            if not column.path and _is_count(region, column.at):
                column.role = "number"
            elif codes and codes == figures and not seen_label and not words:
                column.role = "code"
            elif (figures and figures * 2 >= words) or (not figures and not words and column.path):
                column.role = "amount"
            else:
                column.role = "text" if seen_label or not words else "name"
        seen_label = (seen_label or column.role in LABELS) and column.role not in VALUES


def _tally(region: Region, at: int) -> tuple[int, int, int]:
    """How many cells of a column print a numeral, words, or digits that may be a code."""
    figures = words = codes = 0
    for row in region.body[:_SAMPLE]:
        box = region.grid.places[row][at]
        if is_blank(box) or box is None or box.row != row or box.column != at:
            continue
        if is_numeral(box.text):
            figures += 1
            codes += box.text.isdecimal() and 3 <= len(box.text) <= _LONGEST_CODE
        elif box.text[:1].isdigit() and len(box.text) <= _LONG_WORDS and "%" in box.text[-1:]:
            figures += 1
        else:
            words += 1
    return figures, words, codes


def _is_count(region: Region, at: int) -> bool:
    """1, 2, 3 … down a column without a header."""
    numbers = [
        box.text
        for row in region.body[:_SAMPLE]
        if (box := region.grid.places[row][at]) is not None and box.text and box.row == row
    ]
    return len(numbers) > 1 and numbers == [str(n) for n in range(1, len(numbers) + 1)]


def _set_unit(column: Column, columns: list[Column], unit: str) -> None:
    """The unit of a column of figures: its own, that of its labels' header, else the table's."""
    if column.role in ("growth", "share", "rate"):
        column.unit = "%"
    elif column.role in ("weight", "score", "deduction"):
        column.unit = "分"
    elif column.role in ("amount", "change") and not column.unit:
        counted = any(word in words for words in column.path for word in section("cell")["counts"])
        labelled = next((other.unit for other in columns if other.role == "name" and other.unit), "")
        column.unit = NO_UNIT if counted else labelled or unit
    ratio = column.unit == "%" or (column.path and column.path[-1].endswith(("率", "比")))
    column.adds = column.adds and (column.role == "share" or not ratio)
    if column.unit not in units_table()[0] and column.unit != NO_UNIT:
        column.unit = ""
