"""What there was, what came, what went, what there is: 年初33人，调入6人、调出1人，年末38人."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from perfcheck.knowledge import load
from perfcheck.model.statement import Statement
from perfcheck.model.tie import Leg
from perfcheck.relate.net import Net
from perfcheck.relate.readings import alike

_MOST, _BEFORE = 8, 6


@dataclass(frozen=True, slots=True)
class Roll:
    """The words of one kind of roll-forward."""

    money: bool
    opening: tuple[str, ...]
    came: tuple[str, ...]
    went: tuple[str, ...]
    closing: tuple[str, ...]


@cache
def _rolls() -> tuple[Roll, ...]:
    keys = ("opening", "came", "went", "closing")
    return tuple(
        Roll(entry["dimension"] == "money", *(tuple(entry[key]) for key in keys))
        for entry in load("identities")["roll"]
    )


def relate_rolled(net: Net) -> None:
    """Enter each closing figure with the opening one and all that came and went between.

    The wording commits where the sentence goes from the opening to the closing figure and every
    figure of their kind between them is one that came or went.
    """
    for closing in net.statements:
        lead = _lead(net, closing)
        for roll in _rolls():
            money = closing.figure.dimension == "money"
            if money == roll.money and lead.startswith(roll.closing) and closing.figure.stated:
                _relate(net, roll, closing)


def _relate(net: Net, roll: Roll, closing: Statement) -> None:
    between: list[tuple[Statement, int]] = []
    for statement in reversed(net.statements[max(closing.index - _MOST, 0) : closing.index]):
        together = statement.sentence == closing.sentence and statement.depth == closing.depth
        if not together or not alike(closing, statement) or statement.figure.unit != closing.figure.unit:
            return
        lead = _lead(net, statement)
        if lead.startswith(roll.opening):
            break
        sign = 1 if _says(lead, roll.came) else -1 if _says(lead, roll.went) else 0
        if not sign:
            return
        between.append((statement, sign))
    else:
        return
    if between:
        legs = [Leg("balance", closing.figure), Leg("in", statement.figure)]
        legs += [Leg("in" if sign > 0 else "out", s.figure, sign) for s, sign in reversed(between)]
        net.enter(net.tie("delta", legs))


def _lead(net: Net, statement: Statement) -> str:
    return net.flow.text[statement.start : statement.figure.at]


def _says(lead: str, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands right before the figure."""
    return any(word in lead[-_BEFORE - len(word) :] for word in words)
