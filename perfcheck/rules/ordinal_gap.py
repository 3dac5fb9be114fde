"""“一是、二是”的列举不连续

检查什么
    “一是……二是……三是……”的列举是否连续，是否从“一是”开始。

为什么要紧
    只有“三是”而没有“一是”“二是”，说明删改时漏了前面的内容，或者从别处照抄了一段。

反例
    一段之中没有“一是”“二是”，直接写“三是”。

正例
    列举连续；各条分段书写；以“首先”代替“一是”。

依据
    属于文字表述问题，只作提示。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfcheck.rules.base import Draft

if TYPE_CHECKING:
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.read.marker import Marker
    from perfcheck.rules.base import Severity

CODE = "PC305"
NAME = "ordinal-gap"
SEVERITY: Severity = "note"
SINCE = "0.1.0"
BASIS = ("L09",)

INVALID = (
    "一、青少年工作\n暑期前发放宣传手册五百本。三是开展禁毒宣传，群众踊跃参加。四是组织评选表彰。",
    "一、主要做法\n一是健全制度。二是加强培训。四是严格考核。",
)
VALID = (
    "一、主要做法\n一是健全制度。二是加强培训。三是严格考核。",
    "一、主要做法\n一是健全制度，明确分工。\n二是加强培训，提高能力。\n三是严格考核，兑现奖惩。",
    "一、主要做法\n首先健全制度。二是加强培训。",
    "三是继续开展走访。四是组织评选。",
)

ENGLISH = """A list in 一是, 二是 does not run on

What it checks
    Whether a list in 一是, 二是, 三是 … runs on and begins at 一是.

Why it matters
    三是 without 一是 and 二是 means that text was cut, or copied from elsewhere.

Fails
    A paragraph with 三是 and neither 一是 nor 二是.

Passes
    The list runs on, also over paragraphs; 首先 may stand for 一是.

Basis
    Wording only, so this is a hint.
"""

_FIRSTS = ("首先", "一方面", "其一", "第一", "一要", "一个是", "一则")
_WORDS = "零一二三四五六七八九十"


def check(paper: Workpaper) -> Iterator[Draft]:
    last, section = 0, -1
    for marker, scope in _markers(paper):
        if scope != section:
            last, section = 0, scope
        ordinal = marker.ordinal
        if ordinal > last + 1 and _may_begin(paper, marker, scope, last) is False:
            yield _draft(paper, marker, last)
        last = ordinal


def _markers(paper: Workpaper) -> Iterator[tuple[Marker, int]]:
    """Every 一是 … in reading order, with where its section begins (0: before any heading)."""
    outline = paper.outline
    found = {
        run.marks[i].start: run.marks[i]
        for run in outline.items
        if run.style == "is"
        for i in range(len(run.marks))
    }
    for marker in outline.markers.values():
        if marker.style == "is":
            found[marker.start] = marker
    entries = [entry for entry in outline.entries if entry.style != "is"]
    at = 0
    scope = 0
    for start in sorted(found):
        while at < len(entries) and entries[at].start <= start:
            scope = entries[at].start + 1
            at += 1
        yield found[start], scope


def _may_begin(paper: Workpaper, marker: Marker, scope: int, last: int) -> bool:
    """Whether a list may begin here: in an excerpt, or after a word that stands for 一是."""
    if last:
        return False
    before = paper.flow.text[max(scope, marker.start - 400) : marker.start]
    if not scope:
        return paper.outline.title is None
    return marker.ordinal == 2 and any(word in before for word in _FIRSTS)


def _draft(paper: Workpaper, marker: Marker, last: int) -> Draft:
    span = paper.flow.source(marker.start, marker.end)
    number = paper.flow.text[marker.start : marker.end]
    if last:
        before = _WORDS[last] if last <= 10 else str(last)
        return Draft(
            [span],
            f"列举不连续：“{before}是”之后直接是“{number}”",
            f"{number} follows item {last}: the list does not run on",
        )
    return Draft(
        [span],
        f"只有“{number}”，前面没有与之相应的“一是”",
        f"{number} without the items that should come before it",
    )
