"""What every injected error is made from: the figures that relations bear out, and edits of the text."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from perfcheck.model.figure import Figure
from perfcheck.model.statement import Change, Statement
from perfcheck.model.tie import Tie
from perfcheck.model.workpaper import Workpaper

HUNDRED = Decimal(100)
TELLING = frozenset(("sum", "share", "growth", "delta", "rate", "average", "equal"))

Edit = tuple[int, int, str]
Made = tuple[dict[Figure, Decimal], list[Edit]]
Make = Callable[[Workpaper, random.Random], Made | None]


def edited(text: str, edits: list[Edit]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def printed(figure: Figure, value: Decimal, decimals: int | None = None) -> Edit:
    places = figure.decimals if decimals is None else decimals
    shown = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return figure.num_start, figure.num_end, format(shown, "f")


def targets(paper: Workpaper) -> list[Figure]:
    """Figures that some relation bears out: 0 and figures in words are left alone."""
    tied = {leg.figure: None for tie in paper.ties if tie.kind in TELLING and tie.holds for leg in tie.legs}
    return [
        f for f in tied if f.stated and f.value and paper.document.text[f.num_start : f.num_end].isascii()
    ]


def changes(paper: Workpaper) -> list[tuple[Statement, Change]]:
    return [
        (s, c)
        for s in paper.statements
        for c in s.changes
        if c.amount is not None and c.amount.value and s.kind == "amount" and c.against in ("prior", "")
    ]


def tied(paper: Workpaper, figure: Figure | None) -> bool:
    return any(leg.figure is figure for tie in paper.ties if tie.holds for leg in tie.legs)


def prior_of(statement: Statement, change: Change) -> Decimal:
    assert change.amount is not None
    return statement.figure.value - change.signed * change.amount.base_value / statement.figure.factor


def lists_of(paper: Workpaper) -> list[Tie]:
    return [
        t
        for t in paper.ties
        if t.kind == "sum" and t.whole is None and t.holds and len(t.legs) > 2 and t.committed
    ]


def statement_of(paper: Workpaper, figure: Figure) -> Statement | None:
    return next((s for s in paper.statements if s.figure is figure), None)


def share_of(paper: Workpaper, figure: Figure) -> Figure | None:
    statement = statement_of(paper, figure)
    found = next((r for r in statement.ratios if r.kind == "share"), None) if statement else None
    return found.percent if found else None
