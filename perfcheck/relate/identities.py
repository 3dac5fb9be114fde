"""Accounting identities: whether a list of parts is complete by definition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import islice, product
from typing import TYPE_CHECKING

from perfcheck.check import may_sum
from perfcheck.knowledge import load
from perfcheck.model.statement import Statement
from perfcheck.read.labels import core
from perfcheck.relate.net import Net, sum_legs
from perfcheck.relate.readings import comparable
from perfcheck.relate.slips import slipped

if TYPE_CHECKING:
    from perfcheck.config.identity import IdentityEntry

_MOST, _NEAREST, _BESIDE, _TELLING = 64, 4, 6, 3
Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """A total's names and, part by part, the names of the parts that make it up.

    `named` is False where the names mean more than one thing once they are cores (收入 is
    收入总计 and 本年收入): such an identity makes a list whole that the text opens, and nothing else.
    """

    id: str
    total: tuple[str, ...]
    parts: tuple[Names, ...]
    optional: tuple[Names, ...]
    certainty: str
    named: bool = True


@lru_cache(maxsize=32)
def identities(own: tuple[IdentityEntry, ...] = ()) -> tuple[Identity, ...]:
    """Every sum identity, the user's own among them, with names reduced to their cores."""
    known = [
        Identity(
            entry["id"],
            tuple(core(name) or name for name in entry["total"]),
            _cores(entry["parts"]),
            _cores(entry.get("optional", [])),
            entry["certainty"],
            entry.get("concepts", True),
        )
        for entry in load("identities")["sum"]
    ]
    mine = [
        Identity(
            entry.id,
            tuple(core(name) or name for name in entry.total),
            _cores(entry.parts),
            _cores(entry.optional),
            entry.certainty,
        )
        for entry in own
    ]
    return (*known, *mine)


def _cores(parts: Sequence[Sequence[str]]) -> tuple[Names, ...]:
    return tuple(tuple(core(name) or name for name in names) for names in parts)


@lru_cache(maxsize=32)
def concepts(own: tuple[IdentityEntry, ...] = ()) -> frozenset[str]:
    """Every name that an identity uses: figures of which a filing has one for each year and stage."""
    telling = [identity for identity in identities(own) if identity.named]
    names = {name for identity in telling for name in identity.total}
    return frozenset(names.union(*(part for identity in telling for part in identity.parts)))


def complete(total: str, parts: Sequence[str], own: tuple[IdentityEntry, ...] = ()) -> bool:
    """Whether the parts, by their cores, are by definition all that makes up the total.

    A definition that is only recalled (certainty C) makes no list whole.
    """
    if len(parts) == 2 and total not in parts and complementary(parts[0], parts[1]):
        return True
    return _complete(total, tuple(parts), own)


@lru_cache(maxsize=1024)
def complementary(one: str, other: str) -> bool:
    """Whether two names leave nothing over between them: 税收收入 and 非税收入, 中央 and 地方."""
    return any(
        (one.startswith(a) and other.startswith(b)) or (one.startswith(b) and other.startswith(a))
        for a, b in load("identities")["complements"]["pairs"]
    )


@lru_cache(maxsize=1024)
def _complete(total: str, parts: tuple[str, ...], own: tuple[IdentityEntry, ...]) -> bool:
    loose = [one for one in identities(own) if not one.named and _named(total, one.total)]
    known = (*_of(total, own), *loose)
    return any(identity.certainty != "C" and _covers(identity, parts) for identity in known)


@lru_cache(maxsize=1024)
def lacking(total: str, parts: tuple[str, ...], own: tuple[IdentityEntry, ...] = ()) -> Names:
    """The names of the one part that two or more parts lack to be whole by definition; () where none."""
    for identity in _of(total, own):
        wanted = list(identity.parts)
        if identity.certainty != "C" and len(parts) > 1 and all(_take(part, wanted) for part in parts):
            return wanted[0] if len(wanted) == 1 else ()
    return ()


def _named(total: str, names: tuple[str, ...]) -> bool:
    return any(total == name or (len(name) >= 2 and total.endswith(name)) for name in names)


def _covers(identity: Identity, parts: tuple[str, ...]) -> bool:
    """Each part is one of the identity's, and none that the identity needs is missing."""
    wanted = list(identity.parts)
    allowed = list(identity.optional)
    for part in parts:
        if not (_take(part, wanted) or _take(part, allowed)):
            return False
    return not wanted


def _take(part: str, names: list[Names]) -> bool:
    bare = part.removesuffix("支出")
    for at, known in enumerate(names):
        known_bare = len(bare) >= _TELLING and bare in known
        if part in known or known_bare or any(len(name) >= 4 and part.endswith(name) for name in known):
            del names[at]
            return True
    return False


def relate_identities(net: Net) -> None:
    """Enter the identities that the text's figures fulfil across sentences, where no list says so."""
    for total in net.statements:
        if total.kind == "amount" and total.figure.stated:
            for identity in _of(total.core, net.own):
                _fulfilled(net, total, identity)


@lru_cache(maxsize=4096)
def _of(core: str, own: tuple[IdentityEntry, ...]) -> tuple[Identity, ...]:
    """The identities whose total the core may name."""
    return tuple(identity for identity in identities(own) if identity.named and _totals(identity, core))


def _totals(identity: Identity, core: str) -> bool:
    """Whether the core names the identity's total, and not one of its parts."""
    return _named(core, identity.total) and not any(core in part for part in identity.parts)


def _fulfilled(net: Net, total: Statement, identity: Identity) -> None:
    if net.splits(total, holding=True):
        return
    choices: list[list[Statement]] = []
    for names in identity.parts:
        found = _candidates(net, total, names)
        if not found:
            return
        choices.append(found)
    for parts in islice(product(*choices), _MOST):
        if may_sum(total.figure, [part.figure for part in parts]):
            tie = net.tie("sum", sum_legs(total, parts), committed=False)
            if tie.holds:
                net.enter(tie)
                return
    if not net.splits(total):
        _missed(net, total, [found[0] for found in choices if len(found) == 1])


def _missed(net: Net, total: Statement, parts: list[Statement]) -> None:
    """The only candidates there are, all beside the total, that miss it by the slip of one digit."""
    if any((group := net.group_of(part)) and group.holds and group.total is not total for part in parts):
        return
    beside = all(abs(part.index - total.index) <= _BESIDE for part in parts)
    added = sum((part.figure.base_value for part in parts), Decimal(0))
    if len(parts) > 1 and beside and slipped(total.figure, added, [part.figure for part in parts]):
        net.enter(net.tie("sum", sum_legs(total, parts), committed=False))


def _candidates(net: Net, total: Statement, names: Names) -> list[Statement]:
    """Statements of one part that may go with the total: same year, stage and dimension, nearest first."""
    found = [s for name in names for s in net.near(name, total)]
    fitting = [s for s in found if s is not total and _goes_with(total, s)]
    return sorted(fitting, key=lambda s: abs(s.index - total.index))[:_NEAREST]


def _goes_with(total: Statement, part: Statement) -> bool:
    if part.scope != total.scope:
        return False
    same_year, same_stage = part.period in (total.period, ""), part.stage in (total.stage, "")
    return same_year and same_stage and comparable(total, part)
