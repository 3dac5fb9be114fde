"""Two neighbouring digits changed places: 1162.90 for 1126.90."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from perfcheck.diagnose.causes.digits import numeral, value_of

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure

KIND = "digits-swapped"
ORDER = 20
ZH = "相邻两位数字可能颠倒：{was}疑为{value}"
EN = "two neighbouring digits may have changed places: {was} for {value}"


def originals(figure: Figure) -> Iterator[Decimal]:
    text = numeral(figure)
    places = [at for at, char in enumerate(text) if char != "."]
    for one, two in pairwise(places):
        if text[one] == text[two]:
            continue
        swapped = text[:one] + text[two] + text[one + 1 : two] + text[one] + text[two + 1 :]
        if (value := value_of(figure, swapped)) is not None:
            yield value
