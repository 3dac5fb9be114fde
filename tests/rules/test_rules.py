"""Every rule finds its own bad examples and leaves its good ones alone."""

from __future__ import annotations

import re

import pytest

import perfcheck
from perfcheck.config import Config
from perfcheck.knowledge import load
from perfcheck.model.document import Document
from perfcheck.model.workpaper import Workpaper
from perfcheck.read.flow import build
from perfcheck.read.outline import read_outline
from perfcheck.rules import Draft, RuleInfo, all_rules, cite, find_rule, run
from perfcheck.rules.told import sections
from tests.promised import RULES

WARNINGS = [
    "problems-empty",
    "staffing-over-quota",
    "unit-mismatch",
    "stale-year",
    "direction-contradicted",
    "placeholder-left",
    "section-missing",
    "nothing-checked",
]


def read(text: str, config: Config | None = None) -> Workpaper:
    document = Document(text)
    flow = build(document)
    return Workpaper(document, config or Config(), flow, read_outline(flow))


def found(rule: RuleInfo, text: str) -> list[Draft]:
    return list(rule.check(read(text)))


def examples(*, engine: bool, bad: bool) -> list[object]:
    return [
        pytest.param(rule, text, id=f"{rule.name}-{place}")
        for rule in all_rules()
        if rule.engine == engine
        for place, text in enumerate(rule.invalid if bad else rule.valid)
    ]


@pytest.mark.parametrize(("rule", "text"), examples(engine=False, bad=True))
def test_a_rule_finds_its_bad_example(rule: RuleInfo, text: str) -> None:
    assert found(rule, text)


@pytest.mark.parametrize(("rule", "text"), examples(engine=False, bad=False))
def test_a_rule_leaves_its_good_example_alone(rule: RuleInfo, text: str) -> None:
    assert not found(rule, text)


@pytest.mark.parametrize(("rule", "text"), examples(engine=True, bad=True))
def test_the_whole_check_reports_the_bad_example_under_its_rule(rule: RuleInfo, text: str) -> None:
    report = perfcheck.check_text(text, previous=rule.previous)
    assert rule.name in [finding.name for finding in report.findings]


@pytest.mark.parametrize(("rule", "text"), examples(engine=True, bad=False))
def test_the_whole_check_does_not_report_the_good_example(rule: RuleInfo, text: str) -> None:
    report = perfcheck.check_text(text, previous=rule.previous)
    assert rule.name not in [finding.name for finding in report.findings]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_the_places_of_a_finding_lie_in_the_text(rule: RuleInfo) -> None:
    for text in (*rule.invalid, *rule.valid):
        for draft in found(rule, text):
            assert all(0 <= start < end <= len(text) for start, end in draft.spans)
            assert draft.zh
            assert draft.en


def test_every_promised_rule_is_there() -> None:
    assert set(RULES) <= {rule.name for rule in all_rules()}


def test_codes_and_names_are_unique_and_well_formed() -> None:
    rules = all_rules()
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)
    assert all(re.fullmatch(r"PC[1-69]\d\d", rule.code) for rule in rules)


def test_structure_that_is_sent_back_is_a_warning() -> None:
    assert {rule.name for rule in all_rules() if rule.severity == "warning"} >= set(WARNINGS)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_a_rule_is_a_page_in_both_languages(rule: RuleInfo) -> None:
    assert len(sections(rule.page, "zh")) == len(sections(rule.english, "en")) == 5
    assert rule.title()
    assert rule.title("en")
    assert rule.invalid
    assert rule.valid


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_an_error_never_rests_on_a_recalled_source(rule: RuleInfo) -> None:
    bases = load("bases")
    assert all(basis in bases for basis in rule.basis)
    if rule.severity == "error":
        assert all(bases[basis]["certainty"] in "AB" for basis in rule.basis)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_a_rule_that_rests_on_recalled_sources_alone_is_a_note(rule: RuleInfo) -> None:
    if all(load("bases")[basis]["certainty"] == "C" for basis in rule.basis):
        assert rule.severity == "note"


def test_an_article_is_cited_only_where_it_was_read() -> None:
    assert cite("L02").endswith("第七十五条")
    for key, basis in load("bases").items():
        assert basis["certainty"] in ("A", "B", "C")
        if basis["certainty"] == "C":
            assert "article" not in basis
            assert "第" not in cite(key)


def test_a_rule_is_found_by_code_and_by_name() -> None:
    by_code, by_name = find_rule("pc301"), find_rule("problems-empty")
    assert by_code is by_name is not None
    assert find_rule("PC000") is None


def test_findings_come_in_reading_order() -> None:
    paper = read(
        "一、存在的问题\n暂无\n二、机构设置\n保密\n四、其他事项\n新装设备48台，，全部投入使用（含备用。\n完毕。"
    )
    places = [draft.spans[0] for _, draft in run(paper) if draft.spans]
    assert len(places) >= 5
    assert places == sorted(places)


def test_many_faults_of_a_kind_become_one_finding() -> None:
    rule = find_rule("repeated-punctuation")
    assert rule is not None
    drafts = found(rule, "任务完成，，成效明显。" * 50)
    assert len(drafts) == 1
    assert "50" in drafts[0].zh
