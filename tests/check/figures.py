"""Figures and ties made from print, for tests."""

from __future__ import annotations

from decimal import Decimal

from perfcheck.check import judge
from perfcheck.model.figure import Figure
from perfcheck.model.tie import Leg, Tie
from perfcheck.number.scan import scan


def figure(text: str) -> Figure:
    """The one figure that `text` prints."""
    (read,) = scan(text)
    return read


def tie(kind: str, *legs: str, names: tuple[str, ...] = (), whole: str | None = None) -> Tie:
    """A judged tie; a leg is `role:figure`, with a minus before the role for weight −1."""
    read = []
    for leg in legs:
        role, _, text = leg.partition(":")
        read.append(Leg(role.lstrip("-"), figure(text), -1 if role.startswith("-") else 1))
    made = Tie(kind, read, names=names, whole=None if whole is None else Decimal(whole))
    judge(made)
    return made
