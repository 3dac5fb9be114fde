"""The words of a cell → a figure, nothing, or words."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from perfcheck.model.figure import Figure
from perfcheck.number.scan import scan
from perfcheck.number.units import BARE, FRACTION, NONE, Unit, units_table
from perfcheck.read.tables.words import NO_UNIT, listed

_NUMERAL = re.compile(
    r"(?P<open>\()?(?P<sign>[-−–+])?[¥￥]?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,24}(?:\.\d{1,24})?|\.\d{1,24})"
    r"(?P<percent>[%‰])?(?P<close>\))?\Z"
)
_BROKEN = re.compile(r"\d\s+\d")
_LONGEST = 40
_NO_AMOUNTS = frozenset({"named", FRACTION})


def is_nothing(text: str) -> bool:
    """Whether a cell's words, without spaces, say that there is no figure."""
    return not text or text in listed("cell", "nil")


def is_numeral(text: str) -> bool:
    """Whether the words, without spaces, are one numeral and no more."""
    return len(text) <= _LONGEST and bool(_NUMERAL.match(text))


def read_literal(raw: str, text: str) -> Figure | None:
    """The figure that a cell prints; None where it prints none, or more than one.

    raw   the cell's words, normalised; text: the same without spaces
    The figure's unit is the one printed in the cell, its places are offsets in `raw`.
    """
    if len(text) > _LONGEST:
        return None
    found = _NUMERAL.match(text)
    if found is None:
        return _with_words(raw, text)
    if bool(found["open"]) != bool(found["close"]) or (_BROKEN.search(raw) and not _one_number(raw)):
        return None
    number = found["number"]
    decimals = len(number) - number.index(".") - 1 if "." in number else 0
    value = Decimal(number.replace(",", ""))
    negative = bool(found["open"]) or found["sign"] in ("-", "−", "–")
    unit = units_table()[0][found["percent"]] if found["percent"] else NONE
    start, end = _edges(raw)
    figure = _figure(number, -value if negative else value, decimals, unit or NONE, (start, end))
    figure.num_end = end - len(found["percent"] or "") if not found["close"] else end
    if found["open"] and not negative:
        return None
    figure.numeral = raw[figure.num_start : figure.num_end]
    return figure


def _with_words(raw: str, text: str) -> Figure | None:
    """A figure with a unit or a bounding word: 12.5万元, 约30人."""
    if not any(char.isdigit() for char in text):
        return None
    found = scan(text)
    if (
        len(found) != 1
        or found[0].at != 0
        or found[0].until != len(text)
        or found[0].dimension in _NO_AMOUNTS
    ):
        return None
    figure = found[0]
    start, end = _edges(raw)
    figure.start, figure.end = start, end
    figure.num_start, figure.num_end = start, end
    if raw[start:end] == text:
        figure.num_start, figure.num_end = start + figure.num_at, start + figure.num_until
    figure.numeral = raw[figure.num_start : figure.num_end]
    return figure


def _one_number(raw: str) -> bool:
    """Whether a number broken over lines of its cell is one: it breaks at a comma or within its decimals."""
    pieces = raw.split()
    for before, after in pairwise(pieces):
        whole = before[-1:] in ",." or after[:1] in ",."
        if not whole and not ("." in before and len(before) - before.index(".") <= 2):
            return False
    return True


def _edges(raw: str) -> tuple[int, int]:
    start = len(raw) - len(raw.lstrip())
    return start, len(raw.rstrip())


def _figure(numeral: str, value: Decimal, decimals: int, unit: Unit, place: tuple[int, int]) -> Figure:
    figure = Figure(
        0,
        0,
        0,
        0,
        numeral,
        value,
        unit.printed,
        unit.factor,
        unit.base,
        unit.dimension,
        decimals,
        exact=unit is not NONE and unit.is_point(decimals),
    )
    figure.start, figure.end = place
    figure.num_start, figure.num_end = place
    return figure


def give_unit(figure: Figure, printed: str) -> None:
    """The unit that its column or table gives a figure that prints none of its own."""
    if printed == NO_UNIT and not figure.unit:
        figure.exact = figure.decimals == 0
    unit = units_table()[0].get(printed) if printed else None
    if unit is None or figure.dimension != BARE or figure.unit:
        return
    figure.unit, figure.factor, figure.base_unit = unit.printed, unit.factor, unit.base
    figure.dimension, figure.exact = unit.dimension, unit.is_point(figure.decimals)
