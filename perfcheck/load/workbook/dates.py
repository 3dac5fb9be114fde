"""Dates and times as a number format prints them; they stay dates and become no figures."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

# Formats that Excel's Chinese editions have built in, and that a workbook names by number alone.
_YEAR_MONTH, _MONTH_DAY = 'yyyy"年"m"月"', 'm"月"d"日"'
DATE_FORMATS = {
    **dict.fromkeys((27, 36, 50, 52, 57), _YEAR_MONTH),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), _MONTH_DAY),
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: 'h"时"mm"分"',
    35: 'h"时"mm"分"ss"秒"',
    55: 'h"时"mm"分"',
    56: 'h"时"mm"分"ss"秒"',
}
_SHORT_DATE = "mm-dd-yy"
_AS_SHOWN = "yyyy/m/d"
_TOKEN = re.compile(
    r'"([^"]*)"?|[\\!](.)|\[[^\]]*\]?|[_*].|(AM/PM|上午/下午|[Yy]+|[Mm]+|[Dd]+|[Hh]+|[Ss]+)|(.)', re.DOTALL
)
_WEEKDAYS = "一二三四五六日"


def print_date(value: datetime | date | time | timedelta, code: str) -> str:
    """A date or time under a format code; the built-in short date as Chinese editions show it."""
    if isinstance(value, timedelta):
        return str(value)
    code = _AS_SHOWN if code == _SHORT_DATE else code.split(";")[0][:255]
    made: list[str] = []
    before = ""
    for found in _TOKEN.finditer(code):
        unit = found[3]
        if unit:
            made.append(_unit(value, unit, before, code[found.end() :]))
            before = unit[0].lower()
        else:
            made.append(found[1] or found[2] or found[4] or "")
    return "".join(made).strip()


def _unit(value: datetime | date | time, unit: str, before: str, after: str) -> str:
    kind, length = unit[0].lower(), len(unit)
    if kind == "m" and (before == "h" or re.match(r"[^a-z]*s", after, re.IGNORECASE)):
        kind = "minute"
    number = _number(value, kind)
    if number is None:
        return ""
    if kind == "y":
        return f"{number:04}" if length > 2 else f"{number % 100:02}"
    if kind == "d" and length > 2 and isinstance(value, date):
        return f"星期{_WEEKDAYS[value.weekday()]}" if length > 3 else f"周{_WEEKDAYS[value.weekday()]}"
    if kind == "m" and length > 2:
        return f"{number}月"
    return f"{number:02}" if length > 1 else str(number)


def _number(value: datetime | date | time, kind: str) -> int | None:
    names = {"y": "year", "m": "month", "d": "day", "h": "hour", "minute": "minute", "s": "second"}
    return getattr(value, names[kind], None) if kind in names else None
