"""Where in a docx a span of its text is: the runs from which to which a comment reaches."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from perfcheck.errors import WriteError
from perfcheck.load.word.names import CONTROL, MATH_URI, PARAGRAPH, w
from perfcheck.load.word.script import stretch_at
from perfcheck.write.word.runs import cut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from perfcheck.load.word.script import Script, Story, Written

_CONTROL_STYLE, _SIMPLE_FIELD = w("sdtPr"), w("fldSimple")
# Controls that take bare text only.
_BARE = tuple(w(local) for local in ("text", "date", "dropDownList", "comboBox"))


@dataclass(frozen=True, slots=True)
class Anchor:
    """The elements before and after which a comment begins and ends.

    `first` None: the comment stands at the end of the paragraph `last`. `story` says where the
    span itself is: a comment cannot stand in a note or page header.
    """

    first: _Element | None
    last: _Element
    story: Literal["body", "note", "margin"]


class Ground:
    """The text of a docx, ready for comments to be put into it; `main` is the root of its body."""

    def __init__(self, script: Script, main: _Element) -> None:
        self.script = script
        self._main = main
        self._stretches = script.stretches
        self._paragraphs = script.paragraphs
        self._starts = [paragraph.start for paragraph in script.paragraphs]

    def prepare(self, spans: Iterable[tuple[int, int]]) -> None:
        """Cut the runs at the ends of these spans; must come before any anchor is asked for."""
        inside = [span for span in map(self.reach, spans) if self._story(span[0]).kind == "body"]
        cut(self._stretches, (place for span in inside for place in span))

    def anchor(self, start: int, end: int) -> Anchor:
        """Where a comment on a span goes; for one outside the body, what refers to it or the start.

        Raises WriteError where the body has no paragraph at all.
        """
        story = self._story(start)
        if story.kind == "note" and story.reference is not None:
            run = story.reference.getparent()
            assert run is not None
            return Anchor(_outside(run), _outside(run), "note")
        if story.kind != "body":
            return self._at_start(story.kind)
        return self._in_body(*self.reach((start, end)))

    def reach(self, span: tuple[int, int]) -> tuple[int, int]:
        """The part of a span that one comment can cover: paragraphs side by side, not across cells."""
        start, end = span
        first, last = self._paragraph(start), self._paragraph(max(end - 1, start))
        if first is None or last is None or first is last:
            return span
        side_by_side = first.element.getparent() is last.element.getparent()
        return span if side_by_side else (start, min(end, first.end))

    def _at_start(self, story: Literal["note", "margin"]) -> Anchor:
        """The first paragraph of the body, where nothing nearer can be commented on."""
        first = self._main.find(f".//{PARAGRAPH}")
        if first is None:
            raise WriteError("正文没有段落，无处批注", "the body has no paragraph to comment on")
        return Anchor(None, first, story)

    def _in_body(self, start: int, end: int) -> Anchor:
        runs = self._runs(start, end)
        if not runs:
            # Only a number that Word makes up: its paragraph stands for it.
            paragraph = self._paragraph(start) or self._paragraphs[0]
            runs = self._runs(paragraph.start, paragraph.end)
            if not runs:
                return Anchor(None, paragraph.element, "body")
        return Anchor(_outside(runs[0]), _outside(runs[-1]), "body")

    def _runs(self, start: int, end: int) -> list[_Element]:
        found = []
        index = max(stretch_at(self._stretches, start), 0)
        while index < len(self._stretches) and self._stretches[index].start < end:
            stretch = self._stretches[index]
            if stretch.run is not None and stretch.end > start:
                found.append(stretch.run)
            index += 1
        return found

    def _paragraph(self, at: int) -> Written | None:
        index = bisect_right(self._starts, at) - 1
        return self._paragraphs[index] if index >= 0 else None

    def _story(self, at: int) -> Story:
        stories = self.script.stories
        return stories[max(bisect_right(stories, at, key=lambda story: story.start) - 1, 0)]


def _outside(element: _Element) -> _Element:
    """The element itself, or what holds it and may hold no comment: a formula, a plain control."""
    found = element
    for above in element.iterancestors():
        if above.tag == PARAGRAPH:
            break
        if above.tag == _SIMPLE_FIELD or str(above.tag).startswith(f"{{{MATH_URI}}}") or _is_bare(above):
            found = above
    return found


def _is_bare(element: _Element) -> bool:
    style = element.find(_CONTROL_STYLE) if element.tag == CONTROL else None
    return style is not None and any(style.find(kind) is not None for kind in _BARE)
