"""Entries → a tree: who stands under whom, which are siblings, and which lost their number."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from perfcheck.read.marker import STYLES
from perfcheck.read.outline_marks import is_plain_title, is_row, reads_as_title
from perfcheck.read.outline_record import Enumeration, Heading, Run

if TYPE_CHECKING:
    from perfcheck.read.flow import Flow

_RANK = {style: rank for rank, style in enumerate(STYLES)}
_MOST_LOST = 4
_FAR = 400


def grow(entries: list[Heading]) -> list[Enumeration]:
    """Set `above` of every entry, and return the runs of siblings in reading order."""
    places: dict[str, list[int]] = {}
    for place, entry in enumerate(entries):
        if entry.ordinal is not None:
            places.setdefault(entry.style, []).append(place)
    stack: list[Heading] = []
    open_runs: dict[tuple[int, str], Enumeration] = {}
    runs: list[Enumeration] = []
    for place, entry in enumerate(entries):
        _climb(stack, entry, entries, place, places)
        entry.above = stack[-1] if stack else None
        stack.append(entry)
        key = (id(entry.above), entry.style)
        run = open_runs.get(key)
        if run is not None and _follows(run.items[-1], entry):
            run.items.append(entry)
        else:
            open_runs[key] = run = Enumeration(entry.style, [entry], entry.above)
            runs.append(run)
    return runs


def _climb(
    stack: list[Heading], entry: Heading, entries: list[Heading], place: int, places: dict[str, list[int]]
) -> None:
    """Leave on the stack only what stands above `entry`."""
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].style == entry.style:
            del stack[depth:]
            return
    while stack and _RANK[stack[-1].style] > _RANK[entry.style]:
        if entry.ordinal == 1 and _goes_on(stack[-1], entries, place, places):
            return
        stack.pop()


def _goes_on(top: Heading, entries: list[Heading], place: int, places: dict[str, list[int]]) -> bool:
    """Whether the list of `top` is taken up again after `place`: what comes between is nested in it."""
    later = places.get(top.style, [])
    at = bisect_right(later, place)
    return at < len(later) and entries[later[at]].ordinal == top.last + 1


def _follows(before: Heading, entry: Heading) -> bool:
    if entry.ordinal is None or before.ordinal is None:
        return True
    return entry.ordinal > before.last or (entry.ordinal == before.last and entry.ordinal > 1)


def restore_lost(flow: Flow, entries: list[Heading], runs: list[Enumeration]) -> bool:
    """Add the titles that stand where a number is missing; True if any were found."""
    numbered = {entry.paragraph for entry in entries}
    found: list[Heading] = []
    for run in runs:
        for before, after in pairwise(run.items):
            if before.ordinal is None or after.ordinal is None or after.row:
                continue
            missing = after.ordinal - before.last - 1
            if 0 < missing <= _MOST_LOST:
                found += _lost_between(flow, before, after, missing, numbered)
    if not found:
        return False
    taken: set[int] = set()
    for heading in found:
        if heading.paragraph not in taken:
            taken.add(heading.paragraph)
            entries.append(heading)
    entries.sort(key=lambda entry: entry.start)
    return True


def _lost_between(
    flow: Flow, before: Heading, after: Heading, missing: int, numbered: set[int]
) -> list[Heading]:
    if after.paragraph - before.paragraph > _FAR:
        return []
    plain: list[int] = []
    for index in range(before.paragraph + 1, after.paragraph):
        if index in numbered:
            continue
        start, end = flow.paragraphs[index]
        if end - start <= 30 and not is_row(flow.text, start, end) and is_plain_title(flow.text[start:end]):
            plain.append(index)
    likely = [index for index in plain if reads_as_title(flow.text[slice(*flow.paragraphs[index])])]
    chosen = plain if len(plain) == missing else likely
    if len(chosen) != missing or (before.item and after.item):
        return []
    return [_unnumbered(flow, index, before.style) for index in chosen]


def add_unnumbered(flow: Flow, entries: list[Heading], paragraphs: list[int]) -> None:
    """Add paragraphs that are titles without a number, as chapters."""
    numbered = {entry.paragraph for entry in entries}
    entries += [_unnumbered(flow, index, "han") for index in paragraphs if index not in numbered]
    entries.sort(key=lambda entry: entry.start)


def _unnumbered(flow: Flow, index: int, style: str) -> Heading:
    start, end = flow.paragraphs[index]
    return Heading(style, None, None, flow.text[start:end], start, end, end, paragraph=index, unnumbered=True)


def finish(entries: list[Heading], runs: list[Enumeration], length: int) -> list[Heading]:
    """Set levels, parents and the ends of bodies; return the titled entries."""
    headings: list[Heading] = []
    place: dict[int, int] = {}
    for entry in entries:
        title_above = entry.above
        while title_above is not None and title_above.item:
            title_above = title_above.above
        if title_above is not None:
            entry.parent = place[id(title_above)]
            entry.level = title_above.level + 1
        if not entry.item:
            place[id(entry)] = len(headings)
            headings.append(entry)
    _end_bodies(entries, length)
    for run in runs:
        for before, after in pairwise(run.items):
            if before.ordinal is None:
                before.last = (after.ordinal or before.last + 2) - 1
    return headings


def _end_bodies(entries: list[Heading], length: int) -> None:
    open_entries: list[Heading] = []
    for entry in entries:
        while open_entries and open_entries[-1] is not entry.above:
            open_entries.pop().body_end = entry.start
        open_entries.append(entry)
    for entry in open_entries:
        entry.body_end = length


def extend_lasts(entries: list[Heading], inside: list[Run]) -> None:
    """Let an entry whose list goes on inside its paragraph be followed by the next ordinal."""
    opened = {(run.paragraph, run.style, run.marks[0].ordinal): run.marks[-1].ordinal for run in inside}
    for entry in entries:
        if entry.ordinal is not None:
            entry.last = max(entry.last, opened.get((entry.paragraph, entry.style, entry.ordinal), 0))
