"""The income and expenditure of a filing as the tree that its text describes.

A statement is a line when a sum ties it to a total of income or expenditure, or when its
label names either where the filing speaks of money. Its parent is the total of that sum,
whether or not the sum holds; what is restated is one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

from perfcheck.knowledge import load
from perfcheck.model.figure import Figure
from perfcheck.model.statement import Change, Statement
from perfcheck.model.tie import Tie
from perfcheck.model.workpaper import Workpaper

_LONGEST_LABEL = 40
_PLAN = re.compile(r"(?:支出|收入)?(?:年初|全年|调整后?)?预算(?:数|金额)?\Z")
_OF_ACCOUNTS = re.compile(r"(?:支出)?(?:决算|预算)?数?\Z")
_QUOTES = {"”": "“", "》": "《", "』": "『", "」": "「", ")": "("}
_QUOTE = re.compile(r"[“”《》『』「」()]")


@dataclass(slots=True, eq=False)
class Item:
    """A line of the tree; `parent` is an id, figures are those of the workpaper."""

    amount: Figure
    label: str
    period: str | None
    section: str | None
    share: Figure | None = None
    change: Figure | None = None
    growth: Figure | None = None
    budget: Figure | None = None
    direction: int | None = None
    id: str = ""
    level: int = 1
    parent: str | None = None
    above: Item | None = None
    parts: list[Item] = field(default_factory=list)


def build_items(paper: Workpaper) -> tuple[Item, ...]:
    """The lines of income and expenditure in reading order, every part right below its total."""
    return _Tree(paper).finish()


class _Tree:
    def __init__(self, paper: Workpaper) -> None:
        self.paper = paper
        self.text = paper.flow.text
        self.figure_ends = {figure.until for figure in paper.figures}
        self.budgets: dict[int, tuple[str, Figure]] = {}
        self.plans: set[int] = set()
        self.items: dict[tuple[str, str, str], Item] = {}
        self.statements = {
            id(statement.figure): statement
            for statement in paper.statements
            if statement.figure.dimension == "money" and statement.figure.stated
        }

    def finish(self) -> tuple[Item, ...]:
        self._pair_with_budgets()
        for tie in self._sums():
            self._add_sum(tie)
        for statement in self.statements.values():
            if self._stands_alone(statement):
                self._item(statement)
        ordered = sorted(self.items.values(), key=lambda item: item.amount.at)
        made = list(_preorder([item for item in ordered if item.above is None]))
        for number, item in enumerate(made, 1):
            item.id = f"i{number}"
            if item.above is not None:
                item.parent, item.level = item.above.id, item.above.level + 1
                item.label = _within(item.label, item.above.label)
        return tuple(made)

    def _pair_with_budgets(self) -> None:
        """年初预算为A，支出决算为B，完成年初预算的…: one line, whose amount is B and whose budget is A."""
        listed = list(self.statements.values())
        for budget, final in pairwise(listed):
            rated = any(ratio.kind == "rate" and "预算" in ratio.base_text for ratio in final.ratios)
            if rated and budget.paragraph == final.paragraph and _is_plan(budget):
                name = _PLAN.sub("", self._label(budget))
                self.budgets[id(final.figure)] = (name or self._heading_title(final), budget.figure)
                self.plans.add(id(budget.figure))

    def _sums(self) -> list[Tie]:
        """The sums of money, those that hold first: they say best what belongs where."""
        sums = [
            tie
            for tie in self.paper.ties
            if tie.kind == "sum" and tie.verdict != "undecided" and self._is_budget(tie)
        ]
        return sorted(sums, key=lambda tie: (not tie.holds, tie.legs[0].figure.at))

    def _is_budget(self, tie: Tie) -> bool:
        total = self.statements.get(id(tie.legs[0].figure))
        weights = {leg.weight for leg in tie.legs[1:]}
        if total is None or len(weights) != 1 or len(tie.legs) < 3:
            return False
        words = _words("line")
        found = (self.statements.get(id(leg.figure)) for leg in tie.legs)
        labels = [statement.label for statement in found if statement is not None]
        named = any(word in label for label in labels for word in words["has"])
        return named or self._speaks_of_money(total)

    def _add_sum(self, tie: Tie) -> None:
        total = self._item(self.statements[id(tie.legs[0].figure)])
        for leg in tie.legs[1:]:
            statement = self.statements.get(id(leg.figure))
            if statement is None:
                continue
            item = self._item(statement)
            if item.above is None and item not in _upwards(total):
                item.above = total
                total.parts.append(item)

    def _stands_alone(self, statement: Statement) -> bool:
        figure = statement.figure
        if statement.kind != "amount" or statement.aside or id(figure) in self.plans:
            return False
        if id(figure) in self.budgets:
            return self._section(statement) is not None
        label = self._label(statement)
        words = _words("line")
        if len(label) < 2 or label.startswith(tuple(words["earlier"])):
            return False
        return label.endswith(tuple(words["ends"])) and self._speaks_of_money(statement)

    def _speaks_of_money(self, statement: Statement) -> bool:
        outline = self.paper.outline
        if outline.heading_at(statement.figure.at) is None:
            return _is_about_money(outline.title or "")
        return self._section(statement) is not None

    def _section(self, statement: Statement) -> str | None:
        """The title of the innermost section around the statement that is about money."""
        outline = self.paper.outline
        heading = outline.heading_at(statement.figure.at)
        while heading is not None and not _is_about_money(heading.title):
            heading = outline.headings[heading.parent] if heading.parent is not None else None
        return heading.title if heading else None

    def _heading_title(self, statement: Statement) -> str:
        heading = self.paper.outline.heading_at(statement.figure.at)
        return heading.title if heading else ""

    def _item(self, statement: Statement) -> Item:
        figure = statement.figure
        named, budget = self.budgets.get(id(figure), ("", None))
        label = named or self._label(statement)
        period = _period(statement, self.paper.outline.fiscal_year)
        # A figure without a label of its own is nobody's restatement.
        name = _OF_ACCOUNTS.sub("", label) or f"#{figure.index}"
        key = (name, str((figure.value * figure.factor).normalize()), period or "")
        item = self.items.get(key)
        if item is None:
            item = Item(figure, label or statement.core, period, self._section(statement))
            self.items[key] = item
        item.budget = item.budget or budget
        _hang(item, statement)
        return item

    def _label(self, statement: Statement) -> str:
        """The printed words before the figure, without year, openers and the verb that leads to it."""
        text, start, end = self.text, statement.start, statement.figure.at
        if not start < end <= start + 3 * _LONGEST_LABEL:
            return statement.label
        if text[start] == "中" and start in self.figure_ends:
            start += 1
        start, end = _trim(text, start, end)
        if not 0 < end - start <= _LONGEST_LABEL:
            return statement.label
        mark = _QUOTE.search(text, start, end)
        if mark and text[start - 1 : start] == _QUOTES.get(mark[0]):
            start -= 1
        first, last = self.paper.flow.source(start, end)
        return "".join(self.paper.document.text[first:last].split())


def _hang(item: Item, statement: Statement) -> None:
    """Give the item the figures that hang on a statement of it, where it has none yet."""
    for ratio in statement.ratios:
        if ratio.kind == "share" and item.share is None:
            item.share = ratio.percent
        elif ratio.kind == "rate" and item.budget is None and "预算" in ratio.base_text + ratio.name:
            item.budget = ratio.base
    for change in statement.changes:
        if change.against in ("budget", "initial"):
            item.budget = item.budget or change.base
        elif item.direction is None:
            _hang_change(item, change)


def _hang_change(item: Item, change: Change) -> None:
    item.change, item.growth, item.direction = change.amount, change.rate, change.direction


def _period(statement: Statement, year: int | None) -> str | None:
    if statement.period in ("current", "") and year is not None:
        return str(year)
    if statement.period == "prior" and year is not None:
        return str(year - 1)
    return statement.period or None


def _upwards(item: Item) -> Iterator[Item]:
    above: Item | None = item
    while above is not None:
        yield above
        above = above.above


def _preorder(roots: Iterable[Item]) -> Iterator[Item]:
    waiting = list(roots)[::-1]
    while waiting:
        item = waiting.pop()
        yield item
        waiting.extend(sorted(item.parts, key=lambda part: part.amount.at, reverse=True))


def _within(label: str, total: str) -> str:
    """A part's label without its total's: 基本支出中人员经费 is 人员经费."""
    rest = label.removeprefix(total)
    return rest[1:] if rest != label and rest.startswith("中") and len(rest) > 1 else label


@cache
def _words(section: str) -> dict[str, Any]:
    data: dict[str, Any] = load("items")[section]
    return data


@cache
def _edges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = _words("label")
    marks = re.escape(words["marks"])
    front = "|".join(sorted(map(re.escape, words["front"]), key=len, reverse=True))
    back = "|".join(sorted(map(re.escape, words["back"]), key=len, reverse=True))
    return re.compile(rf"(?:[{marks}]|{words['year']}|{front})++"), re.compile(rf"(?:[{marks}]|{back})++\Z")


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the words at its ends that name nothing."""
    front, back = _edges()
    if found := front.match(text, start, end):
        start = found.end()
    while (tail := text[max(start, end - 6) : end]) and (found := back.search(tail)):
        end -= len(tail) - found.start()
    return start, end


def _is_about_money(title: str) -> bool:
    words = _words("line")
    return any(word in title for word in words["sections"]) and not any(
        word in title for word in words["results"]
    )


def _is_plan(statement: Statement) -> bool:
    return statement.label.endswith(("预算", "预算数", "预算金额"))
