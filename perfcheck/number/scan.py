"""Text → literals, in one pass from left to right."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from perfcheck.knowledge import load
from perfcheck.number import qualifier
from perfcheck.number.literal import Literal
from perfcheck.number.other import bare_is_other, han_year, skipped
from perfcheck.number.part import TOKEN, Part, part_at
from perfcheck.number.units import BARE, NONE, ORDINAL, Unit, first_characters

_RANGE = re.compile(
    r"(?:\(含\))?(?:--?|—{1,2}|–{1,2}|~{1,2}|至|到)(?=[0-9一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖拾])"
)
_BETWEEN = re.compile(r"[和与](?=[0-9一二两三四五六七八九十百])")
_BOUNDARY = frozenset("\n\t|")
_CLAUSE = frozenset('\n\t|,。;:、()?!“”"')
_OPEN, _CLOSE = frozenset("“‘「『"), "”’」』"
_BEFORE_MINUS = frozenset("0123456789)%年月日号.")
_AFTER_HAN = frozenset("分成余多几来%~-—–至到与和以或0123456789")


@dataclass(frozen=True, slots=True)
class _Words:
    idioms: tuple[str, ...]
    before_one: frozenset[str]
    follows: frozenset[str]


@cache
def _words() -> _Words:
    data = load("units")["words"]
    return _Words(
        tuple(data["idioms"]), frozenset(data["before_one"]), _AFTER_HAN | _CLAUSE | first_characters()
    )


def scan(text: str) -> list[Literal]:
    """Every quantity of the flow's text, in its order, not overlapping."""
    out: list[Literal] = []
    words = _words()
    follows = words.follows
    search = TOKEN.search
    token = search(text)
    while token is not None:
        start, end = token.span()
        first = text[start]
        resume = end
        if "0" <= first <= "9":
            resume = _read(text, start, end, out, words)
        elif first > "z" and (end - start > 1 or end >= len(text) or text[end] in follows):
            resume = _read_han(text, start, end, out, words)
        token = search(text, resume)
    return out


def _read_han(text: str, start: int, end: int, out: list[Literal], words: _Words) -> int:
    if text[start] in "一二" and (year := han_year(text, start)):
        return year
    if text.startswith(words.idioms, start) and text[end : end + 2] != "分之" and "点" not in text[start:end]:
        return end
    if text[start] == "一" and start and text[start - 1] in words.before_one and end == start + 1:
        return end
    return _read(text, start, end, out, words)


def _read(text: str, start: int, end: int, out: list[Literal], words: _Words) -> int:
    """Read the figure that the token opens into `out`; returns where to go on."""
    arabic = "0" <= text[start] <= "9"
    before = text[start - 1] if start else "\n"
    if arabic:
        other = skipped(text, start, end)
        if other:
            return other
    part = part_at(text, start, end)
    if part is None:
        return end
    second = _second(text, part)
    last = second or part
    resume = max(last.stop, end)
    if before == "第" or last.unit.dimension == ORDINAL or part.unit.dimension == ORDINAL:
        return resume
    if not second and not _counts(text, part, before):
        return resume if part.unit is not NONE else end
    if before == "前" and last.unit.printed in ("名", "位", "") and not second:
        return resume
    literal = _literal(text, part, second)
    if literal is None:
        return end
    _merge(text, out, literal)
    return max(literal.until, end)


def _second(text: str, part: Part) -> Part | None:
    """The upper end of the range that `part` begins, if it begins one."""
    following = text[part.stop : part.stop + 1]
    if not following or part.unit.dimension in ("rate", "fraction", ORDINAL):
        return None
    if following in "与和":
        found = _BETWEEN.match(text, part.stop)
        between = True
    elif following in "-—–~至到(":
        found = _RANGE.match(text, part.stop)
        between = False
    else:
        return None
    token = TOKEN.match(text, found.end()) if found else None
    upper = part_at(text, token.start(), token.end()) if token else None
    if upper is None:
        return None
    if between and not text.startswith(("之间", "间"), upper.stop):
        return None
    if following == "到" and part.unit.dimension not in (BARE, "percent"):
        return None
    if part.unit.dimension != BARE and part.unit.base != upper.unit.base:
        return None
    lower = _lower(part, upper)
    if upper.unit.dimension != ORDINAL and lower >= upper.value * upper.unit.factor:
        return None
    return upper


def _lower(part: Part, upper: Part) -> Decimal:
    """The lower end in base units: 一到两千万元 lends it the scale, 8500到3万元 does not."""
    if part.unit is not NONE:
        return part.value * part.unit.factor
    lent = part.value * upper.unit.factor
    return lent if lent < upper.value * upper.unit.factor else part.value


