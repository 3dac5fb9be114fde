"""Several files as one filing: a folder or a zip with a report and its annexes."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

import perfcheck
from perfcheck.config.limits import Limits
from perfcheck.errors import ReadError
from perfcheck.load import load_bytes, load_filing
from perfcheck.model.document import Document
from perfcheck.model.job import Job
from tests.cli.process import run
from tests.load.test_sheet import workbook

REPORT = """青禾县水务局2023年度部门整体支出绩效评价报告
一、支出情况
2023年度支出合计120.50万元，其中：基本支出80.30万元，项目支出40.20万元。
二、存在的问题
预算执行进度偏慢，部分项目下半年才开工。
三、改进措施
年初落实到人，按月通报。"""
NOTE = (
    "一、口径\n按权责发生制填列。\n二、范围\n支出合计99.00万元，其中：基本支出50.00万元，项目支出40.00万元。"
)
SCAN = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def folder(path: Path, **files: bytes | str) -> Path:
    for name, content in files.items():
        file = path / name.replace("_", ".", 1)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def packed(*members: tuple[str | bytes, bytes | str]) -> bytes:
    """A zip; names given as bytes are stored as they are, without saying that they are UTF-8."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            info = _Raw(name) if isinstance(name, bytes) else zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return stream.getvalue()


class _Raw(zipfile.ZipInfo):
    """A member whose name is stored as an older packer stores it."""

    def __init__(self, name: bytes) -> None:
        super().__init__("raw")
        self.raw = name

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.raw, 0


