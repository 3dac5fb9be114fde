"""Settings of one check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from perfcheck.errors import ConfigError

Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of one check.

    lang     language of messages, `zh` or `en`
    profile  name of the outline that the report must follow; None: recognised from its headings

    Raises ConfigError for a value that is none of these.
    """

    lang: Lang = "zh"
    profile: str | None = None

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
