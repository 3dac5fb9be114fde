"""`perfcheck config [FILE]`: the settings that apply, and where they came from."""

from __future__ import annotations

import sys

from perfcheck.cli import CLEAN, UNUSABLE
from perfcheck.cli.arguments import Parser, add_settings
from perfcheck.cli.console import lang_of, tell
from perfcheck.cli.settings import settings_of
from perfcheck.errors import PerfcheckError

FORMATS = ("text", "json")


def main(arguments: list[str]) -> int:
    """Print the settings for a file or folder; returns the exit status."""
    parser = Parser("config", lang_of(arguments))
    parser.add_argument("file", nargs="?", default=".", metavar="FILE", help=parser.say["config-file"])
    parser.add_argument("--format", choices=FORMATS, default="text", help=parser.say["config-format"])
    add_settings(parser)
    said = parser.parse_args(arguments)
    try:
        from perfcheck.config.show import plain, show
        from perfcheck.selection import rules_for

        settled = settings_of(said, arguments).settled(said.file)
        rules_for(settled.config())
        if said.format == "json":
            from json import dumps

            sys.stdout.write(dumps(plain(settled), ensure_ascii=False, indent=2) + "\n")
        else:
            sys.stdout.write(show(settled, said.lang))
    except PerfcheckError as error:
        tell(error.say(said.lang))
        return UNUSABLE
    return CLEAN
