"""The cheap tests never turn away what holds; verdicts depend on neither order nor unit."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from perfcheck.check import judge, may_average, may_grow, may_ratio, may_sum
from perfcheck.model.figure import Figure
from perfcheck.model.tie import Leg, Tie

UNITS = {"元": Decimal(1), "万元": Decimal(10000), "亿元": Decimal(10**8)}


def money(value: Decimal, unit: str = "万元") -> Figure:
    decimals = -int(value.as_tuple().exponent)
    exact = unit == "元" and decimals == 2
    return Figure(0, 0, 0, 0, str(value), value, unit, UNITS[unit], "元", "money", decimals, exact=exact)


def percent(value: Decimal) -> Figure:
    decimals = -int(value.as_tuple().exponent)
    return Figure(0, 0, 0, 0, str(value), value, "%", Decimal(1), "%", "percent", decimals)


values = st.integers(0, 2).flatmap(lambda n: st.decimals(min_value=0, max_value=50, places=n))
amounts = st.builds(money, values, st.sampled_from(["万元", "元"]))
percents = st.builds(
    percent, st.integers(0, 2).flatmap(lambda n: st.decimals(min_value=0, max_value=300, places=n))
)
signs = st.sampled_from([1, -1])


def holds(kind: str, *legs: Leg) -> bool:
    tie = Tie(kind, list(legs))
    judge(tie)
    return tie.holds


@given(amounts, st.lists(st.tuples(amounts, signs), min_size=1, max_size=4))
def test_a_sum_that_holds_may_hold(total: Figure, parts: list[tuple[Figure, int]]) -> None:
    legs = [Leg("part", figure, weight) for figure, weight in parts]
    if holds("sum", Leg("total", total), *legs):
        assert may_sum(total, [figure for figure, _ in parts], [weight for _, weight in parts])


@given(st.lists(values, min_size=1, max_size=5), st.sampled_from([-1, 0, 1, 2]))
def test_a_sum_near_its_total_may_hold_if_it_does(parts: list[Decimal], gap: int) -> None:
    figures = [money(part) for part in parts]
    total = money(abs(sum(parts, Decimal(0)) + Decimal(gap).scaleb(-2)))
    if holds("sum", Leg("total", total), *(Leg("part", figure) for figure in figures)):
        assert may_sum(total, figures)


@given(percents, amounts, amounts)
def test_a_share_that_holds_may_hold(said: Figure, part: Figure, base: Figure) -> None:
    if holds("share", Leg("percent", said), Leg("part", part), Leg("base", base)):
        assert may_ratio(said, part, base)


@given(values, values.filter(bool), st.integers(0, 2))
def test_a_share_worked_out_from_its_figures_may_hold(part: Decimal, base: Decimal, places: int) -> None:
    said = percent((part / base * 100).quantize(Decimal(1).scaleb(-places)))
    if holds("share", Leg("percent", said), Leg("part", money(part)), Leg("base", money(base))):
        assert may_ratio(said, money(part), money(base))


@given(percents, signs, amounts, amounts, st.sampled_from(["prior", "change", "old"]))
def test_a_growth_that_holds_may_hold(
    said: Figure, sign: int, one: Figure, other: Figure, given_as: str
) -> None:
    stated = Leg("percent", said, sign)
    if given_as == "prior" and holds("growth", stated, Leg("current", one), Leg("prior", other)):
        assert may_grow(said, one, other, sign=sign)
    if given_as == "change" and holds("growth", stated, Leg("current", one), Leg("change", other, sign)):
        assert may_grow(said, one, change=other, sign=sign)
    if given_as == "old" and holds("growth", stated, Leg("prior", one), Leg("change", other, sign)):
        assert may_grow(said, prior=one, change=other, sign=sign)


@given(amounts, amounts, st.integers(1, 40))
def test_an_average_that_holds_may_hold(average: Figure, total: Figure, number: int) -> None:
    count = Figure(0, 0, 0, 0, str(number), Decimal(number), "人", Decimal(1), "人", "people", 0, exact=True)
    if holds("average", Leg("average", average), Leg("total", total), Leg("count", count)):
        assert may_average(average, total, count)


def test_the_cheap_tests_turn_away_what_is_plainly_wrong() -> None:
    assert not may_sum(money(Decimal("18.66")), [money(Decimal("16.21")), money(Decimal("0.79"))])
    assert not may_ratio(percent(Decimal("98.29")), money(Decimal("16.59")), money(Decimal("18.48")))
    assert not may_grow(percent(Decimal("9.52")), money(Decimal("18.48")), change=money(Decimal("2.60")))
    assert not may_ratio(percent(Decimal(5)), money(Decimal(5)), money(Decimal(0)))


@given(amounts, st.lists(amounts, min_size=2, max_size=5), st.randoms())
def test_the_verdict_does_not_depend_on_the_order_of_parts(
    total: Figure, parts: list[Figure], chance: object
) -> None:
    mixed = list(parts)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    one = Tie("sum", [Leg("total", total), *(Leg("part", part) for part in parts)])
    other = Tie("sum", [Leg("total", total), *(Leg("part", part) for part in mixed)])
    judge(one)
    judge(other)
    assert (one.verdict, one.residual) == (other.verdict, other.residual)


@given(values, st.lists(values, min_size=1, max_size=4), values, values)
def test_scaling_by_a_unit_never_changes_a_verdict(
    total: Decimal, parts: list[Decimal], part: Decimal, base: Decimal
) -> None:
    verdicts = set()
    for unit in ("万元", "亿元"):
        tie = Tie("sum", [Leg("total", money(total, unit)), *(Leg("part", money(p, unit)) for p in parts)])
        share = Tie(
            "share",
            [
                Leg("percent", percent(Decimal("12.5"))),
                Leg("part", money(part, unit)),
                Leg("base", money(base, unit)),
            ],
        )
        judge(tie)
        judge(share)
        verdicts.add((tie.verdict, share.verdict))
    assert len(verdicts) == 1
