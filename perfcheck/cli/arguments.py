"""What may be asked, and in which words."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NoReturn

from perfcheck.errors import ConfigError
from perfcheck.version import __version__
from perfcheck.write import FORMATS

_HELP_WIDTH = 98
FAIL_ON = ("error", "warning", "note", "never")
LANGS = ("zh", "en")

HELP = {
    "zh": {
        "check": "核对绩效报告、决算说明里的每一个数字。",
        "files": "报告文件、文件夹、通配符（如 *.txt），或 - 表示标准输入",
        "filing": "这个文件夹（或压缩包）是一份报告及其附件，合在一起检查；可重复",
        "output": "输出格式与去处，可重复：{}；不写 PATH 则输出到屏幕",
        "format": "屏幕输出的格式，即 --output FORMAT",
        "fail-on": "发现达到此级别时退出码为 1（默认 error）",
        "lang": "输出语言（默认 zh）",
        "jobs": "同时检查几个文件；0 表示与处理器核数相同",
        "quiet": "只输出发现，不输出核对情况和进度",
        "show-passed": "同时列出成立的关系",
        "version": "显示版本",
        "help": "显示本说明",
        "after": "其他命令：perfcheck items FILE（收支明细树）、perfcheck rule [CODE]（规则说明）、"
        "perfcheck accept FILE（接受发现）、perfcheck config [FILE]（适用的设置）、"
        "perfcheck serve（本机网页）。"
        "退出码：0 无问题，1 有发现，2 用法有误或有文件无法读取。",
        "items": "列出报告收支部分的明细树。",
        "file": "报告文件，或 -",
        "items-format": "tree（默认）、json 或 csv",
        "rule": "列出全部规则，或说明其中一条。",
        "code": "规则代码或名称，如 PC101、sum-mismatch",
        "rule-format": "text（默认）或 json",
        "profile": "按此提纲检查章节（perfcheck rule section-missing 列出全部提纲；不写则自动识别）",
        "previous": "上年的报告：核对本文所写、所推算的上年数",
        "diff-from": "以前的 JSON 报告：其中已有的发现另列，不影响退出码",
        "statistics": "另列统计：按规则，按报告（涉及金额大的在前）",
        "select": "只用这些规则：代码、代码开头（PC1）或名称，逗号分隔，可重复",
        "ignore": "不用这些规则，写法同上；优先于 --select",
        "plugins": "使用其他软件包提供的规则、勾稽关系和读取格式",
        "settings": "用这个配置文件，不找最近的",
        "isolated": "不用任何配置文件",
        "config": "显示适用的设置及其出处。",
        "config-file": "报告文件或文件夹，其最近的配置文件适用（默认当前文件夹）",
        "config-format": "text（默认，可作配置文件）或 json",
        "accept": "接受发现，记在报告旁的 perfcheck-accepted.toml；不指明哪一条则列出全部指纹。",
        "fingerprint": "接受这一条，可重复；写指纹或其开头至少 4 位",
        "accept-all": "接受目前的全部发现；以后的新发现照报",
        "reason": "接受的理由（必填）",
        "who": "谁接受的",
        "until": "到哪一天为止（如 2026-12-31），过期照报",
        "prune": "删去已不起作用的条目",
        "serve": "在本机打开一个网页：选文件、看报告、下载批注本，不用命令行。",
        "host": "监听的地址（默认 127.0.0.1，只有本机能连）",
        "port": "端口（默认 8642）；0 表示任取一个空闲的",
        "allow-host": "允许以此名称访问，可重复；localhost 和 IP 地址总是允许",
        "max-size": "上传文件的大小上限（默认 32 MB）",
        "timeout": "核对一份文件最多用几秒（默认 120）",
        "keep": "报告保留几分钟（默认 15）",
        "open": "同时打开浏览器",
        "usage": "用法有误：{}（perfcheck --help 查看用法）",
    },
    "en": {
        "check": "Checks every figure of an expenditure report.",
        "files": "report files, folders, globs (such as *.txt), or - for standard input",
        "filing": "this folder (or zip) is one filing, a report and its annexes, checked across; repeatable",
        "output": "output format and place, any number of times: {}; without PATH, standard output",
        "format": "format of standard output: shorthand of --output FORMAT",
        "fail-on": "exit with 1 for findings of this severity or above (default error)",
        "lang": "language of messages (default zh)",
        "jobs": "how many files to check at once; 0: as many as there are processors",
        "quiet": "print findings only: no summary, no progress",
        "show-passed": "list the relations that hold as well",
        "version": "show the version",
        "help": "show this help",
        "after": "Other commands: perfcheck items FILE (line items as a tree), perfcheck rule [CODE], "
        "perfcheck accept FILE, perfcheck config [FILE], perfcheck serve (a local page). "
        "Exit status: 0 clean, 1 findings, 2 usage error or an unreadable input.",
        "items": "Lists the income and expenditure of a report as a tree.",
        "file": "report file, or -",
        "items-format": "tree (default), json or csv",
        "rule": "Lists the rules, or explains one.",
        "code": "code or name of a rule, such as PC101 or sum-mismatch",
        "rule-format": "text (default) or json",
        "profile": "outline to check sections against (perfcheck rule section-missing lists them; "
        "recognised where left out)",
        "previous": "last year's filing: checks what this one says, or implies, of last year",
        "diff-from": "an earlier report as JSON: what it had already is set apart and does not fail",
        "statistics": "add statistics: by rule, and by filing, the largest amount at stake first",
        "select": "use these rules only: codes, beginnings of codes (PC1) or names; repeatable",
        "ignore": "do not use these rules, named likewise; stronger than --select",
        "plugins": "use rules, identities and loaders of other packages",
        "settings": "use this configuration file instead of the nearest",
        "isolated": "use no configuration file",
        "config": "Shows the settings that apply, and where each came from.",
        "config-file": "report file or folder whose nearest configuration applies (default: here)",
        "config-format": "text (default; can serve as a configuration file) or json",
        "accept": "Accepts findings, in perfcheck-accepted.toml beside the report; lists the fingerprints "
        "of all findings where none is named.",
        "fingerprint": "accept this one, repeatable; a fingerprint, or its first 4 characters or more",
        "accept-all": "accept every finding there is now; new ones are still reported",
        "reason": "why (required)",
        "who": "who accepts it",
        "until": "the last day on which it holds (such as 2026-12-31); then it is reported again",
        "prune": "take out entries that have no effect any more",
        "serve": "Serves a local page: choose a file, read the report, take the annotated copy along.",
        "host": "address to listen on (default 127.0.0.1: this machine alone)",
        "port": "port (default 8642); 0: any that is free",
        "allow-host": "a name that may be asked for, repeatable; localhost and bare addresses always may",
        "max-size": "the largest upload (default 32 MB)",
        "timeout": "how many seconds one check may take (default 120)",
        "keep": "how many minutes a report is kept (default 15)",
        "open": "open the browser as well",
        "usage": "{} (see perfcheck --help)",
    },
}


@dataclass(frozen=True, slots=True)
class Output:
    """One output: a format of FORMATS, and a path; None is standard output."""

    format: str
    path: str | None


class Parser(argparse.ArgumentParser):
    """Says usage errors in one line, in the language asked for."""

    def __init__(self, command: str, lang: str) -> None:
        self.say = HELP.get(lang, HELP["zh"])
        prog = "perfcheck" if command == "check" else f"perfcheck {command}"
        super().__init__(
            prog=prog,
            description=self.say[command],
            add_help=False,
            allow_abbrev=False,
            # Asked for its width, the formatter would import shutil at every start.
            formatter_class=partial(argparse.HelpFormatter, width=_HELP_WIDTH),
        )
        self.lang = lang
        if lang != "en":
            self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help=self.say["help"])
        self.add_argument("--lang", choices=LANGS, default="zh", help=self.say["lang"])

    def format_help(self) -> str:
        text = super().format_help()
        if self.lang == "en":
            return text
        for english, chinese in (("usage: ", "用法："), ("参数:\n", "参数：\n"), ("选项:\n", "选项：\n")):
            text = text.replace(english, chinese, 1)
        return text

    def _print_message(self, message: str, file: Any = None) -> None:
        """Write as argparse does, without passing over what cannot be written."""
        stream = file or sys.stderr
        if message and stream is not None:
            stream.write(message)

    def error(self, message: str) -> NoReturn:
        if self.lang != "en":
            from perfcheck.cli.usage import in_chinese

            message = in_chinese(message)
        from perfcheck.write.tame import tame

        self.exit(2, f"perfcheck: {tame(self.say['usage'].format(message))}\n")


def check_parser(lang: str) -> Parser:
    """The parser of the main command."""
    parser = Parser("check", lang)
    say = parser.say
    parser.epilog = say["after"]
    add = parser.add_argument
    add("files", nargs="*", metavar="FILE", help=say["files"])
    add("--filing", action="append", default=[], metavar="DIR", help=say["filing"])
    add(
        "--output",
        action="append",
        default=[],
        metavar="FORMAT[:PATH]",
        help=say["output"].format("、".join(FORMATS) if lang != "en" else ", ".join(FORMATS)),
    )
    add("--format", metavar="FORMAT", help=say["format"])
    add("--fail-on", choices=FAIL_ON, default="error", help=say["fail-on"])
    add("--previous", metavar="FILE", help=say["previous"])
    add("--diff-from", metavar="FILE", help=say["diff-from"])
    add_settings(parser)
    add("--jobs", type=int, default=1, metavar="N", help=say["jobs"])
    add("--quiet", "-q", action="store_true", help=say["quiet"])
    add("--show-passed", action="store_true", help=say["show-passed"])
    add("--statistics", action="store_true", help=say["statistics"])
    add("--version", action="version", version=f"perfcheck {__version__}", help=say["version"])
    return parser


def add_settings(parser: Parser) -> None:
    """The options that say which settings apply."""
    add, say = parser.add_argument, parser.say
    add("--select", action="append", metavar="RULE,…", help=say["select"])
    add("--ignore", action="append", metavar="RULE,…", help=say["ignore"])
    add("--profile", metavar="NAME", help=say["profile"])
    add("--plugins", action="store_true", help=say["plugins"])
    add("--config", metavar="FILE", help=say["settings"])
    add("--isolated", action="store_true", help=say["isolated"])


def read_outputs(wanted: Sequence[str], shorthand: str | None) -> list[Output]:
    """The outputs asked for; the terminal where none is. Raises ConfigError."""
    asked = [*wanted, *([shorthand] if shorthand is not None else [])] or ["terminal"]
    outputs = [_output(text) for text in asked]
    if sum(output.path is None for output in outputs) > 1:
        raise ConfigError(
            "屏幕输出只能有一种格式，其余请写明路径（FORMAT:PATH）",
            "only one format can go to standard output: give the others a path (FORMAT:PATH)",
        )
    return outputs


def _output(text: str) -> Output:
    name, _, path = text.partition(":")
    if name not in FORMATS:
        known = ", ".join(FORMATS)
        raise ConfigError(f"没有输出格式 {name!r}，可用：{known}", f"no output format {name!r}: use {known}")
    return Output(name, path if path and path != "-" else None)
