"""The settings that apply, as a configuration file that says where each came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, asdict, fields
from typing import Any

from perfcheck.config import Config
from perfcheck.config.files import Settled
from perfcheck.config.identity import IdentityEntry

_HEAD = {
    "zh": ("配置文件：{}", "没有配置文件", "默认"),
    "en": ("configuration file: {}", "no configuration file", "default"),
}


def show(settled: Settled, lang: str) -> str:
    """The settings as TOML, each with its origin in a comment."""
    found, missing, default = _HEAD[lang]
    lines = [f"# {_shown(found.format(settled.path)) if settled.path else missing}"]
    config = settled.config()
    tables: list[str] = []
    for spec in fields(Config):
        value = _value(config, spec.name)
        origin = _shown(settled.origins.get(spec.name, default))
        if spec.name in ("severity", "tolerance", "limits", "lexicon", "identities"):
            tables += _table(spec.name, value, origin)
        elif value is None:
            lines.append(f"# {spec.name} =  # {origin}")
        else:
            lines.append(f"{spec.name} = {toml(value)}  # {origin}")
    return "\n".join([*lines, *tables]) + "\n"


def _shown(text: str) -> str:
    """A path on one line of a comment, with nothing in it that a terminal would obey."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def plain(settled: Settled) -> dict[str, Any]:
    """The settings and their origins as plain data, ready for JSON."""
    config = settled.config()
    values: dict[str, Any] = {}
    for spec in fields(Config):
        value = _value(config, spec.name)
        if spec.name == "lexicon":
            value = {name: list(words) for name, words in value}
        elif spec.name == "identities":
            value = [_entry(entry) for entry in value]
        values[spec.name] = list(value) if isinstance(value, tuple) else value
    origins = {spec.name: settled.origins.get(spec.name) for spec in fields(Config)}
    return {"path": settled.path, "settings": values, "origins": origins}


def _value(config: Config, name: str) -> Any:
    value = getattr(config, name)
    return asdict(value) if name == "limits" else value


def _entry(entry: IdentityEntry) -> dict[str, Any]:
    made = {spec.name: getattr(entry, spec.name) for spec in fields(entry)}
    kept = {spec.name for spec in fields(entry) if spec.default is MISSING or made[spec.name] != spec.default}
    return {name: value for name, value in made.items() if name in kept}


def _table(name: str, value: Any, origin: str) -> list[str]:
    if not value:
        return []
    if name == "identities":
        made = []
        for entry in value:
            made += ["", f"[[identities]]  # {origin}"]
            made += [f"{key} = {toml(one)}" for key, one in _entry(entry).items()]
        return made
    if name == "lexicon":
        by_section: dict[str, list[str]] = {}
        for full, words in value:
            section, _, key = full.partition(".")
            by_section.setdefault(section, []).append(f"{key} = {toml(words)}")
        return [
            line
            for section, rows in by_section.items()
            for line in ("", f"[lexicon.{section}]  # {origin}", *rows)
        ]
    assert isinstance(value, Mapping)
    return ["", f"[{name}]  # {origin}", *(f"{key} = {toml(one)}" for key, one in value.items())]


def toml(value: object) -> str:
    """A value as TOML writes it: texts, numbers, truth and lists of these."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(toml, value)) + "]"
    return str(value)


def quoted(text: str) -> str:
    """A text as a TOML string of one line."""
    made = []
    for char in text:
        if char in '"\\':
            made.append("\\" + char)
        elif not char.isprintable() and not "\ud800" <= char <= "\udfff":
            made.append(f"\\u{ord(char):04x}" if ord(char) < 1 << 16 else f"\\U{ord(char):08x}")
        else:
            made.append(char)
    return '"' + "".join(made) + '"'
