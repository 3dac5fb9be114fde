"""Income, expenditure and what is left: the sections every report has."""

from __future__ import annotations

from benchmarks.generator.books import Books, Line
from benchmarks.generator.change import changes, executions, maybe
from benchmarks.generator.lists import headed, parts, splits
from benchmarks.generator.page import Page, Wordings
from benchmarks.generator.words import CLASSES, ECONOMIC, INCOME, OFFICE_COSTS, WAGES

nested = Wordings("nested list")
carried = Wordings("carry-over")
years = Wordings("two years")


def income(page: Page, books: Books) -> None:
    splits.say(
        page, books.split(page.pick("收入合计", "本年收入合计", "总收入"), books.some(INCOME, 2, 5), 20, 4000)
    )


def by_class(page: Page, books: Books) -> None:
    splits.say(
        page, books.split(page.pick("按功能分类支出", "财政拨款支出"), books.some(CLASSES, 3, 8), 10, 900)
    )


def by_economics(page: Page, books: Books) -> None:
    splits.say(page, books.split("一般公共预算财政拨款基本支出", books.some(ECONOMIC, 3, 4), 30, 1500))


def structure(page: Page, books: Books) -> None:
    """Basic and project expenditure, each with its own parts."""
    staff = books.split("人员经费", books.some(WAGES, 2, 5), 20, 600)
    office = books.split("公用经费", books.some(OFFICE_COSTS, 2, 5), 2, 80)
    basic = books.total("基本支出", [staff, office])
    nested.say(page, books.total("本年支出合计", [basic, books.line("项目支出", 50, 3000)]))


@nested
def _in_brackets(page: Page, total: Line) -> None:
    whole = headed(page, total)
    page.put("，其中：")
    basic, project = total.parts
    (one,) = page.put(f"基本支出{{}}{page.unit}", page.money(basic.now))
    page.put("（其中：")
    page.tie("sum", one, *parts(page, basic, one, between="、", shares=False))
    (other,) = page.put(f"），项目支出{{}}{page.unit}。", page.money(project.now))
    page.tie("sum", whole, one, other)


@nested
def _one_after_another(page: Page, total: Line) -> None:
    whole = headed(page, total)
    maybe(page, total, whole, 0.6)
    basic, project = total.parts
    one, share, other, rest = page.put(
        f"。其中：基本支出{{}}{page.unit}，占{{}}{page.style.sign}；项目支出{{}}{page.unit}，占{{}}{page.style.sign}。",
        page.money(basic.now),
        page.percent(basic.now, total.now),
        page.money(project.now),
        page.percent(project.now, total.now),
    )
    page.tie("share", one, whole, share)
    page.tie("share", other, whole, rest)
    page.tie("sum", whole, one, other)
    for part in basic.parts:
        splits.say(page, part)


@nested
def _item_by_item(page: Page, total: Line) -> None:
    whole = headed(page, total)
    page.put("。")
    marks = []
    for place, part in enumerate(total.parts, 1):
        page.line("")
        (amount,) = page.put(f"（{place}）{part.name}{{}}{page.unit}", page.money(part.now))
        marks.append(amount)
        (share,) = page.put(f"，占支出合计的{{}}{page.style.sign}", page.percent(part.now, total.now))
        page.tie("share", amount, whole, share)
        if part.parts:
            page.put("，其中：")
            page.tie("sum", amount, *parts(page, part, amount, between="，", shares=page.chance(0.5)))
        page.put("。")
    page.line("")
    page.tie("sum", whole, *marks)


@carried
def _forward(page: Page, books: Books) -> None:
    opening, income_now = books.amount(5, 200), books.amount(300, 4000)
    spent = books.near(income_now, 70, 96)
    marks = page.put(
        f"年初结转和结余{{}}{page.unit}，本年收入{{}}{page.unit}，本年支出{{}}{page.unit}，"
        f"年末结转和结余{{}}{page.unit}。",
        *(page.money(value) for value in (opening, income_now, spent, opening + income_now - spent)),
    )
    page.tie("delta", *marks)


@carried
def _totals_of_both_sides(page: Page, books: Books) -> None:
    income_now, opening = books.amount(300, 4000), books.amount(5, 200)
    spent = books.near(income_now, 70, 96)
    total = income_now + opening
    first = page.put(
        f"收入总计{{}}{page.unit}，其中本年收入{{}}{page.unit}、年初结转和结余{{}}{page.unit}。",
        *(page.money(value) for value in (total, income_now, opening)),
    )
    second = page.put(
        f"支出总计{{}}{page.unit}，其中本年支出{{}}{page.unit}、年末结转和结余{{}}{page.unit}。",
        *(page.money(value) for value in (total, spent, total - spent)),
    )
    page.tie("sum", *first)
    page.tie("sum", *second)


def left_over(page: Page, books: Books) -> None:
    carried.say(page, books)


@years
def _named_by_year(page: Page, line: Line) -> None:
    up = "增加" if line.change > 0 else "减少"
    now, before, size = page.put(
        f"{page.year}年{line.name}{{}}{page.unit}，{page.year - 1}年{line.name}{{}}{page.unit}，"
        f"{page.pick('同比', '两者相比', '')}{up}{{}}{page.unit}。",
        page.money(line.now),
        page.money(line.before),
        page.money(abs(line.change)),
    )
    page.tie("delta", now, before, size)


@years
def _respectively(page: Page, line: Line) -> None:
    now, before = page.put(
        f"{page.year}年、{page.year - 1}年{line.name}分别为{{}}{page.unit}、{{}}{page.unit}",
        page.money(line.now),
        page.money(line.before),
    )
    up = "增长" if line.change > 0 else "下降"
    (percent,) = page.put(f"，同比{up}{{}}{page.style.sign}。", page.percent(abs(line.change), line.before))
    page.tie("growth", now, before, percent)


@years
def _from_one_to_the_other(page: Page, line: Line) -> None:
    up, rate = ("增加", "增长") if line.change > 0 else ("减少", "下降")
    before, now, percent = page.put(
        f"{line.name}由上年的{{}}{page.unit}{up}到{page.year}年的{{}}{page.unit}，{rate}{{}}{page.style.sign}。",
        page.money(line.before),
        page.money(line.now),
        page.percent(abs(line.change), line.before),
    )
    page.tie("growth", now, before, percent)


@years
def _then_how_it_moved(page: Page, line: Line) -> None:
    now = headed(page, line)
    changes.say(page, line, now)
    page.put("。")


@years
def _then_how_it_was_executed(page: Page, line: Line) -> None:
    now = headed(page, line)
    executions.say(page, line, now)
    page.put("。")


def compared(page: Page, books: Books) -> None:
    """One amount of this year beside that of the last."""
    names = ("会议费支出", "培训费支出", "机关运行经费支出", "差旅费支出", "劳务费支出", "物业管理费支出")
    name = page.unsaid(*names)
    if name and not page.style.finer:
        years.say(page, books.line(name, 2, 300))
