"""Findings in tables are quoted by their rows: a label, with its cells under their headers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from perfcheck.model.shape import Shape
from perfcheck.write.quote import Quote, plain, quotes, shorten

_MOST_ROWS, _MOST_CELLS = 2, 8


class Rows:
    """The figures of one report's tables, row by row."""

    def __init__(self, quantities: Iterable[Shape]) -> None:
        self._rows: dict[tuple[str, int, str], list[Shape]] = defaultdict(list)
        self._places: dict[int, tuple[str, int, str]] = {}
        for quantity in quantities:
            cell = quantity.get("cell")
            if cell is not None:
                key = (cell["table"], cell["row"], cell["row_label"])
                self._rows[key].append(quantity)
                self._places[quantity["span"]["start"]] = key

    def quotes(self, text: str, spans: list[Shape]) -> list[Quote]:
        """The sentences that hold spans, then the rows: of the first cell, and of one in another table."""
        if not self._places:
            return quotes(text, spans)
        wanted: dict[str, tuple[str, int, str]] = {}
        for span in spans:
            key = self._places.get(span["start"])
            if key is not None and len(wanted) < _MOST_ROWS:
                wanted.setdefault(key[0], key)
        starts = {span["start"] for span in spans}
        prose = [span for span in spans if span["start"] not in self._places]
        return [*quotes(text, prose), *(_row(self._rows[key], starts) for key in wanted.values())]


def _row(quantities: list[Shape], starts: set[int]) -> Quote:
    """行政运行：基本支出 【12.00】｜项目支出 3.00"""
    at = next(at for at, quantity in enumerate(quantities) if quantity["span"]["start"] in starts)
    first = max(min(at, len(quantities) - _MOST_CELLS), 0)
    label = plain(shorten(quantities[0]["cell"]["row_label"]))
    quote = Quote(f"{label}：" if label else "", quantities[0]["span"]["line"])
    pieces = ["…"] if first else []
    for quantity in quantities[first : first + _MOST_CELLS]:
        head = quantity["cell"]["column_label"]
        lead = "｜".join([*pieces, ""]) if pieces else ""
        quote.text += lead + plain(shorten(f"{head} " if head else ""))
        opened = len(quote.text)
        quote.text += plain("".join(quantity["span"]["text"].split()))
        if quantity["span"]["start"] in starts:
            quote.marks.append((opened, len(quote.text)))
        pieces = [""]
    if first + _MOST_CELLS < len(quantities):
        quote.text += "｜…"
    return quote


def named(terms: list[Shape | None]) -> str:
    """Which label tells a relation's terms apart: row_label, column_label; '' where neither does."""
    cells = [cell for term in terms if term is not None and (cell := term.get("cell")) is not None]
    if len(cells) < max(len(terms), 2) or len({cell["table"] for cell in cells}) > 1:
        return ""
    rows, columns = {cell["row"] for cell in cells}, {cell["column"] for cell in cells}
    if len(rows) == 1:
        return "column_label"
    return "row_label" if len(columns) == 1 else ""
