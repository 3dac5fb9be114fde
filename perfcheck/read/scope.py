"""Whose figures they are: a heading that names an organisation opens figures of its own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from perfcheck.knowledge import load

if TYPE_CHECKING:
    from perfcheck.model.statement import Statement
    from perfcheck.read.outline import Heading, Outline


def set_scopes(statements: list[Statement], outline: Outline) -> None:
    """Give each statement under the heading of an organisation that organisation as its scope."""
    named = [heading for heading in outline.headings if _is_organisation(heading.title)]
    if not named:
        return
    names = {id(heading): _scope(heading, outline) for heading in outline.headings}
    for statement in statements:
        heading = outline.heading_at(statement.figure.at)
        if heading is not None:
            statement.scope = names[id(heading)]


def impersonal(title: str) -> str:
    """The title with the organisation that opens it called 部门: 青禾县水利局概况 is 部门概况."""
    tails, longest = _organisations()
    for end in range(min(len(title) - 1, longest), 2, -1):
        if title[:end].endswith(tails):
            return "部门" + title[end:]
    return title


def _scope(heading: Heading, outline: Outline) -> str:
    return next((above.title for above in outline.under(heading) if _is_organisation(above.title)), "")


def _is_organisation(title: str) -> bool:
    entry = _organisations()
    return len(title) <= entry[1] and title.endswith(entry[0])


@cache
def _organisations() -> tuple[tuple[str, ...], int]:
    entry = load("labels")["organisation"]
    return tuple(entry["tails"]), entry["longest"]
