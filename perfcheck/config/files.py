"""Configuration files: the nearest one to the checked file wins, and nothing is merged but `extend`."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any

from perfcheck.config import Config
from perfcheck.config.nearest import PROJECT
from perfcheck.config.regular import read_regular
from perfcheck.errors import ConfigError

_LIMIT = 1024 * 1024
_BY_KEY = ("severity", "tolerance")


@dataclass(frozen=True, slots=True)
class Settled:
    """Settings that apply, and where they came from.

    path     the configuration file; None where there is none
    values   the arguments of `Config`, checked
    origins  key of `values` → the file or the option it came from
    """

    path: str | None = None
    values: dict[str, Any] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)

    def config(self) -> Config:
        """The settings themselves."""
        return Config(**self.values)

    def over(self, values: dict[str, Any], origin: str) -> Settled:
        """These settings with others put in their place, key by key."""
        return Settled(self.path, self.values | values, self.origins | dict.fromkeys(values, origin))


def read(path: str) -> Settled:
    """The settings of a configuration file and of those it extends. Raises ConfigError."""
    return _read(os.path.abspath(path), ())


def _read(path: str, above: tuple[str, ...]) -> Settled:
    if path in above:
        raise ConfigError(f"{path}：extend 绕回了自己", f"{path}: extends itself in a circle")
    from perfcheck.config.keys import read_settings

    table = dict(_table(path))
    base = table.pop("extend", None)
    values = read_settings(table, path)
    own = Settled(path, values, dict.fromkeys(values, path))
    if base is None:
        return own
    if not isinstance(base, str) or not base:
        raise ConfigError(f"{path}：extend 应为一个文件的路径", f"{path}: extend must be the path of a file")
    where = os.path.join(os.path.dirname(path), os.path.expanduser(base))
    return _inherit(_read(os.path.abspath(where), (*above, path)), own)


def _inherit(base: Settled, own: Settled) -> Settled:
    """What a file inherits: tables key by key, identities by their id, everything else whole."""
    values = base.values | own.values
    for key in _BY_KEY:
        if key in base.values and key in own.values:
            values[key] = base.values[key] | own.values[key]
    for key, name in (("lexicon", 0), ("identities", "id")):
        if key in base.values and key in own.values:
            rows = {_name(row, name): row for row in (*base.values[key], *own.values[key])}
            values[key] = tuple(rows.values())
    both = {key: f"{own.path} + {base.origins[key]}" for key in base.values if key in own.values}
    mixed = {key: both[key] for key in (*_BY_KEY, "lexicon", "identities") if key in both}
    return Settled(own.path, values, base.origins | own.origins | mixed)


def _name(row: Any, name: int | str) -> str:
    return str(row[name] if isinstance(name, int) else getattr(row, name))


def _table(path: str) -> dict[str, Any]:
    data = _parsed(path)
    if os.path.basename(path) != PROJECT:
        return data
    table = data.get("tool", {}).get("perfcheck")
    if not isinstance(table, dict):
        raise ConfigError(f"{path}：没有 [tool.perfcheck]", f"{path}: has no [tool.perfcheck]")
    return table


def _parsed(path: str) -> dict[str, Any]:
    from tomllib import loads

    try:
        return loads(read_regular(path, _LIMIT).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        what = " ".join(str(error).split())[:200]
        raise ConfigError(f"{path}：不是有效的 TOML（{what}）", f"{path}: not valid TOML ({what})") from None
