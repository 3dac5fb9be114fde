"""One realistic error put into a consistent report, of each cause that perfcheck names."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from benchmarks import injection_figures as figures
from benchmarks import injection_lists as lists
from benchmarks import injection_percents as percents
from benchmarks.injection_edits import HUNDRED, Edit, Make, edited
from perfcheck.config import Config
from perfcheck.load import load_text
from perfcheck.model.figure import Figure
from perfcheck.model.workpaper import Workpaper
from perfcheck.pipeline import read_paper
from perfcheck.relate import relate


@dataclass
class Injection:
    """A report with an error: `wrong` are the clean report's figures with the values now printed."""

    cause: str
    text: str
    wrong: dict[Figure, Decimal] = field(default_factory=dict)
    edits: list[Edit] = field(default_factory=list)

    def place(self, offset: int) -> int:
        """Where an offset of the clean text stands now."""
        return offset + sum(len(new) - (end - start) for start, end, new in self.edits if end <= offset)


def related(text: str) -> Workpaper:
    """A text read and related, before any diagnosis."""
    paper = read_paper(load_text(text), Config())
    relate(paper)
    return paper


def injections(text: str, paper: Workpaper, rng: random.Random) -> Iterator[Injection]:
    """One error of every cause that the report gives occasion for."""
    for cause, make in CAUSES.items():
        if (made := make(paper, rng)) is not None:
            wrong, edits = made
            yield Injection(cause, edited(text, edits), wrong, edits)


CAUSES: dict[str, Make] = {
    "digits-swapped": figures.digits(figures.swapped),
    "digit-dropped": figures.digits(figures.dropped),
    "digit-doubled": figures.digits(figures.doubled),
    "digit-mistyped": figures.digits(figures.mistyped),
    "decimal-moved": figures.digits(figures.moved_point),
    "unit-slip": figures.unit,
    "last-years-figure": figures.years_figure,
    "last-years-text": lists.years_text,
    "direction-reversed": figures.direction,
    "exchanged": lists.exchange,
    "part-missing": lists.missing,
    "counted-twice": lists.twice,
    "wrong-base": percents.base,
    "not-times-100": percents.percent(
        lambda tie: tie.legs[0].figure.value / HUNDRED, ("share", "rate", "growth")
    ),
    "turned-over": percents.percent(percents.turned, ("share", "rate")),
    "forced-to-100": percents.forced,
    "cut-off": percents.percent(percents.cut, ("share", "rate", "growth")),
    "plugged-part": lists.plugged,
    "another-total": lists.another_total,
}
