"""The local server: what it answers, whom it refuses, and how it ends."""

from __future__ import annotations

import io
import re
import signal
import socket
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import httpx
import pytest

from tests.cli.process import CLEAN_TEXT, FAULTY_TEXT, run
from tests.serve.servers import Running, running, token_of, upload

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent as on Unix")


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    with running("--max-size", "1", "--isolated") as started:
        yield started


@pytest.fixture
def client(server: Running) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.address, follow_redirects=False) as made:
        yield made


def test_an_upload_becomes_a_report_at_an_address_nobody_can_guess(client: httpx.Client) -> None:
    answer = upload(client, "说明.txt", FAULTY_TEXT.encode())
    assert answer.status_code == 303
    place = answer.headers["location"]
    assert re.fullmatch(r"/r/[\w-]{32}/", place)
    page = client.get(place)
    assert "80.30 + 50.20 = 130.50 ≠ 120.50" in page.text
    shape = client.get(f"{place}report.json").json()
    assert shape["summary"]["findings"]["error"] == 1
    saved = client.get(f"{place}report.html")
    assert saved.headers["content-disposition"].startswith("attachment")
    assert "%E8%AF%B4%E6%98%8E-report.html" in saved.headers["content-disposition"]
    assert client.get("/r/" + "x" * 32 + "/").status_code == 404


@pytest.mark.skipif(find_spec("docx") is None, reason="python-docx is not installed")
def test_a_word_file_comes_back_with_comments(client: httpx.Client) -> None:
    import docx

    document = docx.Document()
    for line in FAULTY_TEXT.splitlines():
        document.add_paragraph(line)
    sink = io.BytesIO()
    document.save(sink)
    place = upload(client, "a.docx", sink.getvalue()).headers["location"]
    copy = client.get(f"{place}annotated.docx")
    assert copy.status_code == 200
    assert copy.content[:2] == b"PK"
    assert 'href="annotated.docx"' in client.get(place).text


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("empty.txt", b"", 422),
        ("broken.docx", b"PK\x03\x04 this is no zip", 422),
        ("broken.pdf", b"%PDF-1.7 and no more", 422),
        ("large.txt", b"1" * 1_000_001, 413),
        ("larger.txt", b"1" * 3_000_000, 413),
    ],
    ids=["empty", "broken-docx", "broken-pdf", "large", "larger"],
)
def test_what_cannot_be_read_is_told_in_one_line_on_the_page(
    client: httpx.Client, name: str, data: bytes, status: int
) -> None:
    answer = upload(client, name, data)
    assert answer.status_code == status
    told = re.search(r'role="alert">([^<]+)<', answer.text)
    assert told is not None
    assert "Traceback" not in answer.text
    english = re.search(r'role="alert">([^<]+)<', upload(client, name, data, lang="en").text)
    if status == 422:
        assert english is not None
        assert not re.search("[\u4e00-\u9fff]", english[1])


def test_a_request_for_another_name_is_refused(client: httpx.Client) -> None:
    for host in ("evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "[::1", "localhost.evil"):
        assert client.get("/", headers={"host": host}).status_code == 421, host
    for host in ("localhost", "LOCALHOST:9", "127.0.0.1", "[::1]:80"):
        assert client.get("/", headers={"host": host}).status_code == 200, host


def test_a_form_of_another_site_is_refused(client: httpx.Client, server: Running) -> None:
    token = token_of(client)

    def post(headers: dict[str, str]) -> httpx.Response:
        file = {"file": ("a.txt", CLEAN_TEXT.encode())}
        return client.post("/check", headers=headers, data={"token": token}, files=file, timeout=60)

    for headers in (
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": server.address.replace("127.0.0.1", "localhost")},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ):
        assert post(headers).status_code == 403, headers
    stale = client.post("/check", data={"token": "x"}, files={"file": ("a.txt", b"1")})
    assert stale.status_code == 403
    assert "页面已过期" in stale.text
    assert post({"origin": server.address}).status_code == 303


def test_what_is_no_form_is_refused_in_a_line(client: httpx.Client) -> None:
    for content, kind in (
        (b"x", "text/plain"),
        (b"--a\r\n\r\nx", "multipart/form-data; boundary=a"),
        (b"x", "multipart/form-data"),
    ):
        answer = client.post("/check", content=content, headers={"content-type": kind})
        assert answer.status_code == 400
        assert "没有收到文件" in answer.text


def test_every_answer_forbids_what_it_does_not_need(client: httpx.Client) -> None:
    place = upload(client, "a.txt", FAULTY_TEXT.encode()).headers["location"]
    for path in ("/", place, f"{place}report.json", "/health", "/gone"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert "server" not in headers


def test_the_name_of_an_upload_stays_text(client: httpx.Client) -> None:
    evil = '../<script>alert(1)</script>"\u202e.txt'
    place = upload(client, evil, FAULTY_TEXT.encode()).headers["location"]
    page = client.get(place).text
    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert ".." not in client.get(f"{place}report.json").json()["source"]["name"]


def test_health_says_so(client: httpx.Client) -> None:
    told = client.get("/health").json()
    assert told["status"] == "ok"
    assert told["checking"] == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_at_once_and_without_a_word(number: int) -> None:
    with running() as server:
        httpx.get(f"{server.address}/")
        assert server.stop(number) == (0, "")


def test_a_check_that_takes_too_long_is_ended_and_others_go_on() -> None:
    hard = ("某局2023年度决算说明\n" + FAULTY_TEXT * 20_000).encode()
    with running("--timeout", "1") as server, httpx.Client(base_url=server.address) as client:
        answer = upload(client, "hard.txt", hard)
        assert answer.status_code == 504
        assert "超过 1 秒" in answer.text
        assert client.get("/health").json() == {**client.get("/health").json(), "checking": 0, "reports": 0}


def test_nothing_is_written_to_disk(tmp_path: Path) -> None:
    with running(TMPDIR=str(tmp_path)) as server, httpx.Client(base_url=server.address) as client:
        big = (FAULTY_TEXT + "说明文字。\n" * 200_000).encode()
        assert upload(client, "a.txt", big).status_code == 303
        assert list(tmp_path.iterdir()) == []


def test_a_port_in_use_is_told_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("serve", "--port", str(port))
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert f"127.0.0.1:{port} 无法使用" in done.stderr.decode()


def test_an_address_that_others_can_reach_is_warned_of() -> None:
    with running("--host", "0.0.0.0", "--lang", "en") as server:
        page = httpx.get(server.address.replace("0.0.0.0", "127.0.0.1")).text
        assert "the computer that runs perfcheck" in page
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(30)


@pytest.mark.parametrize("arguments", [["--port", "-1"], ["--keep", "0"], ["--select", "PC9999"]])
def test_wrong_options_are_told_in_one_line(arguments: list[str]) -> None:
    done = run("serve", *arguments)
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1


def test_without_its_packages_it_says_how_to_get_them(tmp_path: Path) -> None:
    (tmp_path / "uvicorn.py").write_text("raise ModuleNotFoundError(name='uvicorn')\n", "utf-8")
    import os

    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    done = run("serve", "--port", "0", PYTHONPATH=path)
    assert done.returncode == 2
    assert (
        done.stderr.decode().strip().endswith("perfcheck serve 需要 uvicorn：pip install 'perfcheck[serve]'")
    )
