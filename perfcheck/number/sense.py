"""Whether a numeral with its unit states a quantity where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from perfcheck.knowledge import load
from perfcheck.number import qualifier
from perfcheck.number.numeral import HAN
from perfcheck.number.other import bare_is_other
from perfcheck.number.part import BARE_SCALE, Part
from perfcheck.number.units import BARE, first_characters

_BOUNDARY = frozenset("\n\t|")
_CLAUSE = frozenset('\n\t|,。;:、()?!“”"')
_CLOSE = "”’」』"
OPEN_QUOTES = frozenset("“‘「『")
_NAME_OPENS = OPEN_QUOTES | {"+"}
_LONGEST_NAME = 16
_AFTER_NUMERAL = frozenset("分成余多几来%~-—–至到与和以或0123456789")
_SPECIAL_BEFORE = frozenset("第前-负+×*“‘「『¥〔【[/.~—–")
_SPECIAL_AFTER = frozenset("-—–~至到(和与/·整正间角零")


@dataclass(frozen=True, slots=True)
class Words:
    """What the scan asks at every numeral.

    idioms           Chinese numerals in words that count nothing
    before_one       characters with which 一 makes another word
    follows          characters after which a single Chinese digit may count
    special_before, special_after   characters beside a figure that need a closer look
    ends             characters that may end a bounding word, or stand between it and its figure
    """

    idioms: tuple[str, ...]
    before_one: frozenset[str]
    follows: frozenset[str]
    special_before: frozenset[str]
    special_after: frozenset[str]
    ends: frozenset[str]


@cache
def words() -> Words:
    """The words of units.toml, as the scan needs them."""
    data = load("units")["words"]
    ends, starts = qualifier.edges()
    return Words(
        tuple(data["idioms"]),
        frozenset(data["before_one"]),
        _AFTER_NUMERAL | _CLAUSE | first_characters(),
        _SPECIAL_BEFORE,
        _SPECIAL_AFTER | starts,
        ends,
    )


def counts(text: str, part: Part, before: str) -> bool:
    """Whether the numeral, the only one of its figure, states a quantity; `before` is left of it."""
    unit = part.unit
    if not part.han:
        if unit.dimension == BARE and not unit.printed:
            return not bare_is_other(text, part.start, part.end)
        return not (part.value == 100 and before in "×*" and unit.dimension == "percent")
    if part.approx == BARE_SCALE:
        bounded = qualifier.scale_word(before) or qualifier.before(text, part.start)
        return part.unit.dimension != BARE and bool(bounded)
    following = text[part.stop : part.stop + 1]
    if before in OPEN_QUOTES:
        return names(text, part)
    if unit.dimension == BARE:
        return _bare_counts(text, part, before, following)
    if not unit.after_han and part.value <= 10 and text[part.start] != "两" and not part.approx:
        return False
    return not (following == "一" and part.value < 10 and part.stop - part.end == 1)


def _bare_counts(text: str, part: Part, before: str, following: str) -> bool:
    """A Chinese numeral without a unit: alone in its cell, large, or bounded by a word."""
    if before in _BOUNDARY and (not following or following in _BOUNDARY):
        return True
    if part.approx or qualifier.before(text, part.start) or qualifier.after(text, part.stop):
        return True
    return part.stop - part.start >= 2 and abs(part.value * part.unit.factor) >= 100


def names(text: str, part: Part) -> bool:
    """Whether the number opens a name in quotes whose members may be listed (“四个一”, “九微工作法”).

    Not “四不两直”, which has two numbers, nor “三公”, which is no more than a word.
    """
    before = text[part.start - 1 : part.start]
    if not before or before not in _NAME_OPENS or part.value <= 1 or part.approx:
        return False
    stop = part.end + _LONGEST_NAME
    close = min((at for mark in _CLOSE if (at := text.find(mark, part.end, stop)) >= 0), default=-1)
    if part.unit.dimension == BARE and any(char in HAN for char in text[part.end : close]):
        return False
    return close - part.end >= 2
