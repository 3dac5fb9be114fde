"""The action's own step, run as the runner runs it: status, annotations, summary, files."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.process import CLEAN_TEXT, FAULTY_TEXT, run, write

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
CHECK = next(step for step in ACTION["runs"]["steps"] if step.get("id") == "check")

pytestmark = pytest.mark.skipif(shutil.which("bash") is None or sys.platform == "win32", reason="needs bash")


class Ran:
    """What a run of the step left behind."""

    def __init__(self, folder: Path, done: subprocess.CompletedProcess[bytes]) -> None:
        self.status = done.returncode
        self.shown = done.stdout.decode()
        self.errors = done.stderr.decode()
        self.summary = (folder / "summary").read_text("utf-8")
        lines = (folder / "output").read_text("utf-8").splitlines()
        self.outputs = dict(line.split("=", 1) for line in lines)


def step(folder: Path, **inputs: str) -> Ran:
    """The step in a folder, with its inputs put in as the runner does."""
    runner = folder.with_name(folder.name + "-runner")
    (runner / "bin").mkdir(parents=True, exist_ok=True)
    script = runner / "bin" / "perfcheck"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m perfcheck "$@"\n', "utf-8")
    script.chmod(0o755)
    values = {name: entry["default"] for name, entry in ACTION["inputs"].items()}
    values |= {name.replace("_", "-"): value for name, value in inputs.items()}
    given = {key: _filled(value, values) for key, value in CHECK["env"].items()}
    for name in ("summary", "output"):
        (runner / name).write_text("", "utf-8")
    places = {"GITHUB_STEP_SUMMARY": str(runner / "summary"), "GITHUB_OUTPUT": str(runner / "output")}
    places |= {"RUNNER_TEMP": str(runner), "PATH": f"{runner / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", CHECK["run"]],
        cwd=folder,
        env={**os.environ, **given, **places, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=120,
        check=False,
    )
    return Ran(runner, done)


def _filled(value: str, inputs: dict[str, str]) -> str:
    return re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: inputs[found[1]], value)


def test_a_faulty_report_fails_the_step_and_is_annotated(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt", FAULTY_TEXT)
    ran = step(tmp_path, files="in")
    assert ran.status == 1
    assert ran.outputs == {"status": "1", "sarif": "perfcheck.sarif", "json": "perfcheck.json"}
    assert "::error file=in/a.txt,line=2," in ran.shown
    assert ran.summary.startswith("<!-- perfcheck -->")
    log = json.loads((tmp_path / "perfcheck.sarif").read_text("utf-8"))
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "in/a.txt"


def test_a_sound_report_passes(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", CLEAN_TEXT)
    ran = step(tmp_path)
    assert (ran.status, ran.outputs["status"]) == (0, "0")
    assert "::error" not in ran.shown


def test_files_and_options_are_one_a_line_and_no_commands(tmp_path: Path) -> None:
    write(tmp_path, "a b.txt", FAULTY_TEXT)
    write(tmp_path, "items", CLEAN_TEXT)
    ran = step(
        tmp_path, files="a b.txt\nitems\n$(touch hacked)`touch hacked`;touch hacked\n", options="--lang=en"
    )
    assert ran.status == 2
    assert "no such file" in ran.errors
    assert "What was checked" in ran.shown
    assert not (tmp_path / "hacked").exists()
    reports = json.loads((tmp_path / "perfcheck.json").read_text("utf-8"))["reports"]
    assert [report["source"]["name"] for report in reports] == ["a b.txt", "items"]


def test_what_a_report_says_is_no_command_to_the_runner(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "::add-mask::x\n" + FAULTY_TEXT.replace("支出合计", "\n::error::支出合计"))
    ran = step(tmp_path, annotations="false")
    lines = ran.shown.splitlines()
    token = lines[0].removeprefix("::stop-commands::")
    assert lines[0] != token
    end = lines.index(f"::{token}::")
    assert not [line for line in lines[end + 1 :] if line.lstrip().startswith("::")]


def test_what_was_there_before_does_not_fail_the_step(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", FAULTY_TEXT)
    run("a.txt", "--output", "json:before.json", "--fail-on", "never", cwd=tmp_path)
    assert step(tmp_path, files="a.txt", diff_from="before.json").status == 0
    assert step(tmp_path, files="a.txt", fail_on="never").status == 0


def test_a_wrong_option_fails_with_its_line_and_without_files(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", CLEAN_TEXT)
    ran = step(tmp_path, files="a.txt", options="--no-such-option")
    assert (ran.status, ran.outputs) == (2, {"status": "2"})


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("vendor.github-actions", (ROOT / "action.yml").read_text("utf-8")),
        ("vendor.github-workflows", "github"),
        ("vendor.gitlab-ci", "gitlab"),
    ],
)
def test_the_action_and_the_snippets_are_valid_by_their_schemas(
    tmp_path: Path, schema: str, text: str
) -> None:
    blocks = re.findall(r"(?ms)^```yaml\n(.*?)^```", (ROOT / "docs" / "gate.md").read_text("utf-8"))
    chosen = {"github": "runs-on:", "gitlab": "codequality:"}.get(text)
    path = write(tmp_path, "x.yml", next(block for block in blocks if chosen in block) if chosen else text)
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    ran = subprocess.run(command, capture_output=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stdout.decode()


def test_the_docs_name_every_input_with_its_default() -> None:
    page = (ROOT / "docs" / "gate.md").read_text("utf-8")
    for name, entry in ACTION["inputs"].items():
        assert f"`{name}`" in page
        assert not entry["default"] or f"`{entry['default']}`" in page
