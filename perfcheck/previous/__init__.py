"""This filing against last year's: what it says of last year, beside what was published then.

claims   what a filing says of last year: printed, the base of a comparison, or implied by a change
match    the figure of last year's filing that a claim speaks of, by label, stage and scope

Labels are compared by their cores; what no label meets, or several figures could, is listed and
not guessed.
"""

from __future__ import annotations

from perfcheck.check import judge
from perfcheck.model.figure import Figure
from perfcheck.model.previous import Claim, Comparison, LastYear
from perfcheck.model.tie import Leg, Tie
from perfcheck.model.workpaper import Workpaper
from perfcheck.previous.claims import read_claims
from perfcheck.previous.match import Published

__all__ = ["compare"]


def compare(paper: Workpaper, last: Workpaper) -> LastYear:
    """Every claim of a filing about last year, beside last year's filing; both are read already."""
    year = _year(paper, last)
    found = LastYear(last)
    published = Published(last, year)
    for claim in read_claims(paper, year):
        candidates, reason = published.candidates(claim)
        comparisons = [Comparison(claim, figure, _tie(claim, figure)) for figure in candidates]
        holding = next((one for one in comparisons if one.tie.holds), None)
        if holding is not None:
            found.comparisons.append(holding)
        elif len(comparisons) == 1 and comparisons[0].tie.reason != "units-differ":
            found.comparisons.append(comparisons[0])
        else:
            found.unmatched.append((claim, reason or _why(comparisons)))
    return found


def _why(comparisons: list[Comparison]) -> str:
    return "several-figures" if len(comparisons) > 1 else "units-differ"


def _year(paper: Workpaper, last: Workpaper) -> int | None:
    """The year before this filing's; where it names none, that of last year's filing."""
    this = paper.outline.fiscal_year
    return this - 1 if this is not None else last.outline.fiscal_year


def _tie(claim: Claim, published: Figure) -> Tie:
    """The claim as a tie with last year's figure in the place of the prior value, judged."""

    first = claim.figures[0]
    if claim.kind == "change":
        legs = [Leg("difference", first, claim.sign), Leg("current", claim.figures[1])]
        tie = Tie("delta", [*legs, Leg("prior", published, -1)])
    elif claim.kind == "growth":
        current = Leg("current", claim.figures[1])
        tie = Tie("growth", [Leg("percent", first, claim.sign), current, Leg("prior", published)])
    else:
        tie = Tie("equal", [Leg("stated", first), Leg("restated", published)])
    judge(tie)
    return tie
