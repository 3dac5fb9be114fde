"""What perfcheck raises: one line for a person, saying what is wrong, where, and what to do."""

from __future__ import annotations


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
