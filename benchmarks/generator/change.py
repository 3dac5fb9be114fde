"""How a figure is said to have changed since last year, or against the budget."""

from __future__ import annotations

from benchmarks.generator.books import Line
from benchmarks.generator.page import Mark, Page, Wordings
from benchmarks.generator.words import LESS, MORE

changes = Wordings("change")
executions = Wordings("execution")


def direction(page: Page, line: Line) -> tuple[str, str]:
    """The words for the amount of the change and for its percent."""
    if line.change > 0:
        return page.pick("增加", "增加", "增长", "多"), page.pick("增长", "增长", "上升", "增幅")
    return page.pick("减少", "减少", "下降", "少"), page.pick("下降", "下降", "降低", "降幅")


def reason(page: Page, line: Line) -> str:
    """Why it changed, or nothing."""
    if page.chance(0.6):
        return ""
    why = page.pick(*(MORE if line.change > 0 else LESS))
    return page.pick(f"，主要原因是{why}", f"，主要是{why}", f"，原因是{why}", f"（主要是{why}）")


def against(page: Page) -> str:
    last = f"{page.year - 1}年"
    return page.pick(
        "比上年", "较上年", "与上年相比，", "比上年度", f"较{last}", f"比{last}", f"与{last}相比，"
    )


@changes
def _amount_and_percent(page: Page, line: Line, now: Mark) -> None:
    up, rate = direction(page, line)
    size = page.money(abs(line.change))
    percent = page.percent(abs(line.change), line.before)
    lead = f"，{against(page)}{up}{{}}{page.unit}，{rate}{{}}{page.style.sign}"
    page.tie("growth", now, *page.put(lead, size, percent))


@changes
def _base_printed(page: Page, line: Line, now: Mark) -> None:
    up, rate = direction(page, line)
    lead = page.pick("，比上年的{}", "，较上年{}", "，上年为{}")
    figures = (
        page.money(line.before),
        page.money(abs(line.change)),
        page.percent(abs(line.change), line.before),
    )
    base, size, percent = page.put(
        f"{lead}{page.unit}{'，今年' if lead.startswith('，上年为') else ''}{up}{{}}{page.unit}"
        f"，{rate}{{}}{page.style.sign}",
        *figures,
    )
    page.tie("delta", now, base, size)
    page.tie("growth", now, size, percent)


@changes
def _percent_alone_after_both_years(page: Page, line: Line, now: Mark) -> None:
    _, rate = direction(page, line)
    words = page.pick("，同比{}", "，{}")
    base, percent = page.put(
        f"，{page.year - 1}年为{{}}{page.unit}{words.format(rate)}{{}}{page.style.sign}",
        page.money(line.before),
        page.percent(abs(line.change), line.before),
    )
    page.tie("growth", now, base, percent)


@changes
def _amount_alone(page: Page, line: Line, now: Mark) -> None:
    up, _ = direction(page, line)
    base, size = page.put(
        f"，上年{page.pick('数', '')}{{}}{page.unit}，{page.pick('同比', '')}{up}{{}}{page.unit}",
        page.money(line.before),
        page.money(abs(line.change)),
    )
    page.tie("delta", now, base, size)


@executions
def _share_of_the_budget_done(page: Page, line: Line, now: Mark) -> None:
    budget, percent = page.put(
        f"，年初预算{page.pick('', '数', '为')}{{}}{page.unit}，完成年初预算的{{}}{page.style.sign}",
        page.money(line.budget),
        page.percent(line.now, line.budget),
    )
    page.tie("rate", now, budget, percent)


@executions
def _rate_by_name(page: Page, line: Line, now: Mark) -> None:
    name = page.pick("预算执行率", "执行率", "预算完成率")
    budget, percent = page.put(
        f"，全年预算{page.pick('', '数')}{{}}{page.unit}，{name}{page.pick('', '为')}{{}}{page.style.sign}",
        page.money(line.budget),
        page.percent(line.now, line.budget),
    )
    page.tie("rate", now, budget, percent)


@executions
def _under_the_budget_by(page: Page, line: Line, now: Mark) -> None:
    budget, short = page.put(
        f"，比{page.pick('年初', '')}预算{{}}{page.unit}减少{{}}{page.unit}",
        page.money(line.budget),
        page.money(line.budget - line.now),
    )
    page.tie("delta", now, budget, short)


def maybe(page: Page, line: Line, now: Mark, share: float = 0.5) -> None:
    """Say how the line changed or was executed, or nothing, and perhaps why."""
    if page.style.finer or not page.chance(share):
        return
    if page.chance(0.7):
        changes.say(page, line, now)
        page.put(reason(page, line))
    elif line.budget > line.now:
        executions.say(page, line, now)
