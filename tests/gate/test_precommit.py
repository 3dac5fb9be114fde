"""The pre-commit hook stops a commit of a faulty report, run for real in a scratch repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.cli.process import CLEAN_TEXT, FAULTY_TEXT, write

ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
HOOK = yaml.safe_load(MANIFEST.read_text("utf-8"))[0]

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def call(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """Run a command as in a fresh checkout: no settings of the user's own."""
    who = {
        f"GIT_{role}_{what}": "a@example.invalid"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PRE_COMMIT"))}
    paths = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    ours = {"PRE_COMMIT_HOME": str(cwd / ".cache"), "PYTHONPATH": str(ROOT), "PATH": paths}
    ours |= {"GIT_CONFIG_GLOBAL": os.devnull, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env={**kept, **who, **ours},
        capture_output=True,
        timeout=120,
        check=False,
    )


def commit(folder: Path) -> str:
    """Everything in the folder as a commit; returns its hash."""
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-q", "--no-verify", "-m", "x")):
        ran = call("git", *command, cwd=folder)
        assert ran.returncode == 0, ran.stderr.decode()
    return call("git", "rev-parse", "HEAD", cwd=folder).stdout.decode().strip()


def scratch(folder: Path) -> Path:
    """A repository that uses the hook of another one; what is installed already serves as its program."""
    hooks = folder / "hooks"
    hooks.mkdir()
    shutil.copy(MANIFEST, hooks)
    hook = {"id": "perfcheck", "language": "system", "entry": f"{sys.executable} -m perfcheck"}
    config = {
        "repos": [
            {"repo": str(hooks), "rev": commit(hooks), "hooks": [hook | {"additional_dependencies": []}]}
        ]
    }
    write(folder, "reports/.pre-commit-config.yaml", yaml.safe_dump(config))
    return folder / "reports"


def test_the_hook_stops_a_faulty_report_and_lets_a_sound_one_pass(tmp_path: Path) -> None:
    repository = scratch(tmp_path)
    write(repository, "报告.txt", FAULTY_TEXT)
    write(repository, "notes.rst", "不是报告")
    commit(repository)
    ran = call(sys.executable, "-m", "pre_commit", "run", "--all-files", cwd=repository)
    shown = ran.stdout.decode()
    assert ran.returncode == 1, shown + ran.stderr.decode()
    assert "sum-mismatch" in shown
    assert "核对情况" not in shown
    write(repository, "报告.txt", CLEAN_TEXT)
    call("git", "add", "-A", cwd=repository)
    ran = call(sys.executable, "-m", "pre_commit", "run", "--all-files", cwd=repository)
    assert ran.returncode == 0, ran.stdout.decode()
    assert "Passed" in ran.stdout.decode()


def test_the_manifest_is_valid() -> None:
    ran = call(sys.executable, "-m", "pre_commit", "validate-manifest", MANIFEST, cwd=ROOT)
    assert ran.returncode == 0, ran.stdout.decode()


def test_the_hook_s_libraries_are_those_of_the_extras() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert HOOK["additional_dependencies"] == [*extras["word"], *extras["pdf"]]


@pytest.mark.parametrize(
    ("name", "taken"), [("a.txt", True), ("b/c.docx", True), ("d.pdf", True), ("x.py", False)]
)
def test_the_hook_takes_reports_alone(name: str, taken: bool) -> None:
    assert bool(re.search(HOOK["files"], name)) == taken
