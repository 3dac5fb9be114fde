"""Text → figures, in one pass from left to right."""

from __future__ import annotations

from decimal import Decimal

from perfcheck.model.figure import Figure
from perfcheck.number import qualifier
from perfcheck.number.interval import EXACT
from perfcheck.number.other import bare_is_other, han_year, skipped
from perfcheck.number.part import BARE_SCALE, TOKEN, Part, part_at
from perfcheck.number.range import lower_end, upper_part
from perfcheck.number.sense import OPEN_QUOTES, Words, counts, names, words
from perfcheck.number.units import BARE, NONE, ORDINAL, Unit, units_table

_BOUNDARY = frozenset("\n\t|")
_STOPS = frozenset(("", *"\n\t| ,;。、"))
# 一、 and （一） on a line of their own begin an item.
_ITEM_BEGINS, _ITEM_ENDS = frozenset("\n("), frozenset("、)")
_NOT_BEFORE_MINUS = frozenset("0123456789)%年月日号.")
_SMALL_MONEY = frozenset("角分")
_PLAIN_MONEY = Unit("元", Decimal(1), "元", "money", exact_from=2)


def scan(text: str) -> list[Figure]:
    """Every quantity of the flow's text, in its order, not overlapping."""
    out: list[Figure] = []
    known = words()
    follows = known.follows
    search = TOKEN.search
    token = search(text)
    while token is not None:
        start, resume = token.span()
        first = text[start]
        if "0" <= first <= "9":
            resume = _plain(text, start, resume, out, known) or _read(text, start, resume, out)
        elif first > "z" and (
            resume - start > 1
            or resume >= len(text)
            or text[resume] in follows
            or (start and text[start - 1] in OPEN_QUOTES)
        ):
            resume = _read_han(text, start, resume, out, known)
        token = search(text, resume)
    return out


def _plain(text: str, start: int, end: int, out: list[Figure], known: Words) -> int:
    """Read digits with nothing special on either side, the common case; 0 for any other.

    Either a unit follows them, or they stand alone before a stop or the end of their cell.
    """
    table, lengths = units_table()
    after = text[end : end + 1]
    if end - start > 16 or (start and text[start - 1] in known.special_before):
        return 0
    unit, stop = NONE, end
    if after in _STOPS:
        if other := skipped(text, start, end):
            return other
        if bare_is_other(text, start, end):
            return end
    else:
        for size in lengths.get(after, ()):
            word = text[end : end + size]
            if word in table:
                unit, stop = table[word] or NONE, end + len(word)
                break
        if unit.special:
            return stop if unit.dimension == ORDINAL else skipped(text, start, end)
        if unit is NONE or text[stop : stop + 1] in known.special_after:
            return 0
        if unit.dimension == "money" and text[stop + 1 : stop + 2] in _SMALL_MONEY:
            return 0
    if start and text[start - 1] in known.ends and qualifier.before(text, start):
        return 0
    numeral = text[start:end]
    point = numeral.find(".")
    decimals = end - start - point - 1 if point >= 0 else 0
    value = Decimal(numeral.replace(",", "") if "," in numeral else numeral)
    exact = unit is not NONE and unit.is_point(decimals)
    out.append(
        Figure(
            start,
            stop,
            start,
            end,
            numeral,
            value,
            unit.printed,
            unit.factor,
            unit.base,
            unit.dimension,
            decimals,
            exact=exact,
        )
    )
    return stop


def _read_han(text: str, start: int, end: int, out: list[Figure], known: Words) -> int:
    if end == start + 1 and text[end : end + 1] in _ITEM_ENDS and text[start - 1 : start] in _ITEM_BEGINS:
        return end
    if text[start] in "一二" and (year := han_year(text, start)):
        return year
    if text.startswith(known.idioms, start) and text[end : end + 2] != "分之" and "点" not in text[start:end]:
        return end
    if text[start] == "一" and start and text[start - 1] in known.before_one and end == start + 1:
        return end
    return _read(text, start, end, out)


