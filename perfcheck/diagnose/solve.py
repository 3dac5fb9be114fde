"""The value that one figure of a tie would need for the tie to hold, and how far it may lie from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, DivisionByZero, InvalidOperation

from perfcheck.check.values import base_value, common_factor, last_digit, loose
from perfcheck.model.figure import Figure
from perfcheck.model.tie import Leg, Tie

WORK = Context(prec=40)
_HUNDRED = Decimal(100)
_ONE = Decimal(1)
_HALF = Decimal("0.5")
_PERCENTS = frozenset(("percent", "point", "bare"))
_STATED = frozenset(("percent", "average"))
_SHOWN = 4
_LONGEST = 24
_MOST_PLACES = 6
_MINUS = "−"
Formula = Callable[[Sequence[Decimal]], Decimal]


@dataclass(slots=True)
class Need:
    """The value, in the printed unit, that mends the tie; any value from low to high may do so too.

    `free` says that the other figures leave room for many values: an amount of which only a
    percent is known.
    """

    value: Decimal
    low: Decimal
    high: Decimal
    arithmetic: str
    free: bool = False


def need(tie: Tie, figure: Figure) -> Need | None:
    """What the tie needs of one of its figures; None where no single value can be said."""
    if not any(leg.figure is figure for leg in tie.legs):
        return None
    if any(len(leg.figure.numeral) > _LONGEST for leg in tie.legs):
        return None
    try:
        if tie.kind in ("sum", "delta", "equal"):
            return _additive(tie, figure)
        if tie.kind in ("share", "rate", "growth", "average"):
            return _quotient(tie, figure)
    except (InvalidOperation, DivisionByZero):
        return None
    if tie.kind == "count" and tie.names:
        length = Decimal(len(tie.names))
        return Need(length, length, length, f"#({'、'.join(tie.names[:_SHOWN])}…) = {length}")
    return None


def _half(figure: Figure, factor: Decimal) -> Decimal:
    if figure.exact or (figure.value == 0 and figure.decimals == 0):
        return Decimal(0)
    return last_digit(figure, factor) * _HALF


def _own(figure: Figure, factor: Decimal) -> Decimal:
    return factor if loose(figure) else figure.factor


def _additive(tie: Tie, figure: Figure) -> Need | None:
    """Σ c·x = 0 (or the whole that is known), solved for one of the x."""
    factor = common_factor([leg.figure for leg in tie.legs])
    if factor is None:
        return None
    pull, goal = Decimal(0), tie.whole or Decimal(0)
    slack = Decimal(0)
    others: list[tuple[Figure, int]] = []
    for at, leg in enumerate(tie.legs):
        weight = -leg.weight if at and tie.whole is None else leg.weight
        if tie.kind == "equal":
            weight = -1 if at else 1
        if leg.figure is figure:
            pull += weight
            continue
        goal -= base_value(leg.figure, factor) * weight
        slack += _half(leg.figure, factor)
        others.append((leg.figure, -weight))
    if not pull:
        return None
    size = _own(figure, factor)
    value = WORK.divide(goal, pull * size)
    reach = WORK.divide(slack, size) + _half(figure, factor) / size
    others = [(other, sign * (1 if pull > 0 else -1)) for other, sign in others]
    return Need(value, value - reach, value + reach, _sum_said(tie, figure, value, others))


def _sum_said(tie: Tie, figure: Figure, value: Decimal, others: list[tuple[Figure, int]]) -> str:
    result = shown(value)
    if tie.kind == "equal":
        return f"{others[0][0].numeral} = {result}" if others else result
    if len({other.unit for other, _ in others} | {figure.unit}) > 1 or len(others) > _SHOWN:
        gap = value - figure.value
        return f"{shown(figure.value)} {'+' if gap >= 0 else _MINUS} {shown(abs(gap))} = {result}"
    if tie.whole is not None:
        others = [(other, 1) for other, _ in others]
        return f"{shown(tie.whole)} {_MINUS} ({_terms(others)}) = {result}"
    return f"{_terms(sorted(others, key=lambda term: term[1] < 0))} = {result}"


def _terms(terms: list[tuple[Figure, int]]) -> str:
    said = ""
    for figure, sign in terms:
        minus = (figure.value < 0) != (sign < 0)
        lead = (f" {_MINUS} " if minus else " + ") if said else (_MINUS if minus else "")
        said += lead + format(abs(figure.value), "f")
    return said


def shown(value: Decimal) -> str:
    """A number in print, without zeros that say nothing beyond two decimals."""
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    if places > _MOST_PLACES:
        value = value.quantize(Decimal(1).scaleb(-_SHOWN), context=WORK)
    text = format(value if value else value.copy_abs(), "f")
    if "." in text:
        whole, _, rest = text.partition(".")
        rest = rest[:2] + rest[2:].rstrip("0")
        text = f"{whole}.{rest}"
    return _MINUS + text[1:] if text.startswith("-") else text


def _quotient(tie: Tie, figure: Figure) -> Need | None:
    """A quotient solved for the figure, and how far the rounding of the others moves the answer."""
    made = _formula(tie, figure)
    if made is None:
        return None
    solve, legs, said = made
    amounts = legs if tie.kind == "average" else legs[1:]
    factor = common_factor([leg.figure for leg in amounts if leg.figure.dimension == "money"]) or _ONE
    values = [_value(leg, factor) for leg in legs]
    answer = solve(values)
    reach = Decimal(0)
    for at, leg in enumerate(legs):
        if leg.figure is figure:
            continue
        step = abs(_step(leg, factor))
        moved = [*values[:at], values[at] + step, *values[at + 1 :]]
        back = [*values[:at], values[at] - step, *values[at + 1 :]]
        reach += max(abs(solve(moved) - answer), abs(solve(back) - answer))
    own = next(leg for leg in legs if leg.figure is figure)
    size = _size(own, factor) * own.weight
    value = WORK.divide(answer, size)
    reach = WORK.divide(reach, abs(size)) + last_digit(figure, _ONE) * _HALF / figure.factor
    return Need(
        value,
        value - reach,
        value + reach,
        said.format(shown(_rounded(value, figure))),
        own.role not in _STATED,
    )


def _rounded(value: Decimal, figure: Figure) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-max(figure.decimals, 0)), context=WORK)


def _size(leg: Leg, factor: Decimal) -> Decimal:
    """Base units (a fraction, for a percent) in one printed unit of the leg's figure."""
    figure = leg.figure
    if leg.role != "percent":
        return _own(figure, factor)
    return figure.factor / _HUNDRED if figure.dimension in _PERCENTS else figure.factor


