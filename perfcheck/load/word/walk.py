"""A package → the whole script: the body, then the notes it refers to, then the page headers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.load.word.names import w
from perfcheck.load.word.numbering import Numbering
from perfcheck.load.word.package import relation_id
from perfcheck.load.word.script import Script
from perfcheck.load.word.story import Teller
from perfcheck.load.word.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfcheck.load.word.package import Package

_BODY = w("body")
_ID = w("id")
_MARGINS = (w("headerReference"), w("footerReference"))
_NOTES = {
    w("footnoteReference"): ("footnotes", w("footnote")),
    w("endnoteReference"): ("endnotes", w("endnote")),
}


def walk(package: Package, count_rows: Callable[[int], None]) -> Script:
    """All that a docx shows, in reading order.

    `count_rows` is told of the rows of each table. Raises ReadError where a part is broken.
    """
    main = package.root(package.main)
    body = main.find(_BODY)
    if body is None:
        raise package.broken(package.main)
    styles = Styles(package.related_root("styles"))
    script = Script()
    teller = Teller(script, styles, Numbering(package.related_root("numbering"), styles), count_rows)
    script.open_story("body")
    teller.tell(body)
    _notes(package, teller)
    _margins(package, teller)
    script.stories[-1].end = script.length
    return script


def _notes(package: Package, teller: Teller) -> None:
    """Write each note that the body refers to, footnotes before endnotes."""
    for reference, (kind, name) in _NOTES.items():
        root = package.related_root(kind)
        if root is None:
            continue
        notes = {note.get(_ID): note for note in root.iterfind(name)}
        for atom in list(teller.notes):
            if atom.node is None or atom.node.tag != reference:
                continue
            note = notes.pop(atom.node.get(_ID), None)
            if note is not None:
                teller.script.open_story("note", atom.node)
                teller.tell(note)


def _margins(package: Package, teller: Teller) -> None:
    """Write each page header and footer that a section names, once."""
    targets = {relation.id: relation.target for relation in package.relations(package.main)}
    seen: set[str] = set()
    for section in package.root(package.main).iter(w("sectPr")):
        for reference in section.iterchildren(*_MARGINS):
            member = targets.get(relation_id(reference), "")
            if member in package.members and member not in seen:
                seen.add(member)
                teller.script.open_story("margin")
                teller.tell(package.root(member))
