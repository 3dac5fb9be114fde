"""The formats in which Word writes the numbers of lists (ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable

_HAN = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN, _MOST_LETTERS = 5000, 30 * 26
_CIRCLED = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))


def numeral(number: int, form: str) -> str:
    """A number of a list as Word writes it; decimal where the format is not known."""
    written = _FORMS.get(form)
    return (written(number) if written and number >= 0 else "") or str(number)


def is_bullet(form: str) -> bool:
    """Whether the level has a mark instead of a number."""
    return form == "bullet"


def _digits(number: int, digits: str = _HAN) -> str:
    return "".join(digits[int(digit)] for digit in str(number))


def _counting(number: int) -> str:
    """十, 十一, 二十 …; by digits from a hundred on."""
    return _thousand(number) if number < 100 else _digits(number, "○一二三四五六七八九")


def _thousand(number: int, digits: str = "零一二三四五六七八九", units: str = "千百十") -> str:
    """一百零一, up to 9999; a leading 一十 loses its 一."""
    if not 0 < number < 10_000:
        return "" if number else digits[0]
    said = ""
    for place, unit in zip((1000, 100, 10, 1), [*units, ""], strict=True):
        digit = number // place % 10
        if digit:
            said += digits[digit] + unit
        elif said and not said.endswith(digits[0]) and number % place:
            said += digits[0]
    return said[1:] if said.startswith(f"一{units[2]}") else said


def _legal(number: int) -> str:
    return _thousand(number, _LEGAL, "仟佰拾")


def _cycle(names: str) -> Callable[[int], str]:
    return lambda number: names[(number - 1) % len(names)] if number else ""


def _within(first: int, last: int, code: int) -> Callable[[int], str]:
    """A run of characters that stand for the numbers from `first` to `last`."""
    return lambda number: chr(code + number - first) if first <= number <= last else ""


def _circled(number: int) -> str:
    found = (chr(code + number - first) for first, last, code in _CIRCLED if first <= number <= last)
    return next(found, "")


def _letters(number: int) -> str:
    """a … z, aa … zz, aaa …"""
    if not 0 < number <= _MOST_LETTERS:
        return ""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    if not 0 < number < _MOST_ROMAN:
        return ""
    said = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        said += letters * count
    return said


def _full_width(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _within(1, 20, 0x2474),
    "decimalEnclosedFullstop": _within(1, 20, 0x2488),
    "numberInDash": lambda number: f"- {number} -",
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "chineseCounting": _counting,
    "chineseCountingThousand": _thousand,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "japaneseCounting": _thousand,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _thousand,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographEnclosedCircle": _within(1, 10, 0x3280),
}
