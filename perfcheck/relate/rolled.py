"""People and things over a year: 年初33人，调入6人、调出1人，年末38人."""

from __future__ import annotations

from functools import cache

from perfcheck.model.statement import Statement
from perfcheck.model.tie import Leg
from perfcheck.read.lexicon import words
from perfcheck.relate.net import Net
from perfcheck.relate.readings import comparable

_MOST, _BEFORE = 8, 6


def relate_rolled(net: Net) -> None:
    """Enter each number at a year's end with the opening number and all that came and went between.

    The wording commits where the sentence goes from the opening to the closing number and every
    figure of their kind between them is one that came or went.
    """
    for closing in net.statements:
        if closing.figure.dimension != "money" and _begins(net, closing, "closing"):
            _relate(net, closing)


def _relate(net: Net, closing: Statement) -> None:
    between: list[tuple[Statement, int]] = []
    for statement in reversed(net.statements[max(closing.index - _MOST, 0) : closing.index]):
        if statement.sentence != closing.sentence or statement.depth != closing.depth:
            return
        if not comparable(closing, statement) or statement.figure.unit != closing.figure.unit:
            return
        if _begins(net, statement, "opening"):
            break
        sign = 1 if _says(net, statement, "came") else -1 if _says(net, statement, "went") else 0
        if not sign:
            return
        between.append((statement, sign))
    else:
        return
    if between:
        legs = [Leg("balance", closing.figure), Leg("in", statement.figure)]
        legs += [Leg("in" if sign > 0 else "out", s.figure, sign) for s, sign in reversed(between)]
        net.enter(net.tie("delta", legs))


@cache
def _words(key: str) -> tuple[str, ...]:
    return tuple(words("roll", key))


def _lead(net: Net, statement: Statement) -> str:
    return net.flow.text[statement.start : statement.figure.at]


def _begins(net: Net, statement: Statement, key: str) -> bool:
    return _lead(net, statement).startswith(_words(key))


def _says(net: Net, statement: Statement, key: str) -> bool:
    """Whether the words right before the figure say that it came, or went."""
    lead = _lead(net, statement)
    return any(word in lead[-_BEFORE - len(word) :] for word in _words(key))
