"""Where lines for people go: a terminal with its colours, or plain text.

Colours are rich's; plain text does without it, since to import it takes a quarter as long
as a whole check.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol, TextIO

from perfcheck.write.tame import tame
from perfcheck.write.wrap import breaks

WIDTH = 100
_NARROWEST = 20
Piece = tuple[str, str]
"""A text and its style, '' for none."""


class Page(Protocol):
    """Takes lines one after another; `colour` says whether styles show."""

    colour: bool
    width: int

    def put(self, line: Sequence[Piece]) -> None:
        """Write one line, which is short enough."""


class PlainPage:
    """A file, a pipe: text without styles, in lines of one width."""

    colour = False
    width = WIDTH

    def __init__(self, sink: TextIO) -> None:
        self.sink = sink

    def put(self, line: Sequence[Piece]) -> None:
        self.sink.write("".join(text for text, _ in line) + "\n")


def open_page(sink: TextIO) -> Page:
    """A page with colours where the sink shows them or FORCE_COLOR asks for them."""
    if not sink.isatty() and not os.environ.get("FORCE_COLOR"):
        return PlainPage(sink)
    from perfcheck.write.colour import ColourPage

    return ColourPage(sink)


def put(page: Page, line: Sequence[Piece], margin: str = "") -> None:
    """Write a line, wrapped where it is too long, its parts under one another after the margin."""
    line = [(tame(text), style) for text, style in line]
    whole = "".join(text for text, _ in line)
    room = max(page.width - len(margin), _NARROWEST)
    for start, end in pairwise([0, *breaks(whole, room), len(whole)]):
        page.put([(margin, ""), *_cut(line, start, end)])


def _cut(line: Sequence[Piece], start: int, end: int) -> list[Piece]:
    """The stretch of a line between two offsets."""
    found: list[Piece] = []
    at = 0
    for text, style in line:
        inside = text[max(start - at, 0) : max(end - at, 0)]
        if inside:
            found.append((inside, style))
        at += len(text)
    return found
