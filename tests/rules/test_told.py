"""What `perfcheck rule` says of a rule, and the outlines it knows."""

from __future__ import annotations

import json

import pytest

from perfcheck.cli.rule import main
from perfcheck.config import Config
from perfcheck.errors import ConfigError
from perfcheck.read.outline_kind import profiles
from perfcheck.rules import RuleInfo, all_rules, find_rule
from perfcheck.rules.base import FAMILIES
from perfcheck.rules.told import plain, told

RULES = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
FAMILY = {"1": "arithmetic", "2": "restatement", "3": "structure", "4": "wording", "5": "notation"}


@RULES
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_rule_says_what_why_fails_passes_basis_severity_status_and_since(rule: RuleInfo, lang: str) -> None:
    said = told(rule, lang)
    assert all(
        said[key] for key in ("what", "why", "fails", "passes", "basis", "severity", "status", "since")
    )
    for key in ("fails", "passes", "basis"):
        part = said[key]
        assert isinstance(part, dict)
        assert all(part.values())
    assert json.loads(json.dumps(said)) == said


@RULES
def test_a_rule_can_be_cited_with_how_certain_its_basis_is(rule: RuleInfo) -> None:
    page = plain(rule, "zh")
    assert rule.basis
    for source in told(rule)["basis"]["sources"]:  # type: ignore[index]
        assert source["cite"] in page
        assert source["certainty"] in "ABC"


@RULES
def test_a_rule_belongs_to_the_family_of_its_code(rule: RuleInfo) -> None:
    assert rule.family == FAMILIES[rule.code[2]][0]
    assert rule.status in ("stable", "preview")
    assert rule.severity != "error" or rule.status == "stable"


def test_families_are_named_by_code() -> None:
    assert {key: FAMILIES[key][0] for key in FAMILY} == FAMILY


def test_the_list_is_parted_by_family(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "算术"
    assert sum(not line.startswith(" ") for line in lines if line) == len({r.family for r in all_rules()})
    assert sum(line.startswith("  PC") for line in lines) == len(all_rules())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_shows_its_examples_and_standing(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["PC110", "--lang", lang]) == 0
    page = capsys.readouterr().out
    assert "| 培训费年初预算为0万元" in page
    assert ("arithmetic · warning" if lang == "en" else "算术 · 警告") in page
    assert "第七十五条" in page


def test_rules_are_printed_as_json_one_and_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--format", "json", "--lang", "en"]) == 0
    every = json.loads(capsys.readouterr().out)
    assert [rule["code"] for rule in every] == [rule.code for rule in all_rules()]
    assert main(["problems-empty", "--format", "json", "--lang", "en"]) == 0
    one = json.loads(capsys.readouterr().out)
    assert one in every
    assert (one["family"], one["since"]) == ("structure", "0.1.0")


def test_an_unknown_rule_is_a_usage_error_that_names_its_neighbours(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["sum-mismach"]) == 2
    assert "sum-mismatch" in capsys.readouterr().err


def test_the_page_of_missing_sections_lists_every_outline() -> None:
    rule = find_rule("section-missing")
    assert rule is not None
    assert all(name in plain(rule, "en") for name in profiles())


def test_an_unknown_outline_is_an_error_that_names_its_neighbour() -> None:
    with pytest.raises(ConfigError, match="hunan-department-2021"):
        Config(profile="hunan-department-2012")
