"""What there was, what came, what went, what there is: 年初33人，调入6人、调出1人，年末38人."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from perfcheck.knowledge import load
from perfcheck.model.figure import Figure
from perfcheck.model.statement import Statement
from perfcheck.model.tie import Leg
from perfcheck.relate.net import Net
from perfcheck.relate.readings import alike

_MOST, _BEFORE = 8, 6
Term = tuple[Figure, int]


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
        if terms := rolled(net, closing):
            legs = [Leg("balance", closing.figure)]
            legs += [Leg("in" if sign > 0 else "out", figure, sign) for figure, sign in terms]
            net.enter(net.tie("delta", legs))


def rolled(net: Net, closing: Statement) -> list[Term]:
    """The opening figure and what came and went, with their signs; [] where the statement closes nothing."""
    if closing.figure.stated:
        lead, money = _lead(net, closing), closing.figure.dimension == "money"
        for roll in _rolls():
            if (
                money == roll.money
                and lead.startswith(roll.closing)
                and (terms := _terms(net, roll, closing))
            ):
                return terms
    return []


def _terms(net: Net, roll: Roll, closing: Statement) -> list[Term]:
    between: list[Term] = []
    for statement in reversed(net.statements[max(closing.index - _MOST, 0) : closing.index]):
        together = statement.sentence == closing.sentence and statement.depth == closing.depth
        if not together or not alike(closing, statement) or statement.figure.unit != closing.figure.unit:
            return []
        lead = _lead(net, statement)
        if lead.startswith(roll.opening) or (roll.money and any(word in lead for word in roll.opening)):
            between = [*_moved(statement), *between]
            return [(statement.figure, 1), *between] if between else []
        sign = 1 if _says(lead, roll.came) else -1 if _says(lead, roll.went) else 0
        if not sign:
            return []
        between = [(statement.figure, sign), *_moved(statement), *between]
    return []


def _moved(statement: Statement) -> list[Term]:
    """追加213万元，压减45万元: what went right after reads as a change of what stands before it."""
    changes = [c for c in statement.changes if not c.against and c.base is None and c.rate is None]
    return [(c.amount, c.signed) for c in changes if c.amount is not None and c.amount.stated]


def _lead(net: Net, statement: Statement) -> str:
    return net.flow.text[statement.start : statement.figure.at]


def _says(lead: str, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands right before the figure."""
    return any(word in lead[-_BEFORE - len(word) :] for word in words)
