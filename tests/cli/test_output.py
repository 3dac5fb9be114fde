"""Outputs go where they are asked to go; consoles and pipes of every kind end cleanly."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import perfcheck
from tests.cli.process import CLEAN_TEXT, FAULTY, FAULTY_TEXT, run, write


def test_json_is_the_dump_of_the_library_s_report() -> None:
    printed = json.loads(run(FAULTY, "--format", "json").stdout)
    assert printed == perfcheck.check_file(str(FAULTY)).model_dump(mode="json")


def test_several_files_make_a_batch_with_what_could_not_be_read(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", CLEAN_TEXT)
    write(tmp_path, "b.txt", FAULTY_TEXT)
    batch = json.loads(run("a.txt", "none.txt", "b.txt", "--format", "json", cwd=tmp_path).stdout)
    assert [report["source"]["name"] for report in batch["reports"]] == ["a.txt", "b.txt"]
    assert [lost["name"] for lost in batch["unreadable"]] == ["none.txt"]
    assert batch["summary"]["findings"]["error"] == 1
    from perfcheck.model.report import Batch

    schema = Batch.model_json_schema(mode="serialization")
    assert set(batch) == set(schema["properties"])


def test_a_batch_of_nothing_readable_is_still_json(tmp_path: Path) -> None:
    batch = json.loads(run("x.txt", "y.txt", "--format", "json", cwd=tmp_path).stdout)
    assert batch["reports"] == []
    assert len(batch["unreadable"]) == 2


def test_every_output_is_written_to_its_own_place(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", FAULTY_TEXT)
    ran = run("b.txt", "--output", "json:out.json", "--output", "terminal:out.txt", cwd=tmp_path)
    assert ran.returncode == 1
    assert ran.stdout == b""
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["findings"]
    assert "sum-mismatch" in (tmp_path / "out.txt").read_text("utf-8")
    both = run("b.txt", "--output", "json:out.json", "--format", "terminal", cwd=tmp_path)
    assert "sum-mismatch" in both.stdout.decode()


def test_the_terminal_shows_the_line_the_figures_and_the_arithmetic(tmp_path: Path) -> None:
    shown = run(write(tmp_path, "b.txt", FAULTY_TEXT)).stdout.decode()
    assert "错误" in shown
    assert "第 2 行" in shown
    assert "【120.50万元】" in shown
    assert "算得" in shown
    assert "130.5" in shown
    assert "核对情况" in shown
    assert "\x1b" not in shown


def test_messages_are_english_where_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path, "b.txt", FAULTY_TEXT)
    assert "What was checked" in run(path, "--lang", "en").stdout.decode()
    assert "no such file" in run(tmp_path / "x", "--lang", "en").stderr.decode()
    assert "Exit status" in run("--help", "--lang", "en").stdout.decode()
    assert "退出码" in run("--help").stdout.decode()


def test_quiet_prints_findings_only(tmp_path: Path) -> None:
    clean, faulty = write(tmp_path, "a.txt", CLEAN_TEXT), write(tmp_path, "b.txt", FAULTY_TEXT)
    assert run(clean, "--quiet").stdout == b""
    shown = run(faulty, "--quiet").stdout.decode()
    assert "sum-mismatch" in shown
    assert "核对情况" not in shown


def test_quiet_leaves_what_show_passed_asks_for(tmp_path: Path) -> None:
    shown = run(write(tmp_path, "a.txt", CLEAN_TEXT), "-q", "--show-passed").stdout.decode()
    assert "成立的关系" in shown
    assert "核对情况" not in shown


def test_the_law_is_cited_once_for_a_rule(tmp_path: Path) -> None:
    shown = run(write(tmp_path, "b.txt", FAULTY_TEXT * 2)).stdout.decode()
    assert shown.count("依据：") == len({line.split()[1] for line in shown.splitlines() if "  PC" in line})


def test_show_passed_lists_the_relations_that_hold(tmp_path: Path) -> None:
    clean = write(tmp_path, "a.txt", CLEAN_TEXT)
    assert "成立的关系" in run(clean, "--show-passed").stdout.decode()
    assert "成立的关系" not in run(clean).stdout.decode()


def test_the_version_is_the_package_s() -> None:
    assert run("--version").stdout.decode().split() == ["perfcheck", perfcheck.__version__]


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1"])
@pytest.mark.parametrize("form", ["terminal", "json"])
def test_a_console_that_cannot_show_every_character_is_no_reason_to_fail(
    tmp_path: Path, encoding: str, form: str
) -> None:
    path = write(tmp_path, "b㐀.txt", FAULTY_TEXT + "“㐀𠀀”支出\n")
    ran = run(path, "--format", form, "--show-passed", PYTHONIOENCODING=encoding)
    assert ran.returncode == 1
    assert ran.stderr == b""
    if form == "json":
        assert "㐀" in json.loads(ran.stdout.decode(encoding))["source"]["name"]


def test_a_name_and_a_text_that_no_encoding_can_write_do_no_harm(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    with open(folder + b"/\xff.txt", "wb") as stream:
        stream.write(FAULTY_TEXT.encode() + b"\x00")
    ran = run("*.txt", "--format", "json", cwd=tmp_path)
    assert ran.returncode == 1
    assert json.loads(ran.stdout)["reports"][0]["findings"]
    made = perfcheck.check_text(FAULTY_TEXT + "\ud800\x00", name="\udc80")
    assert json.loads(made.model_dump_json())["source"]["name"] == "\ufffd"


def start(*arguments: str | Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "perfcheck", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        preexec_fn=_heed_interrupts if os.name == "posix" else None,
    )


def _heed_interrupts() -> None:
    """A job in the background of a shell ignores Ctrl-C, and so would what it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_closed_pipe_ends_without_a_traceback(tmp_path: Path, jobs: str) -> None:
    for number in range(60):
        write(tmp_path, f"{number}.txt", FAULTY_TEXT * 40)
    process = start(tmp_path, "--jobs", jobs)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    assert process.wait(60) in (141, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ there")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_without_a_traceback(tmp_path: Path, jobs: str) -> None:
    for number in range(200):
        write(tmp_path, f"{number:03}.txt", FAULTY_TEXT * 400)
    process = start(tmp_path, "--jobs", jobs)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in stderr


def test_an_output_never_overwrites_an_input_or_another_output(tmp_path: Path) -> None:
    report = write(tmp_path, "a.txt", CLEAN_TEXT)
    (tmp_path / "link.txt").symlink_to(report)
    for path in (report, tmp_path / "link.txt"):
        assert run(report, "--output", f"json:{path}").returncode == 2
        assert report.read_text("utf-8") == CLEAN_TEXT
    same = tmp_path / "x" / ".." / "o.json"
    (tmp_path / "x").mkdir()
    assert (
        run(report, "--output", f"json:{tmp_path / 'o.json'}", "--output", f"terminal:{same}").returncode == 2
    )
    assert not (tmp_path / "o.json").exists()
