"""Lists inside a paragraph: 一是…二是…, 1. 2., ①, (1)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from perfcheck.read.marker import Marker, marker_at
from perfcheck.read.outline_record import Run

if TYPE_CHECKING:
    from perfcheck.read.flow import Flow

# A stop, then something that can be an item number: the cheap scan before the exact one.
_BOUNDARY = re.compile(
    r"[。;:,、!?)\n” ]"
    r"(?=[一二三四五六七八九十]{1,3}[是、]|[\d(][\d一二三四五六七八九十]{0,3}[.、)]|[①-⑳])"
)
_AFTER_STOP = frozenset("。;:\n!?”")
_LOOSE = frozenset({"is", "circled", "arabic_paren", "han_paren"})


def read_runs(flow: Flow, markers: dict[int, Marker]) -> list[Run]:
    """Every list inside a paragraph, in reading order; a lone 三是 is a list too."""
    found: dict[tuple[int, str], list[Marker]] = {}
    for boundary in _BOUNDARY.finditer(flow.text, *flow.extent):
        at = boundary.end()
        marker = marker_at(flow.text, at)
        if marker is None or boundary[0] == "\n":
            continue
        if marker.style not in _LOOSE and boundary[0] not in _AFTER_STOP:
            continue
        found.setdefault((flow.paragraph_at(at), marker.style), []).append(marker)
    runs: list[Run] = []
    for (paragraph, style), marks in found.items():
        opening = markers.get(paragraph)
        if opening is not None and opening.style == style:
            marks = [opening, *marks]
        runs += _split(style, marks, paragraph, flow.paragraphs[paragraph][1])
    runs.sort(key=lambda run: run.marks[0].start)
    return runs


def _split(style: str, marks: list[Marker], paragraph: int, end: int) -> list[Run]:
    """Part the numbers of one paragraph where they begin again."""
    groups: list[list[Marker]] = []
    for mark in marks:
        if groups and (mark.ordinal > groups[-1][-1].ordinal or mark.ordinal == groups[-1][-1].ordinal > 1):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    runs: list[Run] = []
    for at, group in enumerate(groups):
        until = groups[at + 1][0].start if at + 1 < len(groups) else end
        if style == "is" or _is_list(group):
            runs.append(Run(style, group, paragraph, until))
    return runs


def _is_list(group: list[Marker]) -> bool:
    """Whether the numbers count on from a first one, rather than stand there by chance."""
    if len(group) < 2:
        return False
    steps = [after.ordinal - before.ordinal for before, after in pairwise(group)]
    return all(step <= 2 for step in steps) and steps.count(1) * 2 >= len(steps)
