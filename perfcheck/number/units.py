"""Units and measure words: what follows a numeral, and what it measures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from perfcheck.knowledge import load

ORDINAL = "ordinal"
BARE = "bare"
FRACTION = "fraction"
SCALES = frozenset("百千万亿佰仟")
_NEVER = 99


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as printed, in one spelling.

    factor      base units in one of it
    exact_from  decimals at or above which a figure in it is a point; an integer count is one
    counts      whether it counts whole things
    after_han   False where it numbers a thing after a Chinese numeral (三处, 二组)
    special     whether what it means hangs on more than the number before it (2022年)
    """

    printed: str
    factor: Decimal
    base: str
    dimension: str
    exact_from: int = _NEVER
    counts: bool = False
    after_han: bool = True
    special: bool = False

    def is_point(self, decimals: int) -> bool:
        """Whether a figure in this unit states one value, and not what rounds to it."""
        return self.factor == 1 and (decimals >= self.exact_from or (self.counts and decimals == 0))


NONE = Unit("", Decimal(1), "", BARE)


@cache
def _tables() -> tuple[dict[str, Unit | None], dict[str, tuple[int, ...]], dict[str, Decimal]]:
    """Word → unit (None: the word only begins like a unit), first character → lengths, scales."""
    data = load("units")
    words: dict[str, Unit | None] = {}
    numbering = frozenset(data["ordinal"]["after_han"])
    for group in data["measure"]:
        spelling = group.get("spelling", {})
        for word, size in group["units"].items():
            words[word] = Unit(
                spelling.get(word, word),
                Decimal(size),
                group["base"],
                group["dimension"],
                exact_from=group.get("exact_decimals", _NEVER),
                counts=group["dimension"] == "people",
                after_han=word not in numbering,
                special=word.startswith("年"),
            )
    for word in (*data["count"]["generic"], *data["count"]["specific"]):
        unit = Unit(word, Decimal(1), word, f"count:{word}", counts=True, after_han=word not in numbering)
        words.setdefault(word, unit)
    scales = {name: Decimal(size) for name, size in data["scales"].items()}
    words |= {
        scale + word: _scaled(words[word], scale, scales[scale])
        for scale in data["usual"]["scales"]
        for word in data["usual"]["units"]
    }
    words |= dict.fromkeys(data["ordinal"]["always"], Unit("", Decimal(1), "", ORDINAL, special=True))
    words |= dict.fromkeys(data["words"]["stop"])
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[0], set()).add(len(word))
    by_first = {first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()}
    return words, by_first, scales


def _scaled(unit: Unit | None, scale: str, size: Decimal) -> Unit:
    assert unit is not None
    factor = unit.factor * size
    return Unit(scale + unit.printed, factor, unit.base, unit.dimension, after_han=unit.after_han)


@cache
def units_table() -> tuple[dict[str, Unit | None], dict[str, tuple[int, ...]]]:
    """Every word that may follow a numeral, and by first character the lengths to try, longest first."""
    words, lengths, _ = _tables()
    return words, lengths


@cache
def first_characters() -> frozenset[str]:
    """The characters with which a unit can begin."""
    return frozenset(_tables()[1])


@cache
def generic() -> frozenset[str]:
    """Dimensions of the counters that may stand for any thing: count:个, count:项 …"""
    return frozenset(f"count:{word}" for word in load("units")["count"]["generic"])


@cache
def _kin() -> dict[str, str]:
    """Dimensions that go together under one name."""
    people = load("units")["count"]["people"]
    return {"point": "percent", **{f"count:{word}": "people" for word in people}}


@cache
def addable(one: str, other: str) -> bool:
    """Whether figures of two dimensions may stand in one sum or comparison.

    People and visits go together, percents and percentage points, a bare number with anything,
    and 个, 项, 家 with whatever else is counted.
    """
    if one == other or BARE in (one, other):
        return True
    kin, loose = _kin(), generic()
    if kin.get(one, one) == kin.get(other, other):
        return True
    countable = ("count:", "people")
    return (one in loose and other.startswith(countable)) or (other in loose and one.startswith(countable))


@cache
def scaled(scale: str, unit: Unit) -> Unit | None:
    """万 + 元 → 万元; None where the scale is none (百万百)."""
    size = _tables()[2].get(scale) or _product(scale)
    if size is None:
        return None
    return _scaled(unit, scale, size)


def _product(scale: str) -> Decimal | None:
    sizes = _tables()[2]
    total = Decimal(1)
    for char in scale:
        total *= sizes[char]
    return total if len(scale) <= 3 else None


def word_at(text: str, at: int) -> tuple[Unit | None, int] | None:
    """The longest unit or look-alike word at `at` and its end; None where there is none."""
    lengths = _tables()[1].get(text[at : at + 1])
    if lengths:
        words = _tables()[0]
        for length in lengths:
            word = text[at : at + length]
            if word in words:
                unit = words[word]
                return unit, at + len(word)
    return None
