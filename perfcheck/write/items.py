"""The line items of a report: as a tree on the terminal, as JSON, as CSV."""

from __future__ import annotations

import csv
import json
from typing import Any, TextIO

from perfcheck.model.shape import Shape
from perfcheck.write.tame import cell, tame

FORMATS = ("tree", "json", "csv")
FIGURES = ("amount", "share", "change", "growth", "budget")
COLUMNS = ("id", "level", "parent", "label", *FIGURES, "unit", "period", "section", "line", "start", "end")
_WORDS = {
    "zh": {"share": "占", "change": "增减", "growth": "增幅", "budget": "预算", "none": "没有读到收支明细。"},
    "en": {
        "share": "share",
        "change": "change",
        "growth": "growth",
        "budget": "budget",
        "none": "No line items.",
    },
}
_SIGNS = {1: "+", -1: "-"}


def write_items(shape: Shape, form: str, sink: TextIO, lang: str) -> None:
    """Write a report's items in one of FORMATS."""
    lines = item_rows(shape)
    if form == "json":
        ascii_only = not (getattr(sink, "encoding", None) or "utf-8").lower().startswith("utf")
        body = ",\n".join(json.dumps(line, ensure_ascii=ascii_only) for line in lines)
        sink.write(f"[\n{body}\n]\n" if body else "[]\n")
    elif form == "csv":
        _write_csv(lines, sink)
    else:
        _write_tree(lines, sink, _WORDS.get(lang, _WORDS["zh"]))


def item_rows(shape: Shape) -> list[Shape]:
    """The items with the quantities that their ids stand for put in their place."""
    quantities = {quantity["id"]: quantity for quantity in shape["quantities"]}
    return [_row(item, quantities) for item in shape["items"]]


def _row(item: Shape, quantities: dict[str, Shape]) -> Shape:
    def figure(key: str) -> Shape | None:
        quantity = quantities.get(item[key] or "")
        if quantity is None:
            return None
        return {part: quantity[part] for part in ("id", "text", "value", "unit", "span")}

    return item | {key: figure(key) for key in FIGURES}


def _signed(line: Shape, key: str) -> str:
    """A figure's value; a change and a growth carry the sign of their direction."""
    figure = line[key]
    if figure is None:
        return ""
    value: str = figure["value"]
    if key in ("change", "growth") and not value.startswith("-"):
        return _SIGNS.get(line["direction"], "") + value
    return value


def _write_csv(lines: list[Shape], sink: TextIO) -> None:
    table = csv.writer(sink, lineterminator="\n")
    table.writerow(COLUMNS)
    for line in lines:
        amount = line["amount"]
        span = amount["span"]
        texts = {key: cell(text) for key, text in line.items() if isinstance(text, str)}
        values: dict[str, Any] = line | texts | {key: _signed(line, key) for key in FIGURES}
        values |= {
            "unit": cell(amount["unit"]),
            "line": span["line"],
            "start": span["start"],
            "end": span["end"],
        }
        table.writerow(["" if values[column] is None else values[column] for column in COLUMNS])


def _write_tree(lines: list[Shape], sink: TextIO, say: dict[str, str]) -> None:
    if not lines:
        sink.write(say["none"] + "\n")
    section: str | None = None
    last = _last_children(lines)
    open_levels: list[bool] = []
    for line in lines:
        if line["section"] != section and line["parent"] is None:
            section = line["section"]
            sink.write(f"{tame(section)}\n" if section else "")
        del open_levels[line["level"] - 1 :]
        branch = "".join("│  " if still else "   " for still in open_levels[1:])
        if line["level"] > 1:
            branch += "└─ " if line["id"] in last else "├─ "
        open_levels.append(line["id"] not in last)
        sink.write(f"  {branch}{tame(line['label'])}  {tame(_facts(line, say))}\n")


def _last_children(lines: list[Shape]) -> set[str]:
    return set({line["parent"]: line["id"] for line in lines}.values())


def _facts(line: Shape, say: dict[str, str]) -> str:
    facts = [line["amount"]["value"] + line["amount"]["unit"]]
    for key in FIGURES[1:]:
        if line[key] is not None:
            facts.append(f"{say[key]} {_signed(line, key)}{line[key]['unit']}")
    return "  ".join(facts)
