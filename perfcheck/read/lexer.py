"""Flow → tokens: figures, cue words and separators, in order, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from perfcheck.model.figure import Figure
from perfcheck.number.scan import scan
from perfcheck.read.flow import Flow
from perfcheck.read.lexicon import SEPARATORS, Cue, cues, pattern

if TYPE_CHECKING:
    from perfcheck.config import Words

Token = tuple[int, int, str, str, Figure | None]
"""start, end, kind, sense, figure: kind is a cue's, 'figure', 'year', or the separator itself."""

_LONG = 40


def read_figures(flow: Flow) -> list[Figure]:
    """Every quantity of the flow, in order, placed in the document."""
    figures = scan(flow.text)
    for index, figure in enumerate(figures):
        figure.index, figure.text = index, flow.text[figure.at : figure.until]
        figure.start, figure.end = flow.source(figure.at, figure.until)
        if figure.end - figure.start == figure.until - figure.at:  # nothing is dropped inside it
            shift = figure.start - figure.at
            figure.num_start, figure.num_end = figure.num_at + shift, figure.num_until + shift
        else:
            figure.num_start, figure.num_end = flow.source(figure.num_at, figure.num_until)
    return figures


def tokenise(flow: Flow, figures: list[Figure], extra: Words = ()) -> list[Token]:
    """The tokens of every paragraph that holds a figure; `extra` words are cues too."""
    tokens: list[Token] = []
    starts = [figure.at for figure in figures]
    for start, end in flow.paragraphs:
        low, high = bisect_left(starts, start), bisect_left(starts, end)
        if low < high:
            _tokenise(flow.text, start, end, figures[low:high], tokens, extra)
        tokens.append((end, end + 1, "\n", "", None))
    return _without_plain_brackets(tokens)


def _tokenise(text: str, start: int, end: int, figures: list[Figure], out: list[Token], extra: Words) -> None:
    table, find = cues(extra), pattern(extra).finditer
    at = start
    for figure in [*figures, None]:
        until = figure.at if figure else end
        for found in _found(text, at, until, find):
            word, (first, last) = found[0], found.span()
            cue: Cue | None = table.get(word)
            if cue is None:
                out.append((first, last, word if word in SEPARATORS else "year", word, None))
            elif cue.sense == "flat_at_end":
                out.extend(_same_as(text, first, last))
            elif cue.kind != "inert":
                out.append((first, last, cue.kind, cue.sense, None))
        if figure:
            out.append((figure.at, figure.until, "figure", "", figure))
            at = figure.until


def _found(
    text: str, at: int, until: int, find: Callable[[str, int, int], Iterator[re.Match[str]]]
) -> Iterator[re.Match[str]]:
    """The words between two figures; of sentences that hold neither, only where they end."""
    first = text.find("。", at, until) + 1 if until - at > _LONG else 0
    last = text.rfind("。", first, until) if first else -1
    if last < 0:
        return find(text, at, until)
    return chain(find(text, at, first), find(text, last, until))


def _same_as(text: str, start: int, end: int) -> list[Token]:
    """同上年: no change, at the end of a clause; before anything else, a comparison with last year."""
    if end >= len(text) or text[end] in SEPARATORS:
        return [(start, end, "direction", "flat", None)]
    return [(start, start + 1, "compare", "", None), (start + 1, end, "base", "prior", None)]


def _without_plain_brackets(tokens: list[Token]) -> list[Token]:
    """Drop brackets without a figure or change in them (they belong to a label) and those never closed."""
    kept: list[Token] = []
    opened: list[int] = []
    spoken = -1
    for token in tokens:
        kind = token[2]
        if kind == "\n":
            _drop(kept, opened)
            opened, spoken = [], -1
        elif kind == "(":
            opened.append(len(kept))
        elif kind == ")" and opened:
            start = opened.pop()
            if spoken < start:
                del kept[start:]
                continue
        elif _speaks(token):
            spoken = len(kept)
        kept.append(token)
    return kept


def _drop(kept: list[Token], places: list[int]) -> None:
    """Take the tokens at these ascending places out, in one pass."""
    if places:
        gone = set(places)
        first = places[0]
        kept[first:] = [token for at, token in enumerate(kept[first:], first) if at not in gone]


def _speaks(token: Token) -> bool:
    return token[2] == "figure" or (token[2] == "direction" and token[3] in ("flat", "nearly_flat"))
