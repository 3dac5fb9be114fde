"""The sentence of a finding, with its figures marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from perfcheck.model.shape import Shape

_ENDS = "。！？!?\n\r"
_REACH = 90
_GAP = 60


@dataclass(slots=True)
class Quote:
    """A stretch of the text on one line, and the stretches of it that are marked."""

    text: str
    line: int
    marks: list[tuple[int, int]] = field(default_factory=list)

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """The text in order, as (piece, marked)."""
        at = 0
        for start, end in self.marks:
            if start > at:
                yield self.text[at:start], False
            yield self.text[start:end], True
            at = end
        if at < len(self.text):
            yield self.text[at:], False


def quotes(text: str, spans: list[Shape]) -> list[Quote]:
    """One quotation for each sentence that holds spans; long stretches between them are left out."""
    made: list[Quote] = []
    group: list[Shape] = []
    limit = -1
    for span in sorted(spans, key=lambda span: (span["start"], -span["end"])):
        if group and (span["start"] > limit or span["start"] - group[-1]["end"] > 4 * _REACH):
            made.append(_quote(text, group))
            group = []
        if not group or span["start"] >= group[-1]["end"]:
            group.append(span)
            limit = _forward(text, span["end"])
    if group:
        made.append(_quote(text, group))
    return made


def marked(sentence: str, figure: str) -> Quote:
    """A sentence that is already on one line, with a figure of it marked."""
    quote = Quote(sentence, 0)
    at = sentence.find("".join(figure.split()))
    if at >= 0:
        quote.marks.append((at, at + len("".join(figure.split()))))
    return quote


def _quote(text: str, spans: list[Shape]) -> Quote:
    start = _backward(text, spans[0]["start"])
    end = _forward(text, spans[-1]["end"])
    quote = Quote("", spans[0]["line"])
    pieces: list[str] = [] if start == 0 or text[start - 1] in _ENDS else ["…"]
    size = len(pieces)

    def add(piece: str) -> None:
        nonlocal size
        pieces.append(piece)
        size += len(piece)

    at = start
    for span in spans:
        add(plain(shorten(text[at : span["start"]])))
        opened = size
        add(plain(shorten(text[span["start"] : span["end"]])))
        quote.marks.append((opened, size))
        at = span["end"]
    add(plain(text[at:end]))
    if end < len(text) and text[end - 1] not in _ENDS and text[end] not in _ENDS:
        add("…")
    quote.text = "".join(pieces)
    return quote


def _backward(text: str, at: int) -> int:
    low = max(at - _REACH, 0)
    found = max(text.rfind(end, low, at) for end in _ENDS)
    start = found + 1 if found >= 0 else low
    while start < at and text[start].isspace():
        start += 1
    return start


def _forward(text: str, at: int) -> int:
    high = min(at + _REACH, len(text))
    stops = [found for end in _ENDS if (found := text.find(end, at, high)) >= 0]
    if not stops:
        return high
    stop = min(stops)
    return stop if text[stop] in "\r\n" else stop + 1


def shorten(text: str) -> str:
    return text if len(text) <= 2 * _GAP else f"{text[:_GAP]}…{text[-_GAP:]}"


def plain(text: str) -> str:
    """On one line, and with nothing in it that a terminal would obey."""
    return "".join(char if char.isprintable() else " " if char.isspace() else "\ufffd" for char in text)
