"""What the site puts around a report is left out: menus, where one is, tools, the imprint.

The report reaches from the first to the last piece that only a report would hold: a paragraph of
sentences, a table of figures. Above and below it, what stands next to it belongs to it (its title,
the date), up to the first menu, list of links or imprint. Nothing that holds a sentence is left out.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from perfcheck.knowledge import load

if TYPE_CHECKING:
    from perfcheck.load.web.render import Piece

_SENTENCE = re.compile("[。；]")
_CLAUSE = re.compile("[，,：:]")
_PARTICULARS = re.compile(r"[\d\s年月日时分:：\-/.,，|【】\[\]()（）<>《》+·大中小默认a-zA-Z]+")
_LEAST_PROSE, _SURE_PROSE = 12, 40
_LONGEST_TOOL, _LONGEST_IMPRINT, _MOST_BESIDE = 120, 240, 8
_A_MENU = 3


def report_of(pieces: list[Piece], title: str) -> list[Piece]:
    """The pieces of a page that are its report; all that are shown where none stands out."""
    bodies = [at for at, piece in enumerate(pieces) if _is_body(piece)]
    if not bodies:
        kept = [piece for piece in pieces if not _is_site(piece)]
        return kept or pieces
    first, last = bodies[0], bodies[-1]
    above = _upwards(pieces, first, title)
    return [*above, *_between(pieces[first : last + 1]), *_downwards(pieces, last)]


def _is_body(piece: Piece) -> bool:
    """Whether only a report would hold it."""
    if piece.entries is not None:
        filled = [entry.text for entry in piece.entries if entry.text]
        return not piece.aside and len(filled) > 3 and any(char.isdigit() for text in filled for char in text)
    text = piece.text
    if piece.aside or _is_linked(piece) or len(text) < _LEAST_PROSE or _is_tool(piece) or _is_imprint(text):
        return False
    return _SENTENCE.search(text) is not None or (len(text) >= _SURE_PROSE and bool(_CLAUSE.search(text)))


def _between(pieces: list[Piece]) -> list[Piece]:
    """The report's own pieces, without tools and menus that a site sets into it."""
    kept: list[Piece] = []
    menu: list[Piece] = []
    for piece in pieces:
        if _is_linked(piece):
            menu.append(piece)
            continue
        kept += menu if len(menu) < _A_MENU else []
        menu = []
        if _is_body(piece) or not (piece.aside or _is_tool(piece)):
            kept.append(piece)
    return kept


def _upwards(pieces: list[Piece], first: int, title: str) -> list[Piece]:
    """What stands right above the report, and a title farther up."""
    kept: list[Piece] = []
    at = first - 1
    while at >= 0 and not _is_site(pieces[at]):
        if not _is_tool(pieces[at]):
            kept.append(pieces[at])
        at -= 1
    kept.reverse()
    if not any(_is_title(piece, title) for piece in kept):
        kept[:0] = next(([piece] for piece in reversed(pieces[: at + 1]) if _is_title(piece, title)), [])
    return kept


def _downwards(pieces: list[Piece], last: int) -> list[Piece]:
    kept: list[Piece] = []
    for piece in pieces[last + 1 : last + 1 + _MOST_BESIDE]:
        if _is_site(piece) or piece.kind == "heading":
            break
        if not _is_tool(piece):
            kept.append(piece)
    return kept


def _is_site(piece: Piece) -> bool:
    """Whether it is plainly of the site: a menu, a list of links, the imprint, where one is."""
    if piece.entries is not None:
        return piece.aside
    if _is_tool(piece):
        return _is_place(piece.text)
    return piece.aside or _is_linked(piece) or _is_imprint(piece.text)


def _is_title(piece: Piece, title: str) -> bool:
    """Whether it is the page's title: the words of its window's title, or a first heading."""
    text = "".join(piece.text.split())
    if piece.entries is not None or len(text) < 6 or piece.linked:
        return False
    return text in "".join(title.split()) or (
        piece.kind == "heading" and piece.level <= 2 and not piece.aside
    )


def _is_linked(piece: Piece) -> bool:
    return piece.entries is None and piece.linked * 5 >= len("".join(piece.text.split())) * 3 > 0


def _is_tool(piece: Piece) -> bool:
    """Whether a line is of tools and particulars: two words of theirs, one and a link, or nothing else."""
    text = piece.text
    if piece.entries is not None or len(text) > _LONGEST_TOOL or _SENTENCE.search(text):
        return False
    words = _words()
    found = [word for word in words["tool"] if word in text]
    if not found:
        return _is_place(text)
    if piece.linked or len({word.rstrip(":：") for word in found}) > 1:
        return "元" not in text
    return not _PARTICULARS.sub("", text.replace(found[0], ""))


def _is_place(text: str) -> bool:
    return len(text) <= _LONGEST_TOOL and any(word in text for word in _words()["place"])


def _is_imprint(text: str) -> bool:
    if len(text) > _LONGEST_IMPRINT:
        return False
    words = _words()
    return any(word in text for word in words["sure"]) or sum(word in text for word in words["likely"]) > 1


@cache
def _words() -> dict[str, list[str]]:
    data = load("webpages")
    return {
        "tool": data["tool"]["words"],
        "place": data["tool"]["place"],
        "sure": data["imprint"]["sure"],
        "likely": data["imprint"]["likely"],
    }
