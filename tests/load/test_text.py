"""Text files: which encoding, which line ends, and what cannot be read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from perfcheck.config.limits import Limits
from perfcheck.errors import ReadError
from perfcheck.load import load_bytes, load_file, load_text
from perfcheck.model.job import Job

TEXT = "2022年度支出合计120.50万元，\r\n其中：基本支出80.25万元。\n"
AS_NOBODY = """
import os, sys
from perfcheck.errors import ReadError
from perfcheck.load import load_file
if os.getuid() == 0:
    os.setuid(65534)
try:
    load_file(sys.argv[1])
except ReadError as error:
    print(error.en)
"""


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("gb18030"),
    ],
    ids=["utf-8", "utf-8 with a mark", "utf-16 little-endian", "utf-16 big-endian", "gb18030"],
)
def test_every_encoding_gives_the_same_text_with_its_line_ends(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    assert load_file(path).text == TEXT


def test_four_byte_characters_of_gb18030_are_read(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes("㐀𠀀镇支出12万元，合计12万元".encode("gb18030"))
    assert load_file(path).text.startswith("㐀𠀀镇")


def test_the_digest_is_of_the_bytes_read() -> None:
    assert load_bytes(b"abc", "a.txt").sha256.startswith("ba7816bf")
    assert load_text("abc").sha256.startswith("ba7816bf")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "空的"),
        (b"\xef\xbb\xbf \r\n", "没有文字"),
        (bytes(range(256)) * 20, "不是文本文件"),
        (b"\0" * 400, "不是文本文件"),
        ("支出合计12万元。".encode() * 50 + b"\xff" + "万元".encode(), "第 1151 个字节"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "已损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "doc"),
        (b"\xff\xfea", "UTF-16"),
    ],
    ids=["empty", "blank", "binary", "nulls", "a damaged byte", "pdf", "zip", "doc", "half a character"],
)
def test_what_cannot_be_read_is_said_in_one_line_in_both_languages(data: bytes, said: str) -> None:
    with pytest.raises(ReadError) as caught:
        load_bytes(data, "报告.txt")
    assert said in str(caught.value)
    for lang in ("zh", "en"):
        line = caught.value.say(lang)
        assert line.startswith("报告.txt")
        assert "\n" not in line


def test_a_few_control_characters_do_not_make_a_text_binary() -> None:
    text = "\x00" + "全年支出12万元。" * 100
    assert load_bytes(text.encode(), "a.txt").text == text


def test_a_missing_file_and_a_folder_are_said_as_such(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="找不到"):
        load_file(tmp_path / "none.txt")
    with pytest.raises(ReadError, match="文件夹"):
        load_file(tmp_path)
    with pytest.raises(ReadError, match="无法打开"):
        load_file("a\0b")


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="permissions differ here")
def test_a_file_without_permission_is_said_as_such(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text("支出12万元", "utf-8")
    path.chmod(0)
    tmp_path.chmod(0o755)
    ran = subprocess.run([sys.executable, "-c", AS_NOBODY, path], capture_output=True, text=True, check=False)
    assert ran.stdout.strip().endswith("no permission to read it")


def test_a_file_that_is_too_large_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_text("支" * 400_000, "utf-8")
    with pytest.raises(ReadError, match=r"超过 1 MB.*limits\.file_megabytes"):
        load_file(path, job=Job(Limits(file_megabytes=1)))


def test_a_lone_surrogate_becomes_one_replacement_character() -> None:
    assert load_text("支出\ud80012万元").text == "支出\ufffd12万元"
