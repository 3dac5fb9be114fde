"""Which ends belong to an interval, through every operation: a verdict can hang on one value."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest

from perfcheck.number.interval import (
    INFINITY,
    Interval,
    bounds,
    growth_from_change,
    hull,
    printed,
    ratio,
    total,
)

D = Decimal
ENDS = list(product((False, True), repeat=2))


def span(low: str, high: str, low_open: bool = False, high_open: bool = False) -> Interval:
    return Interval(D(low), D(high), low_open, high_open)


@pytest.mark.parametrize(("low_open", "high_open"), ENDS)
def test_an_end_is_a_value_of_the_interval_unless_it_is_open(low_open: bool, high_open: bool) -> None:
    interval = span("1", "2", low_open, high_open)
    assert (D(1) in interval, D(2) in interval) == (not low_open, not high_open)
    assert D("1.5") in interval
    assert D("0.9") not in interval
    assert D("2.1") not in interval


@pytest.mark.parametrize(("one", "two"), list(product(ENDS, repeat=2)))
def test_an_end_of_a_sum_is_open_where_either_end_is(one: tuple[bool, bool], two: tuple[bool, bool]) -> None:
    wanted = span("11", "22", one[0] or two[0], one[1] or two[1])
    left, right = span("1", "2", *one), span("10", "20", *two)
    assert left + right == wanted
    assert total([left, right]) == wanted
    assert total([left, right, span("0", "0")]) == wanted


@pytest.mark.parametrize(("low_open", "high_open"), ENDS)
def test_scaling_keeps_the_ends_and_a_negative_factor_turns_them_round(
    low_open: bool, high_open: bool
) -> None:
    interval = span("2", "4", low_open, high_open)
    assert interval.scale(D("0.5")) == span("1", "2", low_open, high_open)
    assert interval.scale(-2) == span("-8", "-4", high_open, low_open)


def test_a_bound_that_is_given_is_closed_and_one_that_is_not_is_infinite_and_open() -> None:
    assert bounds(D(1), D(2)) == span("1", "2")
    assert bounds(None, D(2)) == Interval(-INFINITY, D(2), True, False)
    assert bounds(D(1), None) == Interval(D(1), INFINITY, False, True)


def test_a_figure_of_many_decimals_and_one_of_a_doubled_unit_are_rounded_to_half_their_last_digit() -> None:
    assert printed(D("1.000000000001"), 12) == span("1.0000000000005", "1.0000000000015", False, True)
    assert printed(D("3"), 0, D(2)) == span("5", "7", False, True)


@pytest.mark.parametrize(("top", "bottom"), list(product(ENDS, repeat=2)))
def test_an_end_of_a_quotient_is_open_where_either_end_that_makes_it_is(
    top: tuple[bool, bool], bottom: tuple[bool, bool]
) -> None:
    found = ratio(span("1", "6", *top), span("2", "4", *bottom))
    assert found == span("0.25", "3", top[0] or bottom[1], top[1] or bottom[0])


def test_nothing_of_anything_is_nothing_even_where_the_base_is_open() -> None:
    assert ratio(span("0", "1"), span("2", "4", True, True)) == span("0", "0.5", False, True)


def test_a_base_without_bound_divides_nothing_on_either_side() -> None:
    for base in (Interval(-INFINITY, D(-1), True), Interval(D(1), INFINITY, False, True)):
        assert ratio(span("1", "2"), base) is None
        assert growth_from_change(base, span("0", "0")) is None


def test_an_end_is_closed_if_any_corner_there_is() -> None:
    corners = [(D(1), True), (D(1), False), (D(2), True), (D(2), True)]
    assert hull(corners) == span("1", "2", False, True)
    assert hull([(D(1), True), (D(2), True), (D(2), False)]) == span("1", "2", True, False)


@pytest.mark.parametrize(("current", "change"), list(product(ENDS, repeat=2)))
def test_an_end_of_a_growth_is_open_where_current_or_change_is(
    current: tuple[bool, bool], change: tuple[bool, bool]
) -> None:
    found = growth_from_change(span("12", "22", *current), span("2", "2", *change))
    either = change[0] and change[1]
    assert found is not None
    assert (found.low, found.high) == (D("0.1"), D("0.2"))
    assert (found.low_open, found.high_open) == (current[1] or either, current[0] or either)
