"""Files that are no report: one clear line each, an exit status, and never a traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import perfcheck
from tests.cli.process import CLEAN_TEXT, run, write

UNREADABLE = {
    "empty": b"",
    "blank": b" \n\t\r\n",
    "binary": bytes(range(256)) * 64,
    "executable": b"\x7fELF\x02\x01\x01" + b"\x00" * 4096,
    "NULs": b"\x00" * 5_000,
    "damaged UTF-8": "支出合计十万元。".encode() * 200 + b"\xe6\x94",
    "bytes of no encoding": b"\xff\xff\x80\x81" * 500,
    "an encoded surrogate": b"\xed\xa0\x80" + CLEAN_TEXT.encode(),
    "half a UTF-16 unit": b"\xff\xfe\x2f\x65\x00",
    "half a surrogate pair": b"\xff\xfe\x3d\xd8\x41\x00",
    "a docx": b"PK\x03\x04" + b"\x00" * 200,
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
}
READABLE = {
    "one NUL": "支出\x00合计10万元。\n".encode(),
    "one character": "一".encode(),
    "one digit": b"7",
    "only line ends": b"\r\r\n1\n\r",
}


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_is_no_text_is_refused_in_one_line_that_names_it(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "某单位.txt"
    path.write_bytes(data)
    with pytest.raises(perfcheck.ReadError) as caught:
        perfcheck.check_file(path)
    for line in (caught.value.zh, caught.value.en):
        assert "某单位.txt" in line
        assert "\n" not in line


@pytest.mark.parametrize("data", READABLE.values(), ids=READABLE)
def test_a_text_with_slips_in_it_is_read(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    assert perfcheck.check_file(path).model_dump_json()


def test_a_missing_file_and_a_folder_are_refused_in_one_line(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.txt", tmp_path / ("长" * 300), tmp_path / "a\nb"):
        with pytest.raises(perfcheck.ReadError):
            perfcheck.check_file(path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_a_file_closed_to_the_reader_is_refused_in_one_line(tmp_path: Path) -> None:
    path = write(tmp_path, "closed.txt", CLEAN_TEXT)
    path.chmod(0)
    with pytest.raises(perfcheck.ReadError, match="权限"):
        perfcheck.check_file(path)


def test_the_command_line_says_one_line_a_bad_file_and_still_checks_the_good_one(tmp_path: Path) -> None:
    names = [f"{at}.txt" for at in range(len(UNREADABLE))]
    for name, data in zip(names, UNREADABLE.values(), strict=True):
        (tmp_path / name).write_bytes(data)
    write(tmp_path, "good.txt", CLEAN_TEXT)
    ran = run(*names, "missing.txt", "good.txt", cwd=tmp_path)
    said = ran.stderr.decode().splitlines()
    assert ran.returncode == 2
    assert len(said) == len(names) + 1
    assert all(line.startswith("perfcheck: ") for line in said)
    assert "good.txt" in ran.stdout.decode()


@pytest.mark.parametrize("form", ["terminal", "json"])
def test_the_command_line_writes_a_report_of_a_hostile_text(form: str, tmp_path: Path) -> None:
    text = "\x00支出" + "9" * 5_000 + "万元（其中：" + "（" * 3_000 + "其中" * 3_000 + "1元" * 2_000
    write(tmp_path, "hostile.txt", text)
    ran = run("hostile.txt", "--format", form, cwd=tmp_path)
    assert ran.returncode in (0, 1)
    assert ran.stdout
    assert b"Traceback" not in ran.stderr
