"""Marks inside a line of Markdown: emphasis, links, escapes, HTML. What is shown is left as pieces."""

from __future__ import annotations

import re

_MARK = re.compile(
    r"(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<code>`+)"
    r"|(?P<strong>\*\*\*|\*\*|___|__|~~)"
    r"|(?P<soft>[*_])"
    r"|(?P<image>!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\))"
    r"|(?P<note>\[\^[^\]\n]{1,60}\])"
    r"|(?P<link>\[(?=[^\]\n]{1,300}\](?:\(|\[)))"
    r"|(?P<target>\](?:\([^)\n]{0,500}\)|\[[^\]\n]{0,100}\]))"
    r"|(?P<html></?[A-Za-z][^<>\n]{0,300}>|<!--.{0,2000}?-->)"
    r"|(?P<hard>\\\Z|(?:&nbsp;|&emsp;|&ensp;))",
    re.IGNORECASE,
)
_EDGE = " \t\u3000"


def pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of what a line shows, in order, without its marks and the space at both ends."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    gaps = _gaps(text, start, end)
    spans: list[tuple[int, int]] = []
    at = start
    for low, high in [*gaps, (end, end)]:
        if low > at:
            spans.append((at, low))
        at = max(at, high)
    return spans


def _gaps(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the marks of a line stand."""
    gaps: list[tuple[int, int]] = []
    waiting: dict[str, tuple[int, int]] = {}
    links = 0
    escaped = -1
    for found in _MARK.finditer(text, start, end):
        kind, span = found.lastgroup or "", found.span()
        if span[0] == escaped:
            continue
        if kind in ("strong", "soft", "code"):
            _pair(text, found[0], span, (start, end), waiting, gaps)
        elif kind == "link":
            links += 1
            gaps.append(span)
        elif kind == "target":
            if links:
                links -= 1
                gaps.append(span)
        else:
            gaps.append(span)
            escaped = span[1] if kind == "escape" else -1
    return sorted(gaps)


def _pair(
    text: str,
    mark: str,
    span: tuple[int, int],
    line: tuple[int, int],
    waiting: dict[str, tuple[int, int]],
    gaps: list[tuple[int, int]],
) -> None:
    """Pair an opening mark with its closing one; a lone one, or 3*4, is text."""
    before = text[span[0] - 1] if span[0] > line[0] else " "
    after = text[span[1]] if span[1] < line[1] else " "
    inside = before.isalnum() and after.isalnum()
    if inside and (mark[0] == "_" or (mark == "*" and before.isascii())):
        return
    if mark in waiting and not before.isspace():
        gaps += [waiting.pop(mark), span]
    elif not after.isspace() or mark.startswith("`"):
        waiting[mark] = span
