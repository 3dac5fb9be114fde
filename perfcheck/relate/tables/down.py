"""Totals down a column: 合计, 小计, 其中 and numbered rows, where no account codes say what belongs where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from perfcheck.check import may_sum
from perfcheck.model.table import Column, Entry, Line, Panel
from perfcheck.model.tie import Leg
from perfcheck.read.marker import STYLES
from perfcheck.relate.tables.books import Books, Reading, near, values, weigh
from perfcheck.relate.tables.names import definitions

_ADDED = frozenset({"amount", "change", "share"})
_MOST_TOTALS, _FEW = 60, 6
_MOST_NESTED, _MOST_CHILDREN = 600, 60
_RANK = {style: at for at, style in enumerate(STYLES)}


def relate_down(books: Books, panel: Panel) -> None:
    """Enter the sums of a panel's columns, each with the reading that its figures bear out best."""
    columns = values(panel, _ADDED)
    if not columns or any(line.code for line in panel.lines):
        return
    _Down(books, panel, columns).relate()


@dataclass(slots=True)
class _Sum:
    """A line that adds others up, and the ways to read which; `named`: its label says that it does."""

    line: Line
    readings: list[Reading]
    named: bool = True
    best: Reading = field(default_factory=lambda: Reading(()))


class _Down:
    def __init__(self, books: Books, panel: Panel, columns: list[Column]) -> None:
        self.books = books
        self.lines = [line for line in panel.lines if line.label]
        self.columns = columns

    def relate(self) -> None:
        sums = [*self._totals(), *self._named(), *self._numbered()]
        for one in sums:
            for reading in one.readings:
                for column in self.columns:
                    total = one.line.entries.get(column.at)
                    if total is not None:
                        weigh(reading, total, _entries(reading, column))
            one.best = max(one.readings, key=lambda r: (r.support, r.weak - r.failures, r.sure))
        for one in sums:
            borne = any(other.best.support for other in sums if other is not one and other.named)
            for column in self.columns:
                self._enter(one, column, borne)
        self._within()

    def _totals(self) -> Iterator[_Sum]:
        found = [at for at, line in enumerate(self.lines) if line.total]
        for place, at in enumerate(found):
            before = found[place - 1] if place else -1
            after = found[place + 1] if place + 1 < len(found) else len(self.lines)
            # Of very many totals only the last may add up those before it: each would read them all again.
            earlier = found[:place] if place < _MOST_TOTALS or after == len(self.lines) else []
            readings = list(_distinct(self._readings(at, before, after, earlier)))
            if readings:
                yield _Sum(self.lines[at], readings)

    def _readings(self, at: int, before: int, after: int, earlier: Sequence[int]) -> Iterator[Reading]:
        """The lines that a total may add up, the likeliest first."""
        line = self.lines[at]
        yield from self._by_definition(line, at)
        above, below = self.lines[before + 1 : at], self.lines[at + 1 : after]
        for block in (above, below) if above else (below,):
            yield from map(Reading, _tops(block))
            if block is above and before >= 0 and line.total == "total":
                for tops in _tops(block):
                    yield Reading((self.lines[before], *tops))
        if line.total == "total" and earlier:
            subs = [self.lines[place] for place in earlier if self.lines[place].total == "subtotal"]
            own = [self.lines[place] for place in earlier if self.lines[place].total == "total"]
            for some in (subs, own, [*subs, *own]):
                if some:
                    yield Reading(tuple(some))
                    yield Reading((*some, *above))
            yield from map(Reading, _tops([one for one in self.lines[:at] if not one.total]))
        if line.total == "total" and not above and at == 0:
            rest = self.lines[1:]
            yield from map(Reading, _tops([one for one in rest if not one.total]))
            if subs := [one for one in rest if one.total == "subtotal"]:
                yield Reading(tuple(subs))

    def _by_definition(self, line: Line, at: int) -> Iterator[Reading]:
        """The lines before (or, of a total at the top, after) whose names make this total by definition."""
        lines = self.lines[:at] or self.lines[at + 1 :]
        for known in definitions():
            if line.core not in known.total or at > _MOST_NESTED:
                continue
            found = [
                next((one for one in reversed(lines) if one.core in names), None) for names in known.parts
            ]
            parts = tuple(one for one in found if one is not None)
            if len(parts) >= known.needs:
                yield Reading(parts, sure=True)

    def _named(self) -> Iterator[_Sum]:
        """Lines that are sums by name, with all their parts right below: 年度资金总额, 三公经费."""
        for at, line in enumerate(self.lines):
            if line.total:
                continue
            for known in definitions():
                below = self.lines[at + 1 : at + 1 + len(known.parts) + 1]
                parts = tuple(one for one in below if one.core in known.names and not one.total)
                if line.core in known.total and len(parts) >= known.needs:
                    yield _Sum(line, [Reading(parts, sure=len(parts) >= len(known.parts))], named=False)

    def _numbered(self) -> Iterator[_Sum]:
        """Lines whose numbers say what stands below them: 一、 over （一）, or a line over 一、 二、."""
        children: dict[int, list[Line]] = {}
        open_: list[int] = []
        for at, line in enumerate(self.lines):
            if line.total:
                open_ = []
                continue
            rank = _RANK[line.style] if line.style else -1
            while open_ and self._rank(open_[-1]) >= rank:
                open_.pop()
            if open_ and not line.within:
                children.setdefault(open_[-1], []).append(line)
            if not line.within:
                open_.append(at)
        for at, parts in children.items():
            if len(parts) > 1 and parts[0].ordinal == 1:
                yield _Sum(self.lines[at], [Reading(tuple(parts))], named=False)

    def _rank(self, at: int) -> int:
        style = self.lines[at].style
        return _RANK[style] if style else -1

    def _enter(self, one: _Sum, column: Column, borne: bool) -> None:
        """Enter the sum of one column: as its best reading has it, or as another does that holds."""
        total = one.line.entries.get(column.at)
        if total is None:
            return
        best = one.best
        parts = _entries(best, column)
        if not parts:
            return
        fits = best
        if not _fits(total, parts) and not (best.support or (best.sure and best.weak)):
            fits = next(
                (r for r in one.readings if _fits(total, found := _entries(r, column)) and found), best
            )
            if fits is best and (nested := _nested(self._block(one.line), total, column)):
                fits = Reading(tuple(nested))
        self._settle(one, fits, column, borne)

    def _settle(self, one: _Sum, reading: Reading, column: Column, borne: bool) -> None:
        """A sum that holds is entered; one that fails as far as its label and the others bear it out."""
        total, parts = one.line.entries[column.at], _entries(reading, column)
        tie = self.books.sum(total, parts, role="hundred" if column.role == "share" else "total")
        close = near(total, parts)
        if tie.verdict != "fails":
            if one.named or tie.holds:
                self.books.enter(tie)
        elif any(column.at in line.unread for line in reading.parts if isinstance(line, Line)):
            self.books.undecided(tie, "cell-unread")
        elif not reading.settled and self._opens(one.line):
            self.books.undecided(tie, "list-open")
        elif (
            reading.sure or reading.settled or (one.named and close and (borne or len(one.readings) <= _FEW))
        ):
            self.books.enter(tie)
        elif one.named:
            self.books.undecided(tie, "structure-open")
        elif borne and close:
            tie.committed = False
            self.books.enter(tie)

    def _opens(self, line: Line) -> bool:
        """Whether 其中 stands right below a total: what follows may not be all of it."""
        at = self.lines.index(line) + 1
        return at < len(self.lines) and self.lines[at].within

    def _block(self, line: Line) -> list[Line]:
        """The lines between a total and the one before it."""
        at = self.lines.index(line)
        start = at
        while start and not self.lines[start - 1].total and at - start < _MOST_NESTED:
            start -= 1
        return self.lines[start:at] or [
            one for one in self.lines[at + 1 : at + _MOST_NESTED] if not one.total
        ]

    def _within(self) -> None:
        """其中 is no more than the line that it is part of."""
        above: Line | None = None
        for line in self.lines:
            if not line.within:
                above = line
                continue
            for column in self.columns:
                whole = above.entries.get(column.at) if above is not None else None
                part = line.entries.get(column.at)
                if whole is None or part is None or min(whole.figure.value, part.figure.value) < 0:
                    continue
                legs = [Leg("larger", whole.figure), Leg("smaller", part.figure)]
                self.books.enter(self.books.net.tie("order", legs))


