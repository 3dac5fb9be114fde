"""Which figure is to blame, and how sure that is."""

from __future__ import annotations

from decimal import Decimal

import perfcheck
from perfcheck.config import Config
from perfcheck.diagnose import diagnose
from perfcheck.diagnose.evidence import Evidence
from perfcheck.diagnose.solve import need
from perfcheck.load import load_text
from perfcheck.model.figure import Figure
from perfcheck.model.tie import Hint
from perfcheck.model.workpaper import Workpaper
from perfcheck.pipeline import read_paper
from perfcheck.relate import relate


def diagnosed(text: str) -> Workpaper:
    paper = read_paper(load_text(text), Config())
    relate(paper)
    diagnose(paper)
    return paper


def figure(paper: Workpaper, numeral: str) -> Figure:
    return next(one for one in paper.figures if one.numeral == numeral)


def hint(text: str) -> Hint:
    found = diagnosed(text).faults[0].hint
    assert found is not None
    return found


SHARES = "2023年度基本支出500.00万元，其中：人员经费300.00万元，占60.00%；公用经费200.00万元，占{}%。"
STAFF = (
    "2023年度基本支出500.00万元，其中：人员经费330.00万元，比上年增加20.00万元，增长7.14%，占60.00%；"
    "公用经费200.00万元，占40.00%。"
)


def test_one_figure_in_three_failed_relations_is_one_fault() -> None:
    paper = diagnosed(STAFF)
    assert len(paper.faults) == 1
    assert {tie.kind for tie in paper.faults[0].ties} == {"sum", "share", "growth"}
    found = paper.faults[0].hint
    assert found is not None
    assert found.suggestions == [(figure(paper, "330.00"), Decimal("300.00"))]
    assert found.certain


def test_a_percent_between_amounts_that_other_relations_bear_out_is_certainly_wrong() -> None:
    found = hint(SHARES.format("46.00"))
    assert [(one.numeral, value) for one, value in found.suggestions] == [("46.00", Decimal("40.00"))]
    assert found.certain


def test_a_last_digit_off_is_never_certain() -> None:
    assert not hint(SHARES.format("40.01")).certain


def test_a_sum_alone_leaves_every_figure_open() -> None:
    found = hint("2023年度基本支出523.17万元，其中：人员经费300.00万元，公用经费200.00万元。")
    assert found.kind == "undecided"
    assert not found.certain
    values = [value for _, value in found.suggestions]
    assert values == [Decimal("500.00"), Decimal("323.17"), Decimal("223.17")]


def test_a_hint_leaves_the_verdict_and_the_rule_as_they_are() -> None:
    report = perfcheck.check_text(STAFF)
    faults = [finding for finding in report.findings if finding.relations]
    assert [(finding.name, finding.severity) for finding in faults] == [("sum-mismatch", "error")]


def test_every_relation_solves_for_each_of_its_figures() -> None:
    paper = diagnosed(
        "2023年度基本支出500.00万元，其中：人员经费300.00万元，占60.00%，比上年增加20.00万元，增长7.14%；"
        "公用经费200.00万元，占40.00%，比上年250.00万元减少50.00万元，下降20.00%。"
        "培训支出2.00万元，培训100人，人均200元。全年预算625.00万元，执行500.00万元，预算执行率80.00%。"
    )
    assert {tie.kind for tie in paper.ties} >= {"sum", "share", "growth", "delta", "average", "rate"}
    for tie in paper.ties:
        for leg in tie.legs:
            found = need(tie, leg.figure)
            if found is not None:
                assert found.low <= leg.figure.value <= found.high, (tie.formula, leg.figure.numeral)


def test_a_repair_that_mends_nothing_is_not_weighed_further() -> None:
    paper = diagnosed(STAFF)
    effect = Evidence(paper).effect({figure(paper, "330.00"): Decimal("999.00")})
    assert not effect.mended


def test_diagnosis_stops_after_a_bounded_number_of_steps() -> None:
    line = "基本支出{}.00万元，其中：人员经费{}.00万元，占50%；公用经费{}.00万元，占60%。\n"
    paper = diagnosed("".join(line.format(1000 + at, 400 + at, 300 + at) for at in range(150)))
    assert len(paper.faults) >= 150
    assert any(fault.hint is not None for fault in paper.faults)
    assert any(fault.hint is None for fault in paper.faults)


def test_figures_too_long_to_reckon_with_get_a_verdict_and_no_hint() -> None:
    nines = "9" * 30
    paper = diagnosed(
        f"2023年度基本支出5{nines}.00万元，其中：人员经费1{nines}.00万元，公用经费2{nines}.00万元。"
    )
    assert [tie.verdict for tie in paper.ties] == ["fails"]
    assert [fault.hint for fault in paper.faults] == [None]


PURCHASES = (
    "政府采购支出总额{}万元，其中：货物支出311.68万元、工程支出264.22万元、服务支出121.79万元。"
    "授予中小企业合同金额362.80万元，占政府采购支出总额的52.00%。"
)


def test_a_list_read_beyond_its_sentence_makes_no_figure_certainly_wrong() -> None:
    found = hint(PURCHASES.format("1060.49"))
    assert not found.certain
    assert found.kind == "another-total"
    one, value = found.suggestions[0]
    assert (one.numeral, value) == ("1060.49", Decimal("697.69"))
    assert not diagnosed(PURCHASES.format("697.69")).faults
