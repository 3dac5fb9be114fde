"""Rows of figures that share one lead: 分别为5137亿元、26801亿元和3454亿元."""

from __future__ import annotations

from perfcheck.model.figure import Figure
from perfcheck.read.lexer import Token

_AND = frozenset({"、", "和", "及", "与", "以及"})


def vector_at(text: str, tokens: list[Token], at: int, lead: list[Token]) -> tuple[list[Figure], int]:
    """The row of figures that begins at token `at`, and the index of the token after it.

    A comma joins figures only where the lead distributes them (各, 分别); a figure without
    a unit takes the unit of the next one.
    """
    first = tokens[at][4]
    assert first is not None
    figures, after = [first], at + 1
    while after < len(tokens):
        step = after if tokens[after][2] == "figure" else after + 1
        if step >= len(tokens) or tokens[step][2] != "figure":
            break
        following = tokens[step][4]
        assert following is not None
        between = text[figures[-1].until : following.at]
        if between not in _AND and not (between == "," and _respective(text, lead)):
            break
        if figures[-1].dimension != following.dimension and (figures[-1].unit or not _respective(text, lead)):
            break
        figures.append(following)
        after = step + 1
    return _with_units(figures), after


def _respective(text: str, lead: list[Token]) -> bool:
    """Whether the lead distributes a row (分别, 各)."""
    return any(cue[2] == "respective" or (cue[3] == "up" and text[cue[0]] == "各") for cue in lead)


def _with_units(figures: list[Figure]) -> list[Figure]:
    last = figures[-1]
    if len(figures) == 1 or last.unit == "":
        return figures
    for figure in figures:
        if figure.unit == "":
            figure.unit, figure.factor, figure.base_unit = last.unit, last.factor, last.base_unit
            figure.dimension, figure.exact = last.dimension, last.exact
    return figures
