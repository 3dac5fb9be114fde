"""The commands beside the main one, and what starting the command line costs."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

from tests.cli.process import CLEAN_TEXT, FAULTY, run, write

TREE = (
    "一、支出情况\n2022年支出合计120.50万元，比上年减少3.20万元，下降2.59%。其中：基本支出80.30万元，"
    "占66.64%；项目支出40.20万元，占33.36%。\n"
)


def test_items_are_a_tree_a_table_or_json(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TREE)
    tree = run("items", path).stdout.decode()
    assert "支出合计  120.50万元  增减 -3.20万元  增幅 -2.59%" in tree
    assert "├─ 基本支出  80.30万元  占 66.64%" in tree
    assert "└─ 项目支出  40.20万元  占 33.36%" in tree
    table = list(csv.DictReader(run("items", path, "--format", "csv").stdout.decode().splitlines()))
    assert [row["label"] for row in table] == ["支出合计", "基本支出", "项目支出"]
    assert [row["change"] for row in table] == ["-3.20", "", ""]
    assert table[1]["parent"] == table[0]["id"]
    lines = json.loads(run("items", path, "--format", "json").stdout)
    for line in lines:
        span = line["amount"]["span"]
        assert TREE[span["start"] : span["end"]] == line["amount"]["text"]


def test_items_of_a_text_without_any_are_said_to_be_none(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "全年办了3期培训。\n")
    assert "没有读到" in run("items", path).stdout.decode()
    assert json.loads(run("items", path, "--format", "json").stdout) == []


def test_rule_lists_the_rules_and_explains_one() -> None:
    assert "sum-mismatch" in run("rule").stdout.decode()
    by_name, by_code = run("rule", "sum-mismatch").stdout, run("rule", "PC101").stdout
    assert by_name == by_code
    assert len(by_name.decode()) > 100


def test_the_command_line_starts_without_the_models_and_json_without_rich(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", CLEAN_TEXT)
    for form, absent in (("terminal", ["pydantic"]), ("json", ["pydantic", "rich"])):
        code = (
            f"import sys\nfrom perfcheck.cli import main\nmain([{str(path)!r}, '--format', {form!r}])\n"
            f"print([name for name in {absent!r} if name in sys.modules], file=sys.stderr)"
        )
        ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
        assert ran.stderr.decode().strip() == "[]"


def test_importing_the_library_loads_nothing_and_prints_nothing() -> None:
    ours = "name.startswith(('perfcheck', 'pydantic', 'rich'))"
    code = f"import sys, perfcheck; print([name for name in sys.modules if {ours}])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "['perfcheck.version', 'perfcheck']"
    assert ran.stderr == ""


def test_a_report_of_the_fixtures_is_shown_from_the_first_to_the_last_finding() -> None:
    shown = run(FAULTY).stdout.decode()
    found = json.loads(run(FAULTY, "--format", "json").stdout)["findings"]
    assert [shown.find(finding["rule"]) >= 0 for finding in found] == [True] * len(found)
