"""What a cell of the final-account tables states: side, scope, subject, aspect, stage and year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from perfcheck.knowledge import load
from perfcheck.model.table import Column, Entry, Line, Panel, Sheet
from perfcheck.read.tables.words import by_word

_FLOWS = ("income", "expenditure")
_FUNDS = ("general", "fund", "capital", "grants")
_ECONOMIC = "econ:"
_CLASS, _SIDES = 3, ("opening", "closing", "income", "expenditure")


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure that a filing has once, whatever table prints it.

    side     income, expenditure, opening, closing, grand, distribution, three-public
    scope    whose money: all, grants, general, fund, capital
    subject  total, a class by its name, a section or item by its code, an item of 三公
    aspect   total, basic, project, staff, running, or a source of income by its name
    """

    side: str
    scope: str
    subject: str = "total"
    aspect: str = "total"
    stage: str = "final"
    period: str = ""


@dataclass(slots=True)
class Known:
    """The facts of one set of tables, each with the entries that state it and their sheets."""

    stated: dict[Fact, list[tuple[Sheet, Entry]]] = field(default_factory=lambda: defaultdict(list))
    names: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def entry(self, fact: Fact) -> Entry | None:
        """The first entry that states the fact."""
        found = self.stated.get(fact)
        return found[0][1] if found else None


def sets(sheets: Sequence[Sheet]) -> Iterator[Known]:
    """The tables of a filing, a table of one kind and stage once in each set."""
    known, seen = Known(), set[tuple[str, str, str]]()
    for sheet in sheets:
        if not sheet.kind or not sheet.entries():
            continue
        key = (sheet.kind, sheet.stage, sheet.year)
        if key in seen:
            yield known
            known, seen = Known(), set()
        seen.add(key)
        for panel in sheet.panels:
            _learn(known, sheet, panel)
    if seen:
        yield known


def _learn(known: Known, sheet: Sheet, panel: Panel) -> None:
    scope = next(kind["scope"] for kind in load("tables")["kind"] if kind["id"] == sheet.kind)
    side = next(kind.get("side", "") for kind in load("tables")["kind"] if kind["id"] == sheet.kind)
    after = False
    for line in panel.lines:
        for entry in line.entries.values():
            fact = _fact(sheet.kind, side or panel.side, scope, line, entry.column, after=after)
            if fact is not None:
                stage = entry.column.stage or sheet.stage or "final"
                found = replace(fact, stage=stage, period=_period(entry.column, sheet))
                known.stated[found].append((sheet, entry))
        if line.code and sheet.kind == "general":
            known.names[line.core].append(line.code)
        after = after or by_word("line").get(line.core) in ("current-income", "current-expenditure")


def _period(column: Column, sheet: Sheet) -> str:
    """'' for the year of the filing."""
    return "" if column.period in ("", "current", sheet.year) else column.period


def _fact(kind: str, side: str, scope: str, line: Line, column: Column, *, after: bool) -> Fact | None:
    if column.role != "amount":
        return None
    if kind == "three-public":
        return _three_public(line, column)
    if kind in ("overview", "grants"):
        return _of_line(side, scope, line, column, after=after)
    if kind == "basic":
        return _of_economic_class(line, column)
    return _of_account(side, scope, line, column)


def _three_public(line: Line, column: Column) -> Fact | None:
    names = [name for name in (*column.name, line.core) if name and name not in ("小计", "合计")]
    words = by_word("three-public")
    subject = next((words[name] for name in reversed(names) if name in words), "")
    if not subject and any("合计" in name for name in (*column.name, line.core)):
        subject = "total"
    return Fact("three-public", "grants", subject) if subject else None


def _of_line(side: str, scope: str, line: Line, column: Column, *, after: bool) -> Fact | None:
    """收入支出决算总表 and its kin: what the line says, for whom the column says."""
    if not side:
        return None
    if column.name:
        funds = by_word("column").get(column.name[-1], "")
        if funds not in ("total", *_FUNDS):
            return None
        scope = funds if funds in _FUNDS else scope
    says = by_word("line").get(line.core, "")
    if says in ("grand", "opening", "closing"):
        return Fact(says, scope)
    if says in ("current-income", "current-expenditure"):
        return Fact(says.removeprefix("current-"), scope)
    if side == "income":
        if says in _FUNDS:
            return Fact("opening" if after else "income", says)
        return None if after or line.total or not line.core else Fact("income", scope, aspect=line.core)
    if line.total or after or line.style == "" or line.within:
        return None
    return Fact("expenditure", scope, line.core)


def _of_account(side: str, scope: str, line: Line, column: Column) -> Fact | None:
    """收入决算表, 支出决算表 and their kin: a code down, a source or a kind of outlay along."""
    subject = line.core if len(line.code) == _CLASS else line.code
    if line.total == "total" and not line.code:
        subject = "total"
    aspect = "total"
    for name in column.name:
        says = by_word("column").get(name, "")
        if says in _SIDES:
            side = says
        elif says in _FUNDS:
            scope = says
        elif says != "total":
            aspect = says or name
    return Fact(side, scope, subject, aspect) if side and subject else None


def _of_economic_class(line: Line, column: Column) -> Fact | None:
    aspect = by_word("column").get(column.name[-1], "") if column.name else "total"
    if aspect not in ("total", "staff", "running"):
        return None
    says = by_word("line").get(line.core, "")
    if line.code:
        return Fact("expenditure", "general", _ECONOMIC + line.code, "basic") if aspect == "total" else None
    if says in ("staff", "running") and aspect == "total":
        return Fact("expenditure", "general", "total", says)
    if line.total == "total" and line.core in ("合计", "总计"):
        return Fact("expenditure", "general", "total", "basic" if aspect == "total" else aspect)
    return None


def economic(code: str) -> Fact:
    """The basic expenditure under a code of the economic classification."""
    return Fact("expenditure", "general", _ECONOMIC + code, "basic")
