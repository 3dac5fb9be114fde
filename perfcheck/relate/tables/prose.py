"""Prose against tables: a figure of the text and the cell that states the same fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from perfcheck.knowledge import load
from perfcheck.model.statement import Statement
from perfcheck.model.table import Entry
from perfcheck.model.tie import Leg, Tie
from perfcheck.read.outline import Heading
from perfcheck.read.tables.words import squeeze
from perfcheck.relate.tables.books import Books
from perfcheck.relate.tables.facts import Fact, Known

_YEAR = re.compile(r"(?:19|20)\d\d年?度?")
_HEAD = 4
_SCOPES = ("all", "grants", "general", "fund", "capital")
_STAGED = ("决算", "决算数", "执行数", "预算", "预算数")
_TAILS = ("支出决算", "决算数", "决算", "执行数")
_BODIES = (
    "局",
    "委",
    "办",
    "院",
    "部",
    "站",
    "所",
    "会",
    "厅",
    "校",
    "馆",
    "队",
    "府",
    "门",
    "位",
    "处",
    "级",
    "心",
    "学",
    "团",
    "社",
)
_ACCOUNT = re.compile(r"([^()]{2,30})\(类\)(?:([^()]{2,40})\(款\)(?:([^()]{2,40})\(项\))?)?")
_LONGEST = 160
_CLEAN = re.compile(r"\A(?:.*[:.。;、\n]|\d+)")


@dataclass(frozen=True, slots=True)
class _Named:
    """What words mean in prose; `firm`: nothing else."""

    name: str
    fact: Fact
    scope: str
    firm: bool


@dataclass(slots=True)
class _Meant:
    """The facts that a statement may state.

    firm  whether its words can mean nothing else; sure: whether it is known to be about the tables
    """

    facts: list[Fact]
    firm: bool
    sure: bool


def relate_prose(books: Books, sets: list[Known]) -> None:
    """Enter the statements that one set of tables can be asked about; several sets leave it open which."""
    anchor = -1
    for statement in books.net.statements:
        if not _may_state(statement, books.year):
            continue
        meant = _meant(books, statement, sets)
        if meant is None:
            continue
        meant.sure = meant.sure or meant.firm or anchor == statement.paragraph
        if _compare(books, statement, meant, sets) and meant.firm:
            anchor = statement.paragraph


def _may_state(statement: Statement, year: int | None) -> bool:
    figure = statement.figure
    plain = statement.kind == "amount" and figure.stated and figure.dimension == "money"
    mine = statement.period in ("", "current", str(year))
    return plain and mine and not (statement.aside or statement.each or statement.operator)


def _meant(books: Books, statement: Statement, sets: list[Known]) -> _Meant | None:
    """What the statement states: by its own words, else by the account that its paragraph is about."""
    label = said = _bare(statement.label)
    titles = [squeeze(heading.title) for heading in _headings(books, statement)]
    stage = "budget" if statement.stage == "budget" or "预算" in label[-4:] else "final"
    label = _without_tail(label)
    if found := _by_class(label, titles):
        return _Meant([replace(fact, stage=stage) for fact in found], firm=False, sure=False)
    account = _by_account(books, statement, sets, stage) if said.endswith(_STAGED) else None
    if account is not None:
        return account
    named = next((one for one in _names() if label.endswith(one.name)), None)
    if named is None or not _is_head(label[: -len(named.name)]):
        return None
    scopes, known = _scopes(named, titles)
    facts = [replace(named.fact, scope=scope, stage=stage) for scope in scopes]
    firm = named.firm and known and stage == "final" and statement.rank >= _HEAD
    own = named.fact.side == "three-public" and any("三公" in title for title in titles)
    return _Meant(facts, firm, sure=own)


def _bare(label: str) -> str:
    return _YEAR.sub("", squeeze(label))


def _without_tail(label: str) -> str:
    for tail in _TAILS:
        if label.endswith(tail) and (len(label) > len(tail) or tail == "支出决算"):
            rest = label[: -len(tail)]
            return rest + "支出" if tail == "支出决算" and rest.endswith(("拨款", "预算", "经费")) else rest
    return label


@cache
def _names() -> tuple[_Named, ...]:
    """What prose calls the facts of tables, the longest name first."""
    found = [
        _Named(
            name,
            Fact(side, entry.get("scope", ""), subject, aspect),
            entry.get("scope", ""),
            entry.get("firm", False),
        )
        for entry in load("tables")["prose"]
        for side, subject, aspect in [entry["fact"]]
        for name in entry["names"]
    ]
    return tuple(sorted(found, key=lambda one: -len(one.name)))


def _is_head(before: str) -> bool:
    """Whether what stands before the name is nothing, or the body that files the report."""
    return not before or before.endswith(_BODIES) or before in ("我", "其中", "年度", "全年")


def _headings(books: Books, statement: Statement) -> Iterator[Heading]:
    """The headings over a statement, the innermost first."""
    outline = books.net.outline
    heading = outline.heading_at(statement.start) if outline is not None else None
    while outline is not None and heading is not None:
        yield heading
        heading = outline.headings[heading.parent] if heading.parent is not None else None


def _scopes(named: _Named, titles: list[str]) -> tuple[tuple[str, ...], bool]:
    """Whose money: as the words say, as the section's title says, else any."""
    if named.scope:
        return (named.scope,), True
    for title in titles:
        for section in load("tables")["section"]:
            if any(word in title for word in section["words"]):
                return (section["scope"],), True
    return _SCOPES, False


def _by_class(label: str, titles: list[str]) -> list[Fact]:
    """社会保障和就业支出(类): a class of the functional classification."""
    if not label.endswith("(类)"):
        return []
    named = _Named("", Fact("expenditure", ""), "", False)
    scopes, _ = _scopes(named, titles)
    return [Fact("expenditure", scope, label.removesuffix("(类)")) for scope in scopes]


def _by_account(books: Books, statement: Statement, sets: list[Known], stage: str) -> _Meant | None:
    """支出决算为… in a paragraph about one account: the item that its class, section and name lead to."""
    flow = books.net.flow
    start, _ = flow.paragraphs[min(statement.paragraph, len(flow.paragraphs) - 1)]
    accounts = _ACCOUNT.findall(flow.text, max(start, statement.start - _LONGEST), statement.start)
    if not accounts or len(sets) != 1:
        return None
    names = sets[0].names
    above, section, item = (names.get(_CLEAN.sub("", squeeze(name)), ()) for name in accounts[-1])
    codes = [code for code in item if code[:5] in section and code[:3] in above]
    if len(codes) != 1:
        return None
    return _Meant([Fact("expenditure", "general", codes[0], stage=stage)], firm=False, sure=True)


def _compare(books: Books, statement: Statement, meant: _Meant, sets: list[Known]) -> bool:
    """Enter the cell that agrees; where none does, the one that is meant. Whether one was entered."""
    entries = [entry for fact in meant.facts for known in sets for _, entry in known.stated.get(fact, ())]
    ties = [_tie(books, statement, entry) for entry in entries]
    fits = next((tie for tie in ties if tie.holds), None)
    if fits is None and (not ties or not meant.sure or len(meant.facts) > 1 or len(sets) > 1):
        return False
    tie = fits or ties[0]
    tie.committed = meant.firm
    books.enter(tie)
    return True


def _tie(books: Books, statement: Statement, entry: Entry) -> Tie:
    return books.net.tie("equal", [Leg("stated", statement.figure), Leg("restated", entry.figure)])
