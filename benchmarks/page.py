"""docs/performance.md, made from a run: `python -m benchmarks stages --write docs/performance.md`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

_OPENING = """# Where the time goes

Made by `python -m benchmarks stages --write docs/performance.md`: one `check_text` on each of two
reports of `fixtures/reports`, the least processor time of each stage over many rounds as a share of
the whole. What the whole costs, beside its floor and its limits, is measured by
`python -m benchmarks`; `benchmarks/README.md` says how to read it.

"""
_CLOSING = """
No stage stands out: statements and relations take most of it because they are what a report is made
of. What looks back or ahead looks over a window of fixed size, and the readings of a list are worked
out once for all who ask, so time grows with the length and no faster (`python -m benchmarks hostile`).
"""


def write(path: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write the page with the shares of the stages, which the cells begin with."""
    shares = [[stage, *(cell.split()[0] for cell in cells)] for stage, *cells in rows]
    lines = [header, ["---"] * len(header), *shares]
    table = "".join(f"| {' | '.join(line)} |\n" for line in lines)
    path.write_text(_OPENING + table + _CLOSING, "utf-8")
