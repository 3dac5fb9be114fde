"""The parts of a docx and how they point to one another.

Read by hand rather than by a library: only the few parts that hold text are kept (never a
picture), a dangling relation does no harm, and what is written back keeps every byte of the rest.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree

from perfcheck.errors import ReadError
from perfcheck.load._package import broken, unpack
from perfcheck.load.word.names import R_URI, RELS_URI, STRICT

if TYPE_CHECKING:
    from perfcheck.model.job import Job

_DOCUMENT = "officeDocument"


@dataclass(frozen=True, slots=True)
class Relation:
    """One part pointing to another: `kind` is the last word of its type, `target` a member's name."""

    id: str
    kind: str
    target: str


class Package:
    """A docx that is open for reading. Raises ReadError where it is broken or passes a limit."""

    def __init__(self, data: bytes, name: str, job: Job) -> None:
        self.name = name
        self._zip = unpack(data, name, job)
        self.members = frozenset(self._zip.namelist())
        self.is_strict = False
        self._roots: dict[str, etree._Element] = {}

    @cached_property
    def main(self) -> str:
        """The name of the member that holds the body."""
        named = [relation.target for relation in self.relations("") if relation.kind == _DOCUMENT]
        for member in [*named, "word/document.xml"]:
            if member in self.members:
                return member
        raise broken(self.name)

    def relations(self, member: str) -> list[Relation]:
        """Where a part points inside the package; '' is the package itself."""
        place = relations_member(member)
        if place not in self.members:
            return []
        return [
            Relation(entry.get("Id", ""), entry.get("Type", "").rpartition("/")[2], _target(member, entry))
            for entry in self.root(place).iterfind(f"{{{RELS_URI}}}Relationship")
            if entry.get("TargetMode") != "External"
        ]

    def related(self, kind: str) -> str | None:
        """The part of a kind (styles, numbering, footnotes, …) that the body points to."""
        found = (relation.target for relation in self.relations(self.main) if relation.kind == kind)
        return next((member for member in found if member in self.members), None)

    def related_root(self, kind: str) -> etree._Element | None:
        """The XML of that part; None where there is none."""
        member = self.related(kind)
        return None if member is None else self.root(member)

    def read(self, member: str) -> bytes:
        """The bytes of a part; raises ReadError where there is no such part."""
        if member not in self.members:
            raise self.broken(member)
        return self._zip.read(member)

    def root(self, member: str) -> etree._Element:
        """The XML of a part, parsed once."""
        if member not in self._roots:
            self._roots[member] = self._parsed(member)
        return self._roots[member]

    def _parsed(self, member: str) -> etree._Element:
        data = self.read(member)
        if b"http://purl.oclc.org/ooxml/" in data:
            self.is_strict = True
            for strict, usual in STRICT.items():
                data = data.replace(f'"{strict}"'.encode(), f'"{usual}"'.encode())
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise self.broken(member) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.broken(member)
        return root

    def broken(self, member: str) -> ReadError:
        """The error for a part that cannot be understood."""
        return ReadError(
            f"{self.name}：Word 文件已损坏（{member} 无法解析），请重新保存后再检查",
            f"{self.name}: a damaged Word file ({member} cannot be parsed): save it again first",
        )


def relations_member(member: str) -> str:
    """The member that lists where a part points."""
    folder, file = posixpath.split(member)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def relation_id(element: etree._Element) -> str:
    """The relation that an element names, '' where it names none."""
    return element.get(f"{{{R_URI}}}id") or ""


def _target(member: str, entry: etree._Element) -> str:
    target = entry.get("Target", "")
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(member), target))
