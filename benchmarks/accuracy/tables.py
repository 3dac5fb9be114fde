"""The figures of a run as rows of Markdown."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.accuracy.scoring import MEASURES, Tally

KINDS_HEAD = ("kind", "faults caught", "relations covered")


def percent(tally: Tally, what: str) -> str:
    """`96.0 % of 25`; — where there was nothing to find."""
    of = tally[MEASURES[what]]
    return f"{100 * tally[what] / of:.1f} % of {of}" if of else "—"


def by_set(sets: Mapping[str, Tally]) -> list[str]:
    """A row a set of cases."""
    rows = [
        [name, *(percent(tally, what) for what in MEASURES), str(tally["crashed"])]
        for name, tally in sets.items()
    ]
    return table(["set", *MEASURES, "crashed"], rows)


def by_kind(kinds: Mapping[str, Tally]) -> list[str]:
    """A row a kind of relation, or a wording."""
    rows = [
        [name, percent(tally, "caught"), percent(tally, "covered")] for name, tally in sorted(kinds.items())
    ]
    return table(list(KINDS_HEAD), rows)


def table(head: list[str], rows: list[list[str]]) -> list[str]:
    """A table of Markdown."""
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]
