"""Paragraphs → numbered entries: titles on their own line, glued to their text, or list items."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcheck.read.marker import Marker, marker_at
from perfcheck.read.outline_record import Heading

if TYPE_CHECKING:
    from perfcheck.read.flow import Flow

_LEAD = re.compile(r"其中[:,]?")
_BEFORE_YEAR = re.compile(r"(\d{1,2})[.](?=(?:19|20)\d\d年)")
_AMOUNT = re.compile(r"\d[万亿千]*元|\d%|\d[人个名次户项家]")
_LEADER = re.compile(r"[.…·\t ]{2,}\d{1,3}\Z|\t\d{1,3}\Z")
_TITLE_TAIL = re.compile(
    r"(?:情况|分析|说明|概况|目标|结论|问题|原因|建议|措施|做法|经验|指标|设置|职责|职能|编制|解释"
    r"|支出|收入|报告|附件|事项|方面|方法|标准|依据|意见)(?:\([^()]{1,12}\))?\Z"
)
_HAN = re.compile(r"[^\W\d_a-zA-Z]")
_STOP = frozenset("。;!?")
_SENTENCE_END = re.compile(r"[。;:!?]")
_WRAPPED = 30
_LONGEST_TITLE, _LONGEST_GLUED = 45, 32
_CONTENTS = re.compile(r"目录|目次")


def opening_marker(text: str, start: int) -> Marker | None:
    """The number that opens the paragraph at `start`, also behind 其中."""
    marker = marker_at(text, start)
    if marker is not None:
        return marker
    if text.startswith("其中", start):
        lead = _LEAD.match(text, start)
        return marker_at(text, lead.end()) if lead else None
    dated = _BEFORE_YEAR.match(text, start)
    return Marker("arabic", int(dated[1]), start, dated.end()) if dated else None


def is_row(text: str, start: int, end: int) -> bool:
    return text.find("|", start, end) >= 0 or text.find("\t", start, end) >= 0


def is_plain_title(line: str) -> bool:
    """Whether an unnumbered line can be a heading: short, no sentence, no amount."""
    return (
        4 <= len(line) <= _WRAPPED
        and _HAN.search(line) is not None
        and not any(char in "。;,:!?|\t%" for char in line)
        and not _AMOUNT.search(line)
        and not line[0].isdigit()
        and line[0] not in "(<["
    )


def reads_as_title(line: str) -> bool:
    """Whether a line ends as headings do (…情况, …说明)."""
    return _TITLE_TAIL.search(line) is not None


def read_marks(flow: Flow, markers: dict[int, Marker]) -> list[Heading]:
    """Every paragraph with a number as an entry, in reading order."""
    marks: list[Heading] = []
    for index, (start, end) in enumerate(flow.paragraphs):
        marker = opening_marker(flow.text, start)
        if marker is None or _breaks_a_sentence(flow, index, marker, marks):
            continue
        markers[index] = marker
        marks.append(_entry(flow, index, start, end, marker))
    return marks


def _breaks_a_sentence(flow: Flow, index: int, marker: Marker, marks: list[Heading]) -> bool:
    """Whether the number is only the start of a line that a long sentence runs on to."""
    if index == 0 or marker.ordinal == 1:
        return False
    start, end = flow.paragraphs[index - 1]
    if end - start < _WRAPPED or flow.text[end - 1] not in ",、" or is_row(flow.text, start, end):
        return False
    return not any(mark.style == marker.style and mark.ordinal == marker.ordinal - 1 for mark in marks[-12:])


def _entry(flow: Flow, index: int, start: int, end: int, marker: Marker) -> Heading:
    row = is_row(flow.text, start, end)
    paragraph = index
    if marker.end >= end and not row and index + 1 < len(flow.paragraphs):
        after, after_end = flow.paragraphs[index + 1]
        if after_end - after <= _WRAPPED and not marker_at(flow.text, after):
            line = flow.text[after:after_end]
            if is_plain_title(line):
                return _made(flow, marker, line, start, after_end, after_end, paragraph)
    length, glued = _title_length(
        flow.text[marker.end : min(end, marker.end + _LONGEST_TITLE + 2)], end - marker.end
    )
    item = length == 0 or marker.style == "is" or row
    until = marker.end + length
    title = flow.text[marker.end : until].strip() if length else ""
    heading_end = min(until + 1, end) if length else end
    body = heading_end if glued or not length else end
    made = _made(flow, marker, title.rstrip("。:;"), start, heading_end if glued else end, body, paragraph)
    made.item, made.row = item, row
    if item:
        made.body_start = marker.end
    return made


def _made(flow: Flow, marker: Marker, title: str, start: int, end: int, body: int, paragraph: int) -> Heading:
    return Heading(
        style=marker.style,
        ordinal=marker.ordinal,
        number=flow.text[marker.start : marker.end].rstrip(),
        title=title,
        start=start,
        end=end,
        body_start=body,
        paragraph=paragraph,
        last=marker.ordinal,
    )


def _title_length(head: str, whole: int) -> tuple[int, bool]:
    """Length of the title that opens `head` (0: none), and whether text follows in the paragraph.

    `head` is the beginning of what follows the number; `whole` is the length of all of it.
    """
    found = _SENTENCE_END.search(head)
    stop = found.start() if found else -1
    if stop < 0 or stop == whole - 1:
        line = head if stop < 0 else head[:stop]
        if whole > _LONGEST_TITLE or not line or _AMOUNT.search(line):
            return 0, False
        if stop >= 0 and head[stop] in _STOP and not _TITLE_TAIL.search(line):
            return 0, False
        return len(line), False
    line = head[:stop]
    commas = line.count(",")
    if not line or stop > _LONGEST_GLUED or _AMOUNT.search(line) or head[stop] == ";":
        return 0, False
    if commas > (head[stop] == "。"):
        return 0, False
    return stop, True


def contents_page(flow: Flow, marks: list[Heading]) -> tuple[int, int] | None:
    """The paragraphs of a contents page: short lines only, which the text then repeats in order.

    Under a line that says 目录 the first number coming again ends it, whatever its title is there.
    """
    by_paragraph = {mark.paragraph: mark for mark in marks}
    start, announced = _contents_start(flow, marks)
    if start is None:
        return None
    opening = by_paragraph.get(start) if announced else None
    key = _contents_key(flow, start)
    first = flow.paragraphs[start]
    leaders = _LEADER.search(flow.text, max(first[0], first[1] - 16), first[1]) is not None
    for index in range(start + 1, len(flow.paragraphs)):
        begin, end = flow.paragraphs[index]
        again = by_paragraph.get(index)
        if again and (_same_number(again, opening) or _contents_key(flow, index) == key):
            if _ends_in_leader(flow, index):
                continue
            return (start, index) if index - start >= 3 or leaders else None
        if end - begin > 60 or flow.text[end - 1] in _STOP:
            return (start, index) if leaders and index - start >= 3 else None
    return None


def _same_number(again: Heading, opening: Heading | None) -> bool:
    return opening is not None and (again.style, again.ordinal) == (opening.style, opening.ordinal)


def _contents_start(flow: Flow, marks: list[Heading]) -> tuple[int | None, bool]:
    """The paragraph of the first entry, and whether a line above it says that the contents follow."""
    for index, (start, end) in enumerate(flow.paragraphs[:12]):
        if end - start <= 6 and _CONTENTS.search(flow.text[start:end].replace(" ", "")):
            return (index + 1 if index + 1 < len(flow.paragraphs) else None), True
    return (marks[0].paragraph if marks and marks[0].paragraph < 12 else None), False


def _ends_in_leader(flow: Flow, index: int) -> bool:
    start, end = flow.paragraphs[index]
    return _LEADER.search(flow.text, max(start, end - 16), end) is not None


def _contents_key(flow: Flow, index: int) -> str:
    start, end = flow.paragraphs[index]
    line = flow.text[start : min(end, start + 80)]
    if index + 1 < len(flow.paragraphs) and (marker := marker_at(line, 0)) and marker.end == len(line):
        after, after_end = flow.paragraphs[index + 1]
        line += flow.text[after : min(after_end, after + 80)]
    return "".join(_LEADER.sub("", line).split()).rstrip("0123456789.…·")
