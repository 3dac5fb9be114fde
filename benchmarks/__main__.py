"""Print every table: `python -m benchmarks`, or `--quick` for the shortest texts only."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from unicodedata import east_asian_width

from benchmarks import cold, hostile, page, stages, warm
from benchmarks.texts import HOSTILE, LONG_LINE

PARTS = ("warm", "stages", "cold", "hostile")


def main() -> None:
    said = _parser().parse_args()
    if "warm" in said.parts:
        _print(warm.rows(said.rounds))
    if "stages" in said.parts:
        taken = list(stages.rows(said.rounds))
        _print(taken, stages.HEADER)
        if said.write:
            page.write(said.write, stages.HEADER, taken)
    if "cold" in said.parts:
        if cold.is_editable(said.python):
            print("note: an editable install, which starts slower; see benchmarks/README.md")
        _print(cold.rows(said.python, said.rounds))
    if "hostile" in said.parts:
        steps = hostile.STEPS[:1] if said.quick else hostile.STEPS
        _print(hostile.rows(steps, said.only), (*hostile.HEADER[: len(steps) + 1], "growth"))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "parts", nargs="*", default=PARTS, metavar="PART", help="warm, stages, cold, hostile; default all"
    )
    parser.add_argument("--quick", action="store_true", help="hostile texts at the shortest length only")
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        choices=[*HOSTILE, LONG_LINE],
        metavar="TEXT",
        help="one hostile text by name",
    )
    parser.add_argument("--write", type=Path, metavar="PAGE", help="write the stages as a Markdown page")
    parser.add_argument("--rounds", type=int, default=30, help="timings of which the least counts (30)")
    parser.add_argument("--python", default=sys.executable, help="interpreter whose perfcheck is run cold")
    return parser


def _print(rows: Iterable[Sequence[str]], header: Sequence[str] = ()) -> None:
    """Print rows as they come, the first column wide enough for a name."""
    for row in [header] if header else []:
        _line(row)
    for row in rows:
        _line(row)
    print()


def _line(row: Sequence[str]) -> None:
    widths = (44, *([18] * (len(row) - 1)))
    cells = [cell + " " * (width - _cells(cell)) for cell, width in zip(row, widths, strict=True)]
    print("  ".join(cells).rstrip(), flush=True)


def _cells(text: str) -> int:
    """Columns on a terminal: a Chinese character takes two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


if __name__ == "__main__":
    main()
