"""How a total and its parts are said: the wordings of a whole list."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.generator.books import Line
from benchmarks.generator.change import maybe
from benchmarks.generator.page import Mark, Page, Wordings

splits = Wordings("list")
NUMBERS = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"


def headed(page: Page, total: Line) -> Mark:
    """The total, at the head of its sentence."""
    verb = page.pick("", "为", "共计", "")
    year = f"{page.year}年" if page.chance(0.5) else ""
    return page.put(f"{year}{total.name}{verb}{{}}{page.unit}", page.money(total.now))[0]


def share_words(page: Page, total: Line) -> str:
    return page.pick("，占{}", "，占比{}", f"，占{total.name}的{{}}", "，占总额的{}")


def parts(
    page: Page, total: Line, whole: Mark, *, between: str, shares: bool, changes: float = 0.0
) -> list[Mark]:
    """The parts one after another, with their shares if asked for; the marks of their amounts."""
    marks = []
    said = share_words(page, total) if shares else ""
    for place, part in enumerate(total.parts):
        if place:
            page.put(between)
        (amount,) = page.put(f"{part.name}{{}}{page.unit}", page.money(part.now))
        marks.append(amount)
        if said:
            (percent,) = page.put(said + page.style.sign, page.percent(part.now, total.now))
            page.tie("share", amount, whole, percent)
        if changes:
            maybe(page, part, amount, changes)
    return marks


def _add(page: Page, whole: Mark, marks: Sequence[Mark]) -> None:
    page.tie("sum", whole, *marks)


@splits
def _after_a_colon(page: Page, total: Line) -> None:
    whole = headed(page, total)
    page.put(page.pick("，其中：", "。其中：", "，具体为：", "，包括：", "，分别是："))
    shares = page.chance(0.5)
    _add(
        page,
        whole,
        parts(page, total, whole, between="；" if shares else page.pick("、", "，", "；"), shares=shares),
    )
    page.put("。")


@splits
def _in_brackets(page: Page, total: Line) -> None:
    whole = headed(page, total)
    page.put(page.pick("（其中：", "（其中", "（含"))
    _add(page, whole, parts(page, total, whole, between=page.pick("、", "，"), shares=False))
    page.put("）。")


@splits
def _among_which_with_changes(page: Page, total: Line) -> None:
    whole = headed(page, total)
    maybe(page, total, whole, 0.7)
    page.put("。其中：")
    _add(page, whole, parts(page, total, whole, between="；", shares=page.chance(0.4), changes=0.7))
    page.put("。")


@splits
def _respectively(page: Page, total: Line) -> None:
    whole = headed(page, total)
    names = "、".join(part.name for part in total.parts)
    last = len(total.parts) - 1
    slots = "".join(
        f"{'和' if place == last else '、' if place else ''}{{}}{page.unit}" for place in range(last + 1)
    )
    marks = page.put(f"，其中{names}分别为{slots}。", *(page.money(part.now) for part in total.parts))
    _add(page, whole, marks)


@splits
def _total_after_its_parts(page: Page, total: Line) -> None:
    marks = []
    for place, part in enumerate(total.parts):
        marks += page.put(f"{'、' if place else ''}{part.name}{{}}{page.unit}", page.money(part.now))
    (whole,) = page.put(f"，{page.pick('合计', '共计', '总计')}{{}}{page.unit}。", page.money(total.now))
    _add(page, whole, marks)


@splits
def _as_numbered_lines(page: Page, total: Line) -> None:
    whole = headed(page, total)
    maybe(page, total, whole, 0.4)
    page.put(page.pick("，其中：", "。其中：", "，具体如下："))
    marks = []
    style = page.rng.randrange(3)
    for place, part in enumerate(total.parts):
        number = (f"{place + 1}.", f"（{place + 1}）", CIRCLED[place])[style]
        page.line("")
        (amount,) = page.put(f"{number}{part.name}{{}}{page.unit}", page.money(part.now))
        marks.append(amount)
        if page.chance(0.6):
            (percent,) = page.put(
                share_words(page, total) + page.style.sign, page.percent(part.now, total.now)
            )
            page.tie("share", amount, whole, percent)
        maybe(page, part, amount, 0.4)
        page.put("。" if place == len(total.parts) - 1 else "；")
    page.line("")
    _add(page, whole, marks)


@splits
def _one_sentence_a_part(page: Page, total: Line) -> None:
    whole = headed(page, total)
    page.put("。其中，")
    marks = []
    for part in total.parts:
        (amount,) = page.put(f"{part.name}{{}}{page.unit}", page.money(part.now))
        marks.append(amount)
        (percent,) = page.put(f"，占{total.name}的{{}}{page.style.sign}", page.percent(part.now, total.now))
        page.tie("share", amount, whole, percent)
        maybe(page, part, amount, 0.3)
        page.put("。")
    _add(page, whole, marks)


@splits
def _firstly_secondly(page: Page, total: Line) -> None:
    whole = headed(page, total)
    page.put(page.pick("，其中：", "，主要包括：", "，由以下部分构成："))
    marks = []
    for place, part in enumerate(total.parts):
        marks += page.put(
            f"{'；' if place else ''}{NUMBERS[place]}是{part.name}{{}}{page.unit}", page.money(part.now)
        )
    page.put("。")
    _add(page, whole, marks)


@splits
def _unit_said_once(page: Page, total: Line) -> None:
    (whole,) = page.put(f"{total.name}（单位：{page.unit}）{{}}，其中：", page.money(total.now))
    marks = []
    for place, part in enumerate(total.parts):
        marks += page.put(f"{'，' if place else ''}{part.name}{{}}", page.money(part.now))
    page.put("。")
    _add(page, whole, marks)


@splits
def _shares_respectively(page: Page, total: Line) -> None:
    whole = headed(page, total)
    page.put("，其中：")
    marks = parts(page, total, whole, between="、", shares=False)
    last = len(marks) - 1
    slots = "".join(
        f"{'和' if place == last else '、' if place else ''}{{}}{page.style.sign}"
        for place in range(last + 1)
    )
    percents = page.put(
        f"，分别占{total.name}的{slots}。", *(page.percent(part.now, total.now) for part in total.parts)
    )
    for amount, percent in zip(marks, percents, strict=True):
        page.tie("share", amount, whole, percent)
    _add(page, whole, marks)


@splits
def _numbered_inside_the_paragraph(page: Page, total: Line) -> None:
    whole = headed(page, total)
    page.put(page.pick("，其中：", "，具体包括：", "，分别为："))
    marks = []
    closed = page.chance(0.5)
    for place, part in enumerate(total.parts, 1):
        number = f"（{place}）" if closed else f"{place}."
        marks += page.put(f"{number}{part.name}{{}}{page.unit}", page.money(part.now))
        page.put("。" if place == len(total.parts) else "；")
    _add(page, whole, marks)


@splits
def _so_many_items_together(page: Page, total: Line) -> None:
    marks = []
    for place, part in enumerate(total.parts):
        marks += page.put(f"{'，' if place else ''}{part.name}{{}}{page.unit}", page.money(part.now))
    word = page.pick("以上各项合计", "共计", "合计")
    (whole,) = page.put(f"，{word}{{}}{page.unit}。", page.money(total.now))
    _add(page, whole, marks)


@splits
def _parts_with_their_shares_first(page: Page, total: Line) -> None:
    """Shares before amounts: 占比40%的甲为…"""
    whole = headed(page, total)
    page.put("，其中")
    marks = []
    for place, part in enumerate(total.parts):
        amount, percent = page.put(
            f"{'，' if place else ''}{part.name}{{}}{page.unit}（占{{}}{page.style.sign}）",
            page.money(part.now),
            page.percent(part.now, total.now),
        )
        page.tie("share", amount, whole, percent)
        marks.append(amount)
    page.put("。")
    _add(page, whole, marks)


@splits
def _made_up_of(page: Page, total: Line) -> None:
    whole = headed(page, total)
    page.put(page.pick("，由", "，系由"))
    marks = []
    for place, part in enumerate(total.parts):
        joined = "" if not place else "和" if place == len(total.parts) - 1 else "、"
        marks += page.put(f"{joined}{part.name}{{}}{page.unit}", page.money(part.now))
    page.put(page.pick("组成。", "构成。"))
    _add(page, whole, marks)


@splits
def _each_on_a_line_of_its_own(page: Page, total: Line) -> None:
    whole = headed(page, total)
    page.put("，其中：")
    marks = []
    for part in total.parts:
        page.line("")
        (amount,) = page.put(f"{part.name}{{}}{page.unit}", page.money(part.now))
        marks.append(amount)
        (percent,) = page.put(f"，占{{}}{page.style.sign}", page.percent(part.now, total.now))
        page.tie("share", amount, whole, percent)
        maybe(page, part, amount, 0.3)
        page.put("。")
    page.line("")
    _add(page, whole, marks)
