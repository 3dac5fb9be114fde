"""Digits of a printed numeral, for the slips that change them; no cause itself."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure

_LONGEST = 16


def numeral(figure: Figure) -> str:
    """The figure's digits with its point, without sign; '' where there are too many to try."""
    text = format(abs(figure.value), "f")
    return text if len(text) <= _LONGEST and figure.value else ""


def value_of(figure: Figure, text: str) -> Decimal | None:
    """The value of such digits with the figure's sign; None for what nobody prints (007, 1., .5)."""
    whole, point, rest = text.partition(".")
    if not whole or (len(whole) > 1 and whole[0] == "0") or (point and not rest):
        return None
    value = Decimal(text)
    return -value if figure.value < 0 else value
