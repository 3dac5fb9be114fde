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
    """Read how the filing is built. Offsets are of the flow's text; nothing is ever raised."""
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
    outline.headings = finish(entries, runs, len(flow.text))
    read_title(flow, outline)
    read_year(flow, outline)
    read_kind(outline)
    return outline
