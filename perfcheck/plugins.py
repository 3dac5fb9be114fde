"""What other installed packages bring: rules, identities and loaders, through entry points.

Looked up only where the settings say `plugins = true`: asking every installed package what it
offers costs more than a whole check.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from perfcheck.errors import ConfigError

if TYPE_CHECKING:
    from perfcheck.config.identity import IdentityEntry

RULES, IDENTITIES, LOADERS = "perfcheck.rules", "perfcheck.identities", "perfcheck.loaders"


@cache
def offered(group: str) -> tuple[tuple[str, object], ...]:
    """Everything installed packages offer under a group, as (name, what it is), by name.

    Raises ConfigError, naming package and entry, where something cannot be imported.
    """
    from importlib.metadata import entry_points

    found = []
    for entry in sorted(entry_points(group=group), key=lambda entry: (entry.name, entry.value)):
        package = entry.dist.name if entry.dist else "?"
        name = f"{package}:{entry.name}"
        try:
            found.append((name, entry.load()))
        except Exception as error:
            raise broken(name, error) from error
    return tuple(found)


@cache
def identities() -> tuple[IdentityEntry, ...]:
    """The accounting identities of other packages: each entry point is a list of tables, as in TOML."""
    from perfcheck.config.keys import read_identity

    found = []
    for name, tables in offered(IDENTITIES):
        if not isinstance(tables, list | tuple):
            raise broken(name, "not a list of identities")
        found += [read_identity(table, where=name) for table in tables]
    return tuple(found)


def broken(name: str, error: object) -> ConfigError:
    """The error for an extension that cannot be used."""
    what = " ".join(
        f"{type(error).__name__}: {error}".split() if isinstance(error, Exception) else [str(error)]
    )
    return ConfigError(
        f"扩展 {name} 无法使用（{what[:200]}）", f"extension {name} cannot be used ({what[:200]})"
    )
