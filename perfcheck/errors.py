"""What perfcheck raises: one line for a person, saying what is wrong, where, and what to do."""

from __future__ import annotations


class PerfcheckError(Exception):
    """The base of every error that perfcheck raises on purpose."""


class ReadError(PerfcheckError):
    """The input cannot be read."""


class ConfigError(PerfcheckError):
    """A setting is wrong."""
