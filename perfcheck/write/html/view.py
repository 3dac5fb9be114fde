"""One report as its page needs it: what every part of the page looks up, worked out once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from perfcheck.model.document import Document, Table
from perfcheck.model.shape import HOLDING, Shape
from perfcheck.write.html.resource import words

STATES = ("fails", "cut", "holds", "undecided", "unchecked")
"""What became of a figure, the worst first; `cut` holds only if figures were cut off."""

_STATE = {"exact": "holds", "rounding": "holds", "truncation": "cut"}
_LINE_END = re.compile(r"\r\n?|\n")
_LONGEST_TITLE = 40


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document under a heading of the upper rank, from `start` on."""

    title: str
    start: int
    line: int


class View:
    """A report, its document, and the words of its page.

    `prefix` keeps the ids of several reports of one page apart.
    """

    def __init__(self, shape: Shape, document: Document, lang: str, prefix: str = "") -> None:
        self.shape = shape
        self.document = document
        self.text = document.text
        self.say = words(lang)
        self.lang = lang
        self.prefix = prefix
        self.quantities: list[Shape] = shape["quantities"]
        self.relations: list[Shape] = shape["relations"]
        self.findings: list[Shape] = shape["findings"]
        self.by_id: dict[str, Shape] = {quantity["id"]: quantity for quantity in self.quantities}
        self.number = {quantity["id"]: at for at, quantity in enumerate(self.quantities)}
        self.relation_number = {relation["id"]: at for at, relation in enumerate(self.relations)}

    @cached_property
    def lines(self) -> list[tuple[int, int]]:
        """Start and end of each line, without what ends it."""
        found: list[tuple[int, int]] = []
        at = 0
        for end in _LINE_END.finditer(self.text):
            found.append((at, end.start()))
            at = end.end()
        found.append((at, len(self.text)))
        return found

    @cached_property
    def line_starts(self) -> list[int]:
        return [start for start, _ in self.lines]

    def line_of(self, at: int) -> int:
        """The number of the line of an offset, from 0."""
        return max(bisect_right(self.line_starts, at) - 1, 0)

    def is_in_table(self, at: int) -> bool:
        """Whether an offset is part of a table that the format itself marks off."""
        tables = self.document.tables
        found = bisect_right(tables, at, key=_start) - 1
        return found >= 0 and at < tables[found].end

    @cached_property
    def states(self) -> list[str]:
        """What became of each quantity: the worst verdict of its relations."""
        rank = {state: at for at, state in enumerate(STATES)}
        made = ["unchecked"] * len(self.quantities)
        for relation in self.relations:
            state = state_of(relation)
            for term in relation["terms"]:
                number = self.number[term["quantity"]]
                if rank[state] < rank[made[number]]:
                    made[number] = state
        return made

    @cached_property
    def sections(self) -> list[Section]:
        """The parts of the document, at the uppermost rank that has two headings or more."""
        outline = self.shape["document"]["outline"]
        ranks = Counter(entry["level"] for entry in outline)
        several = [rank for rank in sorted(ranks) if ranks[rank] > 1]
        deepest = several[0] if several else 0
        made = [
            Section(_title(entry), entry["span"]["start"], entry["span"]["line"])
            for entry in outline
            if entry["level"] <= deepest
        ]
        return [Section(self.say["before"], 0, 1), *sorted(made, key=lambda section: section.start)]

    @cached_property
    def _section_starts(self) -> list[int]:
        return [section.start for section in self.sections]

    def section_at(self, offset: int) -> int:
        """The number of the section of an offset; 0 is what stands before the first."""
        starts = self._section_starts
        return max(bisect_right(starts, offset, lo=1) - 1, 0)

    def section_of(self, finding: Shape) -> int:
        return self.section_at(finding["spans"][0]["start"]) if finding["spans"] else 0

    def place(self, span: Shape) -> str:
        """Where a span stands, for a reader: page or cell where there is one, and line."""
        said: list[str] = []
        if span.get("file"):
            said.append(span["file"])
        if span.get("page"):
            said.append(self.say["page"].format(span["page"]))
        if span.get("cell"):
            said.append(self.say["cell"].format(span["cell"]))
        else:
            said.append(self.say["line"].format(span["line"]))
        return " ".join(said)


def _start(table: Table) -> int:
    return table.start


def state_of(relation: Shape) -> str:
    """What a relation says of its figures."""
    verdict: str = relation["verdict"]
    return _STATE.get(verdict, verdict) if verdict in HOLDING else verdict


def one_line(text: str) -> str:
    return " ".join(text.split())


def _title(entry: Shape) -> str:
    title = one_line(entry["span"]["text"]).rstrip("。．.：:")
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…"
