"""What an outline is made of: headings, runs of siblings, and lists inside a paragraph."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcheck.read.marker import Marker


@dataclass(slots=True, eq=False)
class Heading:
    """A numbered paragraph, or a title that lost its number; offsets are of the flow's text.

    style       one of marker.STYLES (that of its siblings where the number is lost)
    number      as printed; None, as is `ordinal`, where the number is lost
    title       the words of the heading, without its number and closing stop
    start, end  the heading itself; a glued heading ends where its paragraph's text begins
    body_start, body_end   what it heads, up to the next heading of its depth or above
    level       depth among headings, from 1
    parent      index in Outline.headings of the heading above; None at the top
    above       the numbered paragraph directly above, heading or item
    item        a list item rather than a title
    row         stands in a table
    last        last ordinal of the list that goes on inside the paragraph; else the ordinal
    """

    style: str
    ordinal: int | None
    number: str | None
    title: str
    start: int
    end: int
    body_start: int
    paragraph: int
    item: bool = False
    row: bool = False
    unnumbered: bool = False
    level: int = 1
    parent: int | None = None
    above: Heading | None = None
    body_end: int = 0
    last: int = 0


@dataclass(slots=True, eq=False)
class Enumeration:
    """Sibling paragraphs in one marker style, in rising order, under one parent."""

    style: str
    items: list[Heading]
    parent: Heading | None

    @property
    def ordinals(self) -> list[int | None]:
        return [item.ordinal for item in self.items]


@dataclass(slots=True, eq=False)
class Run:
    """A list inside one paragraph (一是…二是…, 1. 2., ①, (1)); `end` is a flow offset."""

    style: str
    marks: list[Marker]
    paragraph: int
    end: int

    @property
    def ordinals(self) -> list[int]:
        return [mark.ordinal for mark in self.marks]


@dataclass(slots=True)
class Outline:
    """How a filing is built.

    title, title_span      as printed, lines joined; the span is of the flow's text
    kind, profile          the recognised family of reports and the outline it follows best
    fiscal_year            from the title, else the year the text speaks of most
    headings               titles only, in reading order; `entries` has the list items too
    enumerations           sibling paragraphs; `items` are the lists inside paragraphs
    contents               the paragraphs of a contents page, half open
    markers                the number that opens each paragraph, by paragraph index
    breaks                 where the further files of a filing begin
    """

    title: str | None = None
    title_span: tuple[int, int] | None = None
    title_end: int = 0
    kind: str | None = None
    profile: str | None = None
    fiscal_year: int | None = None
    year_from_title: bool = False
    headings: list[Heading] = field(default_factory=list)
    entries: list[Heading] = field(default_factory=list)
    enumerations: list[Enumeration] = field(default_factory=list)
    items: list[Run] = field(default_factory=list)
    contents: tuple[int, int] | None = None
    markers: dict[int, Marker] = field(default_factory=dict)
    breaks: list[int] = field(default_factory=list)

    def under(self, heading: Heading) -> Iterator[Heading]:
        """The heading and those above it, from the inside out."""
        above: Heading | None = heading
        while above is not None:
            yield above
            above = self.headings[above.parent] if above.parent is not None else None

    def heading_at(self, at: int) -> Heading | None:
        """The innermost heading whose section holds the flow offset `at`."""
        low, high = 0, len(self.headings)
        while low < high:
            middle = (low + high) // 2
            if self.headings[middle].start <= at:
                low = middle + 1
            else:
                high = middle
        if not low or self._file(self.headings[low - 1].start) != self._file(at):
            return None
        return self.headings[low - 1]

    def _file(self, at: int) -> int:
        return bisect_right(self.breaks, at) if self.breaks else 0
