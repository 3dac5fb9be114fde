"""Text documents of other formats, read by way of LibreOffice."""

from __future__ import annotations

import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING

import pytest

from perfcheck.errors import ReadError
from perfcheck.load import load_bytes, load_text
from perfcheck.pipeline import check_document
from tests.literate import FIXTURES
from tests.load.test_docx import facts
from tests.load.wordfiles import p, twin, word_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
REPORT = FIXTURES / "reports" / "hewan-water-final-2023.txt"
RTF = rb"""{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}}
{\*\listtable{\list\listtemplateid1{\listlevel\levelnfc37\levelnfcn37\leveljc0\levelfollow2\levelstartat1
{\leveltext\'02\'00\u12289 ?;}{\levelnumbers\'01;}}{\listname ;}\listid1}}
{\*\listoverridetable{\listoverride\listid1\listoverridecount0\ls1}}
\pard\ls1\ilvl0 {\listtext\u19968 ?\u12289 ?\tab}\u25903 ?\u20986 ?12\par
\pard\ls1\ilvl0 {\listtext\u20108 ?\u12289 ?\tab}\'d6\'a7\'b3\'f613\par}"""
# Whoever runs the tests in the background has Ctrl-C ignored for all that they start.
LISTENING = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from perfcheck.cli import main
sys.exit(main(sys.argv[1:]))
"""
WORD_XML = (
    '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
    '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>'
    "<w:p><w:r><w:t>支出12万元</w:t></w:r></w:p></w:body></w:wordDocument>"
)


def converted(folder: Path, data: bytes, form: str, *options: str) -> bytes:
    """A docx in another format, as LibreOffice writes it."""
    source = folder / "in.docx"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        OFFICE or "",
        profile,
        "--headless",
        "--convert-to",
        form,
        "--outdir",
        str(folder),
        str(source),
    ]
    subprocess.run([*command, *options], check=True, capture_output=True, timeout=120)
    return (folder / f"in.{form.partition(':')[0]}").read_bytes()


def compound(*names: str) -> bytes:
    """A compound file with empty streams of these names."""
    sector = 512
    magic = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    head = struct.pack("<8s16s5H6x5I", magic, b"", 62, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096)
    head += struct.pack("<4I", 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", 0) + b"\xff" * (108 * 4)
    table = struct.pack("<2I", 0xFFFFFFFD, 0xFFFFFFFE).ljust(sector, b"\xff")
    entries = b""
    for name in ("Root Entry", *names):
        letters = name.encode("utf-16-le") + b"\0\0"
        entries += (letters.ljust(64, b"\0") + struct.pack("<H", len(letters))).ljust(128, b"\0")
    return head.ljust(sector, b"\0") + table + entries.ljust(sector, b"\0")


def said_of(data: bytes, name: str) -> str:
    with pytest.raises(ReadError) as caught:
        load_bytes(data, name)
    for lang in ("zh", "en"):
        assert caught.value.say(lang).startswith(name)
        assert "\n" not in caught.value.say(lang)
    return caught.value.zh


@needs_office
@pytest.mark.parametrize(("form", "kind"), [("doc", "msword"), ("odt", "opendocument")])
def test_a_report_says_the_same_in_an_older_format(tmp_path: Path, form: str, kind: str) -> None:
    text = REPORT.read_text("utf-8")
    document = load_bytes(converted(tmp_path, twin(text, numbered=True, gap="tab"), form), "报告.wps")
    assert kind in document.media_type
    assert facts(check_document(document)) == facts(check_document(load_text(text)))


@needs_office
def test_rich_text_and_the_xml_of_older_word_are_read_under_any_name() -> None:
    assert load_bytes(RTF, "报告.doc").text == "一、支出12\n二、支出13"
    assert load_bytes(WORD_XML.encode(), "报告.xml").text == "支出12万元"


@needs_office
def test_a_conversion_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert load_bytes(RTF, "报告.rtf").text
    assert list(tmp_path.iterdir()) == []


@needs_office
@pytest.mark.skipif(os.name != "posix", reason="signals differ here")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_that_is_ended_while_it_converts_leaves_nothing_behind(
    tmp_path: Path, number: int, jobs: str
) -> None:
    for name in "ab":
        (tmp_path / f"{name}.rtf").write_bytes(RTF)
    folder = tmp_path / "temporary"
    folder.mkdir()
    command = [sys.executable, "-c", LISTENING, *map(str, tmp_path.glob("*.rtf")), "--jobs", jobs]
    run = subprocess.Popen(
        command, env=os.environ | {"TMPDIR": str(folder)}, start_new_session=True, stderr=subprocess.DEVNULL
    )
    until(lambda: list(folder.glob("perfcheck-*/profile/user/*")) != [])
    os.killpg(run.pid, number)
    assert run.wait(60) in (128 + number, -number)
    until(lambda: list(folder.iterdir()) == [])


def until(true: Callable[[], bool]) -> None:
    """Wait, a minute at most, for something to come true."""
    end = time.monotonic() + 60
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    assert true()


def test_without_libreoffice_one_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("perfcheck.load._office.program", lambda: None)
    assert "LibreOffice" in said_of(RTF, "报告.rtf")


@needs_office
def test_a_password_is_said_to_be_one(tmp_path: Path) -> None:
    plain = bytearray(converted(tmp_path, word_file(p("支出12万元")), "doc"))
    plain[plain.find(b"\xec\xa5") + 11] |= 1
    assert "密码" in said_of(bytes(plain), "报告.doc")


def test_an_encrypted_package_is_said_to_have_a_password_whatever_its_name() -> None:
    for name in ("报告.docx", "报告.doc", "报告.xlsx"):
        assert "密码" in said_of(compound("EncryptedPackage", "EncryptionInfo"), name)


def test_a_doc_that_is_cut_off_is_said_to_be_damaged() -> None:
    assert "损坏" in said_of(compound("WordDocument")[:900], "报告.doc")
