"""Statistics as lines: the rules, then the filings, the largest amount at stake first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from perfcheck.model.shape import SEVERITIES, Shape
from perfcheck.write.statistics import money
from perfcheck.write.wrap import cells

Line = tuple[str, int, str]
_MOST_SHOWN = 20


def ranking(statistics: Shape, say: Mapping[str, str]) -> Iterator[Line]:
    """(text, indent, style) of every line."""
    yield "", 0, ""
    yield say["by_rule"], 0, "bold"
    rules = statistics["rules"]
    yield from _table(
        [
            (f"{each['rule']} {each['name']}", say["in_filings"].format(each["filings"]), *_facts(each, say))
            for each in rules
        ]
    )
    if not rules:
        yield say["none"], 2, ""
    filings = [each for each in statistics["filings"] if any(each["findings"].values())]
    yield "", 0, ""
    yield say["by_filing"], 0, "bold"
    yield from _table([(_one_line(each["name"]), *_facts(each, say)) for each in filings[:_MOST_SHOWN]])
    rest = len(statistics["filings"]) - len(filings[:_MOST_SHOWN]) + statistics["filings_left_out"]
    if rest:
        yield say["filings_left_out"].format(rest), 2, "dim"
    yield say["amount_in_all"].format(money(statistics["amount"])), 2, "bold"


def _facts(entry: Shape, say: Mapping[str, str]) -> tuple[str, str]:
    found = entry["findings"]
    counts = say["join"].join(f"{say[key]} {found[key]}" for key in SEVERITIES if found[key])
    return counts, say["at_stake"].format(money(entry["amount"])) if entry["amount"] != "0" else ""


def _table(rows: list[tuple[str, ...]]) -> Iterator[Line]:
    """Rows in columns, every column as wide as its widest value."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = (text + " " * (width - cells(text)) for text, width in zip(row, widths, strict=True))
        yield "  ".join(padded).rstrip(), 2, ""


def _one_line(text: str) -> str:
    return " ".join(text.split())
