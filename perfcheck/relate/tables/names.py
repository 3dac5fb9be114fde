"""Names of lines and columns, and the sums that are so by definition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from perfcheck.knowledge import load
from perfcheck.model.table import Line


@dataclass(frozen=True, slots=True)
class Definition:
    """A total's names and the names of its parts; `needs` is how many of them must be there."""

    total: frozenset[str]
    parts: tuple[frozenset[str], ...]
    needs: int

    @property
    def names(self) -> frozenset[str]:
        return frozenset().union(*self.parts)


@cache
def definitions() -> tuple[Definition, ...]:
    """The sums of knowledge/tables.toml."""
    return tuple(
        Definition(frozenset(entry["total"]), tuple(map(frozenset, entry["parts"])), entry["needs"])
        for entry in load("tables")["sum"]
    )


def defined(total: str, parts: Sequence[str]) -> bool:
    """Whether parts of these names are, by definition, what makes up a total of that name."""
    for known in definitions():
        found = sum(any(part in names for part in parts) for names in known.parts)
        if total in known.total and found >= known.needs and all(part in known.names for part in parts):
            return True
    return False


@cache
def staff_codes() -> tuple[str, ...]:
    """Classes of the economic classification that are staff costs."""
    return tuple(load("tables")["economic"]["staff"])


def says(line: Line, what: str) -> bool:
    """Whether a line's label speaks of staff or of running costs."""
    return any(word in line.label for word in load("tables")["economic"][f"{what}_words"])
