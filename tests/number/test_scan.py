"""What is a quantity in a report's prose, and what it is worth."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perfcheck.model.document import Document
from perfcheck.model.figure import Figure
from perfcheck.number.scan import scan
from perfcheck.read.flow import build


def read(text: str) -> list[Figure]:
    return scan(build(Document(text)).text)


def only(text: str) -> Figure:
    found = read(text)
    assert len(found) == 1, [item.numeral for item in found]
    return found[0]


def base(literal: Figure) -> Decimal:
    return literal.value * literal.factor


@pytest.mark.parametrize(
    ("text", "value", "unit", "dimension"),
    [
        ("云岭镇基本支出512.36万元", "512.36", "万元", "money"),
        ("合计1,204,500元", "1204500", "元", "money"),
        ("投入３．５亿元", "3.5", "亿元", "money"),
        ("全县合计1000.5万，其中", "1000.5", "万", "bare"),
        ("共八点零一万亿元", "8.01", "万亿元", "money"),
        ("三百二十万元", "320", "万元", "money"),
        ("壹佰捌拾壹圆柒角", "181.7", "元", "money"),
        ("占比12.5％", "12.5", "%", "percent"),
        ("占百分之三十七点七五", "37.75", "%", "percent"),
        ("约占千分之五", "0.5", "%", "percent"),
        ("行政单位占二成六", "26", "%", "percent"),
        ("提高2.4个百分点", "2.4", "个百分点", "point"),
        ("提高三个百分点", "3", "个百分点", "point"),
        ("自评得分97.5分", "97.5", "分", "score"),
        ("在编人员十三人", "13", "人", "people"),
        ("接待1247人次", "1247", "人次", "count:人次"),
        ("下设8个股室", "8", "个", "count:个"),
        ("治理河道3.75km", "3.75", "km", "length"),
        ("每月补助200元/人/月", "200", "元/人/月", "rate"),
        ("参训2.3万人次", "2.3", "万人次", "count:人次"),
        ("惠及群众1.5万人", "1.5", "万人", "people"),
        ("服务时长20000小时", "20000", "小时", "hours"),
        ("增长2.5倍", "2.5", "倍", "multiple"),
    ],
)
def test_a_quantity_keeps_its_value_unit_and_dimension(
    text: str, value: str, unit: str, dimension: str
) -> None:
    found = only(text)
    assert (found.value, found.unit, found.dimension) == (Decimal(value), unit, dimension)


@pytest.mark.parametrize(
    "text",
    [
        "2022年度工作情况",
        "2019-2023年规划",
        "2021、2022年的安排",
        "截至11月4日",
        "2022.3.5印发",
        "2022-03-05",
        "1-7月",
        "元至2月",
        "二〇二二年",
        "二00六年十二月三十一日",
        "云财办〔2022〕19号",
        "云财发【2019】15号文件",
        "12号文件下达",
        "第三名",
        "排全市第9位",
        "第12号公告",
        "联系电话0731-12345678",
        "手机13812345678",
        "2080501行政单位离退休",
        "301工资福利支出",
        "“1+1+N”架构",
        "“10+2+2+N”机制",
        "附表3",
        "党的二十大精神",
        "十九届六中全会",
        "“一带一路”建设",
        "“三农”工作",
        "统一部署，一切为民，十分重视",
        "万一发生",
        "进一步提高",
        "一体化平台",
        "执行率(B/A×100%)",
        "PM2.5",
        "获二等奖",
        "庆祝建党101周年",
        "(≥**平方米)",
        "一、基本情况\n（一）机构\n1．人员\n2、经费\n（3）其他\n④资产",
        "秘书一处、秘书二处",
        "一类事项",
        "文字[1]说明",
        "见表3-1",
    ],
)
def test_what_only_looks_like_a_quantity_is_none(text: str) -> None:
    assert [item.numeral for item in read(text)] == []


def test_thousands_marks_stand_only_before_groups_of_three() -> None:
    assert [item.value for item in read("分别是4125.49，4143.91万元")] == [
        Decimal("4125.49"),
        Decimal("4143.91"),
    ]
    assert only("119，022元").value == 119022


def test_figures_of_a_flattened_row_stay_apart() -> None:
    assert [item.numeral for item in read("年度资金总额: 0 0 0 10 0 0 其中")] == [
        "0",
        "0",
        "0",
        "10",
        "0",
        "0",
    ]


def test_an_item_number_before_a_year_is_not_its_integer_part() -> None:
    assert [item.numeral for item in read("1.2022年基本支出30.5万元")] == ["30.5"]


def test_an_amount_that_opens_a_paragraph_is_no_item_number() -> None:
    assert only("1.5万元用于培训").value == Decimal("1.5")


@pytest.mark.parametrize(
    ("text", "qualifier", "low", "high"),
    [
        ("约600人", "约", None, None),
        ("近百名党员", "近", None, "100"),
        ("百余名党员", "余", "100", None),
        ("发放4000余份", "余", "4000", None),
        ("惠及5万余人", "余", "50000", None),
        ("一千多万元", "多", "10000000", None),
        ("不少于500万元", "不少于", "5000000", None),
        ("不超过20%", "不超过", None, "20"),
        ("均达到20万元以上", "以上", "200000", None),
        ("10辆以下", "以下", None, "10"),
        ("≥90%", "≥", "90", None),
        ("最多为5个", "最多", None, "5"),
        ("30天左右", "左右", None, None),
        ("10万元(含)以上", "(含)以上", "100000", None),
    ],
)
def test_a_qualifier_bounds_the_figure(text: str, qualifier: str, low: str | None, high: str | None) -> None:
    found = only(text)
    bounds = (None if low is None else Decimal(low), None if high is None else Decimal(high))
    assert (found.qualifier, (found.low, found.high)) == (qualifier, bounds)
    assert not found.exact


@pytest.mark.parametrize("text", ["节约5万元", "预约20人", "附近3个村", "高于2个百分点"])
def test_a_word_that_only_ends_like_a_qualifier_bounds_nothing(text: str) -> None:
    assert only(text).qualifier is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("配备1-3名干部", "1", "3"),
        ("资助2—3人", "2", "3"),
        ("1万-5万元", "10000", "50000"),
        ("一千到两千万元", "10000000", "20000000"),
        ("从8500到3万元", "8500", "30000"),
        ("介于20和30之间", "20", "30"),
        ("5%至10%", "5", "10"),
        ("2-12个月", "2", "12"),
        ("大于100并且小于300", "100", "300"),
        ("1000以上，1500以下", "1000", "1500"),
    ],
)
def test_a_range_has_two_bounds_in_base_units(text: str, low: str, high: str) -> None:
    found = only(text)
    assert found.ranged
    assert (found.low, found.high) == (Decimal(low), Decimal(high))


def test_a_rise_from_one_amount_to_another_is_no_range() -> None:
    assert [item.ranged for item in read("从3500元提高到3836元，由12人到20人")] == [False] * 4


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("13人", True),
        ("8个", True),
        ("97.5分", True),
        ("881300.39元", True),
        ("166271.4元", False),
        ("380.78万元", False),
        ("1.5万人", False),
        ("89%", False),
        ("600余人", False),
    ],
)
def test_only_counts_scores_and_cents_are_points(text: str, exact: bool) -> None:
    assert only(text).exact is exact


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("增长-1.8%", "-1.8"),
        ("负3.9%", "-3.9"),
        ("结余\t-10.1万元", "-10.1"),
        ("结余\t(10.15)\t", "-10.15"),
        ("(10.15)万元", "10.15"),
    ],
)
def test_a_sign_belongs_to_its_figure(text: str, value: str) -> None:
    assert only(text).value == Decimal(value)


def test_a_number_inside_a_quoted_name_is_marked_as_such() -> None:
    found = read("落实“五个到户”，推行“九微工作法”，达成四个目标")
    assert [(item.numeral, item.dimension) for item in found] == [
        ("五", "named"),
        ("九", "named"),
        ("四", "count:个"),
    ]


def test_fractions_are_exact_to_many_places() -> None:
    assert abs(only("三分之一").value * 3 - 1) < Decimal("1e-26")
    assert only("超过1/4的村").low == Decimal("0.25")


def test_a_literal_spans_its_unit_and_qualifier_and_its_numeral_alone() -> None:
    text = "培训不少于1,200人次左右。"
    found = only(text)
    assert text[found.at : found.until] == "不少于1,200人次左右"
    assert text[found.num_at : found.num_until] == found.numeral == "1,200"


def test_a_figure_at_the_very_end_of_the_text_stops_there() -> None:
    for text in ("结余0万元", "共9人", "占5%"):
        assert only(text).until == len(text)


def test_a_run_of_digits_too_long_to_be_a_figure_is_none() -> None:
    assert read("1" * 5000) == []


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        ",",
        "1,",
        "111,",
        "(",
        "“二",
        "其中",
        "一",
        "万",
        "2020,",
        "1-",
        "百分之",
        "1/",
        "约",
        "1到",
        "负",
        "1.",
        "http",
    ],
)
def test_hostile_repetition_is_read_without_a_crash(unit: str) -> None:
    scan(unit * 20_000)