def stored(*members: tuple[str, bytes | str]) -> bytes:
    """A zip that packs nothing: a zip in it stands there as it is."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return stream.getvalue()


CUT_BEHIND_ANOTHER = stored(("a.txt", REPORT), ("b.zip", packed(("c.txt", NOTE))))[:-40]
BOMB = packed(("a.txt", "支" * 2_000_000))


def names(document: Document) -> list[str]:
    return [member.name for member in document.members]


def test_the_report_comes_first_and_annexes_follow_as_people_count(tmp_path: Path) -> None:
    files = folder(tmp_path, 附件10_txt=NOTE, 附件2_txt="项目,金额\n支出,1\n", 正文_txt=REPORT * 2)
    document = load_filing(files)
    assert names(document) == ["正文.txt", "附件2.txt", "附件10.txt"]
    assert document.text.startswith("青禾县")


def test_every_figure_says_which_file_it_stands_in_and_on_which_line(tmp_path: Path) -> None:
    folder(tmp_path, 正文_txt=REPORT, 附表_xlsx=workbook(), 说明_txt=NOTE)
    report = perfcheck.check_filing(tmp_path)
    (finding,) = [finding for finding in report.findings if finding.name == "sum-mismatch"]
    span = finding.spans[0]
    assert (span.file, span.line) == ("说明.txt", 4)
    assert report.document.text[span.start : span.end] == span.text
    cells = [q.span for q in report.quantities if q.span.file == "附表.xlsx"]
    assert all(span.cell and span.cell.startswith("收入表!") for span in cells)


def test_an_annex_begins_its_numbers_again_without_disturbing_the_report(tmp_path: Path) -> None:
    folder(tmp_path, 正文_txt=REPORT, 附件_txt=NOTE.replace("40.00", "49.00"))
    report = perfcheck.check_filing(tmp_path)
    alone = perfcheck.check_text(REPORT)
    assert [f.name for f in report.findings] == [f.name for f in alone.findings]
    assert report.document.title == alone.document.title
    assert [entry.number for entry in report.document.outline] == ["一、", "二、", "三、", "一、", "二、"]
    assert [entry.level for entry in report.document.outline] == [1, 1, 1, 1, 1]


def test_a_file_that_cannot_be_read_is_named_and_stops_no_other(tmp_path: Path) -> None:
    folder(tmp_path, 正文_txt=REPORT, 盖章页_png=SCAN, 空_txt="")
    report = perfcheck.check_filing(tmp_path)
    assert [lost.name for lost in report.source.unreadable] == ["盖章页.png", "空.txt"]
    assert [member.name for member in report.source.members] == ["正文.txt"]
    ran = run("--filing", tmp_path, "--format", "json", "--lang", "en")
    lines = ran.stderr.decode().splitlines()
    assert ran.returncode == 2
    assert len(lines) == 2
    assert "盖章页.png" in lines[0]
    assert json.loads(ran.stdout)["source"]["unreadable"][1]["name"] == "空.txt"


def test_a_folder_is_one_filing_only_where_it_is_said_to_be(tmp_path: Path) -> None:
    folder(tmp_path, 正文_txt=REPORT, 附件_txt=NOTE.replace("40.00", "49.00"))
    assert len(json.loads(run(tmp_path, "--format", "json").stdout)["reports"]) == 2
    assert json.loads(run("--filing", tmp_path, "--format", "json").stdout)["source"]["members"]
    assert run("--filing", tmp_path / "none").returncode == 2
    assert run().returncode == 2


def test_an_output_does_not_go_into_the_folder_that_is_checked(tmp_path: Path) -> None:
    folder(tmp_path, 正文_txt=REPORT)
    ran = run("--filing", tmp_path, "--output", f"json:{tmp_path / 'out.json'}")
    assert ran.returncode == 2
    assert not (tmp_path / "out.json").exists()


def test_what_systems_leave_beside_files_is_no_member(tmp_path: Path) -> None:
    files = folder(tmp_path, 正文_txt=REPORT, Thumbs_db="x", perfcheck_toml="", _DS_Store="x")
    (files / "~$正文.docx").write_bytes(b"x")
    assert names(load_filing(files)) == ["正文.txt"]
    data = packed(("正文.txt", REPORT), ("__MACOSX/._正文.txt", "x"), (".DS_Store", "x"), ("目录/", ""))
    assert names(load_bytes(data, "a.zip")) == ["正文.txt"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_packed_on_chinese_systems_are_read(encoding: str) -> None:
    data = packed(("报告/正文.txt".encode(encoding), REPORT))
    assert names(load_bytes(data, "a.zip")) == ["报告/正文.txt"]


def test_a_zip_is_known_by_its_content_and_checked_as_one_filing(tmp_path: Path) -> None:
    data = packed(("正文.txt", REPORT), ("附表.xlsx", workbook()))
    path = tmp_path / "报送材料.docx"
    path.write_bytes(data)
    report = perfcheck.check_file(path)
    assert report.source.media_type == "application/zip"
    assert [member.name for member in report.source.members] == ["正文.txt", "附表.xlsx"]


def test_names_that_lead_elsewhere_write_nothing(tmp_path: Path) -> None:
    data = packed(("../../evil.txt", NOTE), ("/etc/正文.txt", REPORT))
    path = folder(tmp_path, a_zip=data) / "a.zip"
    before = sorted(tmp_path.rglob("*"))
    assert names(load_filing(path)) == ["/etc/正文.txt", "../../evil.txt"]
    assert sorted(tmp_path.rglob("*")) == before


def test_a_zip_in_a_zip_is_named_and_not_opened() -> None:
    document = load_bytes(packed(("正文.txt", REPORT), ("附件.zip", packed(("a.txt", NOTE)))), "a.zip")
    assert names(document) == ["正文.txt"]
    assert "附件.zip" in document.lost[0][1].zh


def test_a_broken_member_stops_no_other() -> None:
    data = bytearray(packed(("a正文.txt", REPORT), ("b附件.txt", NOTE * 50)))
    at = data.index(b"PK\x01\x02") - 30
    data[at : at + 10] = b"\xff" * 10
    document = load_bytes(bytes(data), "a.zip")
    assert names(document) == ["a正文.txt"]
    assert [name for name, _ in document.lost] == ["b附件.txt"]


@pytest.mark.parametrize(
    ("data", "said", "limits"),
    [
        (packed(("a.txt", REPORT))[:-40], "不完整或已损坏", Limits()),
        (CUT_BEHIND_ANOTHER, "不完整或已损坏", Limits()),
        (packed(), "没有文件", Limits()),
        (packed(("a.png", SCAN), ("b.png", SCAN)), "2 个文件都无法读取", Limits()),
        (packed(*((f"{at}.txt", REPORT) for at in range(4))), "limits.members", Limits(members=3)),
        (BOMB, "limits.unpacked_ratio", Limits()),
        (BOMB, "limits.unpacked_megabytes", Limits(unpacked_megabytes=2, unpacked_ratio=9**9)),
    ],
    ids=[
        "cut off",
        "cut off behind another zip",
        "empty",
        "nothing readable",
        "too many",
        "a bomb",
        "too large",
    ],
)
def test_a_zip_that_cannot_be_read_is_refused_in_one_line(data: bytes, said: str, limits: Limits) -> None:
    with pytest.raises(ReadError, match=said) as caught:
        load_bytes(data, "a.zip", job=Job(limits))
    assert caught.value.en.startswith("a.zip: ")
    assert "\n" not in caught.value.zh + caught.value.en


def test_a_zip_with_a_password_is_refused_and_so_is_a_member_with_one() -> None:
    data = packed(("a.txt", REPORT))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.index(mark) + at
        data = data[:start] + bytes([data[start] | 1]) + data[start + 1 :]
    with pytest.raises(ReadError, match="密码"):
        load_bytes(data, "a.zip")


def test_several_paths_are_one_filing_too(tmp_path: Path) -> None:
    folder(tmp_path, 正文_txt=REPORT, 附件_txt=NOTE)
    report = perfcheck.check_filing([tmp_path / "附件.txt", tmp_path / "正文.txt"])
    assert [Path(member.name).name for member in report.source.members] == ["正文.txt", "附件.txt"]