def _tops(block: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """The lines of a block that are no parts of others: by 其中, by numbers, by how far they are set in."""
    lines = [line for line in block if not line.within]
    if not lines:
        return
    after = next((at for at, line in enumerate(block) if line.within), len(block))
    yield tuple(lines)
    styles = {line.style for line in lines if line.style}
    if styles:
        top = min(styles, key=lambda style: _RANK[style])
        yield tuple(line for line in lines if line.style == top)
        yield tuple(line for line in lines if not line.style)
        yield tuple(line for line in lines if line.style in ("", top))
    runs = list(_runs(lines))
    if len(runs) > 1:
        yield from runs
    indents = {line.indent for line in lines}
    if len(indents) > 1:
        yield tuple(line for line in lines if line.indent == min(indents))
    if after < len(block):
        yield tuple(block[:after])
        yield tuple(block)


def _runs(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """The lines of the topmost numbers, in runs that each begin with 一: one total split up twice."""
    styles = [line.style for line in lines if line.style]
    top = min(styles, key=lambda style: _RANK[style], default="")
    run: list[Line] = []
    for line in lines:
        if line.style != top or not top:
            continue
        if line.ordinal == 1 and run:
            yield tuple(run)
            run = []
        run.append(line)
    if run:
        yield tuple(run)


def _distinct(readings: Iterator[Reading]) -> Iterator[Reading]:
    seen: set[tuple[int, ...]] = set()
    for reading in readings:
        key = tuple(id(part) for part in reading.parts)
        if key and key not in seen:
            seen.add(key)
            yield reading


def _entries(reading: Reading, column: Column) -> list[Entry]:
    found = (line.entries.get(column.at) for line in reading.parts if isinstance(line, Line))
    return [entry for entry in found if entry is not None]


def _fits(total: Entry, parts: Sequence[Entry]) -> bool:
    return bool(parts) and may_sum(total.figure, [part.figure for part in parts])


def _nested(block: list[Line], total: Entry, column: Column) -> list[Line]:
    """The lines that make the total once those are left out that make up the line right above them."""
    lines = [line for line in block if column.at in line.entries]
    if len(lines) > _MOST_NESTED or len(lines) < 3:
        return []
    tops: list[Line] = []
    at = 0
    while at < len(lines):
        tops.append(lines[at])
        at = _past(lines, at, column)
    found = [line.entries[column.at] for line in tops]
    return tops if len(tops) < len(lines) and _fits(total, found) else []


def _past(lines: list[Line], at: int, column: Column) -> int:
    """Where the lines end that add up to the line at `at`; the next line where none do."""
    whole = lines[at].entries[column.at]
    if whole.figure.value <= 0:
        return at + 1
    parts: list[Entry] = []
    here = at + 1
    while here < len(lines) and len(parts) < _MOST_CHILDREN:
        parts.append(lines[here].entries[column.at])
        here += 1
        if _fits(whole, parts):
            return here
        if sum(part.figure.value for part in parts) > whole.figure.value:
            break
    return at + 1
