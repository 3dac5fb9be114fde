"""check_text on a report that follows others, in units of one regular-expression pass (F)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import perfcheck
from benchmarks.clock import floor_pass, least, processor_seconds
from benchmarks.texts import TWINS, report

Row = tuple[str, str, str]


def rows(rounds: int) -> Iterator[Row]:
    """What was run, its ratio, and the times behind the ratio; a row a report."""
    return (_row(name, report(name), rounds) for name in TWINS)


def _row(name: str, text: str, rounds: int) -> Row:
    actions: dict[str, Callable[[], object]] = {
        "F": lambda: floor_pass(text),
        "check": lambda: perfcheck.check_text(text),
    }
    taken = least(actions, rounds, processor_seconds)
    floor, check = taken["F"], taken["check"]
    return (
        f"warm check_text, {name}",
        f"{check / floor:.1f} F",
        f"{check * 1e3:.1f} ms; F = {floor * 1e6:.0f} µs",
    )
