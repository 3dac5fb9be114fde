"""The arithmetic of a relation as rows: weight, role, figure, bounds; then computed, stated, difference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from perfcheck.model.shape import Shape
from perfcheck.write.rows import named
from perfcheck.write.words import role, words

Row = tuple[str, str, str]
_MOST_TERMS = 24
_MOST_DECIMALS = 6
_RATIOS = frozenset({"share", "growth", "rate", "average"})
_CONTEXT = Context(prec=60, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Part:
    """A term of a relation for a reader, bounds in the printed unit; both '' for a point."""

    role: str
    label: str
    quantity: str
    figure: str
    low: str
    high: str


def parts(relation: Shape, quantities: dict[str, Shape], lang: str) -> list[Part]:
    """Every term of a relation, none left out."""
    return [_part(term, quantities.get(term["quantity"]), lang) for term in relation["terms"]]


def outcome(relation: Shape, quantities: dict[str, Shape], lang: str) -> list[tuple[str, str]]:
    """(computed, stated or residual; figure), as far as the relation has them."""
    terms = relation["terms"]
    stated = quantities.get(terms[0]["quantity"]) if terms else None
    return list(_results(relation, stated, words(lang)["points"])) if stated is not None else []


def rows(relation: Shape, quantities: dict[str, Shape], lang: str) -> list[Row]:
    """(role, figure, bounds or remark) of each term, then computed, stated and difference."""
    say = words(lang)
    terms = relation["terms"]
    which = named([quantities.get(term["quantity"]) for term in terms])
    made = [_term(term, quantities, lang, which) for term in terms[:_MOST_TERMS]]
    if len(terms) > _MOST_TERMS:
        made.append(("…", say["more"].format(len(terms) - _MOST_TERMS), ""))
    return made + [(say[key], figure, "") for key, figure in outcome(relation, quantities, lang)]


def _results(relation: Shape, stated: Shape, points: str) -> Iterator[tuple[str, str]]:
    """Computed, stated and the size of their difference, rounded as in the message above them."""
    first, computed, residual = relation["terms"][0], relation["computed"], relation["residual"]
    if first["role"] in ("quota", "staff") or computed is None:
        return
    value = _scaled(computed, stated) * first["weight"]
    places = _places(relation, value, stated)
    unit = stated["unit"]
    if relation.get("kind") != "order":
        yield "computed", _rounded(value, places) + unit
        yield "stated", _rounded(_scaled(relation["stated"], stated), stated["decimals"]) + unit
    if residual is not None:
        gap = _rounded(abs(_scaled(residual, stated)), places)
        yield "residual", gap + (points if unit == "%" else unit)


def _places(relation: Shape, value: Decimal, stated: Shape) -> int:
    """Decimals as printed, and more where the computed value needs them to differ."""
    printed: int = max(stated["decimals"], 0)
    if not value.is_finite():
        return printed
    if relation.get("kind") not in _RATIOS:
        exponent = value.normalize(_CONTEXT).as_tuple().exponent
        return max(printed, min(-exponent if isinstance(exponent, int) else 0, _MOST_DECIMALS))
    places = max(printed, 2)
    gap = abs(value - _scaled(relation["stated"], stated))
    while places < _MOST_DECIMALS and gap < Decimal(1).scaleb(-places):
        places += 1
    return places


def _term(term: Shape, quantities: dict[str, Shape], lang: str, which: str) -> Row:
    part = _part(term, quantities.get(term["quantity"]), lang, which)
    bounds = f"{part.low} … {part.high}" if part.low else ""
    return f"{part.role} {_clip(part.label)}".rstrip(), part.figure, bounds


def _part(term: Shape, quantity: Shape | None, lang: str, which: str = "") -> Part:
    sign = "−" if term["weight"] < 0 else ""
    name = role(term["role"], lang)
    if quantity is None:
        return Part(name, "", term["quantity"], sign + term["text"], "", "")
    low, high = _bounds(term, quantity)
    label = _one_line((quantity["cell"][which] if which else quantity["label"]) or "")
    return Part(name, label, quantity["id"], f"{sign}{_one_line(quantity['text'])}", low, high)


def _bounds(term: Shape, quantity: Shape) -> tuple[str, str]:
    low, high = _scaled(term["low"], quantity), _scaled(term["high"], quantity)
    if low == high:
        return "", ""
    if term["weight"] < 0:
        low, high = -high, -low
    return _shown(low), _shown(high)


def _scaled(value: str, quantity: Shape) -> Decimal:
    """A value in base units, in the printed unit of a quantity."""
    number = Decimal(value)
    base, printed = Decimal(quantity["base_value"]), Decimal(quantity["value"])
    if not number.is_finite() or not printed or not base:
        return number
    return number * printed / base


def _rounded(number: Decimal, places: int) -> str:
    if not number.is_finite():
        return _shown(number)
    return _minus(format(number.quantize(Decimal(1).scaleb(-places), context=_CONTEXT), "f"))


def _shown(number: Decimal) -> str:
    """A number without zeros that say nothing."""
    if not number.is_finite():
        return "∞" if number > 0 else "−∞"
    text = format(number, "f")
    return _minus(text.rstrip("0").rstrip(".") if "." in text else text)


def _minus(text: str) -> str:
    return text.replace("-", "−", 1)


def _clip(label: str, size: int = 14) -> str:
    return label if len(label) <= size else label[: size - 1] + "…"


def _one_line(text: str) -> str:
    return "".join(text.split())
