"""Settings: what a key may be, which file applies, what is inherited, and what it does to a check."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

import perfcheck
from perfcheck.config import Config
from perfcheck.config.files import read
from perfcheck.config.nearest import find
from perfcheck.config.show import show
from perfcheck.errors import ConfigError
from tests.cli.process import CLEAN_TEXT, FAULTY_TEXT, run, write

STYLE = "一、支出情况\n2022年支出合计120.50万元，，其中：基本支出80.30万元，项目支出40.20万元。\n"
CLIMB = "一、支出情况\n2022年支出合计120.50万元，较2021年攀升20.50万元，攀升30.00%。\n"
OWN = "一、支出情况\n2022年水利专费共120.50万元，其中：渠道费80.30万元，闸门费30.20万元，其它另计。\n"
OPEN = "一、支出情况\n2022年水利专费共120.50万元，其中：渠道费80.30万元，闸门费39.20万元。\n"
IDENTITY = {"id": "w", "total": "水利专费", "parts": ["渠道费", ["闸门费"]], "certainty": "A"}


def names(text: str, config: Config) -> list[str]:
    return [finding.name for finding in perfcheck.check_text(text, config=config).findings]


@pytest.mark.parametrize(
    ("table", "named"),
    [
        ({"selekt": ["PC1"]}, ["selekt", "select"]),
        ({"severty": {}}, ["severty", "severity"]),
        ({"lexicon": {"direction": {"upp": ["攀升"]}}}, ["direction.upp", "direction.up"]),
        ({"identities": [{"id": "a", "totla": ["甲"]}]}, ["totla", "total"]),
        ({"severity": {"sum-mismatch": "fatal"}}, ["severity.sum-mismatch", "warning"]),
        ({"profile": "hunan-departmant-2021"}, ["hunan-department-2021"]),
        ({"plugins": "yes"}, ["plugins", "true"]),
        ({"tolerance": {"mixed-bracket": -1}}, ["tolerance.mixed-bracket"]),
        ({"limits": {"page": 5}}, ["page", "pages"]),
        ({"limits": {"pages": 0}}, ["limits.pages"]),
        ({"lang": "zh", "language": "en"}, ["language", "lang"]),
        ({"lexicon": {"direction": {"up": ["一，二"]}}}, ["lexicon.direction.up", "一，二"]),
    ],
)
def test_a_wrong_key_or_value_is_named_with_its_neighbour(table: dict[str, object], named: list[str]) -> None:
    with pytest.raises(ConfigError) as caught:
        Config.from_mapping(table, where="here.toml")
    for lang in ("zh", "en"):
        said = caught.value.say(lang)
        assert said.startswith("here.toml")
        assert all(word in said for word in named), said


def test_a_rule_that_does_not_exist_is_named_with_its_neighbour() -> None:
    with pytest.raises(ConfigError, match="sum-mismatch"):
        perfcheck.check_text(CLEAN_TEXT, config=Config(select=("sum-missmatch",)))


def test_rules_are_chosen_by_code_beginning_or_name_and_ignore_is_stronger() -> None:
    both = STYLE.replace("40.20", "50.20")
    assert {"sum-mismatch", "repeated-punctuation"} <= set(names(both, Config()))
    assert names(both, Config(select=("PC5",))) == ["repeated-punctuation"]
    assert "repeated-punctuation" not in names(both, Config(ignore=("repeated-punctuation",)))
    assert names(both, Config(select=("PC1", "PC504"), ignore=("PC5",))) == ["sum-mismatch"]


def test_a_severity_is_changed_and_what_the_wording_leaves_open_is_never_made_worse() -> None:
    def severities(text: str, config: Config) -> list[str]:
        findings = perfcheck.check_text(text, config=config).findings
        return [finding.severity for finding in findings if finding.name == "sum-mismatch"]

    assert severities(FAULTY_TEXT, Config(severity={"sum-mismatch": "note"})) == ["note"]
    assert severities(OPEN, Config()) == ["warning"]
    assert severities(OPEN, Config(severity={"sum-mismatch": "error"})) == ["warning"]
    raised = perfcheck.check_text(STYLE, config=Config(severity={"PC504": "error"}))
    assert [f.severity for f in raised.findings if f.rule == "PC504"] == ["error"]


def test_slips_of_style_may_be_let_pass_and_arithmetic_never() -> None:
    assert "repeated-punctuation" not in names(STYLE, Config(tolerance={"repeated-punctuation": 1}))
    twice = STYLE.replace("。", "，，。")
    assert "repeated-punctuation" in names(twice, Config(tolerance={"repeated-punctuation": 1}))
    many = STYLE + "任务完成，，成效明显。" * 9
    assert "repeated-punctuation" in names(many, Config(tolerance={"PC504": 9}))
    assert "repeated-punctuation" not in names(many, Config(tolerance={"PC504": 10}))
    for selector in ("sum-mismatch", "PC1", "PC", "ALL"):
        with pytest.raises(ConfigError, match="PC5xx"):
            perfcheck.check_text(STYLE, config=Config(tolerance={selector: 1}))


def test_words_of_ones_own_are_read_and_checks_with_other_settings_do_not_see_them() -> None:
    own = Config(lexicon=Config.from_mapping({"lexicon": {"direction": {"up": ["攀 升"]}}}).lexicon)
    configs = [own, Config()] * 8
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda config: "growth-mismatch" in names(CLIMB, config), configs))
    assert found == [True, False] * 8


def test_an_identity_of_ones_own_makes_a_list_whole_unless_it_is_only_recalled() -> None:
    def ok(**changes: object) -> bool:
        config = Config.from_mapping({"identities": [IDENTITY | changes]})
        return perfcheck.check_text(OWN, config=config).ok

    assert not ok()
    assert ok(certainty="C")
    assert perfcheck.check_text(OWN).ok


def test_the_nearest_file_wins_and_nothing_is_merged(tmp_path: Path) -> None:
    write(tmp_path, "perfcheck.toml", 'ignore = ["PC1"]\n')
    report = write(tmp_path, "a/b/report.txt", FAULTY_TEXT)
    assert find(str(report)) == str(tmp_path / "perfcheck.toml")
    assert run(report).returncode == 0
    near = write(tmp_path, "a/.perfcheck.toml", 'lang = "en"\n')
    assert find(str(report)) == str(near)
    ran = run(report)
    assert ran.returncode == 1
    assert b"What was checked" in ran.stdout
    write(tmp_path, "a/b/pyproject.toml", '[tool.other]\nx = "perfcheck"\n')
    assert find(str(report)) == str(near)
    project = write(tmp_path, "a/b/pyproject.toml", '[tool.perfcheck]\nignore = ["PC1"]\n')
    assert find(str(report)) == str(project)
    assert run(report).returncode == 0
    write(tmp_path, "a/b/perfcheck.toml", "")
    assert run(report).returncode == 1


def test_each_file_of_a_run_has_the_settings_nearest_to_it(tmp_path: Path) -> None:
    write(tmp_path, "a/perfcheck.toml", 'ignore = ["PC1"]\n')
    write(tmp_path, "a/one.txt", FAULTY_TEXT)
    write(tmp_path, "b/two.txt", FAULTY_TEXT)
    for jobs in ("1", "2"):
        batch = json.loads(run(tmp_path, "--format", "json", "--jobs", jobs).stdout)
        found = {Path(r["source"]["name"]).name: len(r["findings"]) for r in batch["reports"]}
        assert found["one.txt"] == 0
        assert found["two.txt"] >= 1


def test_options_are_stronger_than_files_and_isolated_reads_none(tmp_path: Path) -> None:
    report = write(tmp_path, "report.txt", FAULTY_TEXT)
    write(tmp_path, "perfcheck.toml", 'select = ["PC5"]\n')
    assert run(report).returncode == 0
    assert run(report, "--select", "PC1,PC2").returncode == 1
    assert run(report, "--isolated").returncode == 1
    assert run(report, "--isolated", "--ignore", "sum-mismatch").returncode == 0
    other = write(tmp_path, "elsewhere/other.toml", "")
    assert run(report, "--config", other).returncode == 1


def test_a_broken_file_is_one_line_that_names_it_and_exits_with_2(tmp_path: Path) -> None:
    report = write(tmp_path, "report.txt", CLEAN_TEXT)
    for content, said in (("selec = 1\n", "select"), ("a = [", "TOML"), ("extend = 3\n", "extend")):
        path = write(tmp_path, "perfcheck.toml", content)
        ran = run(report)
        assert ran.returncode == 2
        line = ran.stderr.decode()
        assert line.count("\n") == 1
        assert str(path) in line
        assert said in line


def test_a_file_inherits_from_the_one_it_extends_and_a_circle_is_refused(tmp_path: Path) -> None:
    base = write(
        tmp_path,
        "base.toml",
        'select = ["PC1"]\nignore = ["PC103"]\n[severity]\nsum-mismatch = "note"\ngrowth-mismatch = "note"\n'
        '[lexicon.direction]\nup = ["攀升"]\n[[identities]]\nid = "w"\ntotal = "甲"\nparts = ["乙", "丙"]\n',
    )
    path = write(
        tmp_path,
        "sub/perfcheck.toml",
        'extend = "../base.toml"\nselect = ["PC2"]\n[severity]\nsum-mismatch = "warning"\n'
        '[lexicon.direction]\ndown = ["走低"]\n[[identities]]\nid = "v"\ntotal = "丁"\nparts = ["戊", "己"]',
    )
    settled = read(str(path))
    config = settled.config()
    assert config.select == ("PC2",)
    assert config.ignore == ("PC103",)
    assert config.severity == {"sum-mismatch": "warning", "growth-mismatch": "note"}
    assert dict(config.lexicon) == {"direction.up": ("攀升",), "direction.down": ("走低",)}
    assert [entry.id for entry in config.identities] == ["w", "v"]
    assert settled.origins["ignore"] == str(base)
    base.write_text('extend = "sub/perfcheck.toml"\n', "utf-8")
    with pytest.raises(ConfigError, match="extend"):
        read(str(path))


def test_config_shows_what_applies_and_where_it_came_from(tmp_path: Path) -> None:
    report = write(tmp_path, "report.txt", CLEAN_TEXT)
    path = write(
        tmp_path,
        "perfcheck.toml",
        'ignore = ["PC5"]\n[severity]\nsum-mismatch = "note"\n[lexicon.direction]\nup = ["攀升"]\n'
        '[[identities]]\nid = "w"\ntotal = ["甲"]\nparts = [["乙"], ["丙"]]\n',
    )
    shown = run("config", report, "--select", "PC1").stdout.decode()
    assert f'ignore = ["PC5"]  # {path}' in shown
    assert 'select = ["PC1"]  # command line' in shown
    again = write(tmp_path, "again/perfcheck.toml", shown)
    assert read(str(again)).config() == Config(**read(str(path)).values | {"select": ("PC1",)})
    told = json.loads(run("config", report, "--format", "json").stdout)
    assert told["path"] == str(path)
    assert told["settings"]["ignore"] == ["PC5"]
    assert told["origins"]["ignore"] == str(path)
    assert told["origins"]["select"] is None
    assert run("config", report, "--select", "nonsense").returncode == 2


def test_the_configuration_of_the_documentation_is_a_valid_one(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text("utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    write(tmp_path, "county.toml", "")
    config = read(str(write(tmp_path, "sub/perfcheck.toml", example))).config()
    assert perfcheck.check_text(CLEAN_TEXT, config=replace(config, plugins=False, profile=None)).ok


def test_settings_that_are_shown_can_be_read_back_whatever_is_in_them() -> None:
    from tomllib import loads

    from perfcheck.config.files import Settled

    odd = Config(identities=({"id": 'a"\\\n\x7f', "total": "甲", "parts": ["乙", "丙"]},))  # type: ignore[arg-type]
    shown = show(Settled(None, {"identities": odd.identities}), "zh")
    assert Config.from_mapping(loads(shown)).identities == odd.identities


def test_without_a_configuration_file_none_of_its_code_is_loaded(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", CLEAN_TEXT)
    heavy = ["perfcheck.config.files", "perfcheck.config.keys", "perfcheck.accept", "perfcheck.previous"]
    heavy += ["importlib.metadata", "difflib", "perfcheck.plugins"]
    code = (
        f"import sys\nfrom perfcheck.cli import main\nmain([{str(path)!r}])\n"
        f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert ran.stderr.decode().strip() == "[]"


@pytest.mark.parametrize("value", ["9" * 5000, "[" * 5000])
@pytest.mark.parametrize(("name", "head"), [("perfcheck.toml", ""), ("pyproject.toml", "[tool.perfcheck]\n")])
def test_toml_beyond_its_reader_is_a_setting_that_is_wrong(
    tmp_path: Path, value: str, name: str, head: str
) -> None:
    path = write(tmp_path, name, f"{head}x = {value}\n")
    with pytest.raises(ConfigError) as caught:
        read(str(path))
    assert "\n" not in str(caught.value)


def test_shown_settings_hold_nothing_that_a_terminal_would_obey(tmp_path: Path) -> None:
    folder = tmp_path / "a\x9b31m\u202eb"
    path = write(
        folder, "perfcheck.toml", '[severity]\nsum-mismatch = "note"\n[[identities]]\nid = "a\x9bb"\n'
    )
    path.write_text(path.read_text("utf-8") + 'total = "甲"\nparts = ["乙", "丙"]\n', "utf-8")
    said = run("config", folder).stdout.decode()
    assert "sum-mismatch" in said
    assert all(line.isprintable() for line in said.splitlines())
    assert read(str(write(tmp_path, "perfcheck.toml", said))).config().identities[0].id == "a\x9bb"
