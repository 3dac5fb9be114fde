"""The reports that are read, and texts made to hurt."""

from __future__ import annotations

from pathlib import Path

REPORTS = Path(__file__).parents[1] / "fixtures" / "reports"
TWINS = ("qiwu-organisation-2022.txt", "yanhu-organisation-2022.txt")

# Each is repeated to the length wanted.
HOSTILE = {
    "digits": "7",
    "full-width digits": "７",
    "Chinese digits": "一",
    "scales": "亿万",
    "commas": ",",
    "points": ".",
    "1,": "1,",
    "1.": "1.",
    "1元": "1元",
    "1到": "1到",
    "1~": "1~",
    "-1": "-1",
    "约1": "约1",
    "1%": "1%",
    "opening brackets": "（",
    "closing brackets": "）",
    "（1": "（1",
    "（其中：1万元": "（其中：1万元",
    "（1）": "（1）",
    "opening quotes": "“",
    "其中": "其中",
    "其中：": "其中：",
    "其中：1万元、": "其中：1万元、",
    "占": "占",
    "占1%，": "占1%，",
    "较上年增加1万元，": "较上年增加1万元，",
    "分别为1、": "分别为1、",
    "甲1万元、": "甲1万元、",
    "years": "2022年",
    "cells": "1\t|",
    "一、 on every line": "一、\n",
    "1. on every line": "1.甲\n",
    "short lines": "甲\n",
    "spaces": " ",
    "ellipses": "…",
    "letters": "A",
}
LONG_LINE = "a report on one line"


def report(name: str) -> str:
    """One report of fixtures/reports."""
    return (REPORTS / name).read_text("utf-8")


def ordinary(length: int) -> str:
    """All reports of fixtures/reports, over and over, cut to that many characters."""
    return _repeat("\n".join(report(path.name) for path in sorted(REPORTS.glob("*.txt"))), length)


def hostile(name: str, length: int) -> str:
    """A text of HOSTILE, or LONG_LINE, of that many characters."""
    if name == LONG_LINE:
        return ordinary(2 * length).replace("\n", "")[:length]
    return _repeat(HOSTILE[name], length)


def _repeat(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]
