"""A cell's value and number format → its text as it is printed.

The precision of a figure is what its format prints: 12.3456 under 0.00 is 12.35, as its reader sees it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any

from openpyxl.utils.datetime import from_excel

from perfcheck.load.workbook.dates import DATE_FORMATS, print_date

_SPACE = re.compile(r"\s+")
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]?'
    r"|(?P<general>General|G/通用格式)|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)"
    r"|(?P<odd>E[+-]|/|@)|(?P<literal>.)",
    re.DOTALL,
)
_SECTION = re.compile(r'(?:"[^"]*"?|[\\!_*].|\[[^\]]*\]?|[^;"\\!_*\[])*(?:;|\Z)', re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d{1,12}(?:\.\d{1,8})?)\Z")
_CURRENCY = re.compile(r"\$([^-]*)")
_LONGEST_FORMAT = 255
_DIGITS, _GENERAL = 15, 11
_HUGE = 10**18


class Printer:
    """Prints the cells of one workbook; `epoch` is the day its dates count from."""

    def __init__(self, epoch: datetime) -> None:
        self.epoch = epoch

    def text(self, cell: Any) -> str:
        """The text of one cell, on one line; '' where nothing is seen."""
        value = cell.value
        if isinstance(value, str):
            return _SPACE.sub(" ", value).strip()
        if isinstance(value, bool):
            return "TRUE" if value else "FALSE"
        if isinstance(value, datetime | date | time | timedelta):
            return print_date(value, cell.number_format)
        if isinstance(value, int | float):
            return self._number(value, cell)
        return _SPACE.sub(" ", str(value)).strip()

    def _number(self, value: float, cell: Any) -> str:
        # Formats of Chinese editions of Excel have a number and no code, and openpyxl knows none of them.
        code = DATE_FORMATS.get(cell.style_array.numFmtId) if cell.has_style else None
        if code is not None:
            try:
                return print_date(from_excel(value, self.epoch), code)
            except (ValueError, OverflowError):
                return ""
        return print_number(exact(value), cell.number_format or "General")


def exact(value: float) -> Decimal:
    """A number as Excel holds it, to 15 significant digits."""
    return Decimal(value) if isinstance(value, int) else Decimal(format(value, f".{_DIGITS}g"))


@dataclass(frozen=True, slots=True)
class _Section:
    """One section of a format: its tokens (kind, text), and the condition under which it holds."""

    tokens: tuple[tuple[str, str], ...]
    condition: tuple[str, Decimal] | None


def print_number(value: Decimal, code: str) -> str:
    """A number as a format code prints it (0.00, #,##0.00_);(#,##0.00), 0.0%, 0!.0,万)."""
    if not value.is_finite():
        return ""
    section, is_signed = _choose(value, _sections(code[:_LONGEST_FORMAT]))
    if section is None:
        return print_general(value)
    kinds = [kind for kind, _ in section.tokens]
    if "odd" in kinds:
        return print_general(value)
    if "general" in kinds:
        body = "".join(
            print_general(abs(value)) if kind == "general" else text
            for kind, text in section.tokens
            if kind in ("general", "literal")
        )
    else:
        body = _digits(section.tokens).print(abs(value))
    if is_signed and any(char in "123456789" for char in body):
        body = "-" + body
    return body.strip()


def print_general(value: Decimal) -> str:
    """A number without a format: up to 11 characters, and every digit of a longer whole number."""
    whole = abs(value).quantize(Decimal(1), ROUND_HALF_UP) if abs(value) < _HUGE else abs(value)
    room = max(_GENERAL - len(str(whole)) - 1, 0)
    if value != value.to_integral_value() and abs(value) < 1:
        room = _GENERAL - 2
    rounded = value if abs(value) >= _HUGE else value.quantize(Decimal(1).scaleb(-room), ROUND_HALF_UP)
    text = format(rounded, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


@lru_cache(512)
def _sections(code: str) -> tuple[_Section, ...]:
    found = [match[0] for match in _SECTION.finditer(code) if match[0]]
    texts = [text.removesuffix(";") for text in found] + ([""] if code.endswith(";") else [])
    return tuple(_section(text) for text in texts[:3])


@lru_cache(512)
def _digits(tokens: tuple[tuple[str, str], ...]) -> _Digits:
    return _Digits(tokens)


def _section(text: str) -> _Section:
    tokens: list[tuple[str, str]] = []
    condition = None
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or "space"
        if kind in ("quoted", "escaped", "literal"):
            tokens.append(("literal", found[kind]))
        elif kind == "bracket":
            if compared := _CONDITION.match(found[kind]):
                condition = (compared[1], Decimal(compared[2]))
            elif money := _CURRENCY.match(found[kind]):
                tokens.append(("literal", money[1]))
        else:
            tokens.append((kind, found[0]))
    return _Section(tuple(tokens), condition)


def _choose(value: Decimal, sections: tuple[_Section, ...]) -> tuple[_Section | None, bool]:
    """The section for a value, and whether a minus sign is still to be printed."""
    if any(section.condition for section in sections):
        for section in sections:
            if section.condition is None or _holds(value, *section.condition):
                return section, value < 0
        return None, True
    if not sections:
        return None, True
    if value < 0:
        return (sections[1], False) if len(sections) > 1 else (sections[0], True)
    return (sections[2] if value == 0 and len(sections) > 2 else sections[0]), False


def _holds(value: Decimal, sign: str, bound: Decimal) -> bool:
    return {
        "<": value < bound,
        ">": value > bound,
        "=": value == bound,
        "<=": value <= bound,
        ">=": value >= bound,
        "<>": value != bound,
    }[sign]


class _Digits:
    """The places for digits in a section, and what is printed between them."""

    def __init__(self, tokens: tuple[tuple[str, str], ...]) -> None:
        self.tokens = tokens
        point = next((at for at, (kind, _) in enumerate(tokens) if kind == "point"), len(tokens))
        self.whole, self.rest = tokens[:point], tokens[point:]
        self.decimals = sum(kind == "digit" for kind, _ in self.rest)
        self.places = sum(kind == "digit" for kind, _ in self.whole)
        last = max((at for at, (kind, _) in enumerate(tokens) if kind == "digit"), default=len(tokens))
        self.thousands = 0
        for kind, _ in tokens[last + 1 :]:
            if kind != "comma":
                break
            self.thousands += 1
        commas = [at for at, (kind, _) in enumerate(self.whole) if kind == "comma"]
        digits = [at for at, (kind, _) in enumerate(self.whole) if kind == "digit"]
        self.grouped = any(digits and digits[0] < at < digits[-1] for at in commas)
        self.is_plain = (
            all(kind in ("digit", "comma", "space") for kind, _ in self.whole)
            and [text for kind, text in self.whole if kind == "digit"].count("0") == 1
            and self.whole[digits[-1]][1] == "0"
            and all(token in (("point", "."), ("digit", "0")) or token[0] == "space" for token in self.rest)
            and not self.thousands
        )
        self.percents = sum(kind == "percent" for kind, _ in tokens)

    def print(self, value: Decimal) -> str:
        if not self.places and not self.decimals:
            return "".join(text for kind, text in self.tokens if kind in ("literal", "percent"))
        scaled = value.scaleb(2 * self.percents - 3 * self.thousands)
        if scaled >= _HUGE:
            return print_general(scaled)
        rounded = scaled.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)
        if self.is_plain and (self.decimals or not self.rest):
            return format(rounded, ",f" if self.grouped else "f")
        whole, _, decimals = format(rounded, "f").partition(".")
        return self._print_whole(whole.lstrip("0")) + self._print_rest(decimals)

    def _print_whole(self, digits: str) -> str:
        """From the right: each place takes a digit, the first place all that are left."""
        made: list[str] = []
        left, printed = self.places, 0
        for kind, text in reversed(self.whole):
            if kind != "digit":
                made.append(text if kind in ("literal", "percent") else "")
                continue
            left -= 1
            taken = digits if left == 0 else digits[-1:]
            digits = digits[: len(digits) - len(taken)]
            taken = taken or ("0" if text == "0" else "")
            for digit in reversed(taken):
                made.append("," if self.grouped and printed and printed % 3 == 0 else "")
                made.append(digit)
                printed += 1
        return "".join(reversed(made))

    def _print_rest(self, decimals: str) -> str:
        needed = max(
            (at for at, (kind, text) in enumerate(self.rest) if kind == "digit" and text == "0"), default=0
        )
        made = []
        at = 0
        for place, (kind, text) in enumerate(self.rest):
            if kind == "digit":
                is_seen = place <= needed or decimals[at:].strip("0") != ""
                made.append(decimals[at] if is_seen else "")
                at += 1
            elif kind in ("literal", "percent", "point"):
                made.append(text)
        return "".join(made)
