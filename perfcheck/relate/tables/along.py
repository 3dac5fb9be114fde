"""Totals along a row: 合计 = 基本支出 + 项目支出, merged headers, opening to closing balance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from perfcheck.knowledge import load
from perfcheck.model.table import AMOUNTS, Column, Entry, Line, Panel
from perfcheck.model.tie import Leg
from perfcheck.read.tables.words import listed
from perfcheck.relate.tables.books import Books, Reading, near, values, weigh
from perfcheck.relate.tables.names import defined

Name = tuple[str, ...]


def relate_along(books: Books, panel: Panel) -> None:
    """Enter the sums that the headers of a panel lay down, row by row."""
    families: dict[object, list[Column]] = defaultdict(list)
    for column in values(panel, AMOUNTS):
        families[(*column.family, column.unit)].append(column)
    for columns in families.values():
        for total, readings in _totals(columns):
            _relate(books, panel, total, readings)
        _roll(books, panel, columns)


def _totals(columns: list[Column]) -> Iterator[tuple[Column, list[Reading]]]:
    """Columns of totals with the columns that they may add up."""
    tree = _Headers(columns)
    for column in columns:
        if not column.name or not _is_total(column.name[-1]):
            continue
        group = column.name[:-1]
        siblings = tree.siblings(group, column)
        names = [column.name[len(group)] for column in siblings]
        readings = []
        if len(siblings) > 1 or (siblings and group):
            readings.append(Reading(tuple(siblings), sure=defined(column.name[-1], names)))
            opened = any(_is_within(one.name[len(group) : len(group) + 1]) for one in tree.groups[group])
            if opened:
                every = [
                    one for one in tree.groups[group] if one is not column and not _is_total(one.name[-1])
                ]
                readings[0].sure = False
                readings.append(Reading(tuple(every)))
            for run in _runs(siblings, column, columns):
                if 1 < len(run) < len(siblings) or (run and len(siblings) == 1):
                    readings.append(Reading(tuple(run)))
            others = [one for one in tree.groups[group] if one is not column and _is_total(one.name[-1])]
            if len(others) > 1:
                readings.append(Reading(tuple(others)))
        if readings:
            yield column, readings


def _runs(siblings: list[Column], total: Column, columns: list[Column]) -> Iterator[list[Column]]:
    """The siblings to the right of a total, and those to its left, each up to the next total of its group."""
    for beside in (
        [c for c in columns if c.at > total.at],
        [c for c in reversed(columns) if c.at < total.at],
    ):
        run: list[Column] = []
        for column in beside:
            if len(column.name) == len(total.name) and _is_total(column.name[-1]):
                break
            if column in siblings:
                run.append(column)
        yield run


def _is_total(words: str) -> bool:
    return words in listed("total", "columns") or words.endswith(("合计", "小计", "总计"))


def _is_within(name: Name) -> bool:
    return any(words.startswith(("其中", "#")) for words in name)


class _Headers:
    """Columns of one family as the tree of their headers."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = columns
        self.groups: dict[Name, list[Column]] = defaultdict(list)
        for column in columns:
            for depth in range(len(column.name)):
                self.groups[column.name[:depth]].append(column)

    def siblings(self, group: Name, total: Column) -> list[Column]:
        """The columns that stand for what is beside a total: a group by its own total, or by its columns."""
        found: list[Column] = []
        seen: set[str] = set()
        for column in self.groups[group]:
            head = column.name[len(group)]
            if column is total or head in seen or _is_within(column.name[len(group) :]):
                continue
            if len(column.name) == len(group) + 1:
                if not _is_total(head):
                    found.append(column)
                continue
            seen.add(head)
            found.extend(self._of_group((*group, head)))
        return found

    def _of_group(self, group: Name) -> list[Column]:
        inside = self.groups[group]
        own = [column for column in inside if len(column.name) == len(group) + 1]
        total = next((column for column in own if _is_total(column.name[-1])), None)
        return [total] if total is not None else [column for column in inside if not _is_within(column.name)]


def _entries(line: Line, columns: Sequence[object]) -> list[Entry]:
    found = (line.entries.get(column.at) for column in columns if isinstance(column, Column))
    return [entry for entry in found if entry is not None]


def _relate(books: Books, panel: Panel, total: Column, readings: list[Reading]) -> None:
    rows = [line for line in panel.lines if total.at in line.entries]
    for reading in readings:
        for line in rows:
            weigh(reading, line.entries[total.at], _entries(line, reading.parts))
    best = max(readings, key=lambda r: (r.support, r.weak - r.failures, r.sure))
    mostly = best.failures > best.support + best.weak and len(rows) > 1
    doubtful = mostly or (not best.settled and len(readings) > 1 and _opens(readings))
    for line in rows:
        whole, parts = line.entries[total.at], _entries(line, best.parts)
        if not parts:
            continue
        tie = books.sum(whole, parts)
        if tie.verdict != "fails":
            books.enter(tie)
        elif any(column.at in line.unread for column in best.parts if isinstance(column, Column)):
            books.undecided(tie, "cell-unread")
        elif not best.sure and (doubtful or not (best.settled or near(whole, parts))):
            books.undecided(tie, "structure-open")
        else:
            books.enter(tie)


def _opens(readings: list[Reading]) -> bool:
    """Whether 其中 or a second total among the columns leaves it open which are added up."""
    columns = [column for one in readings for column in one.parts if isinstance(column, Column)]
    return any(_is_within(column.name) or _is_total(column.name[-1]) for column in columns if column.name)


def _roll(books: Books, panel: Panel, columns: list[Column]) -> None:
    """closing = opening + income − expenditure, where a row prints all four kinds of column."""
    known = load("tables")["roll"]
    found = {role: _named(columns, names) for role, names in known.items()}
    closing, opening, income, spent = (
        found[role] for role in ("closing", "opening", "income", "expenditure")
    )
    if closing is None or opening is None or income is None or spent is None:
        return
    for line in panel.lines:
        total = line.entries.get(closing.at)
        terms = [
            (sign, entry)
            for sign, column in ((1, opening), (1, income), (-1, spent))
            if (entry := line.entries.get(column.at)) is not None
        ]
        if total is None or len(terms) < 2:
            continue
        legs = [Leg("balance", total.figure)]
        legs += [Leg("in" if sign > 0 else "out", entry.figure, sign) for sign, entry in terms]
        books.enter(books.net.tie("sum", legs))


def _named(columns: Sequence[Column], names: Sequence[str]) -> Column | None:
    """The column of one of these names, or the total of the group that is called so."""
    for column in columns:
        if len(column.name) == 1 and column.name[0] in names:
            return column
    for column in columns:
        if len(column.name) == 2 and column.name[0] in names and _is_total(column.name[1]):
            return column
    return None
