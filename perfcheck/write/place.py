"""Where a figure or a finding stands, for programs."""

from __future__ import annotations

import os
import re
from typing import NamedTuple
from urllib.parse import quote

from perfcheck.model.filing import Filing
from perfcheck.model.shape import Shape

_LINE_END = re.compile(r"\r\n?|\n")


class Region(NamedTuple):
    """A stretch of the text; lines and columns count from 1, `until` is the column after the last."""

    line: int
    column: int
    last: int
    until: int
    start: int
    end: int


def region(span: Shape | None) -> Region:
    """The stretch of a span; the text's beginning where there is none."""
    if span is None:
        return Region(1, 1, 1, 1, 0, 0)
    text: str = span["text"]
    ends = [found.end() for found in _LINE_END.finditer(text)]
    until = len(text) - ends[-1] + 1 if ends else span["column"] + len(text)
    return Region(span["line"], span["column"], span["line"] + len(ends), until, span["start"], span["end"])


def first(finding: Shape) -> Shape | None:
    """The most telling span of a finding, or None."""
    return finding["spans"][0] if finding["spans"] else None


def spot(span: Shape) -> str:
    """The page or the cell that a span stands in, '' where its format has neither: p3, 收入表!B3."""
    return str(span["cell"] or (f"p{span['page']}" if span["page"] else ""))


def path_of(shape: Shape, filing: Filing) -> str:
    """The path of a filing for programs: below the working folder where it is, with slashes."""
    if filing.path is None:
        return filing.place.strip("<>") or "stdin"
    near = _below(filing.path)
    return (near or str(shape["source"]["name"])).replace(os.sep, "/")


def file_of(path: str, span: Shape | None) -> str:
    """The path of the file that a span stands in: of a filing of several, the one that counts its lines."""
    return f"{path}/{span['file']}" if span is not None and span["file"] else path


def uri_of(filing: Filing, span: Shape | None = None) -> tuple[str, bool]:
    """A relative URI of the file that a span stands in, and whether it is below the working folder.

    One that is not is named from where the inputs of the run lie.
    """
    near = _below(filing.path) if filing.path is not None else None
    path = near or filing.place.strip("<>")
    member = span["file"] if span else None
    if member and filing.path is not None and os.path.isdir(filing.path):
        path = os.path.join(path, member)
    return quote(os.fsencode(path.replace(os.sep, "/")), safe="/"), near is not None


def _below(path: str) -> str | None:
    """A path from the working folder, None where it leads out of it."""
    try:
        near = os.path.relpath(path)
    except ValueError:
        return None
    return None if near == os.pardir or near.startswith(os.pardir + os.sep) else near