def _counts(text: str, part: Part, before: str) -> bool:
    """Whether the numeral states a quantity here."""
    unit = part.unit
    following = text[part.stop : part.stop + 1]
    if not part.han:
        if unit is NONE:
            return not bare_is_other(text, part.start, part.end)
        return not (part.value == 100 and before in ("×", "*") and unit.dimension == "percent")
    if part.approx == "?":
        return unit is not NONE and qualifier.scale_word(before)
    if unit.dimension == BARE:
        return _bare_han_counts(text, part, before, following)
    if not unit.after_han and part.value <= 10 and text[part.start] != "两" and not part.approx:
        return False
    return not (following == "一" and part.value < 10 and part.stop - part.end == 1)


def _bare_han_counts(text: str, part: Part, before: str, following: str) -> bool:
    """A Chinese numeral without a unit: alone in its cell, large, or bounded by a word."""
    if before in _BOUNDARY and (not following or following in _BOUNDARY):
        return True
    if part.approx or qualifier.before(text, part.start) or qualifier.after(text, part.stop):
        return True
    return part.stop - part.start >= 2 and abs(part.value * part.unit.factor) >= 100


def _literal(text: str, part: Part, second: Part | None) -> Literal | None:
    last = second or part
    unit = last.unit
    at, until = part.start, last.stop
    value = last.value
    numeral_at = at
    if at and not second and _negative(text, at):
        value, at = -value, at - 1
        numeral_at = at
    low = high = None
    named = None
    if second:
        low, high = _lower(part, second), second.value * unit.factor
        if text.startswith(("之间", "间"), until):
            until += 2 if text[until] == "之" else 1
    found = qualifier.before(text, at)
    if found and not (unit.dimension == "point" and qualifier.differs(found[0])):
        named, side, at = found
        low, high = _bounds(side, value * unit.factor, low, high)
    if last.approx:
        if not named and last.approx == "?":
            at -= 1
            named = text[at]
        named = named or last.approx
        low = value * unit.factor if low is None else low
    behind = qualifier.after(text, until)
    if behind and (behind[0] not in ("余", "多") or unit.dimension in ("years", "months")):
        named = named or behind[0]
        low, high = _bounds(behind[1], value * unit.factor, low, high)
        until = behind[2]
    dimension = unit.dimension
    if not second and text[at - 1 : at] in _OPEN and at:
        if not _names(text, part):
            return None
        dimension = "named"
    return Literal(
        at,
        until,
        numeral_at,
        last.end,
        text[numeral_at : last.end],
        value,
        unit.printed,
        unit.factor,
        unit.base,
        dimension,
        last.decimals,
        named,
        low,
        high,
        second is not None,
        named is None and second is None and _is_point(unit, last.decimals),
    )


def _is_point(unit: Unit, decimals: int) -> bool:
    if unit.counts:
        return unit.factor == 1 and (decimals == 0 or unit.dimension == "score")
    return unit.factor == 1 and decimals >= unit.exact_from


def _bounds(
    side: int, value: Decimal, low: Decimal | None, high: Decimal | None
) -> tuple[Decimal | None, Decimal | None]:
    if side > 0:
        return (value if low is None else low), high
    if side < 0:
        return low, (value if high is None else high)
    return low, high


def _negative(text: str, at: int) -> bool:
    sign = text[at - 1]
    if sign == "负":
        return True
    return sign == "-" and (at == 1 or text[at - 2] not in _BEFORE_MINUS)


def _names(text: str, part: Part) -> bool:
    """Whether the number opens a name in quotes whose members may be listed (“四个一”)."""
    if not part.han and part.unit.dimension in (BARE, ORDINAL):
        return False
    close = min((at for mark in _CLOSE if (at := text.find(mark, part.end, part.end + 16)) >= 0), default=-1)
    return close - part.end >= 2 and part.value > 1


def _merge(text: str, out: list[Literal], literal: Literal) -> None:
    """Add the literal, or join it with the threshold before it (大于100并且小于300)."""
    if out and literal.low is None and literal.high is not None and not literal.ranged:
        lower = out[-1]
        if (
            lower.low is not None
            and lower.high is None
            and literal.at - lower.until <= 4
            and lower.low < literal.high
            and text[lower.until : literal.at].strip() in qualifier.joins()
        ):
            literal.at, literal.num_at, literal.low = lower.at, lower.num_at, lower.low
            literal.numeral = text[literal.num_at : literal.num_until]
            literal.ranged = True
            out[-1] = literal
            return
    out.append(literal)
