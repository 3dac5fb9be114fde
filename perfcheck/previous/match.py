"""The figure of last year's filing that a claim speaks of."""

from __future__ import annotations

from collections import defaultdict

from perfcheck.check.values import base_value
from perfcheck.model.figure import Figure
from perfcheck.model.previous import Claim
from perfcheck.model.statement import Statement
from perfcheck.model.workpaper import Workpaper
from perfcheck.number.units import addable
from perfcheck.previous.claims import core_of, scopes_of

_MOST = 8


class Published:
    """What last year's filing says of its own year, by the cores of its labels."""

    def __init__(self, paper: Workpaper, year: int | None) -> None:
        self.paper = paper
        self.of_budget = "预算" in (paper.outline.title or "") and "决算" not in (paper.outline.title or "")
        self.by_core: dict[str, list[Statement]] = defaultdict(list)
        self.known: dict[tuple[object, ...], tuple[list[Figure], str]] = {}
        own = paper.outline.fiscal_year
        for statement in paper.statements:
            of_year = int(statement.period) if statement.period.isdecimal() else own
            stated = statement.kind == "amount" and statement.figure.stated and not statement.aside
            if stated and (year is None or of_year in (None, year)):
                self.by_core[core_of(statement)].append(statement)

    def candidates(self, claim: Claim) -> tuple[list[Figure], str]:
        """The figures a claim may mean, each value once, and why there are none: no-label, units-differ."""
        key = (claim.core, claim.stage, claim.figures[-1].dimension, claim.scopes)
        if key not in self.known:
            self.known[key] = self._candidates(claim)
        return self.known[key]

    def _candidates(self, claim: Claim) -> tuple[list[Figure], str]:
        named = self.by_core.get(claim.core, [])
        of_stage = [s for s in named if self._fits_stage(claim, s)]
        if not of_stage:
            return [], "no-label"
        alike = [s for s in of_stage if addable(claim.figures[-1].dimension, s.figure.dimension)]
        if not alike:
            return [], "units-differ"
        scoped = [s for s in alike if scopes_of(self.paper, s) == claim.scopes]
        figures = _apart([s.figure for s in (scoped or alike)])
        if not scoped and len(figures) == 1 and not _one_scope(self.paper, alike[0], claim):
            return figures * 2, ""
        return figures[:_MOST], ""

    def _fits_stage(self, claim: Claim, statement: Statement) -> bool:
        """Accounts are compared with accounts, a budget with a budget."""
        if claim.stage == "budget":
            return statement.stage == "budget" or (self.of_budget and not statement.stage)
        return statement.stage != "budget"


def _one_scope(paper: Workpaper, statement: Statement, claim: Claim) -> bool:
    """Whether one of the two scopes takes in the other, so that the wording does not set them apart."""
    scopes = scopes_of(paper, statement)
    return scopes <= claim.scopes or claim.scopes <= scopes


def _apart(figures: list[Figure]) -> list[Figure]:
    """The figures that differ in value, the most precise of each first."""
    kept: dict[object, Figure] = {}
    for figure in sorted(figures, key=lambda figure: -figure.decimals * 10 - (figure.factor == 1)):
        kept.setdefault(base_value(figure), figure)
    return list(kept.values())
