"""Exact intervals: rounding, cutting off, and the arithmetic on them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from perfcheck.number.interval import (
    EXACT,
    Interval,
    bounds,
    cut,
    growth_from_change,
    point,
    printed,
    ratio,
    total,
)

amounts = st.decimals(min_value=-(10**9), max_value=10**9, places=4)
places = st.integers(min_value=0, max_value=4)
sizes = st.sampled_from([Decimal(1), Decimal(10000), Decimal(10**8), Decimal("0.1")])


def rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=EXACT)


def test_a_printed_figure_is_half_a_last_digit_wide_on_each_side() -> None:
    assert printed(Decimal("338.89"), 2) == Interval(Decimal("338.885"), Decimal("338.895"), False, True)


def test_a_negative_figure_mirrors_which_end_is_open() -> None:
    assert printed(Decimal("-1.5"), 1) == Interval(Decimal("-1.55"), Decimal("-1.45"), True, False)


def test_zero_is_open_on_both_sides() -> None:
    zero = printed(Decimal("0.00"), 2)
    assert zero.low_open
    assert zero.high_open


def test_a_figure_cut_off_reaches_one_whole_last_digit() -> None:
    assert cut(Decimal("338.89"), 2) == Interval(Decimal("338.89"), Decimal("338.90"), False, True)


def test_growth_sees_the_current_and_prior_figures_as_two_rounded_ones() -> None:
    found = ratio(printed(Decimal("0.13"), 2), printed(Decimal("0.10"), 2))
    assert found is not None
    growth = (found + point(Decimal(-1))).scale(100)
    assert (round(growth.low, 2), round(growth.high, 2)) == (Decimal("19.05"), Decimal("42.11"))


def test_growth_from_a_change_keeps_numerator_and_base_together() -> None:
    found = growth_from_change(printed(Decimal("0.13"), 2), printed(Decimal("0.03"), 2))
    apart = ratio(printed(Decimal("0.03"), 2), Interval(Decimal("0.09"), Decimal("0.11")))
    assert found is not None
    assert apart is not None
    assert found.width <= apart.width
    assert Decimal("0.3") in found


def test_nothing_is_divided_by_an_interval_that_touches_zero() -> None:
    assert ratio(point(Decimal(1)), printed(Decimal("0.00"), 2)) is None
    assert ratio(point(Decimal(1)), Interval(Decimal(0), Decimal(1))) is None
    assert growth_from_change(printed(Decimal(5), 0), printed(Decimal(5), 0)) is None


def test_touching_ends_meet_only_where_both_are_closed() -> None:
    assert not printed(Decimal("0.1"), 1).meets(printed(Decimal("0.2"), 1))
    assert point(Decimal("0.15")).meets(printed(Decimal("0.2"), 1))
    assert bounds(Decimal(3), None).meets(point(Decimal(3)))


@given(amounts, places, sizes)
def test_negation_mirrors_bounds_and_their_openness(value: Decimal, decimals: int, factor: Decimal) -> None:
    value = rounded(value, decimals)
    for make in (printed, cut):
        found = make(value, decimals, factor)
        assert -found == make(value.copy_negate(), decimals, factor)
        assert (-found).low_open == found.high_open


@given(st.lists(amounts, min_size=1, max_size=12), places)
def test_a_sum_of_genuinely_rounded_parts_never_fails(parts: list[Decimal], decimals: int) -> None:
    whole = Decimal(0)
    for part in parts:
        whole = EXACT.add(whole, part)
    stated = printed(rounded(whole, decimals), decimals)
    assert stated.meets(total([printed(rounded(part, decimals), decimals) for part in parts]))


@given(amounts, amounts, places)
def test_figures_at_one_precision_are_equal_or_apart(one: Decimal, other: Decimal, decimals: int) -> None:
    one, other = rounded(one, decimals), rounded(other, decimals)
    assert printed(one, decimals).meets(printed(other, decimals)) is (one == other)


@given(amounts, amounts, sizes, places)
def test_scaling_by_a_unit_never_changes_what_meets(
    one: Decimal, other: Decimal, factor: Decimal, decimals: int
) -> None:
    one, other = rounded(one, decimals), rounded(other, 2)
    plain = printed(one, decimals).meets(printed(other, 2))
    assert printed(one, decimals, factor).meets(printed(other, 2, factor)) is plain


@given(st.lists(amounts, min_size=2, max_size=8), st.randoms())
def test_a_sum_does_not_depend_on_the_order_of_its_parts(parts: list[Decimal], chance: object) -> None:
    mixed = list(parts)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert total([printed(p, 2) for p in parts]) == total([printed(p, 2) for p in mixed])


@given(
    st.decimals(min_value=1, max_value=10**6, places=4), st.decimals(min_value=1, max_value=10**6, places=4)
)
def test_the_quotient_of_what_was_rounded_lies_in_the_quotient_of_the_intervals(
    top: Decimal, bottom: Decimal
) -> None:
    found = ratio(printed(rounded(top, 0), 0), printed(rounded(bottom, 0), 0))
    assert found is not None
    assert EXACT.divide(top, bottom) in found
