"""Consistent reports made up from a seed: every figure follows from a small set of books.

Department, amounts and wording vary with the seed; what is printed is rounded as an accountant
rounds, so every relation holds.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

PLACES = ("青禾县", "云渡区", "白石市", "望江县", "松岭区", "安平市")
OFFICES = ("水利局", "档案馆", "交通运输局", "文化馆", "林业局", "统计局")
CENT = Decimal("0.01")
Money = Decimal


@dataclass(frozen=True)
class Line:
    """An amount of this year and of the last."""

    name: str
    now: Money
    before: Money

    @property
    def change(self) -> Money:
        return self.now - self.before


def percent(part: Money, whole: Money) -> str:
    return str((part * 100 / whole).quantize(CENT, rounding=ROUND_HALF_UP)) + "%"


def money(rng: random.Random, low: int, high: int) -> Money:
    return (Decimal(rng.randrange(low * 100, high * 100)) / 100).quantize(CENT)


def line(rng: random.Random, name: str, low: int, high: int) -> Line:
    now = money(rng, low, high)
    before = (now * Decimal(rng.randrange(70, 135)) / 100).quantize(CENT) + Decimal(rng.randrange(100)) / 100
    before = before.quantize(CENT)
    return Line(name, now, before if before != now else before + 1)


def total(name: str, parts: Sequence[Line]) -> Line:
    return Line(name, sum((p.now for p in parts), Decimal(0)), sum((p.before for p in parts), Decimal(0)))


class Writer:
    """Writes the sections of one report; each seed has words of its own."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.year = self.rng.randrange(2019, 2025)
        self.up = self.rng.choice((("增加", "增长"), ("增加", "上升"), ("增加", "增长")))
        self.down = self.rng.choice((("减少", "下降"), ("减少", "降低"), ("减少", "下降")))
        self.against = self.rng.choice(("比上年", "较上年", "与上年相比", "同比"))

    def moved(self, one: Line, *, base: bool = False, rate: bool = True) -> str:
        """，比上年增加3.20万元，增长4.10%"""
        words = self.up if one.change > 0 else self.down
        if base:
            lead = f"比上年{one.before}万元" if self.rng.random() < 0.5 else f"较上年的{one.before}万元"
        else:
            lead = self.against
        comma = "，" if lead.endswith("相比") else ""
        said = f"，{lead}{comma}{words[0]}{abs(one.change)}万元"
        return said + (f"，{words[1]}{percent(abs(one.change), one.before)}" if rate else "")

    def opened(self, parts: list[str]) -> str:
        """A list of parts after its total."""
        shape = self.rng.randrange(5)
        if shape == 0:
            return f"（其中：{'，'.join(parts)}）。"
        if shape == 1:
            return (
                f"，其中：{'、'.join(parts)}。"
                if all("，" not in p for p in parts)
                else f"，其中：{'；'.join(parts)}。"
            )
        if shape == 2:
            return "，其中" + "；".join(parts) + "。"
        if shape == 3:
            return "。其中：" + "；".join(parts) + "。"
        return "，其中：" + "；".join(parts) + "。"

    def shared(self, one: Line, whole: Line) -> str:
        word = self.rng.choice(("占", "占比", f"占{whole.name}的"))
        return f"{one.name}{one.now}万元，{word}{percent(one.now, whole.now)}"

    def income(self) -> tuple[str, Line]:
        names = ["财政拨款收入", "事业收入", "其他收入", "上级补助收入"][: self.rng.randrange(2, 5)]
        parts = [
            line(self.rng, name, 40 if at else 900, 400 if at else 3000) for at, name in enumerate(names)
        ]
        whole = total("本年收入合计", parts)
        moved = self.moved(whole) if self.rng.random() < 0.7 else ""
        said = [self.shared(part, whole) for part in parts]
        if moved:
            body = f"本年收入合计{whole.now}万元{moved}。其中：" + "；".join(said) + "。"
        else:
            body = f"本年收入合计{whole.now}万元" + self.opened(said)
        return f"二、收入决算情况\n{body}\n", whole

    def spending(self) -> tuple[str, Line, Line, Line]:
        staff, office = line(self.rng, "人员经费", 500, 1500), line(self.rng, "公用经费", 60, 400)
        basic = total("基本支出", [staff, office])
        project = line(self.rng, "项目支出", 200, 1500)
        whole = total("本年支出合计", [basic, project])
        rates = self.rng.random() < 0.5
        parts = [self.shared(p, whole) + (self.moved(p, rate=rates)) for p in (basic, project)]
        body = f"本年支出合计{whole.now}万元{self.moved(whole)}。其中：" + "；".join(parts) + "。"
        details = (
            f"基本支出{basic.now}万元，其中："
            f"人员经费{staff.now}万元，占基本支出的{percent(staff.now, basic.now)}{self.moved(staff)}；"
            f"公用经费{office.now}万元，占基本支出的{percent(office.now, basic.now)}{self.moved(office)}。"
        )
        return f"三、支出决算情况\n{body}\n四、基本支出决算情况\n{details}\n", whole, basic, project

    def functions(self) -> str:
        names = ["社会保障和就业支出", "卫生健康支出", "农林水支出", "住房保障支出", "教育支出"]
        parts = [line(self.rng, name, 50, 900) for name in self.rng.sample(names, self.rng.randrange(3, 6))]
        whole = total("一般公共预算财政拨款支出", parts)
        budget = (whole.now * Decimal(self.rng.randrange(80, 99)) / 100).quantize(CENT)
        said = "；".join(f"{p.name}{p.now}万元，占{percent(p.now, whole.now)}" for p in parts)
        return (
            "五、一般公共预算财政拨款支出决算情况\n"
            f"{self.year}年度一般公共预算财政拨款支出{whole.now}万元{self.moved(whole)}。\n"
            f"{self.year}年度一般公共预算财政拨款支出{whole.now}万元，主要用于以下方面：{said}。\n"
            f"{self.year}年度一般公共预算财政拨款支出年初预算为{budget}万元，支出决算为{whole.now}万元，"
            f"完成年初预算的{percent(whole.now, budget)}。\n"
        )

    def projects(self, project: Line) -> str:
        first = (project.now * Decimal(self.rng.randrange(20, 45)) / 100).quantize(CENT)
        second = (project.now * Decimal(self.rng.randrange(20, 45)) / 100).quantize(CENT)
        rest = project.now - first - second
        budget = (project.now * Decimal(self.rng.randrange(101, 125)) / 100).quantize(CENT)
        initial = (budget * Decimal(self.rng.randrange(80, 98)) / 100).quantize(CENT)
        return (
            "六、项目支出情况\n"
            f"项目支出{project.now}万元，其中：业务工作专项{first}万元，运行维护专项{second}万元，基建专项{rest}万元。\n"
            f"项目支出年初预算{initial}万元，全年预算{budget}万元，全年执行{project.now}万元，"
            f"预算执行率{percent(project.now, budget)}。\n"
        )

    def three(self) -> str:
        car, guest = line(self.rng, "公务用车购置及运行维护费", 12, 60), line(self.rng, "公务接待费", 2, 20)
        whole = total("“三公”经费", [car, guest])
        budget = (whole.now * Decimal(self.rng.randrange(105, 140)) / 100).quantize(CENT)
        base = self.rng.random() < 0.4
        return (
            "七、“三公”经费支出决算情况\n"
            f"“三公”经费支出预算为{budget}万元，支出决算为{whole.now}万元，"
            f"完成预算的{percent(whole.now, budget)}{self.moved(whole)}。其中："
            "因公出国（境）费支出决算0万元，与上年持平；"
            f"公务用车购置及运行维护费支出决算{car.now}万元{self.moved(car, base=base)}；"
            f"公务接待费支出决算{guest.now}万元{self.moved(guest, base=base)}。\n"
        )

    def purchases(self) -> str:
        parts = [line(self.rng, name, 20, 500) for name in ("货物支出", "工程支出", "服务支出")]
        whole = total("政府采购支出总额", parts)
        small = (whole.now * Decimal(self.rng.randrange(50, 95)) / 100).quantize(CENT)
        row = "、".join(f"政府采购{p.name}{p.now}万元" for p in parts)
        return (
            "八、政府采购支出情况\n"
            f"政府采购支出总额{whole.now}万元，其中：{row}。"
            f"授予中小企业合同金额{small}万元，占政府采购支出总额的{percent(small, whole.now)}。\n"
        )

    def others(self) -> str:
        cars, more = self.rng.randrange(2, 9), self.rng.randrange(2, 9)
        people, each = self.rng.randrange(30, 90) * 10, self.rng.randrange(3, 30) * 20
        running = line(self.rng, "机关运行经费", 40, 300)
        return (
            "九、其他情况\n"
            f"机关运行经费支出{running.now}万元{self.moved(running, base=True)}。\n"
            f"共有车辆{cars + more}辆，其中：应急保障用车{cars}辆、一般公务用车{more}辆。\n"
            f"职工培训支出{Decimal(people * each) / 10000}万元，培训{people}人，人均{each}元。\n"
        )

    def report(self) -> str:
        income, revenue = self.income()
        spending, spent, _, project = self.spending()
        carried = money(self.rng, 100, 400) + max(spent.now - revenue.now, Decimal(0))
        all_in = revenue.now + carried
        balance = (
            f"{self.year}年度收入总计{all_in}万元，其中：本年收入{revenue.now}万元，年初结转和结余{carried}万元；"
            f"支出总计{all_in}万元，其中：本年支出{spent.now}万元，年末结转和结余{all_in - spent.now}万元。\n"
        )
        place = self.rng.choice(PLACES) + self.rng.choice(OFFICES)
        return (
            f"{place}{self.year}年度部门决算情况说明\n一、收入支出决算总体情况\n{balance}"
            f"{income}{spending}{self.functions()}{self.projects(project)}{self.three()}"
            f"{self.purchases()}{self.others()}"
        )


def report(seed: int) -> str:
    """One consistent report; the same seed always gives the same text."""
    return Writer(seed).report()
