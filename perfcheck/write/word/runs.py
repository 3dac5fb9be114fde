"""Cuts the runs of a docx apart where a figure begins or ends, without changing how they look."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from perfcheck.load.word.inline import one_line
from perfcheck.load.word.names import RUN, RUN_STYLE, TEXT, XML_SPACE
from perfcheck.load.word.script import Stretch, stretch_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element


def cut(stretches: list[Stretch], places: Iterable[int]) -> None:
    """Let a run begin at each of these places of the text; the stretches are kept up to date.

    What cannot be divided (a formula) stays whole.
    """
    # From the end, so that a cut never moves what is still to be cut.
    for place in sorted(set(places), reverse=True):
        _cut(stretches, place)


def _cut(stretches: list[Stretch], place: int) -> None:
    index = stretch_at(stretches, place)
    if index < 0 or place >= stretches[index].end:
        return
    stretch = stretches[index]
    if place > stretch.start:
        if stretch.node is None or stretch.node.tag != TEXT:
            return
        index += 1
        stretches.insert(index, _divide(stretch, stretch.node, place))
    _part(stretches, index)


def _divide(stretch: Stretch, node: _Element, place: int) -> Stretch:
    """Cut a text in two; returns the second stretch."""
    text = (node.text or "")[stretch.offset : stretch.offset + stretch.end - stretch.start]
    text = one_line(text)
    after = etree.Element(TEXT)
    node.text, after.text = text[: place - stretch.start], text[place - stretch.start :]
    for part in (node, after):
        part.set(XML_SPACE, "preserve")
    node.addnext(after)
    made = Stretch(place, stretch.end, stretch.run, after)
    stretch.end, stretch.offset = place, 0
    return made


def _part(stretches: list[Stretch], index: int) -> None:
    """Move what a run holds from this stretch on into a run of its own, formatted alike."""
    run, node = stretches[index].run, stretches[index].node
    if run is None or node is None or run.tag != RUN or index == 0 or stretches[index - 1].run is not run:
        return
    made = etree.Element(RUN, {str(name): str(said) for name, said in run.attrib.items()})
    style = run.find(RUN_STYLE)
    if style is not None:
        made.append(deepcopy(style))
    for moved in [node, *node.itersiblings()]:
        made.append(moved)
    run.addnext(made)
    while index < len(stretches) and stretches[index].run is run:
        stretches[index].run = made
        index += 1
