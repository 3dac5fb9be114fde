"""Scored tables: no score beyond its weight, levels that roll up, weights and scores to their totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from perfcheck.model.table import Column, Entry, Line, Panel, Sheet
from perfcheck.model.tie import Leg, Tie
from perfcheck.relate.tables.books import Books, holds, near

_WHOLE = Decimal(100)
_USUAL = frozenset(map(Decimal, (100, 90)))
_FEWEST = 4
Items = list[Entry]


def relate_scores(books: Books, sheets: Sequence[Sheet]) -> None:
    """Enter the ties of every scored table; regions of one table share their totals."""
    earlier: dict[str, Items] = {}
    table = -1
    for sheet in sheets:
        if sheet.tables[0] != table:
            table, earlier = sheet.tables[0], {}
        for panel in sheet.panels:
            _relate(books, panel, earlier)


def _relate(books: Books, panel: Panel, earlier: dict[str, Items]) -> None:
    weights = [column for column in panel.columns if column.role in ("level", "weight")]
    scores = [column for column in panel.columns if column.role == "score"]
    if not scores and not any(column.role == "weight" for column in panel.columns):
        return
    if scores and weights and weights[-1].role == "weight":
        _within_weight(books, panel, weights[-1], scores[-1])
    for role, columns in (("weight", weights), ("score", scores)):
        used = [column for column in columns if _items(panel, column)]
        for coarse, fine in pairwise(used):
            _roll_up(books, panel, coarse, fine)
        if used:
            before = earlier.get(role, [])
            items = _items(panel, used[-1])
            totals = list(_totals(panel, used[-1]))
            for total in totals:
                _total(books, total, items, before)
            if role == "weight" and not totals:
                _hundred(books, items, before)
            earlier[role] = [] if totals else [*before, *items]


def _items(panel: Panel, column: Column) -> Items:
    return [line.entries[column.at] for line in panel.lines if column.at in line.entries and not line.total]


def _totals(panel: Panel, column: Column) -> Iterator[Entry]:
    return (line.entries[column.at] for line in panel.lines if line.total and column.at in line.entries)


def _within_weight(books: Books, panel: Panel, weight: Column, score: Column) -> None:
    for line in panel.lines:
        most, given = line.entries.get(weight.at), line.entries.get(score.at)
        if most is not None and given is not None and most.figure.dimension == given.figure.dimension:
            legs = [Leg("larger", most.figure), Leg("smaller", given.figure)]
            books.enter(books.net.tie("order", legs))


def _roll_up(books: Books, panel: Panel, coarse: Column, fine: Column) -> None:
    """A cell over several rows against the finer cells beside them."""
    made: list[Tie] = []
    for total, lines in _stretches(panel, coarse):
        parts = [line.entries[fine.at] for line in lines if fine.at in line.entries]
        if parts and (len(lines) > 1 or len(parts) > 1):
            made.append(books.sum(total, parts))
    borne = any(tie.holds and len(tie.legs) > 2 for tie in made)
    for tie in made:
        tie.committed = borne
        books.enter(tie)


def _stretches(panel: Panel, column: Column) -> Iterator[tuple[Entry, list[Line]]]:
    """Each figure of a column with the lines down to the next one, or to a total."""
    head: Entry | None = None
    lines: list[Line] = []
    for line in panel.lines:
        if column.at in line.entries or line.total:
            if head is not None:
                yield head, lines
            head, lines = (None, []) if line.total else (line.entries[column.at], [])
        lines.append(line)
    if head is not None:
        yield head, lines


def _total(books: Books, total: Entry, items: Items, before: Items) -> None:
    """A printed total: of its own region, or with those above it (预算执行率 of the funds)."""
    readings = [parts for parts in ([*before, *items], items) if parts]
    if not readings:
        return
    fits = next((parts for parts in readings if holds(total, parts)), readings[0])
    tie = books.sum(total, fits)
    if tie.verdict == "fails" and not near(total, fits):
        books.undecided(tie, "structure-open")
    else:
        books.enter(tie)


def _hundred(books: Books, items: Items, before: Items) -> None:
    """Weights without a printed total: a hundred, or ninety beside the ten of 预算执行率."""
    parts = [*before, *items]
    added = sum((entry.figure.value for entry in parts), Decimal(0))
    if len(parts) < _FEWEST or (added in _USUAL and added != _WHOLE):
        return
    tie = Tie("sum", [Leg("part", entry.figure) for entry in parts], whole=_WHOLE, committed=False)
    books.net.judged(tie)
    if tie.holds or _WHOLE * 4 < added * 5 < _WHOLE * 6:
        books.enter(tie)
