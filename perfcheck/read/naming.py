"""What a figure is called: its label, from the words before it, after it, or in the cell above it."""

from __future__ import annotations

from perfcheck.model.statement import Statement
from perfcheck.read import labels
from perfcheck.read.flow import Flow

_CELL, _NOUN, _LOOK_BACK = 24, 12, 40
_NOUN_ENDS = frozenset("、,;。:\n\t|0123456789")


def noun_after(flow: Flow, at: int, limit: int) -> str:
    """The words right after a figure that has none before it (24名硕士研究生), up to `limit`."""
    text, end = flow.text, at
    stop = min(limit, at + _NOUN, len(text))
    while end < stop and text[end] not in _NOUN_ENDS:
        if text[end] == ")" and "(" not in text[at:end]:
            break
        end += 1
    return text[at:end]


def cell_above(flow: Flow, at: int) -> str:
    """The paragraph before the one that begins at `at`, where it is a label in a cell of its own."""
    end = max(at - 1, 0)
    start = flow.text.rfind("\n", 0, end) + 1
    cell = flow.text[start:end]
    return cell if 1 < len(cell) <= _CELL and not any(char.isdigit() for char in cell) else ""


def within(label: str, statements: list[Statement]) -> tuple[str, Statement | None]:
    """基本支出中人员经费: the part's own name, and the statement named before 中; else the label and None."""
    whole, middle, part = label.partition("中")
    if not middle or len(whole) < 2:
        return label, None
    named = labels.core(whole)
    for statement in reversed(statements[-_LOOK_BACK:]):
        if statement.depth == 0 and labels.related(named, statement.core) and named not in part:
            return labels.clean(part), statement
    return label, None


def names_of_row(label: str, count: int) -> list[str]:
    """The names of a row's figures, where the label lists so many; else the label for each."""
    if count == 1:
        return [label]
    names = [name for name in label.replace("和", "、").replace("及", "、").split("、") if name]
    if len(names) != count:
        return [label] * count
    if all(labels.year(name) for name in names) and not labels.core(names[0]):
        return [*(name + labels.core(names[-1]) for name in names[:-1]), names[-1]]
    return names
