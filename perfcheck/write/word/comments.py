"""The part of a docx that holds its comments: those that are there stay, new ones come after them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from lxml import etree

from perfcheck.load.word.names import R_URI, RELS_URI, RUN, TEXT, TYPES_URI, W_URI, XML_SPACE, w
from perfcheck.load.word.package import relations_member

if TYPE_CHECKING:
    from lxml.etree import _Element

    from perfcheck.load.word.package import Package
    from perfcheck.write.word.anchors import Anchor

AUTHOR, INITIALS = "perfcheck", "pc"

_COMMENT, _COMMENTS, _ID = w("comment"), w("comments"), w("id")
_START, _END, _REFERENCE = w("commentRangeStart"), w("commentRangeEnd"), w("commentReference")
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "[Content_Types].xml"


class Comments:
    """Adds comments to a package. `changed` are the parts that are not what they were, by name."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.changed: dict[str, _Element] = {package.main: package.root(package.main)}
        member = package.related("comments")
        if member is None:
            member = self._new_part()
        else:
            self.changed[member] = package.root(member)
        self._root = self.changed[member]
        self._next = 1 + max(
            map(_number, [*self._root.iter(_COMMENT), *self.changed[package.main].iter(_START)]), default=-1
        )

    def add(self, anchor: Anchor, lines: list[str]) -> None:
        """Put a comment of these lines on an anchor, the first line in bold."""
        number = str(self._next)
        self._next += 1
        attributes = {_ID: number, w("author"): AUTHOR, w("initials"): INITIALS}
        comment = etree.SubElement(self._root, _COMMENT, attributes)
        for place, line in enumerate(lines):
            _paragraph(comment, line, bold=place == 0)
        start, end = (etree.Element(name, {_ID: number}) for name in (_START, _END))
        run = etree.Element(RUN)
        etree.SubElement(run, _REFERENCE, {_ID: number})
        if anchor.first is None:
            anchor.last.extend((start, end, run))
        else:
            anchor.first.addprevious(start)
            anchor.last.addnext(run)
            anchor.last.addnext(end)

    def _new_part(self) -> str:
        """Make the part, and say in the package that it is there."""
        folder = posixpath.dirname(self._package.main)
        names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in range(10_000))
        member = next(name for name in names if name not in self._package.members)
        self.changed[member] = etree.Element(_COMMENTS, nsmap={"w": W_URI})
        self._add_relation(posixpath.basename(member))
        types = self.changed[_TYPES] = self._package.root(_TYPES)
        attributes = {"PartName": f"/{member}", "ContentType": _TYPE}
        etree.SubElement(types, f"{{{TYPES_URI}}}Override", attributes)
        return member

    def _add_relation(self, target: str) -> None:
        place = relations_member(self._package.main)
        if place in self._package.members:
            relations = self._package.root(place)
        else:
            relations = etree.fromstring(f'<Relationships xmlns="{RELS_URI}"/>')
        self.changed[place] = relations
        taken = {entry.get("Id") for entry in relations}
        name = next(
            name for number in range(len(taken) + 1) if (name := f"rIdPerfcheck{number}") not in taken
        )
        attributes = {"Id": name, "Type": f"{R_URI}/comments", "Target": target}
        etree.SubElement(relations, f"{{{RELS_URI}}}Relationship", attributes)


def _paragraph(comment: _Element, line: str, *, bold: bool) -> None:
    run = etree.SubElement(etree.SubElement(comment, w("p")), RUN)
    if bold:
        etree.SubElement(etree.SubElement(run, w("rPr")), w("b"))
    etree.SubElement(run, TEXT, {XML_SPACE: "preserve"}).text = line


def _number(element: _Element) -> int:
    said = element.get(_ID, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else -1
