"""Files, folders, globs and standard input."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from perfcheck.cli.run import check_all
from perfcheck.cli.settings import Settings
from tests.cli.process import CLEAN_TEXT, FAULTY_TEXT, run, write


def names(stdout: bytes) -> list[str]:
    return [Path(report["source"]["name"]).as_posix() for report in json.loads(stdout)["reports"]]


def test_a_folder_is_every_text_file_in_it_and_below(tmp_path: Path) -> None:
    write(tmp_path, "all/b.txt", CLEAN_TEXT)
    write(tmp_path, "all/a/c.md", CLEAN_TEXT)
    write(tmp_path, "all/.hidden.txt", CLEAN_TEXT)
    (tmp_path / "all" / "scan.png").write_bytes(b"\x89PNG")
    ran = run("all", "--format", "json", cwd=tmp_path)
    assert ran.returncode == 0
    assert names(ran.stdout) == ["all/b.txt", "all/a/c.md"]
    assert ".png" in ran.stderr.decode()


def test_a_glob_that_the_shell_left_alone_is_expanded(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.log"):
        write(tmp_path, name, CLEAN_TEXT)
    assert names(run("*.txt", "--format", "json", cwd=tmp_path).stdout) == ["a.txt", "b.txt"]


def test_a_file_whose_name_looks_like_a_glob_is_a_file(tmp_path: Path) -> None:
    write(tmp_path, "report[1].txt", FAULTY_TEXT)
    assert run("report[1].txt", cwd=tmp_path).returncode == 1


def test_a_file_given_twice_is_checked_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", CLEAN_TEXT)
    assert names(run("a.txt", "a.txt", "--format", "json", cwd=tmp_path).stdout) == ["a.txt"]


def test_standard_input_is_read_in_any_encoding() -> None:
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        ran = run("-", "--format", "json", stdin=FAULTY_TEXT.encode(encoding))
        assert ran.returncode == 1
        assert json.loads(ran.stdout)["source"]["name"] == "<stdin>"


def test_command_words_win_over_files_of_that_name(tmp_path: Path) -> None:
    write(tmp_path, "items", FAULTY_TEXT)
    assert run("items", cwd=tmp_path).returncode == 2
    assert run("./items", cwd=tmp_path).returncode == 1


def test_several_processes_give_the_same_answer_in_the_same_order(tmp_path: Path) -> None:
    for number in range(7):
        write(tmp_path, f"{number}.txt", FAULTY_TEXT if number % 2 else CLEAN_TEXT)
    (tmp_path / "3.txt").write_bytes(bytes(range(256)) * 9)
    alone = run("*.txt", "--format", "json", cwd=tmp_path)
    for jobs in ("2", "0"):
        together = run("*.txt", "--format", "json", "--jobs", jobs, cwd=tmp_path)
        assert together.stdout == alone.stdout
        assert together.returncode == alone.returncode == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_is_skipped_in_a_folder_and_refused_when_named(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", CLEAN_TEXT)
    pipe = tmp_path / "b.txt"
    os.mkfifo(pipe)
    assert run(tmp_path).returncode == 0
    ran = run(pipe)
    assert ran.returncode == 2
    assert "不是普通文件" in ran.stderr.decode()


def test_jobs_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def refuse(workers: int, **_: object) -> None:
        asked.append(workers)
        raise InterruptedError

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", refuse)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    with pytest.raises(InterruptedError):
        list(check_all([str(tmp_path)] * 100, Settings({}), 1000))
    assert asked == [8]
