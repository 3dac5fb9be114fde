"""Small settings files, read whole; never a pipe that waits or a device that never ends."""

from __future__ import annotations

import os
import stat

from perfcheck.errors import ConfigError, reason


def read_regular(path: str, limit: int) -> bytes:
    """The bytes of a regular file of at most `limit` bytes; ConfigError for anything else."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise ConfigError(f"{path}：不是普通文件", f"{path}: not a regular file")
        with open(path, "rb") as stream:
            data = stream.read(limit + 1)
    except (OSError, ValueError) as error:
        why, said = reason(error)
        raise ConfigError(f"{path}：无法读取（{why}）", f"{path}: cannot be read ({said})") from None
    if len(data) > limit:
        raise too_large(path)
    return data


def too_large(path: str) -> ConfigError:
    return ConfigError(f"{path}：文件过大", f"{path}: too large")
