"""Paragraphs, tables and text boxes of the body, of a note or of a page header → script."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.load.word.grid import GridCell, inside, read_grid
from perfcheck.load.word.inline import Atom, Inline
from perfcheck.load.word.names import PARAGRAPH, PARAGRAPH_STYLE, RUN_STYLE, TABLE, TEXT, w
from perfcheck.load.word.styles import is_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

    from perfcheck.load.word.numbering import Numbering
    from perfcheck.load.word.script import Script
    from perfcheck.load.word.styles import Styles

_DELETED_MARKS = (w("del"), w("moveFrom"))
_HIDDEN_MARK = w("vanish")
_SENTENCE = re.compile("[。；]")
_LONG, _FEW_CELLS = 120, 6


class _Part(NamedTuple):
    """A paragraph of the file, with its properties; its end may be hidden or deleted."""

    element: _Element
    properties: _Element | None
    style: str
    has_no_end: bool
    end_is_deleted: bool


@dataclass(slots=True)
class Teller:
    """Writes what is seen of stories into the script, and keeps the references to notes.

    `count_rows` is told of the rows of each table, and may refuse them.
    """

    script: Script
    styles: Styles
    numbering: Numbering
    count_rows: Callable[[int], None]
    notes: list[Atom] = field(default_factory=list)
    _later: list[_Element] | None = None

    def tell(self, container: _Element) -> None:
        """Write the content of a body, cell, text box, note or page header."""
        self._blocks(container, Inline(self.styles))

    def _blocks(self, container: _Element, inline: Inline) -> None:
        group: list[_Part] = []
        for element in inside(container, PARAGRAPH, TABLE):
            if element.tag == TABLE:
                group = self._paragraph(group, inline)
                self._table(element)
                continue
            part = self._part(element)
            group.append(part)
            if not part.has_no_end:
                group = self._paragraph(group, inline)
        self._paragraph(group, inline)

    def _part(self, element: _Element) -> _Part:
        properties = element.find(PARAGRAPH_STYLE)
        mark = properties.find(RUN_STYLE) if properties is not None else None
        deleted = mark is not None and any(mark.find(name) is not None for name in _DELETED_MARKS)
        hidden = mark is not None and is_on(mark.find(_HIDDEN_MARK))
        return _Part(element, properties, self.styles.style_of(properties), deleted or hidden, deleted)

    def _paragraph(self, group: list[_Part], inline: Inline) -> list[_Part]:
        """Write one paragraph, of several where the ends between them are deleted or hidden."""
        if not group:
            return []
        head = group[-1] if any(part.end_is_deleted for part in group[:-1]) else group[0]
        script, boxes, start = self.script, [], self.script.length
        script.open_paragraph(self.styles.heading_level(head.properties, head.style))
        self._number(head)
        for part in group:
            for atom in inline.atoms(part.element, part.style):
                if atom.kind == "text":
                    script.write(atom)
                elif atom.kind == "break":
                    script.break_line()
                elif atom.kind == "note":
                    self.notes.append(atom)
                elif atom.node is not None:
                    boxes.append(atom.node)
        script.close_paragraph(head.element, start)
        for box in boxes:
            self._after(box)
        return []

    def _number(self, part: _Part) -> None:
        place = self.styles.list_place(part.properties, part.style)
        if place is not None:
            number, gap = self.numbering.next(place)
            self.script.write(Atom("text", number, None))
            if number:
                self.script.space(gap)

    def _after(self, element: _Element) -> None:
        """Write a text box, or a table inside a table: after the table that holds it."""
        if self._later is not None:
            self._later.append(element)
        elif element.tag == TABLE:
            self._table(element)
        else:
            self.tell(element)

    def _table(self, table: _Element) -> None:
        if self._later is not None:
            self._later.append(table)
            return
        rows = read_grid(table)
        self.count_rows(len(rows))
        if _is_frame(rows):
            for cell in _cells(rows):
                self.tell(cell.content)
            return
        self._later = []
        opened = self.script.add_table(rows)
        for cell in _cells(rows):
            opened.enter(cell)
            self.tell(cell.content)
            opened.leave(cell)
        opened.close()
        later, self._later = self._later, None
        for element in later:
            self._after(element)


def _cells(rows: list[list[GridCell]]) -> Iterator[GridCell]:
    return (cell for row in rows for cell in row)


def _is_frame(rows: list[list[GridCell]]) -> bool:
    """Whether a table ties nothing to anything: one column, or a few cells with prose in them."""
    if all(len(row) <= 1 for row in rows):
        return True
    cells = list(_cells(rows))
    return len(cells) <= _FEW_CELLS and any(_is_prose(cell.content) for cell in cells)


def _is_prose(cell: _Element) -> bool:
    text = "".join(node.text or "" for node in cell.iter(TEXT))
    return len(text) >= _LONG and len(_SENTENCE.findall(text)) > 1
