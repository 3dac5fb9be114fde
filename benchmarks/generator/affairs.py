"""The sections on vehicles, receptions, procurement, assets, staff, outputs and scores."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.generator.books import Books, Line
from benchmarks.generator.change import maybe
from benchmarks.generator.lists import headed, splits
from benchmarks.generator.page import Page, Wordings, fixed
from benchmarks.generator.words import INDICATORS, OUTPUTS, PROJECTS, STATIONS, TOWNS

counts = Wordings("count")
outputs = Wordings("output")
staffs = Wordings("staff")
buying = Wordings("procurement")
averages = Wordings("average")
scores = Wordings("score")
publics = Wordings("three public")
HAN = "零一二三四五六七八九十"


def projects(page: Page, books: Books) -> None:
    names = [f"{name}{page.pick('经费', '项目', '专项')}" for name in books.some(PROJECTS, 3, 9)]
    splits.say(page, books.split(page.pick("专项资金支出", "项目资金", "专项经费"), names, 3, 400))


def towns(page: Page, books: Books) -> None:
    splits.say(page, books.split(page.pick("乡镇补助资金", "拨付乡镇资金"), books.some(TOWNS, 3, 6), 2, 90))


def three_public(page: Page, books: Books) -> None:
    abroad, reception = books.line("因公出国（境）费", 1, 20), books.line("公务接待费", 1, 30)
    cars = books.split("公务用车购置及运行维护费", ["公务用车购置费", "公务用车运行维护费"], 2, 40)
    publics.say(page, books.total("“三公”经费支出", [abroad, cars, reception]))


@publics
def _as_a_list(page: Page, total: Line) -> None:
    splits.say(page, total)


@publics
def _with_the_cars_in_brackets(page: Page, total: Line) -> None:
    abroad, cars, reception = total.parts
    whole = headed(page, total)
    maybe(page, total, whole)
    one, two, buy, run, three = page.put(
        f"。其中：因公出国（境）费{{}}{page.unit}；公务用车购置及运行维护费{{}}{page.unit}"
        f"（其中公务用车购置费{{}}{page.unit}，公务用车运行维护费{{}}{page.unit}）；公务接待费{{}}{page.unit}。",
        *(page.money(part.now) for part in (abroad, cars, *cars.parts, reception)),
    )
    page.tie("sum", whole, one, two, three)
    page.tie("sum", two, buy, run)


@publics
def _some_of_them_nothing(page: Page, total: Line) -> None:
    _, cars, reception = total.parts
    spent = cars.now + reception.now
    whole, one, two, three = page.put(
        f"“三公”经费支出{{}}{page.unit}。其中：因公出国（境）费支出{{}}{page.unit}，与上年持平；公务用车购置及运行维护费支出"
        f"{{}}{page.unit}；公务接待费支出{{}}{page.unit}。",
        page.money(spent),
        page.money(spent - spent),
        page.money(cars.now),
        page.money(reception.now),
    )
    page.tie("sum", whole, one, two, three)


@publics
def _with_guests(page: Page, total: Line) -> None:
    guests, each_guest = page.rng.randrange(50, 900), Decimal(page.rng.randrange(300, 1500)) / 10
    if page.unit != "万元":
        splits.say(page, total)
        return
    people, spent, mean = page.put(
        f"公务接待{page.rng.randrange(5, 40)}批次、{{}}人次，公务接待费支出{{}}万元，人均{{}}元。",
        str(guests),
        fixed(guests * each_guest / 10_000, 4),
        fixed(each_guest, 1),
    )
    page.tie("average", spent, people, mean)


def procurement(page: Page, books: Books) -> None:
    buying.say(
        page,
        books.split("政府采购支出总额", ["政府采购货物支出", "政府采购工程支出", "政府采购服务支出"], 3, 500),
        books,
    )


@buying
def _with_small_firms(page: Page, total: Line, books: Books) -> None:
    small = books.near(total.now, 40, 95)
    micro = books.near(small, 30, 90)
    whole, *marks = page.put(
        f"政府采购支出总额{{}}{page.unit}，其中：政府采购货物支出{{}}{page.unit}、政府采购工程支出{{}}{page.unit}、"
        f"政府采购服务支出{{}}{page.unit}。",
        page.money(total.now),
        *(page.money(part.now) for part in total.parts),
    )
    page.tie("sum", whole, *marks)
    one, share, other, rest = page.put(
        f"授予中小企业合同金额{{}}{page.unit}，占政府采购支出总额的{{}}{page.style.sign}，其中：授予小微企业合同金额"
        f"{{}}{page.unit}，占授予中小企业合同金额的{{}}{page.style.sign}。",
        page.money(small),
        page.percent(small, total.now),
        page.money(micro),
        page.percent(micro, small),
    )
    page.tie("share", one, whole, share)
    page.tie("share", other, one, rest)


@buying
def _as_any_list(page: Page, total: Line, books: Books) -> None:
    splits.say(page, total)


def staff(page: Page, books: Books) -> None:
    staffs.say(page)


@staffs
def _posts_and_people(page: Page) -> None:
    office, service, workers = (page.rng.randrange(3, 60) for _ in range(3))
    posts = page.put(
        "核定编制{}名，其中行政编制{}名、事业编制{}名、工勤编制{}名。",
        *map(str, (office + service + workers, office, service, workers)),
    )
    page.tie("sum", *posts)
    one, other = page.rng.randrange(2, office + 1), page.rng.randrange(2, service + 1)
    people = page.put(
        "年末实有在职人员{}人，其中行政人员{}人、事业人员{}人。", *map(str, (one + other, one, other))
    )
    page.tie("sum", *people)


@staffs
def _total_after_the_parts(page: Page) -> None:
    working, retired = page.rng.randrange(10, 300), page.rng.randrange(3, 120)
    one, other, whole = page.put(
        "年末在职人员{}人、退休人员{}人，合计{}人。", str(working), str(retired), str(working + retired)
    )
    page.tie("sum", whole, one, other)


@staffs
def _changed_over_the_year(page: Page) -> None:
    before, came, left = page.rng.randrange(20, 90), page.rng.randrange(1, 9), page.rng.randrange(1, 9)
    marks = page.put(
        "年初在职{}人，年内调入{}人、调出{}人，年末在职{}人。",
        *map(str, (before, came, left, before + came - left)),
    )
    page.tie("delta", *marks)


def offices(page: Page, books: Books) -> None:
    counts.say(page, books.some(STATIONS, 3, 8))


@counts
def _then_the_names(page: Page, names: list[str]) -> None:
    number = page.pick(str(len(names)), HAN[len(names)])
    page.tie("count", *page.put(f"内设机构{{}}个，分别为：{'、'.join(names)}。", number))


@counts
def _closed_by_the_number(page: Page, names: list[str]) -> None:
    number = page.pick(str(len(names)), HAN[len(names)])
    page.tie("count", *page.put(f"下设{'、'.join(names)}{{}}个{page.pick('内设机构', '股室')}。", number))


@counts
def _names_and_then_etc(page: Page, names: list[str]) -> None:
    page.tie("count", *page.put(f"设有{'、'.join(names)}等{{}}个股室。", str(len(names))))


def work(page: Page, books: Books) -> None:
    outputs.say(page)


@outputs
def _planned_and_done(page: Page) -> None:
    name, unit = page.rng.choice(OUTPUTS)
    planned = page.rng.randrange(20, 900)
    done = page.rng.randrange(planned // 2, planned + 1)
    percent = fixed(Decimal(done) * 100 / planned, 2)
    plan, made, rate = page.put(
        f"计划{name}{{}}{unit}，实际完成{{}}{unit}，完成率{{}}%。", str(planned), str(done), percent
    )
    page.tie("rate", made, plan, rate)


@outputs
def _all_of_the_plan(page: Page) -> None:
    name, unit = page.rng.choice(OUTPUTS)
    planned = str(page.rng.randrange(20, 900))
    plan, made, rate = page.put(
        f"{name}目标值{{}}{unit}，完成值{{}}{unit}，完成率{{}}%。", planned, planned, "100"
    )
    page.tie("rate", made, plan, rate)


@outputs
def _by_place(page: Page) -> None:
    name, unit = page.rng.choice(OUTPUTS)
    places = page.rng.sample(TOWNS, page.rng.randrange(2, 5))
    values = [page.rng.randrange(3, 80) for _ in places]
    whole, *marks = page.put(
        f"全年{name}{{}}{unit}，其中" + "、".join(f"{place}{{}}{unit}" for place in places) + "。",
        str(sum(values)),
        *map(str, values),
    )
    page.tie("sum", whole, *marks)


def each(page: Page, books: Books) -> None:
    averages.say(page)


@outputs
def _ought_and_did(page: Page) -> None:
    ought = page.rng.randrange(200, 9000)
    did = page.rng.randrange(ought * 2 // 3, ought)
    name = page.pick("参保", "检测", "整改", "普查")
    base, part, rate = page.put(
        f"应{name}{{}}人，实际{name}{{}}人，{name}率{{}}%。",
        str(ought),
        str(did),
        fixed(Decimal(did) * 100 / ought, 2),
    )
    page.tie("rate", part, base, rate)


@outputs
def _more_than_planned(page: Page) -> None:
    name, unit = page.rng.choice(OUTPUTS)
    planned = page.rng.randrange(20, 400)
    done = page.rng.randrange(planned + 1, planned * 2)
    plan, made, rate = page.put(
        f"年度目标{name}{{}}{unit}，实际{name}{{}}{unit}，完成任务数的{{}}%。",
        str(planned),
        str(done),
        fixed(Decimal(done) * 100 / planned, 1),
    )
    page.tie("rate", made, plan, rate)


@averages
def _a_head(page: Page) -> None:
    people, a_head = page.rng.randrange(8, 200), Decimal(page.rng.randrange(200, 4000)) / 10
    total = people * a_head / 10_000
    people_mark, spent, mean = page.put(
        "全年举办业务培训，参训{}人，支出{}万元，人均{}元。", str(people), fixed(total, 4), fixed(a_head, 1)
    )
    page.tie("average", spent, people_mark, mean)


@averages
def _a_household(page: Page) -> None:
    homes, each_home = page.rng.randrange(20, 900), page.rng.randrange(300, 5000)
    marks = page.put(
        "向{}户困难家庭发放补助，每户{}元，共计{}元。", str(homes), str(each_home), str(homes * each_home)
    )
    page.tie("average", *marks)


@averages
def _vehicles_run(page: Page) -> None:
    cars, each_car = page.rng.randrange(2, 12), Decimal(page.rng.randrange(150, 420)) / 100
    marks = page.put(
        "公务用车保有量{}辆，运行维护费{}万元，车均{}万元。", str(cars), str(cars * each_car), str(each_car)
    )
    page.tie("average", *marks)


def marking(page: Page, books: Books) -> None:
    scores.say(page)


@scores
def _self_assessment(page: Page) -> None:
    names = page.rng.sample(INDICATORS, page.rng.randrange(3, 5))
    got = [Decimal(page.rng.randrange(80, 250)) / 10 for _ in names]
    whole, *marks = page.put(
        "综合评价得分{}分，其中：" + "，".join(f"{name}得{{}}分" for name in names) + "。",
        str(sum(got, Decimal(0))),
        *map(str, got),
    )
    page.tie("sum", whole, *marks)


@scores
def _taken_off(page: Page) -> None:
    lost = Decimal(page.rng.randrange(5, 180)) / 10
    marks = page.put("自评满分{}分，扣{}分，得分{}分。", "100", str(lost), str(100 - lost))
    page.tie("delta", *marks)
