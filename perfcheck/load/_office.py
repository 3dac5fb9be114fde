"""Older office formats → newer ones, by LibreOffice where it is installed.

It runs in a profile of its own, in a folder that is removed on every path out; macros, active
content and linked files are off, and its proxy leads nowhere.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import quoteattr

from perfcheck.errors import ReadError
from perfcheck.model.job import Job

_PROGRAMS = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
)
_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_INTERNET = "/org.openoffice.Inet/Settings"
_SETTINGS = (
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "DisableActiveContent", "true"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    (_INTERNET, "ooInetProxyType", "2"),
    (_INTERNET, "ooInetHTTPProxyName", "127.0.0.1"),
    (_INTERNET, "ooInetHTTPProxyPort", "9"),
    (_INTERNET, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_INTERNET, "ooInetHTTPSProxyPort", "9"),
)


def program() -> str | None:
    """The path of LibreOffice; None where it is not installed."""
    found = next((path for name in _PROGRAMS if (path := shutil.which(name))), None)
    return found or next((path for path in _USUAL_PLACES if os.path.exists(path)), None)


def convert(data: bytes, kind: str, target: str, name: str, job: Job) -> bytes:
    """The file's bytes in the format `target` (docx, xlsx); `kind` is its own (doc, xls, ods).

    Raises ReadError where LibreOffice is missing, fails or takes longer than the limit.
    """
    office = program()
    if office is None:
        raise ReadError(
            f"{name}：读取 {kind} 需要安装 LibreOffice，或请另存为 {target} 后再检查",
            f"{name}: reading {kind} needs LibreOffice: install it, or save the file as {target}",
        )
    with _ending_late(), TemporaryDirectory(prefix="perfcheck-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"in.{kind}")
        source.write_bytes(data)
        _run(_command(office, source, target, Path(folder)), folder, name, job.limits.convert_seconds)
        made = Path(folder, "out", f"in.{target}")
        if not made.is_file():
            raise _failed(name, kind)
        if made.stat().st_size > job.limits.unpacked_megabytes * 1024 * 1024:
            raise _failed(name, kind)
        return made.read_bytes()


def _command(office: str, source: Path, target: str, folder: Path) -> list[str]:
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_registry(), "utf-8")
    options = [
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--nologo",
        "--nofirststartwizard",
    ]
    return [
        office,
        f"-env:UserInstallation={profile.parent.as_uri()}",
        *options,
        "--convert-to",
        target,
        "--outdir",
        str(folder / "out"),
        str(source),
    ]


def _registry() -> str:
    items = "".join(
        f"<item oor:path={quoteattr(path)}><prop oor:name={quoteattr(key)} oor:op='fuse'>"
        f"<value>{value}</value></prop></item>"
        for path, key, value in _SETTINGS
    )
    return (
        "<?xml version='1.0' encoding='UTF-8'?>"
        f"<oor:items xmlns:oor='http://openoffice.org/2001/registry'>{items}</oor:items>"
    )


def _run(command: list[str], folder: str, name: str, seconds: int) -> None:
    nothing = subprocess.DEVNULL
    child = subprocess.Popen(
        command,
        stdin=nothing,
        stdout=nothing,
        stderr=nothing,
        start_new_session=os.name == "posix",
        env=os.environ | {"TMPDIR": folder},
    )
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        raise ReadError(
            f"{name}：LibreOffice 转换超过 {seconds} 秒（设置项 limits.convert_seconds）",
            f"{name}: LibreOffice took longer than {seconds} s (setting limits.convert_seconds)",
        ) from None
    finally:
        _stop(child)


def _stop(child: subprocess.Popen[bytes]) -> None:
    """End the child and the processes that it started."""
    if os.name == "posix":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
    elif child.poll() is None:
        child.kill()
    child.wait()


class _Ending(BaseException):
    """Ctrl-C, or the request to end, on its way out through what must be removed first."""


@contextmanager
def _ending_late() -> Iterator[None]:
    """Let a signal that would end this process at once do so only when everything inside is left.

    Only the main thread can; other threads are not interrupted by signals anyway.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    caught: list[int] = []

    def end(number: int, frame: object) -> None:
        if not caught:
            caught.append(number)
            raise _Ending

    signals = [number for number in (signal.SIGINT, signal.SIGTERM) if _would_end(number)]
    before = {number: signal.signal(number, end) for number in signals}
    try:
        with suppress(_Ending):
            yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if caught:
            os.kill(os.getpid(), caught[0])
            raise KeyboardInterrupt


def _would_end(number: signal.Signals) -> bool:
    return signal.getsignal(number) not in (signal.SIG_IGN, None)


def _failed(name: str, kind: str) -> ReadError:
    return ReadError(
        f"{name}：LibreOffice 无法读取这个 {kind} 文件（可能已损坏或有密码）",
        f"{name}: LibreOffice cannot read this {kind} file (damaged, or protected by a password)",
    )
