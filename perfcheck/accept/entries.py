"""perfcheck-accepted.toml: one entry a fingerprint, with the reason for accepting it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from perfcheck.config.keys import unknown, wrong
from perfcheck.config.regular import read_regular, too_large
from perfcheck.config.show import quoted
from perfcheck.errors import ConfigError, reason

KEYS = ("fingerprint", "reason", "who", "until", "file", "rule", "message")
_LIMIT = 16 * 1024 * 1024
_BLOCK = re.compile(r"(?m)^(?=[ \t]*\[\[[ \t]*accepted[ \t]*\]\])")
_HEAD = "# 已接受的发现：每条一个指纹，reason 必填。Accepted findings: one entry a fingerprint.\n"


@dataclass(frozen=True, slots=True)
class Entry:
    """One accepted finding.

    reason   why, never empty
    who      who accepted it, None where that is not said
    until    the last day on which it holds; None: for good
    file     name of the filing it belongs to; None: of every filing in the folder
    rule, message   what was found, for people; nothing is compared with them
    """

    fingerprint: str
    reason: str
    who: str | None = None
    until: date | None = None
    file: str | None = None
    rule: str | None = None
    message: str | None = None


def read(path: str | os.PathLike[str]) -> tuple[Entry, ...]:
    """The entries of a file. Raises ConfigError, naming file and entry, for anything wrong in it."""
    try:
        shown = os.fsdecode(path)
    except TypeError:
        kind = type(path).__name__
        raise ConfigError(
            f"accepted 应为文件路径，得到的是 {kind}", f"accepted: expected a path, not {kind}"
        ) from None
    return _entries(_text(shown), shown)


def add(path: str, entries: Iterable[Entry]) -> None:
    """Write entries into a file, made where there is none; an older one for the same finding is replaced."""
    made = list(entries)
    replaced = {(entry.fingerprint, entry.file) for entry in made}
    text = _text(path) if os.path.exists(path) else _HEAD
    _entries(text, path)
    kept = _without(text, path, lambda entry: (entry.fingerprint, entry.file) in replaced)
    _write(path, kept.rstrip("\n") + "\n" + "".join(map(_block, made)))


def prune(path: str, gone: Iterable[Entry]) -> None:
    """Take entries out of a file."""
    lost = set(gone)
    text = _text(path)
    _write(path, _without(text, path, lambda entry: entry in lost))


def _without(text: str, path: str, dropped: Callable[[Entry], bool]) -> str:
    """The text of a file without some of its entries; comments elsewhere stay."""
    head, *blocks = _BLOCK.split(text)
    kept = [block for block in blocks if not any(map(dropped, _entries(block, path)))]
    return "".join([head, *kept])


def _block(entry: Entry) -> str:
    lines = ["", "[[accepted]]"]
    for key in KEYS:
        value = getattr(entry, key)
        if value is not None:
            lines.append(f"{key} = {value.isoformat() if isinstance(value, date) else quoted(value)}")
    return "\n".join(lines) + "\n"


def _write(path: str, text: str) -> None:
    """Replace the file in one step: an entry is never half written."""
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        raise ConfigError(f"{path}：内容不能写成 UTF-8", f"{path}: holds what UTF-8 cannot") from None
    if len(data) > _LIMIT:
        raise too_large(path)
    # What cannot be read back would lose every entry: better to leave the old file.
    _entries(text, path)
    spare = f"{path}.{os.getpid()}.tmp"
    try:
        with open(spare, "wb") as stream:
            stream.write(data)
        os.replace(spare, path)
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            os.unlink(spare)
        why, said = reason(error)
        raise ConfigError(f"{path}：无法写入（{why}）", f"{path}: cannot be written ({said})") from None


def _text(path: str) -> str:
    data = read_regular(path, _LIMIT)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError(f"{path}：不是 UTF-8 文字", f"{path}: not UTF-8 text") from None


def _entries(text: str, path: str) -> tuple[Entry, ...]:
    from tomllib import loads

    try:
        data = loads(text)
    except (ValueError, RecursionError) as error:
        what = " ".join(str(error).split())[:200]
        raise ConfigError(f"{path}：不是有效的 TOML（{what}）", f"{path}: not valid TOML ({what})") from None
    for key in data:
        if key != "accepted":
            raise unknown(path, ("设置项", "setting"), key, ["accepted"])
    tables = data.get("accepted", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise wrong(path, "accepted", "应写成 [[accepted]]", "must be written [[accepted]]")
    made = [_entry(table, f"accepted[{place}]", path) for place, table in enumerate(tables, 1)]
    seen: set[tuple[str, str | None]] = set()
    for entry in made:
        if (entry.fingerprint, entry.file) in seen:
            raise wrong(path, entry.fingerprint, "写了两次", "is there twice")
        seen.add((entry.fingerprint, entry.file))
    return tuple(made)


def _entry(table: dict[str, Any], name: str, path: str) -> Entry:
    for key in table:
        if key not in KEYS:
            raise unknown(path, (f"设置项（{name}）", f"setting of {name}"), key, KEYS)
    for key in ("fingerprint", "reason"):
        if not isinstance(table.get(key), str) or not table[key].strip():
            raise wrong(path, name, f"缺少 {key}", f"lacks {key}")
    for key in ("who", "file", "rule", "message"):
        if not isinstance(table.get(key, ""), str):
            raise wrong(path, f"{name}.{key}", "应为文字", "must be text")
    until = read_date(table.get("until"), f"{name}.until", path)
    kept = {key: table[key] for key in ("reason", "who", "file", "rule", "message") if key in table}
    return Entry(fingerprint=table["fingerprint"].strip().lower(), until=until, **kept)


def read_date(value: object, name: str, where: str = "") -> date | None:
    """A day, as TOML has it or as text (2026-12-31); None for None. Raises ConfigError."""
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise wrong(where, name, "应为日期，如 2026-12-31", "must be a date such as 2026-12-31") from None
