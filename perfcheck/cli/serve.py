"""`perfcheck serve`: a local page for people without a terminal."""

from __future__ import annotations

import argparse
from functools import partial
from typing import TYPE_CHECKING

from perfcheck.cli import CLEAN, UNUSABLE
from perfcheck.cli.arguments import Parser, add_settings
from perfcheck.cli.console import lang_of, tell
from perfcheck.cli.settings import settings_of
from perfcheck.errors import ConfigError, PerfcheckError

if TYPE_CHECKING:
    from perfcheck.serve import Options

_WARNING = (
    "注意：{} 不是本机地址，能连到这台电脑的人都可以上传文件；没有密码，也不加密",
    "note: {} is no loopback address: whoever reaches this machine can upload; there is no password "
    "and no encryption",
)


def main(arguments: list[str]) -> int:
    """Serve until Ctrl-C or SIGTERM; returns the exit status."""
    from perfcheck.serve import Options

    usual = Options()
    parser = Parser("serve", lang_of(arguments))
    say, option = parser.say, parser.add_argument
    option("--host", default=usual.host, metavar="ADDRESS", help=say["host"])
    option("--port", type=int, default=usual.port, metavar="N", help=say["port"])
    option("--allow-host", action="append", default=[], metavar="NAME", help=say["allow-host"])
    option("--max-size", type=int, default=usual.megabytes, metavar="MB", help=say["max-size"])
    option("--timeout", type=int, default=usual.seconds, metavar="S", help=say["timeout"])
    option("--keep", type=int, default=usual.minutes, metavar="MIN", help=say["keep"])
    option("--open", action="store_true", help=say["open"])
    add_settings(parser)
    said = parser.parse_args(arguments)
    try:
        settings = settings_of(said, arguments)
        said.lang = settings.lang_for(".")
        config = settings.config(".")
        for name, least in (("port", 0), ("max_size", 1), ("timeout", 1), ("keep", 1)):
            _require(name.replace("_", "-"), getattr(said, name), least)
        options = Options(
            host=said.host,
            port=said.port,
            names=tuple(said.allow_host),
            megabytes=min(said.max_size, config.limits.file_megabytes),
            seconds=said.timeout,
            minutes=said.keep,
            config=config,
        )
        _serve(options, said)
    except PerfcheckError as error:
        tell(error.say(said.lang))
        return UNUSABLE
    return CLEAN


def _require(name: str, value: int, least: int) -> None:
    if value < least:
        raise ConfigError(f"--{name} 应不小于 {least}", f"--{name} must be {least} or more")


def _serve(options: Options, said: argparse.Namespace) -> None:
    from perfcheck.selection import rules_for

    rules_for(options.config)
    try:
        from perfcheck.serve.server import is_local, serve
    except ModuleNotFoundError as error:
        if (error.name or "perfcheck").startswith("perfcheck"):
            raise
        raise ConfigError(
            f"perfcheck serve 需要 {error.name}：pip install 'perfcheck[serve]'",
            f"perfcheck serve needs {error.name}: pip install 'perfcheck[serve]'",
        ) from None
    if not is_local(options.host):
        tell(_WARNING[said.lang == "en"].format(options.host))
    serve(options, partial(_ready, said))


def _ready(said: argparse.Namespace, address: str) -> None:
    tell(f"{address} (Ctrl-C stops)" if said.lang == "en" else f"{address} （按 Ctrl-C 停止）")
    if said.open:
        import webbrowser

        webbrowser.open(address)
