"""Whole reports: which sections a genre has, in which order, and how long it is."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.generator import accounts, affairs, budgets, noise
from benchmarks.generator.books import Books
from benchmarks.generator.page import Gold, Page, Style
from benchmarks.generator.words import OFFICES, PLACES

Section = Callable[[Page, Books], None]
CHARACTERS_A_PAGE = 700
NUMBERS = "一二三四五六七八九十"
PROSE = (
    "本单位按照年度计划组织实施各项工作，制度健全，管理规范。",
    "资金使用符合国家财经法规和财务管理制度的规定，审批手续完整。",
    "绩效目标与单位职责相符，指标设置较为合理。",
    "项目实施后，群众反映良好，服务能力有所提高。",
)

STYLES = (
    (6, Style()),
    (2, Style(thousands=",")),
    (2, Style(percent=1)),
    (2, Style(sign="％")),
    (2, Style(unit="元", thousands=",")),
    (1, Style(unit="元")),
    (1, Style(digits=1, percent=1)),
    (1, Style(digits=4)),
    (1, Style(finer=2)),
    (1, Style(unit="亿元", digits=4)),
    (1, Style(digits=0, finer=2, percent=1)),
)

GENRES: dict[str, tuple[str, tuple[tuple[str, tuple[Section, ...]], ...]]] = {
    "performance": (
        "{year}年度{office}部门整体支出绩效评价报告",
        (
            ("部门概况", (affairs.offices, affairs.staff)),
            (
                "部门整体支出管理及使用情况",
                (
                    accounts.income,
                    budgets.adjustment,
                    budgets.execution,
                    accounts.structure,
                    accounts.left_over,
                ),
            ),
            ("项目支出情况", (affairs.projects, affairs.towns)),
            ("“三公”经费使用情况", (affairs.three_public, accounts.compared)),
            ("资产与采购", (affairs.procurement, affairs.each)),
            ("履职效益情况", (affairs.work, affairs.work, affairs.each)),
            ("综合评价结论", (affairs.marking,)),
        ),
    ),
    "final": (
        "{year}年度{office}部门决算情况说明",
        (
            ("收入支出决算总体情况", (budgets.balanced, accounts.left_over)),
            ("收入决算情况", (accounts.income,)),
            ("支出决算情况", (accounts.structure,)),
            ("财政拨款支出决算情况", (accounts.by_class, accounts.by_economics, budgets.execution)),
            ("“三公”经费支出决算情况", (affairs.three_public,)),
            ("机关运行经费支出情况", (accounts.compared, accounts.compared)),
            ("政府采购支出情况", (affairs.procurement,)),
        ),
    ),
    "budget": (
        "{year}年{office}部门预算编制说明",
        (
            ("部门基本情况", (affairs.offices, affairs.staff)),
            ("收入预算情况", (accounts.income,)),
            ("支出预算情况", (accounts.structure, affairs.projects, budgets.adjustment)),
            ("按功能分类", (accounts.by_class,)),
            ("其他重要事项", (affairs.procurement, affairs.each, accounts.compared)),
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Report:
    """A made-up report: its text, and every relation that it states; all of them hold."""

    seed: int
    genre: str
    text: str
    gold: tuple[Gold, ...]


def make(seed: int, *, pages: int | None = None) -> Report:
    """The report of a seed; `pages` of about 700 characters (2 to 60, most of them short, where None)."""
    rng = random.Random(seed)
    genre = rng.choice(sorted(GENRES))
    weights, styles = zip(*STYLES, strict=True)
    style = rng.choices(styles, weights)[0]
    page = Page(rng, style, rng.randrange(2018, 2026))
    wanted = (pages or round(2 + 58 * rng.random() ** 6)) * CHARACTERS_A_PAGE
    title, sections = GENRES[genre]
    page.line(title.format(year=page.year, office=rng.choice(PLACES) + rng.choice(OFFICES)))
    _units(page, sections, wanted)
    return Report(seed, genre, page.text, tuple(page.gold))


def _units(page: Page, sections: tuple[tuple[str, tuple[Section, ...]], ...], wanted: int) -> None:
    """The sections once, and again for subordinate units until the report is long enough."""
    for number, (heading, says) in enumerate(sections):
        page.line(f"{NUMBERS[number]}、{heading}")
        _section(page, says)
    part = 0
    while page.length < wanted and part < 400:
        part += 1
        if part == 1:
            page.line(f"{NUMBERS[len(sections)]}、所属单位情况")
        page.line(f"{part}.第{part}下属单位")
        _section(page, page.rng.choice(sections)[1])


def _section(page: Page, says: tuple[Section, ...]) -> None:
    books = Books(page.rng, page.style)
    page.said.clear()
    for say in says:
        if page.chance(0.3):
            page.put(page.pick(*PROSE))
        if page.chance(0.3):
            noise.aside(page)
        say(page, books)
        if page.chance(0.5):
            page.line("")
    page.line("")
