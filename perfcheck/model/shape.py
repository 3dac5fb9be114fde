"""The public report as plain data: what its JSON holds, without the cost of importing the models.

`perfcheck.model.report` describes the same shape as models; a test holds the two together.
"""

from __future__ import annotations

from typing import Any

Shape = dict[str, Any]

SCHEMA_VERSION = "1.0"
SEVERITIES = ("error", "warning", "note")
VERDICTS = ("exact", "rounding", "truncation", "fails", "undecided")
HOLDING = ("exact", "rounding", "truncation")


def add_up(summaries: list[Shape]) -> Shape:
    """The summary of several reports: every count added up."""
    total: Shape = {
        "findings": dict.fromkeys(SEVERITIES, 0),
        "relations": dict.fromkeys(VERDICTS, 0),
        "quantities": {"total": 0, "used": 0},
    }
    for summary in summaries:
        for part, counts in summary.items():
            for key, count in counts.items():
                total[part][key] += count
    return total
