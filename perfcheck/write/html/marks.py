"""A stretch of the document with its figures and findings marked."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Generator, Iterator
from dataclasses import dataclass

from perfcheck.write.html.safe import escape
from perfcheck.write.html.view import View

_MOST_LINES = 40
_MOST_AT_ONCE = 6


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    finding: int


class Marker:
    """Marks stretches of a view's text; asked for in the order of the text, each once.

    A figure is never cut in two: a finding that begins inside it takes all of it.
    """

    def __init__(self, view: View) -> None:
        self.view = view
        self.figures = _apart(view)
        self.starts = [start for start, _, _ in self.figures]
        self.marks = _by_line(view)
        self.noted: set[int] = set()

    def stretch(self, start: int, end: int) -> str:
        """The text between two offsets of one line, marked and safe."""
        marks = self._marks(start, end)
        made: list[str] = []
        refs: list[int] = []
        for low, high, figure in self._segments(start, end, marks):
            over = [mark for mark in marks if mark.start < high and mark.end > low][:_MOST_AT_ONCE]
            made.append(self._segment(low, high, figure, over))
            refs += [mark.finding for mark in over if mark.finding not in self.noted]
            self.noted.update(refs)
            if refs and not any(mark.end > high and mark.finding in refs for mark in over):
                made += map(self._ref, refs)
                refs = []
        return "".join(made + [self._ref(number) for number in refs])

    def passage(self, start: int, end: int) -> str:
        """The text between two offsets that may be on several lines."""
        view = self.view
        first, last = view.line_of(start), view.line_of(end)
        parts = ((max(low, start), min(high, end)) for low, high in view.lines[first : last + 1])
        return "<br>".join(self.stretch(low, high) for low, high in parts if low <= high)

    def _marks(self, start: int, end: int) -> list[_Mark]:
        line = self.marks.get(self.view.line_of(start), ())
        return [mark for mark in line if mark.start < end and mark.end > start]

    def _segments(self, start: int, end: int, marks: list[_Mark]) -> Iterator[tuple[int, int, int | None]]:
        """(start, end, figure or None) from end to end: figures whole, the rest cut where a mark ends."""
        cuts = sorted({at for mark in marks for at in (mark.start, mark.end) if start < at < end})
        at, cut = start, 0
        for number in range(bisect_left(self.starts, start), len(self.figures)):
            low, high, figure = self.figures[number]
            if low >= end:
                break
            cut = yield from _plain(at, low, cuts, cut)
            at = min(high, end)
            yield low, at, figure
        yield from _plain(at, end, cuts, cut)

    def _segment(self, low: int, high: int, figure: int | None, marks: list[_Mark]) -> str:
        text = escape(self.view.text[low:high])
        told = ""
        if marks:
            told = f' data-f="{" ".join(str(mark.finding + 1) for mark in marks)}"'
        if figure is not None:
            state = self.view.states[figure] + (" m" if marks else "")
            return f'<span class="q {state}" id="{self.view.prefix}q{figure}"{told}>{text}</span>'
        if marks:
            worst = min(marks, key=lambda mark: mark.finding).finding
            return f'<mark class="{self.view.findings[worst]["severity"]}"{told}>{text}</mark>'
        return text

    def _ref(self, finding: int) -> str:
        view, number = self.view, finding + 1
        severity = view.findings[finding]["severity"]
        name = view.say["finding"].format(number)
        return (
            f'<a class="ref {severity}" id="{view.prefix}s{number}" href="#{view.prefix}f{number}"'
            f' data-n="{number}" aria-label="{name}"></a>'
        )


def _plain(at: int, end: int, cuts: list[int], cut: int) -> Generator[tuple[int, int, None], None, int]:
    """The stretch between two figures, in pieces; returns the first cut that was not reached."""
    while cut < len(cuts) and cuts[cut] < end:
        if cuts[cut] > at:
            yield at, cuts[cut], None
            at = cuts[cut]
        cut += 1
    if at < end:
        yield at, end, None
    return cut


def _apart(view: View) -> list[tuple[int, int, int]]:
    """(start, end, number) of every figure that no earlier one reaches into."""
    made: list[tuple[int, int, int]] = []
    spans = ((q["span"]["start"], q["span"]["end"], at) for at, q in enumerate(view.quantities))
    for start, end, number in sorted(spans):
        if not made or start >= made[-1][1]:
            made.append((start, end, number))
    return made


def _by_line(view: View) -> dict[int, list[_Mark]]:
    """What findings mark on each line; of a finding that takes up many lines the first ones."""
    made: dict[int, list[_Mark]] = defaultdict(list)
    for number, finding in enumerate(view.findings):
        for span in finding["spans"]:
            first, last = view.line_of(span["start"]), view.line_of(max(span["end"] - 1, span["start"]))
            mark = _Mark(span["start"], span["end"], number)
            for line in range(first, min(last, first + _MOST_LINES) + 1):
                made[line].append(mark)
    return made
