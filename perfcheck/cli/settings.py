"""Configuration files and options → the settings of each input."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from perfcheck.config import Config
from perfcheck.config.nearest import find
from perfcheck.load import suffixes

if TYPE_CHECKING:
    import argparse

    from perfcheck.config.files import Settled

OPTIONS = "command line"


class Settings:
    """Where the settings of each input come from; plain, so that it can go to another process.

    options   arguments of `Config` given on the command line: stronger than any file
    named     the configuration file that was named; None: the nearest one to each input
    isolated  whether configuration files are left alone
    previous  path of last year's filing, or None
    """

    def __init__(
        self,
        options: dict[str, Any],
        *,
        named: str | None = None,
        isolated: bool = False,
        previous: str | None = None,
    ) -> None:
        self.options = options
        self.named = named
        self.isolated = isolated
        self.previous = previous
        self._made: dict[str, Config] = {}

    def config(self, path: str) -> Config:
        """The settings for a file or folder ('-': for the working folder). Raises ConfigError."""
        folder = path if os.path.isdir(path) else os.path.dirname(path)
        if folder not in self._made:
            file = self._file(folder)
            self._made[folder] = self.settled(folder).config() if file else Config(**self.options)
        return self._made[folder]

    def settled(self, path: str) -> Settled:
        """The settings for a file or folder, with the origin of each. Raises ConfigError."""
        from perfcheck.config.files import Settled, read

        file = self._file(path)
        return (read(file) if file else Settled()).over(self.options, OPTIONS)

    def _file(self, path: str) -> str | None:
        if self.isolated:
            return None
        return self.named or find(path)

    def lang_for(self, path: str) -> str:
        """The language of a run: one for all inputs, as the first has it."""
        lang = self.config(path).lang
        self.options["lang"] = lang
        self._made.clear()
        return lang

    def suffixes(self, folder: str) -> frozenset[str]:
        """The suffixes of the files that a folder is searched for."""
        return suffixes(plugins=self.config(folder).plugins)


def settings_of(said: argparse.Namespace, arguments: list[str]) -> Settings:
    """The settings that the options ask for."""
    options: dict[str, Any] = {}
    if any(argument == "--lang" or argument.startswith("--lang=") for argument in arguments):
        options["lang"] = said.lang
    for key in ("select", "ignore"):
        if given := getattr(said, key):
            options[key] = tuple(name for text in given for name in text.split(",") if name)
    if said.profile is not None:
        options["profile"] = said.profile
    if said.plugins:
        options["plugins"] = True
    previous = getattr(said, "previous", None)
    return Settings(options, named=said.config, isolated=said.isolated, previous=previous)
