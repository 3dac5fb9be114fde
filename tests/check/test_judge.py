"""Every kind of tie gets every verdict that it deserves."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.check.figures import tie


@pytest.mark.parametrize(
    ("legs", "verdict"),
    [
        (("total:380.78万元", "part:338.89万元", "part:41.89万元"), "exact"),
        (("total:1000.86万元", "part:956.84万元", "part:44.03万元"), "rounding"),
        (("total:100万元", "part:33万元", "part:33万元", "part:33万元"), "rounding"),
        (("total:102万元", "part:33万元", "part:33万元", "part:33万元", "part:1万元"), "rounding"),
        (("total:101万元", "part:33万元", "part:33万元", "part:33万元", "part:0万元"), "truncation"),
        (("total:102万元", "part:33万元", "part:33万元", "part:33万元", "part:0万元"), "fails"),
        (("total:1848.66万元", "part:1659.21万元", "part:28.79万元"), "fails"),
        (("total:3.30亿元", "part:5440万元", "part:252万元", "part:27285.3万元"), "rounding"),
        (("total:13人", "part:4人", "part:9人"), "exact"),
        (("total:13人", "part:4人", "part:10人"), "fails"),
        (("total:242人次", "part:200人", "part:42人"), "exact"),
        (("total:881300.39元", "part:716052.51元", "part:165247.87元"), "fails"),
        (("total:12万元", "part:12人"), "undecided"),
    ],
)
def test_a_total_is_held_against_its_parts(legs: tuple[str, ...], verdict: str) -> None:
    assert tie("sum", *legs).verdict == verdict


@pytest.mark.parametrize(
    ("count", "gap", "verdict"), [(2, 1, "rounding"), (3, 1, "rounding"), (4, 2, "rounding")]
)
def test_a_sum_of_n_parts_accepts_half_as_many_last_digits(count: int, gap: int, verdict: str) -> None:
    parts = ["part:10万元"] * count
    assert tie("sum", f"total:{10 * count + gap}万元", *parts).verdict == verdict
    assert tie("sum", f"total:{10 * count - gap}万元", *parts).verdict == verdict


def test_beyond_rounding_only_parts_that_were_cut_off_explain_a_gap_and_only_upwards() -> None:
    parts = ["part:10万元"] * 5
    assert tie("sum", "total:54万元", *parts).verdict == "truncation"
    assert tie("sum", "total:55万元", *parts).verdict == "fails"
    assert tie("sum", "total:46万元", *parts).verdict == "fails"


def test_shares_are_held_against_the_hundred_percent_that_nobody_prints() -> None:
    assert tie("sum", "part:53.79%", "part:46.21%", whole="100").verdict == "exact"
    assert tie("sum", "part:33.3%", "part:33.3%", "part:33.3%", whole="100").verdict == "rounding"
    assert tie("sum", "part:81.25%", "part:18.85%", whole="100").verdict == "fails"


@pytest.mark.parametrize(
    ("legs", "verdict"),
    [
        (("total:10.55万元", "change:43.57万元", "-change:33.02万元"), "exact"),
        (("total:10.76万元", "change:43.57万元", "-change:33.02万元"), "fails"),
        (("-total:86.36万元", "current:342.30万元", "-prior:428.66万元"), "exact"),
        (("total:86.36万元", "current:342.30万元", "-prior:428.66万元"), "fails"),
        (("total:2371亿元", "current:21489亿元", "-prior:19117亿元"), "rounding"),
        (("total:5.9个百分点", "current:21.9%", "-prior:16.0%"), "exact"),
    ],
)
def test_a_difference_is_held_against_its_terms(legs: tuple[str, ...], verdict: str) -> None:
    assert tie("delta", *legs).verdict == verdict


@pytest.mark.parametrize(
    ("legs", "verdict"),
    [
        (("percent:89%", "part:338.89万元", "base:380.78万元"), "exact"),
        (("percent:77.9%", "part:13.2亿元", "base:16.9亿元"), "rounding"),
        (("percent:99%", "part:2595.6208万元", "base:2596万元"), "truncation"),
        (("percent:67.3%", "part:73.7亿元", "base:109.4亿元"), "rounding"),
        (("percent:98.29%", "part:1659.21万元", "base:1848.66万元"), "fails"),
        (("percent:18.76%", "part:165247.88元", "base:881300.39元"), "fails"),
        (("percent:47.5%", "part:19人", "base:40人"), "exact"),
        (("percent:20", "part:10", "base:50"), "exact"),
        (("percent:5%", "part:5万元", "base:0万元"), "undecided"),
        (("percent:5%", "part:5万元", "base:100人"), "undecided"),
        (("percent:96.74%", "part:881300.39元", "base:881300.39元", "base:29700元"), "exact"),
        (("percent:三分之一", "part:12个", "base:36个"), "exact"),
        (("percent:0%", "part:0.4万元", "base:100.0万元"), "exact"),
        (("percent:0%", "part:0万元", "base:100.0万元"), "exact"),
    ],
)
def test_a_share_is_held_against_part_and_base(legs: tuple[str, ...], verdict: str) -> None:
    assert tie("share", *legs).verdict == verdict
    assert tie("rate", *legs).verdict == verdict


@pytest.mark.parametrize(
    ("legs", "verdict"),
    [
        (("percent:9.52%", "current:1848.66万元", "change:160.66万元"), "exact"),
        (("-percent:23.51%", "current:4125.49万元", "-change:1267.86万元"), "exact"),
        (("-percent:38.28%", "current:4143.91万元", "-change:2570.97万元"), "truncation"),
        (("-percent:1.6%", "current:36399亿元", "-change:571.6亿元"), "fails"),
        (("percent:21.56%", "current:19.83亿元", "change:3.52亿元"), "rounding"),
        (("-percent:12%", "prior:285万元", "-change:34万元"), "exact"),
        (("percent:0.81%", "current:24843.16万元", "prior:24644.62万元"), "exact"),
        (("-percent:100%", "current:0元", "-change:47600元"), "exact"),
        (("percent:0%", "current:0.00万元", "change:0.00万元"), "undecided"),
        (("percent:100%", "current:5万元", "change:5万元"), "undecided"),
        (("percent:2.5倍", "current:35万元", "prior:10万元"), "exact"),
        (("percent:-1.8%", "current:98.2万元", "-change:1.8万元"), "exact"),
    ],
)
def test_a_growth_rate_is_held_against_any_two_of_three(legs: tuple[str, ...], verdict: str) -> None:
    assert tie("growth", *legs).verdict == verdict


@pytest.mark.parametrize("percent", ["19.1%", "42.0%"])
def test_growth_of_two_rounded_amounts_has_their_whole_room(percent: str) -> None:
    assert tie("growth", f"percent:{percent}", "current:0.13亿元", "prior:0.10亿元").verdict == "rounding"


@pytest.mark.parametrize("percent", ["18.9%", "42.3%"])
def test_growth_outside_that_room_fails(percent: str) -> None:
    assert tie("growth", f"percent:{percent}", "current:0.13亿元", "prior:0.10亿元").verdict == "fails"


@pytest.mark.parametrize(
    ("legs", "verdict"),
    [
        (("average:2400元", "total:643200元", "count:268名"), "exact"),
        (("average:1109.9元/人", "total:107.7亿元", "count:970.3万人"), "rounding"),
        (("average:3.7万元", "total:8106万元", "count:2147辆"), "truncation"),
        (("average:3.9万元", "total:8106万元", "count:2147辆"), "fails"),
        (("average:33.33元", "total:100.00元", "count:3人"), "exact"),
        (("average:3.9万元", "total:8106万元", "count:0辆"), "undecided"),
    ],
)
def test_an_average_is_held_against_total_and_number(legs: tuple[str, ...], verdict: str) -> None:
    assert tie("average", *legs).verdict == verdict


def test_a_count_is_held_against_the_names_listed() -> None:
    names = ("东河村", "西河村", "南河村")
    assert tie("count", "stated:3个", names=names).verdict == "exact"
    failed = tie("count", "stated:4个", names=names)
    assert (failed.verdict, failed.computed, failed.residual) == ("fails", Decimal(3), Decimal(1))
    assert tie("count", "stated:10余个", names=names).verdict == "undecided"


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("68.30万元", "68.3万元", "exact"),
        ("0.5亿元", "5000万元", "exact"),
        ("19.8亿元", "19.83亿元", "rounding"),
        ("19.8亿元", "19.89亿元", "truncation"),
        ("99.86%", "99.868%", "truncation"),
        ("19.8亿元", "19.95亿元", "fails"),
        ("269.85万元", "269.86万元", "fails"),
        ("1.58万元", "1.58元", "fails"),
        ("12人", "12万元", "undecided"),
    ],
)
def test_one_fact_printed_twice_agrees_at_the_coarser_precision(one: str, other: str, verdict: str) -> None:
    assert tie("equal", f"one:{one}", f"other:{other}").verdict == verdict
    assert tie("equal", f"one:{other}", f"other:{one}").verdict == verdict


@pytest.mark.parametrize(
    ("larger", "smaller", "verdict"),
    [
        ("21人", "13人", "exact"),
        ("13人", "13人", "exact"),
        ("13人", "21人", "fails"),
        ("1.2亿元", "12040万元", "rounding"),
        ("1.2亿元", "12600万元", "fails"),
        ("0.3792万元", "4000元", "fails"),
    ],
)
def test_the_larger_is_held_to_be_no_smaller(larger: str, smaller: str, verdict: str) -> None:
    assert tie("order", f"larger:{larger}", f"smaller:{smaller}").verdict == verdict


def test_a_figure_that_only_bounds_its_value_never_convicts() -> None:
    held = tie("average", "average:约3.8万元", "total:8106万元", "count:2147辆")
    assert (held.verdict, held.reason) == ("exact", "approximate")
    for legs in (("total:约50万元", "part:20万元"), ("total:不少于50万元", "part:20万元", "part:3万元")):
        made = tie("sum", *legs)
        assert (made.verdict, made.reason) == ("undecided", "approximate")


def test_a_missing_unit_never_convicts() -> None:
    made = tie("sum", "total:77.00", "part:35.00万元", "part:43.00万元")
    assert (made.verdict, made.reason) == ("undecided", "unit-missing")
    assert tie("sum", "total:77.00", "part:35.00万元", "part:42.00万元").verdict == "exact"


def test_reasons_name_what_stands_in_the_way() -> None:
    assert tie("rate", "percent:95.89%", "part:307.82万元", "base:0万元").reason == "base-zero"
    assert tie("sum", "total:12万元", "part:12人").reason == "units-differ"
    assert tie("growth", "percent:3%", "current:12万元").reason == "incomplete"
    assert tie("growth", "percent:30%", "current:0.13亿元", "prior:0.10亿元").reason == "weak:23.06"


def test_computed_and_residual_are_in_base_units() -> None:
    made = tie("sum", "total:1848.66万元", "part:1659.21万元", "part:28.79万元")
    assert (made.computed, made.residual) == (Decimal("16880000"), Decimal("1606600"))
    share = tie("share", "percent:98.29%", "part:1659.21万元", "base:1848.66万元")
    assert share.computed == Decimal("89.752037")
    assert share.residual == Decimal("98.29") - Decimal("89.752037")


@pytest.mark.parametrize(
    ("kind", "legs", "formula"),
    [
        ("sum", ("total:380.78万元", "part:338.89万元", "part:41.89万元"), "338.89 + 41.89 = 380.78"),
        (
            "sum",
            ("total:1848.66万元", "part:1659.21万元", "part:28.79万元"),
            "1659.21 + 28.79 = 1688.00 ≠ 1848.66",
        ),
        ("sum", ("total:1亿元", "part:6000万元", "part:0.4亿元"), "6000万元 + 0.4亿元 = 1亿元"),
        (
            "delta",
            ("total:10.76万元", "change:43.57万元", "-change:33.02万元"),
            "43.57 − 33.02 = 10.55 ≠ 10.76",
        ),
        ("share", ("percent:89%", "part:338.89万元", "base:380.78万元"), "338.89 ÷ 380.78 = 89.00% ≈ 89%"),
        (
            "growth",
            ("-percent:38.28%", "current:4143.91万元", "-change:2570.97万元"),
            "−2570.97 ÷ (4143.91 + 2570.97) = −38.2877% ≈ −38.28%",
        ),
        ("growth", ("percent:30%", "current:13万元", "prior:10万元"), "(13 − 10) ÷ 10 = 30%"),
        (
            "average",
            ("average:2400元", "total:643200元", "count:268名"),
            "643200元 ÷ 268名 = 2400.00元 = 2400元",
        ),
        ("equal", ("one:1.58万元", "other:1.58元"), "1.58万元 ≠ 1.58元"),
        ("order", ("larger:13人", "smaller:21人"), "13 < 21"),
    ],
)
def test_the_formula_shows_the_arithmetic(kind: str, legs: tuple[str, ...], formula: str) -> None:
    assert tie(kind, *legs).formula == formula
