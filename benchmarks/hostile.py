"""Texts made to hurt against ordinary text of the same length, and how time grows with the length."""

from __future__ import annotations

from collections.abc import Iterator

import perfcheck
from benchmarks.clock import processor_seconds
from benchmarks.texts import HOSTILE, LONG_LINE, hostile, ordinary

SHORTEST = 125_000
STEPS = (1, 2, 4, 8)
HEADER = ("text", *(f"{SHORTEST * step:,}" for step in STEPS), "growth")
Row = tuple[str, ...]


def rows(steps: tuple[int, ...], names: list[str]) -> Iterator[Row]:
    """Processor seconds and ratio to ordinary text at each length; at the last over that at the first."""
    floors = [_time(ordinary(SHORTEST * step)) for step in steps]
    yield _row("ordinary text", floors, floors)
    for name in names or [*HOSTILE, LONG_LINE]:
        yield _row(name, [_time(hostile(name, SHORTEST * step)) for step in steps], floors)


def _row(name: str, times: list[float], floors: list[float]) -> Row:
    pairs = zip(times, floors, strict=True)
    return (
        name,
        *(f"{time:.2f} s {time / floor:5.2f}×" for time, floor in pairs),
        f"{times[-1] / times[0]:.1f}×",
    )


def _time(text: str) -> float:
    return processor_seconds(lambda: _outcome(text))


def _outcome(text: str) -> object:
    """The report, or the refusal: both are an answer."""
    try:
        return perfcheck.check_text(text)
    except perfcheck.ReadError as error:
        return error
