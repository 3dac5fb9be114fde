"""An accounting identity of the user's own; kept apart, since most runs have none."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IdentityEntry:
    """An accounting identity of the user's own: a total's names, and the names of each of its parts.

    certainty  A read in full, B official restatement, C recalled: a C never backs an error
    """

    id: str
    total: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    optional: tuple[tuple[str, ...], ...] = ()
    certainty: str = "B"
    source: str = ""
