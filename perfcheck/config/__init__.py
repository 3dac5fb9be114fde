"""Settings of one check, and the files they come from.

keys     what a setting may be: every key is checked, and a wrong one is named with its neighbour
limits   bounds on what is read of a file
identity an accounting identity of the user's own
nearest  which files beside a filing concern it: the nearest configuration wins
files    perfcheck.toml, .perfcheck.toml or [tool.perfcheck], with what they extend
show     what applies, and where it came from

Importing this package reads nothing; `Config` alone is what the engine needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, get_args

from perfcheck.config.limits import USUAL, Limits
from perfcheck.errors import ConfigError

if TYPE_CHECKING:
    from perfcheck.config.identity import IdentityEntry

Lang = Literal["zh", "en"]
Words = tuple[tuple[str, tuple[str, ...]], ...]
"""Words added to the lexicon: (("direction.up", ("攀升",)), …), in order, so that it can be a key."""


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of one check.

    lang        language of messages, `zh` or `en`
    profile     name of the outline that the report must follow; None: recognised from its headings
    select      rules that run, by code (PC101), beginning of a code (PC1) or name; () is all
    ignore      rules that do not, named likewise; stronger than `select`
    severity    rule → error, warning or note; what the wording leaves open is never made worse
    tolerance   rule of notation (PC5xx) → how many slips of it are let pass
    limits      bounds on what is read of a file: `perfcheck.model.job.Limits`, or a table of its fields
    lexicon     table of knowledge/lexicon.toml → words added to it: {"direction.up": ("攀升",)}
    identities  accounting identities added to those of knowledge/identities.toml
    plugins     whether rules, identities and loaders of other installed packages take part

    Raises ConfigError for a value that is none of these; names of rules are looked up when the
    check begins, since other packages may bring some.
    """

    lang: Lang = "zh"
    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict, hash=False)
    tolerance: Mapping[str, int] = field(default_factory=dict, hash=False)
    limits: Limits = USUAL
    lexicon: Words = ()
    identities: tuple[IdentityEntry, ...] = ()
    plugins: bool = False

    def __post_init__(self) -> None:
        if self.lang not in get_args(Lang):
            raise ConfigError(
                f"语言 {self.lang!r} 不可用，请用 zh 或 en",
                f"no language {self.lang!r}: use zh or en",
            )
        if self.profile is not None and not (isinstance(self.profile, str) and self.profile):
            raise ConfigError(
                "profile 应为报告提纲的名称，或者不填", "profile must be the name of an outline, or None"
            )
        for name in (
            "profile",
            "select",
            "ignore",
            "severity",
            "tolerance",
            "limits",
            "lexicon",
            "identities",
            "plugins",
        ):
            if not _usual(name, value := getattr(self, name)):
                from perfcheck.config.keys import READERS

                object.__setattr__(self, name, READERS[name](value, name, ""))

    @classmethod
    def from_mapping(cls, settings: Mapping[str, Any], *, where: str = "") -> Config:
        """The settings of a configuration file's table.

        `where` is named in errors. Raises ConfigError for a key or value that is wrong.
        """
        from perfcheck.config.keys import read_settings

        return cls(**read_settings(settings, where))


_EMPTY: dict[str, type] = {"severity": dict, "tolerance": dict, "plugins": bool}


def _usual(name: str, value: object) -> bool:
    """Whether a setting is as it is where nobody gives it: most runs then import nothing to check it."""
    if name == "profile":
        return value is None
    if name == "limits":
        return value is USUAL
    return not value and type(value) is _EMPTY.get(name, tuple)
