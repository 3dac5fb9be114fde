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
    "staff and posts": "编制9人，在职8人，共17人。",
    "names after a number": "共3个单位：甲、乙、丙；",
    "lists in brackets": "其中甲1万元（其中乙1万元",
    "shares of parts": "其中：甲1万元，占50%；",
    "totals after parts": "甲收入1万元，收入合计9万元，",
    "budgets and rates": "预算为9万元，决算为8万元，完成预算的9%；",
    "percents that rise": "由1%提高到2%，提高1个百分点，",
    "so much for each": "培训9人，人均9元，",
    "one fact restated": "收入合计100万元。",
    "numbered names": "“四个一”活动，即甲、乙；",
    "one heading": "一、收入情况\n",
    "tab columns": "收入\t100\t",
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
