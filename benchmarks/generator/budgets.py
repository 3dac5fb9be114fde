"""Budgets: what was set at the start of the year, what was added, what was spent of it."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.generator.books import Books
from benchmarks.generator.page import Page, Wordings

adjusted = Wordings("adjusted budget")
executed = Wordings("budget executed")
both = Wordings("both sides")


def _shown(page: Page, *amounts: Decimal) -> list[str]:
    return [page.money(amount) for amount in amounts]


def adjustment(page: Page, books: Books) -> None:
    adjusted.say(page, books.amount(200, 3000), books.amount(10, 300))


@adjusted
def _first_and_added(page: Page, first: Decimal, added: Decimal) -> None:
    marks = page.put(
        f"部门预算总额{{}}{page.unit}，其中：年初部门预算{{}}{page.unit}，追加预算{{}}{page.unit}。",
        *_shown(page, first + added, first, added),
    )
    page.tie("sum", *marks)


@adjusted
def _first_then_total(page: Page, first: Decimal, added: Decimal) -> None:
    one, other, whole = page.put(
        f"年初预算{{}}{page.unit}，年中追加{{}}{page.unit}，全年预算{{}}{page.unit}。",
        *_shown(page, first, added, first + added),
    )
    page.tie("sum", whole, one, other)


@adjusted
def _cut_back(page: Page, first: Decimal, added: Decimal) -> None:
    marks = page.put(
        f"年初预算{{}}{page.unit}，调减{{}}{page.unit}，调整后预算{{}}{page.unit}。",
        *_shown(page, first, added, first - added),
    )
    page.tie("delta", *marks)


def execution(page: Page, books: Books) -> None:
    budget = books.amount(100, 3000)
    executed.say(page, budget, books.near(budget, 72, 99))


@executed
def _of_the_budget(page: Page, budget: Decimal, spent: Decimal) -> None:
    plan, done, rate = page.put(
        f"{page.year}年预算数为{{}}{page.unit}，支出数为{{}}{page.unit}，预算执行率{{}}{page.style.sign}。",
        *_shown(page, budget, spent),
        page.percent(spent, budget),
    )
    page.tie("rate", done, plan, rate)


@executed
def _arrived_and_spent(page: Page, budget: Decimal, spent: Decimal) -> None:
    plan, done, rate = page.put(
        f"到位资金{{}}{page.unit}，实际支出{{}}{page.unit}，资金使用率{{}}{page.style.sign}。",
        *_shown(page, budget, spent),
        page.percent(spent, budget),
    )
    page.tie("rate", done, plan, rate)


@executed
def _budget_named_first(page: Page, budget: Decimal, spent: Decimal) -> None:
    plan, done, rate = page.put(
        f"商品和服务支出年初预算为{{}}{page.unit}，支出决算为{{}}{page.unit}，完成年初预算的{{}}{page.style.sign}，"
        f"决算数小于预算数的主要原因是厉行节约。",
        *_shown(page, budget, spent),
        page.percent(spent, budget),
    )
    page.tie("rate", done, plan, rate)


@executed
def _left_over_and_its_rate(page: Page, budget: Decimal, spent: Decimal) -> None:
    plan, done, left, rate = page.put(
        f"可用资金{{}}{page.unit}，实际支出{{}}{page.unit}，结余{{}}{page.unit}，结余率{{}}{page.style.sign}。",
        *_shown(page, budget, spent, budget - spent),
        page.percent(budget - spent, budget),
    )
    page.tie("delta", left, plan, done)
    page.tie("rate", left, plan, rate)


def balanced(page: Page, books: Books) -> None:
    if not page.style.finer:
        total = books.amount(500, 5000)
        both.say(page, total, books.near(total, 80, 97))


@both
def _each(page: Page, total: Decimal, before: Decimal) -> None:
    change = total - before
    now, size, rate = page.put(
        f"{page.year}年度收、支总计均为{{}}{page.unit}，与{page.year - 1}年相比，"
        f"收、支总计各增加{{}}{page.unit}，增长{{}}{page.style.sign}。",
        *_shown(page, total, change),
        page.percent(change, before),
    )
    page.tie("growth", now, size, rate)


@both
def _one_after_the_other(page: Page, total: Decimal, before: Decimal) -> None:
    income, spent = page.put(
        f"{page.year}年度收入总计{{}}{page.unit}，支出总计{{}}{page.unit}，收支平衡。",
        *_shown(page, total, total),
    )
    page.tie("equal", income, spent)
