"""The arithmetic of a relation as rows: weight, role, figure, bounds; then computed, stated, difference."""

from __future__ import annotations

from decimal import Decimal

from perfcheck.model.shape import Shape
from perfcheck.write.words import role, words

Row = tuple[str, str, str]
_MOST_TERMS = 24
_EXTRA_DECIMALS = 2


def rows(relation: Shape, quantities: dict[str, Shape], lang: str) -> list[Row]:
    """(role, figure, bounds or remark) of each term, then computed, stated and difference."""
    say = words(lang)
    terms = relation["terms"]
    made = [_term(term, quantities, lang) for term in terms[:_MOST_TERMS]]
    if len(terms) > _MOST_TERMS:
        made.append(("…", say["more"].format(len(terms) - _MOST_TERMS), ""))
    stated = quantities.get(terms[0]["quantity"]) if terms else None
    for key in ("computed", "stated", "residual"):
        value = relation[key]
        if value is not None and stated is not None:
            made.append((say[key], _in_unit(value, stated), ""))
    return made


def _term(term: Shape, quantities: dict[str, Shape], lang: str) -> Row:
    quantity = quantities.get(term["quantity"])
    sign = "−" if term["weight"] < 0 else ""
    name = role(term["role"], lang)
    if quantity is None:
        return name, sign + term["text"], ""
    figure = f"{sign}{_one_line(quantity['text'])}"
    label = quantity["label"] or ""
    return f"{name} {_clip(label)}".rstrip(), figure, _bounds(term, quantity)


def _bounds(term: Shape, quantity: Shape) -> str:
    low, high = term["low"], term["high"]
    if low == high:
        return ""
    return f"{_scaled(low, quantity)} … {_scaled(high, quantity)}"


def _in_unit(value: str, quantity: Shape) -> str:
    """A value in a quantity's unit, with the decimals that are printed and at most two more."""
    printed: int = quantity["decimals"]
    text = _scaled(value, quantity, printed + _EXTRA_DECIMALS)
    point = text.find(".")
    missing = printed - (len(text) - point - 1 if point >= 0 else 0)
    if missing > 0 and text[-1:].isdigit():
        text += ("" if point >= 0 else ".") + "0" * missing
    return f"{text}{quantity['unit']}"


def _scaled(value: str, quantity: Shape, places: int | None = None) -> str:
    """A value in base units, in the printed unit of a quantity."""
    number = Decimal(value)
    if not number.is_finite():
        return "∞" if number > 0 else "-∞"
    base, printed = Decimal(quantity["base_value"]), Decimal(quantity["value"])
    if printed and base:
        number = number * printed / base
    if places is not None:
        number = round(number, places)
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _clip(label: str, size: int = 14) -> str:
    label = _one_line(label)
    return label if len(label) <= size else label[: size - 1] + "…"


def _one_line(text: str) -> str:
    return "".join(text.split())
