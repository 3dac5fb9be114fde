"""Accounting identities: whether a list of parts is complete by definition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from perfcheck.knowledge import load
from perfcheck.read.labels import core


@dataclass(frozen=True, slots=True)
class Identity:
    """A total's names and, part by part, the names of the parts that make it up."""

    id: str
    total: tuple[str, ...]
    parts: tuple[frozenset[str], ...]
    optional: tuple[frozenset[str], ...]
    certainty: str


@cache
def identities() -> tuple[Identity, ...]:
    """Every sum identity of knowledge/identities.toml, with names reduced to their cores."""
    return tuple(
        Identity(
            entry["id"],
            tuple(core(name) or name for name in entry["total"]),
            tuple(frozenset(core(name) or name for name in names) for names in entry["parts"]),
            tuple(frozenset(core(name) or name for name in names) for names in entry.get("optional", [])),
            entry["certainty"],
        )
        for entry in load("identities")["sum"]
    )


def complete(total: str, parts: Sequence[str]) -> bool:
    """Whether the parts, by their cores, are by definition all that makes up the total."""
    return _complete(total, tuple(parts))


@lru_cache(maxsize=1024)
def _complete(total: str, parts: tuple[str, ...]) -> bool:
    return any(_covers(identity, parts) for identity in identities() if _named(total, identity.total))


def _named(total: str, names: tuple[str, ...]) -> bool:
    return any(total == name or (len(name) >= 4 and total.endswith(name)) for name in names)


def _covers(identity: Identity, parts: tuple[str, ...]) -> bool:
    """Each part is one of the identity's, and none that the identity needs is missing."""
    wanted = list(identity.parts)
    allowed = list(identity.optional)
    for part in parts:
        if (found := _take(part, wanted)) or (found := _take(part, allowed)):
            continue
        return False
    return not wanted


def _take(part: str, names: list[frozenset[str]]) -> bool:
    for at, known in enumerate(names):
        if part in known or any(len(name) >= 4 and part.endswith(name) for name in known):
            del names[at]
            return True
    return False
