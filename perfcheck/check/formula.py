"""The arithmetic of a tie in print: 1659.21 + 28.79 = 1688.00 ≠ 1848.66."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.check.values import loose
from perfcheck.number.interval import EXACT
from perfcheck.number.units import FRACTION

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure
    from perfcheck.model.tie import Leg, Tie

_SIGNS = {"exact": "=", "rounding": "≈", "truncation": "≈", "fails": "≠", "undecided": "?"}
_MINUS = "−"
_LISTED = 12
_MORE = 4
_LONGEST, _SHOWN = 40, 12


def sum_formula(tie: Tie, parts: list[Leg], factor: Decimal) -> str:
    """Terms with their signs, what they come to, and the stated figure."""
    stated = tie.legs[0]
    named = _named(tie.legs) or tie.whole is not None
    own = factor if loose(stated.figure) else stated.figure.factor
    places = max(0, *(leg.figure.decimals for leg in tie.legs))
    unit = stated.figure.unit if named else ""
    if tie.whole is not None:
        said = plain(tie.whole, 0) + unit
    else:
        said = (_MINUS if stated.weight < 0 else "") + _number(stated.figure, named)
    terms = _terms(parts, named)
    if tie.verdict == "exact":
        return f"{terms} = {said}"
    value = EXACT.divide(tie.computed or Decimal(0), own)
    computed = plain(value, places) + unit
    if computed == said:
        computed = plain(value, places + _MORE) + unit
    return f"{terms} = {computed} {_SIGNS[tie.verdict]} {said}"


def share_formula(tie: Tie, parts: list[Leg], bases: list[Leg]) -> str:
    """part ÷ base = computed percent, and the stated one."""
    named = _named(parts + bases)
    return f"{_grouped(parts, named)} ÷ {_grouped(bases, named)}{_percent(tie)}"


def growth_formula(tie: Tie, one: Leg, other: Leg) -> str:
    """change ÷ prior in the two figures that are printed, and the stated percent."""
    named = _named([one, other])
    first, second = _number(one.figure, named), _number(other.figure, named)
    if other.role == "prior":
        return f"({first} {_MINUS} {second}) ÷ {second}{_percent(tie)}"
    sign = _MINUS if other.weight < 0 else ""
    if one.role == "prior":
        return f"{sign}{second} ÷ {first}{_percent(tie)}"
    back = "+" if other.weight < 0 else _MINUS
    return f"{sign}{second} ÷ ({first} {back} {second}){_percent(tie)}"


def average_formula(tie: Tie, factor: Decimal) -> str:
    """total ÷ number = computed average, and the stated one."""
    stated, whole, number = (leg.figure for leg in tie.legs[:3])
    own = factor if loose(stated) else stated.factor
    computed = plain(EXACT.divide(tie.computed or Decimal(0), own), stated.decimals + 2)
    return (
        f"{_number(whole, True)} ÷ {_number(number, True)} = {computed}{stated.unit} "
        f"{_SIGNS[tie.verdict]} {_number(stated, True)}"
    )


def count_formula(tie: Tie) -> str:
    """The listed names, how many they are, and the stated number."""
    names = "、".join(tie.names[:_LISTED]) + ("…" if len(tie.names) > _LISTED else "")
    sign = "=" if tie.verdict == "exact" else "≠" if tie.verdict == "fails" else "≈"
    return f"#({names}) = {len(tie.names)} {sign} {_number(tie.legs[0].figure, True)}"


def pair_formula(tie: Tie, holds: str, fails: str) -> str:
    """Two figures and how they compare."""
    one, other = tie.legs[0].figure, tie.legs[1].figure
    named = _named(tie.legs[:2])
    sign = fails if tie.verdict == "fails" else "≈" if tie.verdict != "exact" and holds == "=" else holds
    return f"{_number(one, named)} {sign} {_number(other, named)}"


def plain(value: Decimal, places: int) -> str:
    """A value rounded to `places` decimals, without exponent."""
    return _minus(format(value.quantize(Decimal(1).scaleb(-max(places, 0)), context=EXACT), "f"))


def _minus(text: str) -> str:
    return _MINUS + text[1:] if text.startswith("-") else text


def _percent(tie: Tie) -> str:
    stated = tie.legs[0]
    figure = stated.figure
    unit = figure.unit if figure.dimension in ("multiple", FRACTION) else "%"
    said = (_MINUS if stated.weight < 0 and figure.value else "") + _number(figure, False) + unit
    if tie.computed is None:
        return f" ? {said}"
    value = tie.computed
    if unit != "%":
        value = EXACT.divide(value, 100)
    elif figure.dimension == "percent":
        value = EXACT.divide(value, figure.factor)
    if value == EXACT.multiply(figure.value, stated.weight):
        return f" = {said}"
    return f" = {plain(value, _places(tie, value))}{unit} {_close(tie)} {said}"


def _places(tie: Tie, value: Decimal) -> int:
    """Two more than are printed, to show the rounding; of what fails, no more than tell the two apart."""
    stated = tie.legs[0]
    most = min(max(stated.figure.decimals, 0), _MORE) + 2
    if tie.verdict != "fails":
        return most
    places = min(max(stated.figure.decimals, 2), most)
    gap = abs(value - EXACT.multiply(stated.figure.value, stated.weight))
    while places < most and gap < Decimal(1).scaleb(-places):
        places += 1
    return places


def _close(tie: Tie) -> str:
    return "≈" if tie.verdict == "exact" else _SIGNS[tie.verdict]


def _named(legs: list[Leg]) -> bool:
    """Whether the units differ, so that they must be shown."""
    return len({leg.figure.unit for leg in legs}) > 1


def _number(figure: Figure, named: bool) -> str:
    if figure.dimension == FRACTION:
        return figure.numeral
    value = _minus(format(figure.value, "f"))
    return value + figure.unit if named else value


def _terms(legs: list[Leg], named: bool) -> str:
    """The terms with their signs; of very many the first and the last."""
    if len(legs) > _LONGEST:
        return f"{_terms(legs[:_SHOWN], named)} + … + {_terms(legs[-1:], named)}"
    out = ""
    for leg in legs:
        minus = leg.weight < 0
        if out:
            out += f" {_MINUS} " if minus else " + "
        elif minus:
            out = _MINUS
        out += _number(leg.figure, named)
    return out


def _grouped(legs: list[Leg], named: bool) -> str:
    terms = _terms(legs, named)
    return f"({terms})" if len(legs) > 1 else terms
