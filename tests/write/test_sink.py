"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from perfcheck.errors import WriteError
from perfcheck.write.sink import File, Folder, names_folder

posix = pytest.mark.skipif(sys.platform == "win32", reason="links, modes and pipes differ there")


def put(path: Path, text: str) -> None:
    file = File(str(path), binary=False)
    file.stream.write(text)
    file.commit()


def test_nothing_is_at_the_path_until_all_of_it_is(tmp_path: Path) -> None:
    file = File(str(tmp_path / "out.txt"), binary=False)
    file.stream.write("一半")
    file.stream.flush()
    assert not (tmp_path / "out.txt").exists()
    file.commit()
    assert (tmp_path / "out.txt").read_text("utf-8") == "一半"
    assert os.listdir(tmp_path) == ["out.txt"]


def test_an_output_given_up_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "out.txt").write_text("before", "utf-8")
    file = File(str(tmp_path / "out.txt"), binary=False)
    file.stream.write("after")
    file.abandon()
    assert (tmp_path / "out.txt").read_text("utf-8") == "before"
    assert os.listdir(tmp_path) == ["out.txt"]


def test_line_ends_and_names_beyond_utf_8_are_written_as_they_are(tmp_path: Path) -> None:
    put(tmp_path / "out.txt", "a\r\nb\n\udcff")
    assert (tmp_path / "out.txt").read_bytes() == b"a\r\nb\n\\udcff"


@posix
def test_a_link_stays_a_link_and_a_mode_stays_a_mode(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("before", "utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    put(link, "after")
    assert link.is_symlink()
    assert real.read_text("utf-8") == "after"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@posix
def test_a_new_file_has_the_mode_that_any_new_file_has(tmp_path: Path) -> None:
    put(tmp_path / "out.txt", "x")
    (tmp_path / "other.txt").write_text("x", "utf-8")
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("out.txt", "other.txt")]
    assert modes[0] == modes[1]


@posix
def test_a_pipe_and_a_device_are_written_as_they_are(tmp_path: Path) -> None:
    put(Path(os.devnull), "nothing")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    heard: list[str] = []
    reader = threading.Thread(target=lambda: heard.append(pipe.read_text("utf-8")))
    reader.start()
    put(pipe, "through")
    reader.join(10)
    assert heard == ["through"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anything")
def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("before", "utf-8")
    path.chmod(0o444)
    with pytest.raises(WriteError):
        File(str(path), binary=False)


@pytest.mark.parametrize("name", ["", "no/such/folder/out.txt", "a\0b", "x" * 300])
def test_a_path_that_cannot_be_written_is_one_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(WriteError) as raised:
        put(tmp_path / name if name else tmp_path, "x")
    assert "\n" not in raised.value.zh + raised.value.en


def test_a_folder_is_made_when_its_first_file_is(tmp_path: Path) -> None:
    folder = Folder(str(tmp_path / "a" / "b"))
    assert not (tmp_path / "a").exists()
    assert folder.write("局/页.html", "<p>") == "局/页.html"
    assert (tmp_path / "a" / "b" / "局" / "页.html").read_bytes() == b"<p>"
    folder.write("x.bin", b"\x00")
    assert (tmp_path / "a" / "b" / "x.bin").read_bytes() == b"\x00"


def test_two_files_of_a_folder_never_share_a_name(tmp_path: Path) -> None:
    folder = Folder(str(tmp_path))
    names = [folder.write(name, name) for name in ("a.html", "A.html", "a.html")]
    assert names == ["a.html", "A-2.html", "a-3.html"]
    assert len(os.listdir(tmp_path)) == 3


def test_a_folder_never_overwrites_an_input(tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(b"original")
    folder = Folder(str(tmp_path), [str(tmp_path / "report.docx")])
    with pytest.raises(WriteError):
        folder.write("report.docx", b"annotated")
    assert (tmp_path / "report.docx").read_bytes() == b"original"


def test_a_slash_or_a_folder_of_that_name_means_a_folder(tmp_path: Path) -> None:
    assert names_folder("out/")
    assert names_folder(str(tmp_path))
    assert not names_folder(str(tmp_path / "out.html"))
