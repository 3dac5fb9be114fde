"""Several outputs of one run: each whole or not at all, none of them decides the exit status."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import docx
import pytest

from perfcheck.write import FORMATS
from tests.cli.process import CLEAN_TEXT, FAULTY_TEXT, run, write

posix = pytest.mark.skipif(sys.platform == "win32", reason="terminals, modes and signals differ there")
ONE_FILE = sorted(name for name, facts in FORMATS.items() if not facts.each)


@pytest.mark.parametrize("name", ONE_FILE)
def test_every_output_can_be_a_file_and_leaves_the_status_alone(tmp_path: Path, name: str) -> None:
    for text, status in ((CLEAN_TEXT, 0), (FAULTY_TEXT, 1)):
        write(tmp_path, "a.txt", text)
        ran = run("a.txt", "--output", f"{name}:out", cwd=tmp_path)
        assert (ran.returncode, ran.stdout, ran.stderr) == (status, b"", b"")
        lines_of_findings = name in ("concise", "github")
        assert ((tmp_path / "out").stat().st_size > 0) == (status == 1 or not lines_of_findings)
        assert sorted(os.listdir(tmp_path)) == ["a.txt", "out"]
        (tmp_path / "out").unlink()


@pytest.mark.parametrize("name", ONE_FILE)
def test_every_output_takes_several_reports_and_one_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    write(tmp_path, "a.txt", FAULTY_TEXT)
    write(tmp_path, "b.txt", CLEAN_TEXT)
    ran = run("a.txt", "b.txt", "none.txt", "--output", f"{name}:out", cwd=tmp_path)
    assert ran.returncode == 2
    assert (tmp_path / "out").stat().st_size > 0
    assert b"Traceback" not in ran.stderr


def test_outputs_of_every_kind_go_out_at_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", FAULTY_TEXT)
    wanted = [f"--output={name}:out.{name}" for name in ONE_FILE if name != "terminal"]
    ran = run("a.txt", *wanted, "--output", "terminal", cwd=tmp_path)
    assert ran.returncode == 1
    assert "sum-mismatch" in ran.stdout.decode()
    assert len(os.listdir(tmp_path)) == len(wanted) + 1


def test_an_output_that_cannot_be_written_is_told_of_before_anything_is_checked(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", FAULTY_TEXT)
    ran = run("a.txt", "--output", "json:no/such/folder/x", "--output", "sarif:x", cwd=tmp_path)
    assert ran.returncode == 2
    assert ran.stderr.decode().count("\n") == 1
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_folder_is_no_place_for_an_output_that_is_one_file(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", FAULTY_TEXT)
    (tmp_path / "there").mkdir()
    for path in ("out/", "there"):
        ran = run("a.txt", "--output", f"json:{path}", "--lang", "en", cwd=tmp_path)
        assert ran.returncode == 2
        assert "one file, not a folder" in ran.stderr.decode()


def test_formats_share_a_folder_and_not_a_file(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(FAULTY_TEXT.splitlines()[1])
    document.save(str(tmp_path / "a.docx"))
    write(tmp_path, "b.txt", FAULTY_TEXT)
    ran = run("a.docx", "b.txt", "--output", "docx:out/", "--output", "html:out/", cwd=tmp_path)
    assert ran.returncode == 1
    assert {"a.docx", "a.docx.html", "b.txt.html", "index.html"} <= set(os.listdir(tmp_path / "out"))
    assert "1 份报告" in ran.stderr.decode()
    assert run("b.txt", "--output", "html:out/", "--output", "html:out/", cwd=tmp_path).returncode == 2
    alone = run("b.txt", "--output", "docx:b.docx", "--output", "concise", cwd=tmp_path)
    assert alone.returncode == 2
    assert "sum-mismatch" not in alone.stderr.decode()
    assert "PC101" in alone.stdout.decode()
    assert not (tmp_path / "b.docx").exists()


@posix
def test_bytes_do_not_go_to_a_terminal_but_to_a_pipe(tmp_path: Path) -> None:
    import pty

    path = write(tmp_path, "a.txt", FAULTY_TEXT)
    above, below = pty.openpty()
    command = [sys.executable, "-m", "perfcheck", str(path), "--format", "xlsx"]
    ran = subprocess.run(command, stdout=below, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(below)
    os.close(above)
    assert ran.returncode == 2
    assert "xlsx:PATH" in ran.stderr.decode()
    assert ran.stderr.count(b"\n") == 1
    assert run(path, "--format", "xlsx").stdout.startswith(b"PK")


@posix
def test_progress_is_a_bar_for_who_watches_and_nothing_else(tmp_path: Path) -> None:
    import pty

    for number in range(4):
        write(tmp_path, f"in/{number}.txt", CLEAN_TEXT)
    above, below = pty.openpty()
    command = [sys.executable, "-m", "perfcheck", "in", "--format", "concise"]
    ran = subprocess.run(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=below, timeout=60, check=False)
    os.close(below)
    seen = os.read(above, 10_000).decode()
    os.close(above)
    assert ran.returncode == 0
    assert f"[{'#' * 15}{'.' * 15}] 2/4" in seen
    assert "4/4" not in seen
    assert seen.endswith("\r\x1b[K")
    assert run("in", cwd=tmp_path).stderr == b""


@posix
def test_ctrl_c_leaves_what_was_there_and_nothing_else(tmp_path: Path) -> None:
    for number in range(200):
        write(tmp_path, f"in/{number:03}.txt", FAULTY_TEXT * 400)
    (tmp_path / "out.json").write_text("before", "utf-8")
    command = [sys.executable, "-m", "perfcheck", "in", "--output", "json:out.json", "--output", "concise"]
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL) and None,
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == 130
    assert sorted(os.listdir(tmp_path)) == ["in", "out.json"]
    assert (tmp_path / "out.json").read_text("utf-8") == "before"


@posix
@pytest.mark.parametrize("form", ["concise", "xlsx"])
def test_a_full_disk_is_one_line_and_the_other_outputs_are_written(form: str, tmp_path: Path) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full here")
    write(tmp_path, "a.txt", FAULTY_TEXT)
    ran = run("a.txt", "--output", f"{form}:/dev/full", "--output", "json:out.json", cwd=tmp_path)
    assert ran.returncode == 2
    assert ran.stderr.decode().count("\n") == 1
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["findings"]


def test_an_input_that_cannot_be_read_leaves_no_empty_report(tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text("before", "utf-8")
    assert run("none.txt", "--output", "json:out.json", cwd=tmp_path).returncode == 2
    assert (tmp_path / "out.json").read_text("utf-8") == "before"


def test_an_output_is_imported_only_when_it_is_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", FAULTY_TEXT)
    code = (
        "import sys; from perfcheck.cli import main; main(sys.argv[1:]);"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, timeout=60, check=False
    )
    modules = set(ran.stderr.decode().split())
    assert "perfcheck.write.terminal" in modules
    others = {f"perfcheck.write.{name.replace('-', '_')}" for name in FORMATS} - {"perfcheck.write.terminal"}
    heavy = {"openpyxl", "lxml", "xml", "csv", "pydantic", "rich", "docx", "pypdfium2", "pdfplumber"}
    assert modules & (others | heavy | {"perfcheck.write.sink", "perfcheck.write.each"}) == set()
