"""Made-up final accounts: nine tables and their prose, consistent to the last cent before they are rounded.

Amounts are whole cents; each is printed in 万元 or 元 on its own, so that sums are off by rounding as
they are in real filings. Layouts vary: codes in one column or three, totals on top or below, numbers of
lines and columns, merged headers or blanks, tables broken over pages.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from perfcheck.model.document import Document
from tests.tables import Pages

CLASSES = (
    (
        "201",
        "一般公共服务支出",
        (("03", "政府办公厅及相关机构事务"), ("06", "财政事务"), ("38", "市场监督管理事务")),
    ),
    ("205", "教育支出", (("02", "普通教育"), ("03", "职业教育"), ("08", "进修及培训"))),
    ("208", "社会保障和就业支出", (("05", "行政事业单位养老支出"), ("08", "抚恤"))),
    ("210", "卫生健康支出", (("11", "行政事业单位医疗"),)),
    ("213", "农林水支出", (("01", "农业农村"), ("03", "水利"))),
    ("221", "住房保障支出", (("02", "住房改革支出"),)),
)
ITEMS = ("行政运行", "一般管理事务", "事业运行", "专项业务", "信息化建设", "其他支出")
STAFF = (
    ("301", "工资福利支出", ("基本工资", "津贴补贴", "奖金", "绩效工资", "住房公积金")),
    ("303", "对个人和家庭的补助", ("退休费", "抚恤金", "奖励金")),
)
RUNNING = (
    ("302", "商品和服务支出", ("办公费", "印刷费", "水费", "电费", "差旅费", "劳务费", "工会经费")),
    ("310", "资本性支出", ("办公设备购置", "专用设备购置")),
)
HAN = "一二三四五六七八九十"
Rows = list[list[str]]
Values = Callable[[list["Item"]], list[int]]
"""What a list of items comes to, column by column."""


@dataclass
class Item:
    """An account of seven digits: what it spends on what, in cents, and what of it is not fiscal."""

    code: str
    name: str
    basic: int
    project: int
    other: int = 0

    @property
    def total(self) -> int:
        return self.basic + self.project


@dataclass
class Accounts:
    """The figures behind a filing, in cents."""

    items: list[Item]
    staff: dict[str, list[int]]
    running: dict[str, list[int]]
    fund: int
    opening: dict[str, int]
    trips: list[int]
    names: dict[str, str] = field(default_factory=dict)

    @property
    def fund_items(self) -> list[Item]:
        """The accounts of the fund: they stand in the tables of all funds."""
        return [Item("2120803", "城市建设支出", 0, self.fund)] if self.fund else []

    @property
    def general(self) -> int:
        return sum(item.total for item in self.items)

    @property
    def other(self) -> int:
        return sum(item.other for item in self.items)


def split(rng: random.Random, amount: int, count: int) -> list[int]:
    """So many amounts that add up to this one; some are nothing."""
    cuts = sorted(rng.randint(0, amount) for _ in range(count - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, amount], strict=True)]


def accounts(rng: random.Random) -> Accounts:
    items, names = [], {"212": "城乡社区支出", "21208": "国有土地使用权出让收入安排的支出"}
    for code, name, sections in rng.sample(CLASSES, rng.randint(2, len(CLASSES))):
        names[code] = name
        for section, title in rng.sample(sections, rng.randint(1, len(sections))):
            names[code + section] = title
            for at, item in enumerate(sorted(rng.sample(range(len(ITEMS)), rng.randint(1, 4)))):
                basic = rng.choice((0, rng.randint(10**5, 10**9)))
                project = rng.randint(10**5, 10**9) if not basic or rng.random() < 0.5 else 0
                items.append(Item(f"{code}{section}{at + 1:02}", ITEMS[item], basic, project))
    items.sort(key=lambda item: item.code)
    items[0].basic = items[0].basic or rng.randint(10**7, 10**9)
    items[-1].other = rng.choice((0, rng.randint(10**4, 10**7)))
    basic = sum(item.basic for item in items)
    staff, running = split(rng, basic, 2)
    first, second = split(rng, staff, 2), split(rng, running, 2)
    return Accounts(
        items,
        {code: split(rng, amount, len(kinds)) for (code, _, kinds), amount in zip(STAFF, first, strict=True)},
        {
            code: split(rng, amount, len(kinds))
            for (code, _, kinds), amount in zip(RUNNING, second, strict=True)
        },
        rng.choice((0, rng.randint(10**6, 10**9))),
        {scope: rng.choice((0, rng.randint(10**5, 10**8))) for scope in ("all", "general", "fund")},
        [rng.choice((0, rng.randint(10**4, 10**7))) for _ in range(4)],
        names,
    )


@dataclass
class Layout:
    """How a filing is printed."""

    rng: random.Random
    unit: str = "万元"
    split_codes: bool = False
    top: bool = False
    numbered: bool = False
    merged: bool = True
    zeros: bool = False

    def show(self, amount: int) -> str:
        if not amount and not self.zeros:
            return ""
        size = 6 if self.unit == "万元" else 2
        value = Decimal(amount).scaleb(-size).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
        return f"{value:,}"


def layout(rng: random.Random) -> Layout:
    flip = [rng.random() < 0.5 for _ in range(5)]
    return Layout(rng, rng.choice(("万元", "万元", "元")), *flip)


def by_code(made: Accounts, look: Layout, columns: list[str], values: Values, *, funds: bool) -> Rows:
    """A table by account codes, of all funds or of the general budget alone."""
    lines: Rows = []
    name, every = "科目名称", [*made.items, *(made.fund_items if funds else [])]
    for length in (3, 5, 7):
        for code in dict.fromkeys(item.code[:length] for item in every):
            of = [item for item in every if item.code.startswith(code)]
            title = of[0].name if length == 7 else made.names[code]
            lines.append([code, title, *map(look.show, values(of))])
    lines.sort(key=lambda line: line[0])
    total = ["合计", "<", *map(look.show, values(every))]
    lines = [total, *lines] if look.top else [*lines, total]
    if not look.split_codes:
        return [["科目编码", name, *columns], *lines]
    rows: Rows = [["科目编码", "<", "<", name, *columns], ["类", "款", "项", "^", *["^"] * len(columns)]]
    for code, title, *amounts in lines:
        if code == "合计":
            rows.append(["合计", "<", "<", "<", *amounts])
        else:
            rows.append([code[:3], code[3:5], code[5:], title, *amounts])
    return rows


def side_by_side(look: Layout, left: Rows, right: Rows, heads: tuple[list[str], list[str]]) -> Rows:
    """Income on the left and expenditure on the right, with numbered lines or without."""
    wide = len(heads[0]), len(heads[1])
    height = max(len(left), len(right)) - 1
    left = [*left[:-1], *[[""] * wide[0]] * (height + 1 - len(left)), left[-1]]
    right = [*right[:-1], *[[""] * wide[1]] * (height + 1 - len(right)), right[-1]]
    top = ["收入", *["<"] * (wide[0] - 1), "支出", *["<"] * (wide[1] - 1)]
    rows = [top, [*heads[0], *heads[1]], *(a + b for a, b in zip(left, right, strict=True))]
    if not look.numbered:
        return rows
    made: Rows = []
    for at, row in enumerate(rows):
        a, b = row[: wide[0]], row[wide[0] :]
        mark = ("<", "<") if not at else ("行次", "行次") if at == 1 else (str(at - 1), str(at + 40))
        made.append([a[0], mark[0], *a[1:], b[0], mark[1], *b[1:]])
    return made


def classes(made: Accounts, *, fiscal: bool) -> list[tuple[str, int]]:
    """Classes with what they spend; of all funds, or of fiscal grants only."""
    codes = list(dict.fromkeys(item.code[:3] for item in made.items))
    return [
        (
            made.names[code],
            sum(
                item.total + (0 if fiscal else item.other)
                for item in made.items
                if item.code.startswith(code)
            ),
        )
        for code in codes
    ]


def overview(made: Accounts, look: Layout) -> Rows:
    show = look.show
    income = made.general + made.fund + made.other
    spent = income
    opening = made.opening["all"]
    left = [
        ["一、一般公共预算财政拨款收入", show(made.general)],
        ["二、政府性基金预算财政拨款收入", show(made.fund)],
        ["三、国有资本经营预算财政拨款收入", ""],
        ["八、其他收入", show(made.other)],
        ["本年收入合计", show(income)],
        ["年初结转和结余", show(opening)],
        ["总计", show(income + opening)],
    ]
    names = [*classes(made, fiscal=False), *([("城乡社区支出", made.fund)] if made.fund else [])]
    right = [[f"{HAN[at]}、{name}", show(amount)] for at, (name, amount) in enumerate(names)]
    right += [
        ["本年支出合计", show(spent)],
        ["年末结转和结余", show(opening)],
        ["总计", show(spent + opening)],
    ]
    return side_by_side(look, left, right, (["项目", "决算数"], ["项目", "决算数"]))


def grants(made: Accounts, look: Layout) -> Rows:
    show, opening, fund = look.show, made.opening, made.fund
    income, kept = made.general + fund, opening["general"] + opening["fund"]
    left = [
        ["一、一般公共预算财政拨款", show(made.general)],
        ["二、政府性基金预算财政拨款", show(fund)],
        ["三、国有资本经营预算财政拨款", ""],
        ["本年收入合计", show(income)],
        ["年初财政拨款结转和结余", show(kept)],
        ["一、一般公共预算财政拨款", show(opening["general"])],
        ["二、政府性基金预算财政拨款", show(opening["fund"])],
        ["三、国有资本经营预算财政拨款", ""],
        ["总计", show(income + kept)],
    ]
    right: Rows = []
    for at, (name, amount) in enumerate(classes(made, fiscal=True)):
        right.append([f"{HAN[at]}、{name}", show(amount), show(amount), "", ""])
    if fund:
        right.append(["十一、城乡社区支出", show(fund), "", show(fund), ""])
    kept_row = [show(kept), show(opening["general"]), show(opening["fund"]), ""]
    right += [
        ["本年支出合计", show(income), show(made.general), show(fund), ""],
        ["年末财政拨款结转和结余", *kept_row],
        [
            "总计",
            show(income + kept),
            show(made.general + opening["general"]),
            show(fund + opening["fund"]),
            "",
        ],
    ]
    heads = ["项目", "合计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"]
    return side_by_side(look, left, right, (["项目", "决算数"], heads))


def basic(made: Accounts, look: Layout) -> Rows:
    def panel(kinds, amounts: dict[str, list[int]], total: str) -> Rows:  # type: ignore[no-untyped-def]
        rows: Rows = []
        for code, name, names in kinds:
            rows.append([code, name, look.show(sum(amounts[code]))])
            rows += [
                [f"{code}{at:02}", one, look.show(value)]
                for at, (one, value) in enumerate(zip(names, amounts[code], strict=True), 1)
            ]
        return [*rows, [total, "<", look.show(sum(sum(some) for some in amounts.values()))]]

    left, right = panel(STAFF, made.staff, "人员经费合计"), panel(RUNNING, made.running, "公用经费合计")
    height = max(len(left), len(right)) - 1
    left = [*left[:-1], *[[""] * 3] * (height + 1 - len(left)), left[-1]]
    right = [*right[:-1], *[[""] * 3] * (height + 1 - len(right)), right[-1]]
    head = ["科目编码", "科目名称", "决算数"] * 2
    return [head, *(a + b for a, b in zip(left, right, strict=True))]


def three_public(made: Accounts, look: Layout) -> Rows:
    abroad, bought, run, guests = made.trips
    values = [sum(made.trips), abroad, bought + run, bought, run, guests]
    mark = "<" if look.merged else ""
    heads = [
        ["合计", mark, "因公出国（境）费", mark, "公务用车购置及运行费", *[mark] * 5, "公务接待费", mark],
        [
            *["^" if look.merged else ""] * 4,
            "小计",
            mark,
            "公务用车购置费",
            mark,
            "公务用车运行费",
            mark,
            *["^" if look.merged else ""] * 2,
        ],
        ["预算数", "决算数"] * 6,
    ]
    cells = [cell for value in values for cell in (look.show(value * 2), look.show(value))]
    return [*heads, cells]


def fund(made: Accounts, look: Layout) -> Rows:
    opening, spent = made.opening["fund"], made.fund
    amounts = [opening, spent, spent, 0, spent, opening]
    rows = [
        ["科目编码", "科目名称", "年初结转和结余", "本年收入", "本年支出", "<", "<", "年末结转和结余"],
        ["^", "^", "^", "^", "小计", "基本支出", "项目支出", "^"],
    ]
    if spent:
        rows += [
            [code, name, *map(look.show, amounts)]
            for code, name in (("212", "城乡社区支出"), ("21208", "国有土地使用权出让收入安排的支出"))
        ]
    return [*rows, ["合计", "<", *map(look.show, amounts)]]


def tables(made: Accounts, look: Layout) -> list[tuple[str, Rows]]:
    """The nine tables by title."""

    def income(items: list[Item]) -> list[int]:
        fiscal, other = sum(item.total for item in items), sum(item.other for item in items)
        return [fiscal + other, fiscal, 0, 0, 0, 0, other]

    def spending(items: list[Item]) -> list[int]:
        kept, project = sum(item.basic for item in items), sum(item.project + item.other for item in items)
        return [kept + project, kept, project, 0, 0, 0]

    def general(items: list[Item]) -> list[int]:
        kept, project = sum(item.basic for item in items), sum(item.project for item in items)
        return [kept + project, kept, project]

    sources = [
        "本年收入合计",
        "财政拨款收入",
        "上级补助收入",
        "事业收入",
        "经营收入",
        "附属单位上缴收入",
        "其他收入",
    ]
    kinds = ["本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"]
    return [
        ("收入支出决算总表", overview(made, look)),
        ("收入决算表", by_code(made, look, sources, income, funds=True)),
        ("支出决算表", by_code(made, look, kinds, spending, funds=True)),
        ("财政拨款收入支出决算总表", grants(made, look)),
        (
            "一般公共预算财政拨款支出决算表",
            by_code(made, look, ["合计", "基本支出", "项目支出"], general, funds=False),
        ),
        ("一般公共预算财政拨款基本支出决算表", basic(made, look)),
        ("财政拨款“三公”经费支出决算表", three_public(made, look)),
        ("政府性基金预算财政拨款收入支出决算表", fund(made, look)),
        (
            "国有资本经营预算财政拨款收入支出决算表",
            [
                ["科目编码", "科目名称", "年初结转和结余", "本年收入", "本年支出", "年末结转和结余"],
                ["", "", "", "", "", ""],
                ["合计", "<", "", "", "", ""],
            ],
        ),
    ]


def notes(made: Accounts) -> list[str]:
    """What the prose says of the accounts, in 万元; the sections are those of final accounts."""
    show = Layout(random.Random(0), zeros=True).show
    whole, kept = made.general + made.fund + made.other, made.opening["all"]
    granted = made.general + made.fund + made.opening["general"] + made.opening["fund"]
    basic = sum(item.basic for item in made.items)
    staff, running = (sum(map(sum, some.values())) for some in (made.staff, made.running))
    named = classes(made, fiscal=True)
    listed = "；".join(f"{name}（类）{show(amount)}万元" for name, amount in named)
    lines = [
        "一、收入支出决算总体情况说明",
        f"栖梧县某局2023年度收入支出总计{show(whole + kept)}万元。",
        "二、支出决算情况说明",
        f"本年支出合计{show(whole)}万元，"
        f"其中：基本支出{show(basic)}万元，项目支出{show(whole - basic)}万元。",
        "三、财政拨款收入支出决算总体情况说明",
        f"栖梧县某局2023年度财政拨款收入支出总计{show(granted)}万元。",
        "四、一般公共预算财政拨款支出决算情况说明",
        f"一般公共预算财政拨款支出{show(made.general)}万元，主要用于以下方面：{listed}。",
    ]
    for at, item in enumerate(made.items, 1):
        account = f"{made.names[item.code[:3]]}（类）{made.names[item.code[:5]]}（款）{item.name}（项）"
        said = f"年初预算为{show(item.total)}万元，支出决算为{show(item.total)}万元。"
        lines.append(f"{at}.{account}。主要用于：日常开支。{said}决算数与预算数持平。")
    parts = f"其中：人员经费{show(staff)}万元；公用经费{show(running)}万元。"
    last = f"一般公共预算财政拨款基本支出{show(basic)}万元。{parts}"
    return [*lines, "五、一般公共预算财政拨款基本支出决算情况说明", last]


def filing(seed: int) -> list[tuple[str, str, Rows]]:
    """The titles, units and rows of one filing; the same seed always gives the same."""
    rng = random.Random(seed)
    made, look = accounts(rng), layout(rng)
    return [(title, look.unit, rows) for title, rows in tables(made, look)]


def said(seed: int) -> list[str]:
    """The prose of the filing of that seed."""
    return notes(accounts(random.Random(seed)))


def bound(
    rows_of: list[tuple[str, str, Rows]], rng: random.Random | None = None, prose: Sequence[str] = ()
) -> Document:
    """The filing as a document; with `rng`, long tables are broken over pages."""
    pages = Pages().say("栖梧县某局2023年度部门决算")
    for title, unit, rows in rows_of:
        pages.say(title, f"单位：{unit}")
        cut = len(rows)
        if rng is not None and len(rows) > 12 and not any("^" in row for row in rows[6:]):
            cut = rng.randint(6, len(rows) - 2)
        pages.table(rows[:cut])
        if cut < len(rows):
            pages.table(rows[cut:])
    return pages.say(*prose).document()