def _read(text: str, start: int, end: int, out: list[Figure]) -> int:
    """Read the figure that the token opens into `out`; returns where to go on."""
    before = text[start - 1] if start else "\n"
    if text[start] <= "9" and (other := skipped(text, start, end)):
        return other
    part = part_at(text, start, end)
    if part is None:
        return end
    if before == "¥" and part.unit.dimension == BARE and not part.unit.printed:
        part.unit = _PLAIN_MONEY
    second = upper_part(text, part)
    last = second or part
    resume = max(last.stop, end)
    if before == "第" or ORDINAL in (last.unit.dimension, part.unit.dimension):
        return resume
    if not second and not counts(text, part, before):
        return resume if part.unit.printed else end
    if before == "前" and not second and last.unit.printed in ("名", "位", ""):
        return resume
    literal = _literal(text, part, second)
    _add(text, out, literal)
    return max(literal.until, end)


def _literal(text: str, part: Part, second: Part | None) -> Figure:
    """The figure with its sign, its bounding words and its bounds."""
    last = second or part
    unit = last.unit
    value = last.value
    at, until = _signed_stretch(text, part, last, second is not None)
    if at < part.start:
        value = value.copy_negate()
    figure = Figure(
        at,
        until,
        part.start,
        last.end,
        "",
        value,
        unit.printed,
        unit.factor,
        unit.base,
        unit.dimension,
        last.decimals,
    )
    figure.num_at = at if at < part.start and text[at] != "(" else part.start
    figure.numeral = text[figure.num_at : figure.num_until]
    if second:
        figure.ranged, figure.low = True, lower_end(part, second)
        figure.high = EXACT.multiply(value, unit.factor)
        if text.startswith(("之间", "间"), until):
            figure.until = text.index("间", until) + 1
    _qualify(text, figure, last.approx)
    figure.exact = figure.qualifier is None and not second and unit.is_point(last.decimals)
    if not second and part.han and names(text, part):
        figure.dimension = "named"
    return figure


def _signed_stretch(text: str, part: Part, last: Part, ranged: bool) -> tuple[int, int]:
    """The figure with its minus, 负, or the brackets that make a cell's amount negative."""
    at, until = part.start, last.stop
    if not at or ranged:
        return at, until
    sign = text[at - 1]
    if sign == "负" or (sign == "-" and (at == 1 or text[at - 2] not in _NOT_BEFORE_MINUS)):
        return at - 1, until
    if sign == "(" and text[until : until + 1] == ")" and last.decimals == 2:
        outer = text[at - 2 : at - 1] or "\n", text[until + 1 : until + 2] or "\n"
        if outer[0] in _BOUNDARY and outer[1] in _BOUNDARY:
            return at - 1, until + 1
    return at, until


def _qualify(text: str, figure: Figure, approx: str) -> None:
    """Take in the words that bound the figure, before and after it, and what they leave open."""
    value = EXACT.multiply(figure.value, figure.factor)
    found = qualifier.before(text, figure.at)
    if found and not (figure.dimension == "point" and qualifier.differs(found[0])):
        figure.qualifier, side, figure.at = found
        _bound(figure, side, value)
    if approx == BARE_SCALE and not figure.qualifier:
        figure.at -= 1
        approx = text[figure.at]
    if approx and approx != BARE_SCALE:
        figure.qualifier = figure.qualifier or approx
        _bound(figure, qualifier.ABOVE, value)
    behind = qualifier.after(text, figure.until)
    if behind and (behind[0] not in ("余", "多") or figure.dimension in ("years", "months")):
        figure.qualifier = figure.qualifier or behind[0]
        _bound(figure, behind[1], value)
        figure.until = behind[2]


def _bound(figure: Figure, side: int, value: Decimal) -> None:
    if side == qualifier.ABOVE and figure.low is None:
        figure.low = value
    elif side == qualifier.BELOW and figure.high is None:
        figure.high = value


def _add(text: str, out: list[Figure], figure: Figure) -> None:
    """Add the figure, or join it with the threshold before it (大于100并且小于300)."""
    if out and figure.low is None and figure.high is not None and not figure.ranged:
        lower = out[-1]
        joined = (
            lower.low is not None
            and lower.high is None
            and figure.at - lower.until <= 4
            and lower.low < figure.high
            and text[lower.until : figure.at].strip() in qualifier.joins()
        )
        if joined:
            figure.at, figure.num_at, figure.low = lower.at, lower.num_at, lower.low
            figure.numeral = text[figure.num_at : figure.num_until]
            figure.ranged = True
            out[-1] = figure
            return
    out.append(figure)
