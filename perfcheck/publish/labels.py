"""What each figure of a workpaper measures, and when: its label and its period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.rules.base import whole_quotes

if TYPE_CHECKING:
    from perfcheck.model.workpaper import Workpaper

Label = tuple[str | None, str | None]
"""The label and the period (年度 and stage) of a figure; None where the text gives none."""


def labels_of(paper: Workpaper) -> dict[int, Label]:
    """What each figure measures and when: its own statement's words, or those of the one it hangs on."""
    year = paper.outline.fiscal_year
    own: dict[int, Label] = {}
    made: dict[int, Label] = {}
    for statement in paper.statements:
        label = whole_quotes(statement.label) or None
        period = _period(statement.period, statement.stage, year)
        own[id(statement.figure)] = (label, period)
        for change in statement.changes:
            if change.base is not None:
                earlier = "prior" if change.against == "prior" else ""
                stage = "" if earlier else change.against
                made.setdefault(id(change.base), (label, _period(earlier, stage, year)))
            for figure in (change.amount, change.rate):
                if figure is not None:
                    made.setdefault(id(figure), (label, period))
        for ratio in statement.ratios:
            made.setdefault(id(ratio.percent), (label, period))
            if ratio.base is not None:
                made.setdefault(id(ratio.base), (whole_quotes(ratio.base_text) or None, period))
    for sheet in paper.sheets:
        for entry in sheet.entries():
            when, stage = entry.column.period or sheet.year, entry.column.stage or sheet.stage
            own[id(entry.figure)] = (entry.label or None, _period(when or "current", stage, year))
    return made | own


def _period(period: str, stage: str, year: int | None) -> str | None:
    if period in ("current", "prior") and year is not None:
        period = str(year - (period == "prior"))
    return " ".join(filter(None, (period, stage))) or None
