"""Where outputs go: a file that is written whole or not at all, or a folder of such files."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from typing import IO, Any

from perfcheck.errors import WriteError, reason

_LONGEST_STEM = 40


class File:
    """A file that appears, or changes, only when all of it has been written.

    `stream` is where to write it: UTF-8 text without changed line ends, or bytes. A pipe or a
    device is written as it is, and so is a file in a folder that takes no other. Raises WriteError.
    """

    def __init__(self, path: str, *, binary: bool) -> None:
        self.shown = path
        self.binary = binary
        try:
            self.path, self.temporary = _target(path)
            self.stream = self._open()
        except (OSError, ValueError) as error:
            raise unwritable(path, error) from None

    def _open(self) -> IO[Any]:
        there: int | str = self.path
        if self.temporary:
            try:
                there = os.open(self.temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
            except PermissionError:
                # The file may be written though its folder may not.
                if not os.path.exists(self.path):
                    raise
                self.temporary = ""
        if self.binary:
            return open(there, "wb")
        # A file name may hold what UTF-8 cannot: escaped, it is still valid JSON.
        return open(there, "w", encoding="utf-8", errors="backslashreplace", newline="")

    def commit(self) -> None:
        """Put what was written in its place. Raises WriteError, and then nothing has changed."""
        try:
            self.stream.close()
            if self.temporary:
                with suppress(FileNotFoundError):
                    os.chmod(self.temporary, stat.S_IMODE(os.stat(self.path).st_mode))
                os.replace(self.temporary, self.path)
                self.temporary = ""
        except OSError as error:
            self.abandon()
            raise unwritable(self.shown, error) from None

    def abandon(self) -> None:
        """Leave everything as it was before."""
        with suppress(OSError, ValueError):
            self.stream.close()
        if self.temporary:
            with suppress(OSError):
                os.unlink(self.temporary)
            self.temporary = ""


class Folder:
    """A folder whose files are each written whole; made when the first one is.

    `keep` are the files that must stay as they are: the inputs.
    """

    def __init__(self, path: str, keep: Iterable[str] = ()) -> None:
        self.path = path
        self.keep = {os.path.realpath(name) for name in keep}
        self.names: set[str] = set()

    def write(self, name: str, data: str | bytes) -> str:
        """Write one file, `name` being relative and with `/`; returns the name that it got, which
        differs where there is already one of that name. Raises WriteError.
        """
        name = self._free(name)
        path = os.path.join(self.path, *name.split("/"))
        if os.path.realpath(path) in self.keep:
            raise WriteError(
                f"{path}：输出会覆盖被检查的文件", f"{path}: the output would overwrite an input"
            )
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
        except (OSError, ValueError) as error:
            raise unwritable(path, error) from None
        file = File(path, binary=isinstance(data, bytes))
        try:
            file.stream.write(data)
        except BaseException as error:
            file.abandon()
            if isinstance(error, OSError):
                raise unwritable(path, error) from None
            raise
        file.commit()
        return name

    def _free(self, name: str) -> str:
        """The name, or one like it, that no file of this run has, in capitals or without."""
        stem, suffix = os.path.splitext(name)
        number = 1
        while name.casefold() in self.names:
            number += 1
            name = f"{stem}-{number}{suffix}"
        self.names.add(name.casefold())
        return name


def names_folder(path: str) -> bool:
    """Whether a PATH means a folder: it ends in a slash, or there is a folder of that name."""
    return path.endswith(("/", os.sep)) or os.path.isdir(path)


def unwritable(path: str, error: Exception) -> WriteError:
    """What went wrong on writing, in one line."""
    why, said = reason(error)
    return WriteError(f"{path}：无法写入（{why}）", f"{path}: cannot be written ({said})")


_BINARY = getattr(os, "O_BINARY", 0)


def _target(path: str) -> tuple[str, str]:
    """The file to write, behind any link, and one beside it to write first ('': none)."""
    if path.startswith(("/dev/", "/proc/")):
        return path, ""
    try:
        kind = os.stat(path).st_mode
    except FileNotFoundError:
        pass
    else:
        if not stat.S_ISREG(kind):
            return path, ""
        if not os.access(path, os.W_OK):
            raise PermissionError(13, os.strerror(13))
    path = os.path.realpath(path)
    folder, name = os.path.split(path)
    mark = f"{os.getpid():x}{os.urandom(3).hex()}"
    return path, os.path.join(folder, f".{name[:_LONGEST_STEM]}.{mark}.tmp")
