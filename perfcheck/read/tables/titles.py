"""What stands above a table: its title, its unit, its year; and which table it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from perfcheck.knowledge import load
from perfcheck.model.document import Table
from perfcheck.model.table import Panel, Sheet
from perfcheck.read.tables.words import squeeze, unit_line

_BACK = 320
_LINES = 6
_LONGEST = 60
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_CONTINUED = re.compile(r"\(?(?:续表?|接上表)\)?\Z")
_FORM = re.compile(r"\(?(?:\S{0,4}公开\S{0,3}表\S{0,3}|[附续]?表[\d一二三四五六七八九十.\-]*|附件\d*)\)?:?")
_AFTER = re.compile(r"(?:\(.{0,20}\))?\Z")
_BEFORE = re.compile(
    r"(?:\A|[\d年度、.:)表附级]|部门|单位|[局委办院站所会厅校馆队府处心学团社区县市省乡镇]|某)\Z"
)
_PROSE = ("。", ";", "；")


def lines_above(tables: Sequence[Table], number: int, raw: str) -> list[str]:
    """The lines between the table before and this one, the nearest last, without spaces."""
    table = tables[number]
    start = max(tables[number - 1].end if number else 0, table.start - _BACK)
    found = [squeeze(line) for line in raw[start : table.start].splitlines()]
    return [line for line in found if line][-_LINES:]


def read_title(own: str, captions: Sequence[str], above: Sequence[str]) -> str:
    """The title: what the table itself says it is, else the nearest line above that ends as one does."""
    lines = [*reversed(captions), *reversed(above)]
    for line in lines:
        if len(line) <= _LONGEST and _is_title(line):
            return line
    if own and not re.fullmatch(r"(?i)sheet\d*|工作表\d*", own):
        return squeeze(own)
    nearest = above[-1:]
    return nearest[0] if nearest and _may_be_title(nearest[0]) else ""


def _is_title(line: str) -> bool:
    bare = _CONTINUED.sub("", line)
    if _FORM.fullmatch(bare):
        return False
    return bare.endswith(("表", "表)")) or (known(bare) != "" and not line.endswith(_PROSE))


def _may_be_title(line: str) -> bool:
    return (
        len(line) <= _LONGEST and not line.endswith((*_PROSE, "，", ",", ":", "：")) and not unit_line(line)
    )


def is_continuation(above: Sequence[str]) -> bool:
    """Whether the lines above a table say nothing, or that it goes on."""
    return all(_CONTINUED.search(line) or line.isdecimal() or unit_line(line) for line in above)


def read_unit(captions: Sequence[str], above: Sequence[str]) -> str:
    """The unit that the line nearest to the table names."""
    for line in [*reversed(captions), *reversed(above)]:
        if unit := unit_line(line):
            return unit
    return ""


def known(title: str) -> str:
    """The kind of table that a title names, '' where none: the longest name that it ends in.

    Before the name may stand who files it, when, and the table's number: 项目支出决算表 is another table
    than 支出决算表. After it may stand words in brackets.
    """
    best, kind = 0, ""
    title = _CONTINUED.sub("", title)
    for entry in load("tables")["kind"]:
        for name in entry["titles"]:
            at = title.rfind(name) if len(name) > best else -1
            if at >= 0 and _AFTER.fullmatch(title, at + len(name)) and _BEFORE.search(title[:at]):
                best, kind = len(name), entry["id"]
    return kind


def recognise(sheets: Sequence[Sheet]) -> None:
    """Fill in kind, stage and year from the titles; kinds that no title names, from headers and labels."""
    for sheet in sheets:
        sheet.kind = known(sheet.title)
        sheet.stage = "final" if "决算" in sheet.title else "budget" if _says_budget(sheet.title) else ""
        found = _YEAR.search(sheet.title)
        sheet.year = found[0] if found else ""
    told = {sheet.kind for sheet in sheets}
    for sheet in sheets:
        if not sheet.kind and sheet.entries():
            kind = _by_headers(sheet.panels)
            if kind not in told:
                told.add(kind)
                sheet.kind = kind


def _says_budget(title: str) -> bool:
    return "预算" in title.replace("公共预算", "").replace("基金预算", "").replace("经营预算", "")


def _by_headers(panels: Sequence[Panel]) -> str:
    words = "\n".join(part for panel in panels for column in panel.columns for part in column.path)
    words += "\n" + "\n".join(
        line.core for panel in panels for line in panel.lines if line.total or len(panel.lines) < 12
    )
    for entry in load("tables")["kind"]:
        wanted = entry.get("headers", ())
        if (
            wanted
            and all(word in words for word in wanted)
            and not any(word in words for word in entry.get("without", ()))
        ):
            return str(entry["id"])
    return ""