def _value(leg: Leg, factor: Decimal) -> Decimal:
    return leg.figure.value * _size(leg, factor) * leg.weight


def _step(leg: Leg, factor: Decimal) -> Decimal:
    figure = leg.figure
    if leg.role != "percent" and figure.exact:
        return Decimal(0)
    return Decimal(1).scaleb(-figure.decimals) * _size(leg, factor) * _HALF


def _formula(tie: Tie, figure: Figure) -> tuple[Formula, list[Leg], str] | None:
    """How to work the figure out from the others, the legs it needs in order, and the words for it."""
    legs = tie.legs
    if tie.kind == "growth":
        return _growth_formula(legs, figure)
    if tie.kind == "average":
        if len(legs) < 3:
            return None
        average, whole, count = (leg.figure.numeral for leg in legs[:3])
        table: list[tuple[Formula, str]] = [
            (lambda v: WORK.divide(v[1], v[2]), f"{whole} ÷ {count} = {{}}"),
            (lambda v: v[0] * v[2], f"{average} × {count} = {{}}"),
            (lambda v: WORK.divide(v[1], v[0]), f"{whole} ÷ {average} = {{}}"),
        ]
        at = next(i for i, leg in enumerate(legs[:3]) if leg.figure is figure)
        return table[at][0], legs[:3], table[at][1]
    return _share_formula(legs, figure)


