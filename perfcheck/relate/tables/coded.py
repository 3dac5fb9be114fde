"""Account codes: a class is the sum of its sections, a section of its items, the total of the classes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from perfcheck.model.table import Entry, Line, Panel, Sheet
from perfcheck.relate.tables.books import Books, Reading, near, values, weigh
from perfcheck.relate.tables.names import says, staff_codes

_ADDED = frozenset({"amount", "change"})
_SHORTEST = 3
Block = list[tuple[Line, int]]


def relate_codes(books: Books, sheet: Sheet) -> None:
    """Enter the sums that the codes of a sheet lay down, over all its panels together."""
    slots = [values(panel, _ADDED) for panel in sheet.panels]
    if not any(slots):
        return
    for block in _blocks(sheet.panels):
        _Tree(books, block, slots).relate()


def _blocks(panels: list[Panel]) -> Iterator[Block]:
    """Lines with codes and totals, panel by panel; where a code comes again, a new block begins."""
    block: Block = []
    seen: set[str] = set()
    for number, panel in enumerate(panels):
        if not any(line.code for line in panel.lines):
            continue
        for line in panel.lines:
            if not line.code and not line.total:
                continue
            if line.code in seen:
                yield block
                block, seen = [], set()
            if line.code:
                seen.add(line.code)
            block.append((line, number))
    if seen:
        yield block


class _Tree:
    """The lines of one block under one another, by the beginnings of their codes."""

    def __init__(self, books: Books, block: Block, slots: list[list]) -> None:  # type: ignore[type-arg]
        self.books = books
        self.block = block
        self.slots = slots
        self.panel_of = {id(line): number for line, number in block}
        self.by_code = {line.code: line for line, _ in block if line.code}
        self.lengths = sorted({len(code) for code in self.by_code if len(code) >= _SHORTEST}, reverse=True)
        self.children: dict[int, list[Line]] = defaultdict(list)
        self.roots: list[Line] = []
        for line, _ in block:
            if line.code:
                above = self._above(line.code)
                (self.children[id(above)] if above is not None else self.roots).append(line)

    def _above(self, code: str) -> Line | None:
        shorter = (code[:size] for size in self.lengths if size < len(code))
        return next((self.by_code[start] for start in shorter if start in self.by_code), None)

    def relate(self) -> None:
        nodes = [
            (line, [Reading(tuple(self.children[id(line)]))])
            for line, _ in self.block
            if self.children.get(id(line))
        ]
        totals = [(line, list(self._totals(line, number))) for line, number in self.block if line.total]
        for line, readings in (*nodes, *totals):
            for reading in readings:
                for slot in range(len(self.slots[self.panel_of[id(line)]])):
                    total, parts, _ = self._slot(line, reading, slot)
                    if total is not None:
                        weigh(reading, total, parts)
        borne = sum(reading.support for _, readings in (*nodes, *totals) for reading in readings)
        for line, readings in (*nodes, *totals):
            if readings:
                best = max(readings, key=lambda one: (one.support, one.weak - one.failures, one.sure))
                self._enter(line, best, borne - best.support > 0)

    def _totals(self, line: Line, number: int) -> Iterator[Reading]:
        """What a total of the block may add up: the classes that its name means, its panel's, or all."""
        if not self.roots:
            return
        staff = [root for root in self.roots if root.code.startswith(staff_codes())]
        if says(line, "staff"):
            yield Reading(tuple(staff), sure=True)
        elif says(line, "running"):
            yield Reading(tuple(root for root in self.roots if root not in staff), sure=True)
        own = [root for root in self.roots if self.panel_of[id(root)] == number]
        if line.total == "total":
            yield Reading(tuple(self.roots), sure=len(own) == len(self.roots))
        if 0 < len(own) < len(self.roots):
            yield Reading(tuple(own))
            yield Reading(tuple(root for root in self.roots if self.panel_of[id(root)] >= number))

    def _slot(self, line: Line, reading: Reading, slot: int) -> tuple[Entry | None, list[Entry], bool]:
        """The line's figure in a column of figures, those of the parts, and whether one cannot be read."""
        parts: list[Entry] = []
        unread = False
        for part in reading.parts:
            assert isinstance(part, Line)
            found, words = self._at(part, slot)
            unread = unread or words
            if found is not None:
                parts.append(found)
        return self._at(line, slot)[0], parts, unread

    def _at(self, line: Line, slot: int) -> tuple[Entry | None, bool]:
        columns = self.slots[self.panel_of[id(line)]]
        if slot >= len(columns):
            return None, False
        at = columns[slot].at
        return line.entries.get(at), at in line.unread

    def _enter(self, line: Line, reading: Reading, borne: bool) -> None:
        for slot in range(len(self.slots[self.panel_of[id(line)]])):
            total, parts, unread = self._slot(line, reading, slot)
            if total is None or not parts:
                continue
            tie = self.books.sum(total, parts)
            if unread and not tie.holds:
                self.books.undecided(tie, "cell-unread")
            elif tie.verdict == "fails" and not (borne or reading.settled or near(total, parts)):
                self.books.undecided(tie, "structure-open")
            else:
                self.books.enter(tie)
