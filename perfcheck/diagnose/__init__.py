"""Failed ties → faults: which share a cause, and what the cause may be.

grouping    failed ties that one wrong figure explains
prior_year  the parts add up to last year's total
unit_slip   元 written for 万元
"""

from __future__ import annotations

from collections.abc import Callable

from perfcheck.diagnose.grouping import group_failures
from perfcheck.diagnose.prior_year import last_years_parts
from perfcheck.diagnose.unit_slip import unit_slip
from perfcheck.model.tie import Fault, Hint
from perfcheck.model.workpaper import Workpaper

CAUSES: tuple[Callable[[Workpaper, Fault], Hint | None], ...] = (unit_slip, last_years_parts)


def diagnose(paper: Workpaper) -> None:
    """Fill `paper.faults`, each with the first cause that explains it."""
    paper.faults = group_failures(paper.ties)
    for fault in paper.faults:
        fault.hint = next((hint for cause in CAUSES if (hint := cause(paper, fault))), None)
