"""What perfcheck raises: one line for a person, saying what is wrong, where, and what to do."""

from __future__ import annotations

import errno
import os

_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.EACCES: "没有权限",
    errno.EPERM: "不允许这样做",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘是只读的",
    errno.EIO: "磁盘读写出错",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EMFILE: "打开的文件太多",
    errno.EADDRINUSE: "端口已被占用",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
}


def reason(error: Exception) -> tuple[str, str]:
    """Why the system refused, in Chinese and English; what has no name here as the system says it."""
    said = str(getattr(error, "strerror", None) or error)
    code = getattr(error, "errno", None) or 0
    # A resolver of names numbers its errors as well, and otherwise.
    return (_REASONS.get(code, said) if said.startswith(os.strerror(code)) else said), said


class PerfcheckError(Exception):
    """The base of every error that perfcheck raises on purpose.

    `zh` and `en` are the same line in both languages; `str(error)` is the Chinese one.
    """

    def __init__(self, zh: str, en: str = "") -> None:
        super().__init__(zh, en)
        self.zh = zh
        self.en = en or zh

    def __str__(self) -> str:
        return self.zh

    def say(self, lang: str) -> str:
        """The line in one language, `zh` or `en`."""
        return self.en if lang == "en" else self.zh


class ReadError(PerfcheckError):
    """The input cannot be read."""


class ConfigError(PerfcheckError):
    """A setting is wrong."""


class WriteError(PerfcheckError):
    """An output cannot be made or written."""


class Unsuited(WriteError):
    """An output that there is not for this kind of filing: a Word copy of what is no Word file."""
