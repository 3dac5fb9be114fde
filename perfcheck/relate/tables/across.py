"""Tables against tables: one fact stated twice, wholes over several tables, and what cannot exceed what."""

from __future__ import annotations

from decimal import Decimal

from perfcheck.check import may_sum
from perfcheck.knowledge import load
from perfcheck.model.figure import Figure
from perfcheck.model.table import Entry
from perfcheck.model.tie import Leg, Tie
from perfcheck.relate.tables.books import Books
from perfcheck.relate.tables.facts import Fact, Known, economic

_STAGES = ("final", "budget", "initial")


def relate_across(books: Books, known: Known) -> None:
    """Enter what the tables of one set say of each other."""
    for stated in known.stated.values():
        _restated(books, [entry for _, entry in stated])
    for stage in _STAGES:
        _basic(books, known, stage)
        _within_wider(books, known, stage)
        _three_public(books, known, stage)


def _restated(books: Books, entries: list[Entry]) -> None:
    """Every further statement of a fact against the first."""
    first = entries[0]
    for other in entries[1:]:
        tie = books.net.tie("equal", [Leg("stated", first.figure), Leg("restated", other.figure)])
        if tie.verdict == "fails" and _adjusted(books, first.figure, other.figure):
            books.undecided(tie, "tail")
        else:
            books.enter(tie)


def _adjusted(books: Books, one: Figure, other: Figure) -> bool:
    """Whether the two differ in the last digit, and sums of which one is a part hold with either."""
    gap = abs(one.base_value - other.base_value)
    if one.decimals != other.decimals or gap > Decimal(1).scaleb(-one.decimals) * one.factor:
        return False
    return any(_part_of_many(books, a, b) for a, b in ((one, other), (other, one)))


def _part_of_many(books: Books, figure: Figure, instead: Figure) -> bool:
    for tie in books.sums_of(figure):
        legs = tie.legs[1:]
        if tie.kind != "sum" or not tie.holds or len(legs) < 2 or tie.legs[0].figure is figure:
            continue
        parts = [instead if leg.figure is figure else leg.figure for leg in legs]
        if may_sum(tie.legs[0].figure, parts, [leg.weight for leg in legs]):
            return True
    return False


def _basic(books: Books, known: Known, stage: str) -> None:
    """一般公共预算基本支出 = 人员经费合计 + 公用经费合计, of two tables."""
    total, staff, running = (
        known.entry(Fact("expenditure", "general", "total", aspect, stage))
        for aspect in ("basic", "staff", "running")
    )
    if total is not None and staff is not None and running is not None:
        books.enter(books.sum(total, [staff, running]))


def _within_wider(books: Books, known: Known, stage: str) -> None:
    """Spending of all funds is no less than that of the general public budget."""
    for aspect in ("total", "basic", "project"):
        wide = known.entry(Fact("expenditure", "all", "total", aspect, stage))
        narrow = known.entry(Fact("expenditure", "general", "total", aspect, stage))
        if wide is not None and narrow is not None:
            books.enter(_order(books, wide, narrow))


def _three_public(books: Books, known: Known, stage: str) -> None:
    """What basic expenditure spends on 三公 is no more than the 三公 table says in all."""
    for code, item in load("tables")["three-public-codes"].items():
        whole = known.entry(Fact("three-public", "grants", item, "total", stage))
        part = known.stated.get(Fact(**_with_stage(economic(code), stage)))
        if whole is not None and part:
            books.enter(_order(books, whole, part[0][1]))


def _with_stage(fact: Fact, stage: str) -> dict[str, str]:
    return {
        "side": fact.side,
        "scope": fact.scope,
        "subject": fact.subject,
        "aspect": fact.aspect,
        "stage": stage,
    }


def _order(books: Books, wide: Entry, narrow: Entry) -> Tie:
    return books.net.tie("order", [Leg("larger", wide.figure), Leg("smaller", narrow.figure)])
