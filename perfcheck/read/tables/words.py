"""The words that tables are read by, and how words are compared."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from perfcheck.knowledge import load
from perfcheck.number.units import units_table
from perfcheck.read.marker import marker_at

NO_UNIT = "-"
"""The unit of what is counted without one: persons, cars."""
_QUOTES = str.maketrans("", "", "“”\"'‘’「」『』")
_UNIT_IN_BRACKETS = re.compile(r"[(/](?:金额)?(?:单位[:：]?)?([^\s()/:]{1,6})\)?\Z")
_UNIT_LINE = re.compile(
    r"(?:金额)?单位[:：]?(?:人民币)?([亿万千百]{0,2}元)|\((?:人民币)?([亿万千百]{0,2}元)\)"
)
_YEAR = re.compile(r"((?:19|20)\d\d)年?(?:度|末|底)?")


@cache
def section(name: str) -> dict[str, Any]:
    """A section of knowledge/tables.toml."""
    data: dict[str, Any] = load("tables")[name]
    return data


@cache
def listed(name: str, key: str) -> frozenset[str]:
    """The words of one list."""
    return frozenset(section(name)[key])


@cache
def by_word(name: str) -> dict[str, str]:
    """Word → the key of the list that has it."""
    return {word: key for key, words in section(name).items() for word in words}


def squeeze(text: str) -> str:
    """The text without spaces, line ends and quotation marks."""
    return "".join(text.split()).translate(_QUOTES) if text else ""


def without_unit(text: str) -> tuple[str, str]:
    """A header or label without the unit in brackets at its end, and that unit ('' where none)."""
    found = _UNIT_IN_BRACKETS.search(text[-16:])
    if found and (found[1] == "%" or found[1] in units_table()[0]):
        return text[: len(text) - len(found[0])], found[1]
    if text.endswith("%") and len(text) > 1:
        return text, "%"
    return text, ""


def unit_line(text: str) -> str:
    """The unit of money that 单位：万元 names; '' where the text names none."""
    found = _UNIT_LINE.findall(text)
    return (found[-1][0] or found[-1][1]) if found else ""


def split_year(text: str) -> tuple[str, str]:
    """A leading year and the rest: 2024年决算数 → 2024, 决算数."""
    found = _YEAR.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def bare_label(label: str) -> tuple[str, str, int, bool]:
    """A label's core, the style and ordinal of the number that opens it, and whether it says 其中."""
    within = False
    for word in sorted(listed("total", "within"), key=len, reverse=True):
        if label.startswith(word) and len(label) > len(word):
            label, within = label[len(word) :].lstrip(":："), True
            break
    marker = marker_at(label, 0)
    style, ordinal = (marker.style, marker.ordinal) if marker and marker.end < len(label) else ("", 0)
    core = label[marker.end :] if marker and style else label
    core = core.lstrip("、.:．")
    core, _ = without_unit(core)
    return core, style, ordinal, within


def total_kind(core: str) -> str:
    """'total' or 'subtotal' where a label names one, else ''."""
    if core.endswith(tuple(section("total")["sub"])):
        return "subtotal"
    if core in listed("total", "exact") or core.endswith(tuple(section("total")["ends"])):
        return "total"
    return ""
