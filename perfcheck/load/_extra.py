"""What is said where the package that reads a format is not installed."""

from __future__ import annotations

from perfcheck.errors import ReadError


def missing(name: str, kind: str, extra: str) -> ReadError:
    """The error for a file of format `kind` whose package comes with `pip install 'perfcheck[extra]'`."""
    command = f"pip install 'perfcheck[{extra}]'"
    return ReadError(
        f"{name}：读取 {kind} 需要另装组件：{command}",
        f"{name}: reading {kind} needs an extra: {command}",
    )
