"""Flow → outline: title, headings as a tree, lists, fiscal year and the family of reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.read.outline_items import read_runs
from perfcheck.read.outline_kind import known_titles, read_kind, read_title, read_year
from perfcheck.read.outline_marks import contents_page, read_marks
from perfcheck.read.outline_record import Enumeration, Heading, Outline, Run
from perfcheck.read.outline_tree import add_unnumbered, extend_lasts, finish, grow, restore_lost

if TYPE_CHECKING:
    from perfcheck.read.flow import Flow

_CHAPTERS = frozenset({"part", "han"})
_LEAST_KNOWN = 3

__all__ = ["Enumeration", "Heading", "Outline", "Run", "read_outline"]


def read_outline(flow: Flow) -> Outline:
    """Read how the filing is built. Offsets are of the flow's text; nothing is ever raised.

    Of several files each is read on its own: an annex begins its numbers again. Title, year and
    kind are those of the first, the report.
    """
    if not flow.breaks:
        return _read(flow)
    parts = flow.parts()
    outline = _read(parts[0])
    at = len(parts[0].paragraphs)
    for part in parts[1:]:
        _append(outline, _read(part), at)
        at += len(part.paragraphs)
    outline.breaks = flow.breaks
    return outline


def _append(outline: Outline, other: Outline, paragraphs: int) -> None:
    """Add the outline of a file whose paragraphs follow that many others."""
    headings = len(outline.headings)
    for entry in other.entries:
        entry.paragraph += paragraphs
        entry.parent = None if entry.parent is None else entry.parent + headings
    for run in other.items:
        run.paragraph += paragraphs
    outline.headings += other.headings
    outline.entries += other.entries
    outline.enumerations += other.enumerations
    outline.items += other.items
    outline.markers |= {index + paragraphs: marker for index, marker in other.markers.items()}
    if outline.fiscal_year is None:
        outline.fiscal_year = other.fiscal_year


def _read(flow: Flow) -> Outline:
    """The outline of one file."""
    outline = Outline()
    entries = read_marks(flow, outline.markers)
    outline.contents = contents_page(flow, entries)
    if outline.contents:
        first, last = outline.contents
        entries = [entry for entry in entries if not first <= entry.paragraph < last]
    if not any(entry.style in _CHAPTERS and not entry.item for entry in entries):
        found = known_titles(flow, outline.contents[1] if outline.contents else 0)
        if len(found) >= _LEAST_KNOWN:
            add_unnumbered(flow, entries, found)
    outline.items = read_runs(flow, outline.markers)
    extend_lasts(entries, outline.items)
    runs = grow(entries)
    if restore_lost(flow, entries, runs):
        runs = grow(entries)
    outline.entries, outline.enumerations = entries, runs
    outline.headings = finish(entries, runs, flow.extent[1])
    read_title(flow, outline)
    read_year(flow, outline)
    read_kind(outline)
    return outline
