"""The exit status says what was found, whatever the format; what cannot be read is always in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.process import CLEAN_TEXT, FAULTY_TEXT, run, write


@pytest.mark.parametrize("form", ["terminal", "json"])
def test_a_clean_report_exits_with_0_and_a_faulty_one_with_1(tmp_path: Path, form: str) -> None:
    clean, faulty = write(tmp_path, "a.txt", CLEAN_TEXT), write(tmp_path, "b.txt", FAULTY_TEXT)
    assert run(clean, "--format", form).returncode == 0
    assert run(faulty, "--format", form).returncode == 1
    assert run(faulty, clean, "--format", form).returncode == 1


def test_fail_on_says_which_severity_counts(tmp_path: Path) -> None:
    faulty = write(tmp_path, "b.txt", FAULTY_TEXT)
    warned = write(tmp_path, "c.txt", "一、支出情况\n支出都已按规定公开。\n")
    assert run(faulty, "--fail-on", "never").returncode == 0
    assert run(warned).returncode == 0
    assert run(warned, "--fail-on", "warning").returncode == 1


def test_an_unreadable_file_exits_with_2_after_the_others_are_reported(tmp_path: Path) -> None:
    faulty = write(tmp_path, "b.txt", FAULTY_TEXT)
    ran = run(tmp_path / "none.txt", faulty)
    assert ran.returncode == 2
    assert "找不到" in ran.stderr.decode()
    assert "sum-mismatch" in ran.stdout.decode()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--nonsense", "a.txt"],
        ["a.txt", "--format", "docx"],
        ["a.txt", "--output", "terminal", "--output", "json"],
        ["a.txt", "--output", "json:missing/folder/out.json"],
        ["a.txt", "--jobs", "-1"],
        ["a.txt", "--jobs", "many"],
        ["a.txt", "--fail-on", "sometimes"],
        ["a.txt", "--lang", "fr"],
        ["items"],
        ["items", "none.txt"],
        ["rule", "PC000"],
        ["none-*.txt"],
        ["empty-folder"],
    ],
    ids=" ".join,
)
def test_a_usage_error_is_one_line_and_exits_with_2(tmp_path: Path, arguments: list[str]) -> None:
    write(tmp_path, "a.txt", CLEAN_TEXT)
    (tmp_path / "empty-folder").mkdir()
    ran = run(*arguments, cwd=tmp_path)
    said = ran.stderr.decode()
    assert ran.returncode == 2
    assert said.startswith("perfcheck: ")
    assert said.count("\n") == 1


def test_an_internal_error_names_the_file_and_spares_the_others(tmp_path: Path) -> None:
    code = (
        "import sys, perfcheck.pipeline as p\n"
        "whole = p.examine\n"
        "def examine(document, config, **others):\n"
        "    if 'bad' in document.name: raise RuntimeError('no such luck')\n"
        "    return whole(document, config, **others)\n"
        "p.examine = examine\n"
        "from perfcheck.cli import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    write(tmp_path, "bad.txt", CLEAN_TEXT)
    write(tmp_path, "good.txt", FAULTY_TEXT)
    for debug in ("", "1"):
        ran = subprocess.run(
            [sys.executable, "-c", code, "bad.txt", "good.txt"],
            cwd=tmp_path,
            capture_output=True,
            check=False,
            env={**os.environ, "PERFCHECK_DEBUG": debug, "PYTHONIOENCODING": "utf-8"},
        )
        assert ran.returncode == 2
        assert "bad.txt" in ran.stderr.decode()
        assert ("Traceback" in ran.stderr.decode()) is bool(debug)
        assert "sum-mismatch" in ran.stdout.decode()


@pytest.mark.skipif(os.name != "posix", reason="a shell closes it")
def test_a_closed_standard_input_is_said_in_one_line() -> None:
    ran = subprocess.run(
        ["sh", "-c", 'exec "$0" -m perfcheck - <&-', sys.executable],
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert ran.returncode == 2
    assert "标准输入已关闭" in ran.stderr.decode()
    assert ran.stderr.count(b"\n") == 1


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize("target", [">/dev/full", ">&-"])
def test_an_output_that_cannot_be_written_ends_in_one_line(tmp_path: Path, target: str) -> None:
    report = write(tmp_path, "a.txt", CLEAN_TEXT)
    ran = subprocess.run(
        ["sh", "-c", f'exec "$0" -m perfcheck "$1" {target}', sys.executable, report],
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert ran.returncode == 2
    assert ran.stderr.count(b"\n") == 1
    assert b"Traceback" not in ran.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize("arguments", ["--help", "--version", "rule --help", "accept --help"])
def test_help_that_cannot_be_written_ends_in_one_line(arguments: str) -> None:
    ran = subprocess.run(
        ["sh", "-c", f'exec "$0" -m perfcheck {arguments} >/dev/full', sys.executable],
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert ran.returncode == 2
    assert ran.stderr.count(b"\n") == 1