def _share_formula(legs: list[Leg], figure: Figure) -> tuple[Formula, list[Leg], str] | None:
    percent = legs[0]
    parts = [at for at, leg in enumerate(legs) if at and leg.role != "base"]
    bases = [at for at, leg in enumerate(legs) if leg.role == "base"]
    if len(parts) != 1 or not bases:
        return None
    said, top = _percent_said(percent), legs[parts[0]].figure
    base = " + ".join(legs[at].figure.numeral for at in bases)
    base = f"({base})" if len(bases) > 1 else base

    def bottom(values: Sequence[Decimal]) -> Decimal:
        return sum((values[at] for at in bases), Decimal(0))

    if percent.figure is figure:
        return lambda v: WORK.divide(v[parts[0]], bottom(v)), legs, f"{top.numeral} ÷ {base} = {{}}%"
    inside = [at for at in bases if legs[at].figure is figure]
    if top is figure:
        if inside:
            return None
        return lambda v: v[0] * bottom(v), legs, f"{base} × {said} = {{}}"
    at = inside[0]
    return (
        lambda v: WORK.divide(v[parts[0]], v[0]) - bottom(v) + v[at],
        legs,
        f"{top.numeral} ÷ {said} = {{}}",
    )


def _percent_said(leg: Leg) -> str:
    unit = leg.figure.unit if leg.figure.dimension not in _PERCENTS else "%"
    return (_MINUS if leg.weight < 0 else "") + format(abs(leg.figure.value), "f") + unit


def _growth_formula(legs: list[Leg], figure: Figure) -> tuple[Formula, list[Leg], str] | None:
    """g = (c − p) ÷ p, with c = p + d; two of c, p and d are used, as the check uses them."""
    by_role = {leg.role: leg for leg in reversed(legs[1:])}
    pair = [leg for role in ("current", "prior", "change") if (leg := by_role.get(role))][:2]
    if len(pair) < 2:
        return None
    used = [legs[0], *pair]
    at = next((i for i, leg in enumerate(used) if leg.figure is figure), None)
    if at is None:
        return None
    roles = (pair[0].role, pair[1].role)
    one, two = pair[0].figure.numeral, pair[1].figure.numeral
    g = _percent_said(legs[0])
    table: dict[tuple[str, str], list[tuple[Formula, str]]] = {
        ("current", "prior"): [
            (lambda v: WORK.divide(v[1], v[2]) - _ONE, f"({one} {_MINUS} {two}) ÷ {two} = {{}}%"),
            (lambda v: v[2] * (_ONE + v[0]), f"{two} × (1 + {g}) = {{}}"),
            (lambda v: WORK.divide(v[1], _ONE + v[0]), f"{one} ÷ (1 + {g}) = {{}}"),
        ],
        ("current", "change"): [
            (lambda v: WORK.divide(v[2], v[1] - v[2]), f"{two} ÷ ({one} ∓ {two}) = {{}}%"),
            (lambda v: WORK.divide(v[2] * (_ONE + v[0]), v[0]), f"{two} ÷ {g} + {two} = {{}}"),
            (lambda v: WORK.divide(v[1] * v[0], _ONE + v[0]), f"{one} × {g} ÷ (1 + {g}) = {{}}"),
        ],
        ("prior", "change"): [
            (lambda v: WORK.divide(v[2], v[1]), f"{two} ÷ {one} = {{}}%"),
            (lambda v: WORK.divide(v[2], v[0]), f"{two} ÷ {g} = {{}}"),
            (lambda v: v[1] * v[0], f"{one} × {g} = {{}}"),
        ],
    }
    solve, said = table[roles][at]
    down = pair[1].weight < 0
    said = said.replace("∓", "+" if down else _MINUS).replace(f"+ {_MINUS}", f"{_MINUS} ")
    if at == 1 and roles == ("current", "change") and down:
        said = f"{two} ÷ {g.lstrip(_MINUS)} {_MINUS} {two} = {{}}"
    return solve, used, said
