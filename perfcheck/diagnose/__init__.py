"""Failed ties → faults: which share a cause, and what the cause may be.

grouping  failed ties that one wrong figure explains
joining   faults that one repair mends are one
evidence  what the ties would say of other values
solve     the value that a tie needs of one of its figures
repairs   the values worth trying for a figure
bases     what printed percents say of last year
blame     repairs weighed, and the hint
cut_off   what a relation that holds only cut off may hint at
causes/   what may have gone wrong, one file a cause
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from perfcheck.diagnose.grouping import group_failures

if TYPE_CHECKING:
    from perfcheck.model.workpaper import Workpaper


def diagnose(paper: Workpaper) -> None:
    """Fill `paper.faults`, each with its probable cause; costs nothing where no tie fails."""
    paper.faults = group_failures(paper.ties)
    if not paper.faults:
        return
    from perfcheck.diagnose.blame import blame
    from perfcheck.diagnose.evidence import Evidence
    from perfcheck.diagnose.joining import entangled, join

    evidence = Evidence(paper)
    # A hint is a help and no verdict: figures too long to reckon with simply get none.
    with suppress(ArithmeticError):
        paper.faults = join(evidence, paper.faults)
    mixed = entangled(paper.faults)
    for fault in paper.faults:
        with suppress(ArithmeticError):
            fault.hint = blame(evidence, fault, entangled=fault in mixed)
