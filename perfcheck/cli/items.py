"""`perfcheck items FILE`: the line items of one report."""

from __future__ import annotations

import sys

from perfcheck.cli import CLEAN, UNUSABLE
from perfcheck.cli.arguments import Parser
from perfcheck.cli.console import lang_of, tell
from perfcheck.cli.run import check_one
from perfcheck.cli.settings import Settings
from perfcheck.write.items import FORMATS, write_items


def main(arguments: list[str]) -> int:
    """Print the line items; returns the exit status, which no finding changes."""
    parser = Parser("items", lang_of(arguments))
    parser.add_argument("file", metavar="FILE", help=parser.say["file"])
    parser.add_argument("--format", choices=FORMATS, default="tree", help=parser.say["items-format"])
    said = parser.parse_args(arguments)
    outcome = check_one(said.file, Settings({"lang": said.lang}))
    if outcome.shape is None:
        tell(outcome.error.say(said.lang) if outcome.error else outcome.name)
        return UNUSABLE
    write_items(outcome.shape, said.format, sys.stdout, said.lang)
    return CLEAN
