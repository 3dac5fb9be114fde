"""Settings of one check."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Lang = Literal["zh", "en"]


class Config(BaseModel):
    """Settings of one check: the language of messages, and the outline profile (None: recognised)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    lang: Lang = "zh"
    profile: str | None = None
