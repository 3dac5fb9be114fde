"""Sections on problems: which headings open one, and whether it says anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from perfcheck.knowledge import load

if TYPE_CHECKING:
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.read.outline import Heading

_NOISE = re.compile(r"[\s。.,;:、!()“”]+")
_LONGEST = 40
_WRITTEN = 5


def about_problems(paper: Workpaper) -> Iterator[tuple[int, Heading]]:
    """The headings that open a section on problems, with their place among all headings."""
    titles = load("outlines")["problems"]["titles"]
    for place, heading in enumerate(paper.outline.headings):
        if any(name in heading.title for name in titles):
            yield place, heading


def is_empty(paper: Workpaper, heading: Heading, place: int) -> bool:
    """Whether a section says nothing but that there are no problems, or nothing at all."""
    if heading.body_end - heading.body_start > _LONGEST:
        return False
    said = _NOISE.sub("", paper.flow.text[heading.body_start : heading.body_end])
    if said:
        return _nothing().fullmatch(said) is not None
    return _followed_by_a_written_section(paper.outline.headings, place)


@cache
def _nothing() -> re.Pattern[str]:
    words = sorted(load("outlines")["problems"]["empty"], key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(words)})+")


def _followed_by_a_written_section(headings: list[Heading], place: int) -> bool:
    """Whether what comes next is written out: a bare list of headings is no empty section."""
    return any(later.body_end - later.body_start > _WRITTEN for later in headings[place + 1 : place + 3])
