"""Errors are told in one line, in the language of the reader."""

from __future__ import annotations

import errno
import os
import re
import socket
from pathlib import Path

import pytest

from perfcheck.errors import reason
from tests.cli.process import run, write

HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("code", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EADDRINUSE])
def test_what_the_system_refuses_is_told_in_both_languages(code: int) -> None:
    zh, en = reason(OSError(code, os.strerror(code)))
    assert HAN.search(zh)
    assert en == os.strerror(code)


def test_a_reason_without_a_name_is_told_as_the_system_tells_it() -> None:
    assert reason(OSError(errno.EXDEV, "odd")) == ("odd", "odd")
    assert reason(ValueError("embedded null byte")) == ("embedded null byte", "embedded null byte")


def test_a_host_that_is_not_found_is_no_missing_file() -> None:
    assert reason(socket.gaierror(errno.ENOENT, "try again"))[0] == "try again"


def test_a_folder_that_is_not_there_is_told_in_the_language_of_the_run(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "支出合计10万元。\n")
    there = f"html:{tmp_path / 'none' / 'a.html'}"
    zh, en = (run(path, "--output", there, "--lang", lang).stderr.decode() for lang in ("zh", "en"))
    assert "无法写入（没有这个文件或文件夹）" in zh
    assert "cannot be written (No such file or directory)" in en


def test_a_port_in_use_is_told_in_both_languages() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use") as caught:
        socket.create_server(taken.getsockname())
    assert reason(caught.value)[0] == "端口已被占用"
