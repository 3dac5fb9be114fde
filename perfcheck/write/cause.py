"""What a cause would have changed, as (printed, mended)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from perfcheck.model.shape import Shape

_UNITS = {Decimal(1): "元", Decimal(10) ** 3: "千元", Decimal(10) ** 4: "万元", Decimal(10) ** 8: "亿元"}


def alternatives(cause: Shape, quantities: dict[str, Shape]) -> Iterator[tuple[str, str]]:
    """The suggestions, without those of several that the explanation already names."""
    several = len(cause["suggestions"]) > 1
    for suggestion in cause["suggestions"]:
        quantity = quantities.get(suggestion["quantity"])
        value = suggestion["value"]
        if quantity is None or (several and _is_named(cause["explanation"], value)):
            continue
        if cause["kind"] == "unit":
            yield quantity["text"], _in_other_unit(quantity, value)
        else:
            yield quantity["text"], _minus(value) + quantity["unit"]


def _is_named(explanation: str, value: str) -> bool:
    number = re.escape(value.lstrip("-"))
    return re.search(rf"(?<![\d.]){number}(?!\.?\d)", explanation) is not None


def _in_other_unit(quantity: Shape, value: str) -> str:
    """The printed digits in the unit that makes them right; else the value in the printed unit."""
    printed, base = Decimal(quantity["value"]), Decimal(quantity["base_value"])
    unit = _UNITS.get(Decimal(value) / printed * base / printed) if printed else None
    return _minus(quantity["value"] + unit if unit else value + quantity["unit"])


def _minus(text: str) -> str:
    return text.replace("-", "−", 1) if text.startswith("-") else text
